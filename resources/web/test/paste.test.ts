// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanPaste, needsPreview } from '../src/console/paste';

test('controls and the marks of a paste are taken out, tabs and lines stay', () => {
    assert.equal(cleanPaste('a\tb\r\nc\rd\u0007\u001b[201~e\u009bf\u0000'), 'a\tb\nc\nd' + 'ef');
});

test('no mark remains that the cleaning itself puts together', () => {
    assert.ok(!cleanPaste('\u001b\u001b[201~[201~x').includes('\u001b'));
});

test('more than one line or a thousand characters are looked at first', () => {
    assert.ok(!needsPreview('one line\n'));
    assert.ok(needsPreview('two\nlines'));
    assert.ok(needsPreview('x'.repeat(1025)));
});
