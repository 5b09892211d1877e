// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanPaste, needsPreview, PacedPaste } from '../src/console/paste';

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

test('a long paste goes out in pieces with pauses, waits for what is not taken, and can be stopped', () => {
    let next: (() => void) | undefined;
    let sent = '';
    let untaken = 0;
    const paste = new PacedPaste({
        send: (bytes) => sent += new TextDecoder().decode(bytes), untaken: () => untaken, changed: () => undefined,
    }, (act) => {
        next = act;
        return 0;
    });
    const text = Array.from({ length: 1000 }, (_, index) => String(index % 10)).join('');
    paste.start(new TextEncoder().encode(text));
    assert.equal(sent.length, 256);
    next!();
    assert.equal(sent.length, 512);
    untaken = 4096;
    next!();
    assert.equal(sent.length, 512);
    untaken = 0;
    paste.start(new TextEncoder().encode('!'));
    next!();
    assert.equal(sent, `${text}!`);
    assert.ok(!paste.running);
    paste.start(new TextEncoder().encode(text));
    assert.equal(paste.stop(), 744);
});
