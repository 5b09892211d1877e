// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputQueue } from '../src/console/input';

function queue(): { input: InputQueue; sent: [number, string][] } {
    const sent: [number, string][] = [];
    const input = new InputQueue((number, bytes) => sent.push([number, new TextDecoder().decode(bytes)]));
    return { input, sent };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('keys are numbered from 1', () => {
    const { input, sent } = queue();
    input.type(bytes('a'));
    input.type(bytes('b'));
    assert.deepEqual(sent, [[1, 'a'], [2, 'b']]);
});

test('what is not acknowledged is sent again under its old number', () => {
    const { input, sent } = queue();
    ['a', 'b', 'c'].forEach((key) => input.type(bytes(key)));
    input.acknowledged(1);
    sent.length = 0;
    input.resume(0);
    assert.deepEqual(sent, [[2, 'b'], [3, 'c']]);
});

test('a long paste goes in small frames, few at a time, in order', () => {
    const { input, sent } = queue();
    const text = Array.from({ length: 500 }, (_, index) => `line ${index}\n`).join('');
    input.type(bytes(text));
    input.type(bytes('after'));
    assert.equal(sent.length, 4);
    for (let number = 1; number <= sent.length; ++number)
        input.acknowledged(number);
    assert.equal(sent.map(([, piece]) => piece).join(''), `${text}after`);
    assert.ok(sent.every(([, piece]) => piece.length <= 512));
    assert.equal(input.untaken, 0);
});

test('what is discarded is counted and never sent; numbers go on', () => {
    const { input, sent } = queue();
    input.type(bytes('x'.repeat(3000)));
    assert.equal(input.discard(), 3000);
    sent.length = 0;
    input.resume(0);
    input.type(bytes('y'));
    assert.deepEqual(sent, [[5, 'y']]);
});
