// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Position, type Step } from '../src/console/position';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const told = (steps: Step[]): string[] => steps.map((step) => {
    if (step.do === 'write')
        return new TextDecoder().decode(step.bytes);
    return step.do === 'missing' ? `missing ${step.bytes}` : step.do;
});

function opened(epoch: number | undefined, offset: number): Position {
    const position = new Position();
    assert.deepEqual(position.opened(epoch, offset), []);
    return position;
}

test('a rebuild resets first, ends with an empty frame, and is followed by live output', () => {
    const position = opened(1, 100);
    assert.deepEqual(told(position.take(3, 100, bytes('screen'))), ['reset', 'screen']);
    assert.equal(position.resume, undefined, 'half a rebuild can not be resumed');
    assert.deepEqual(told(position.take(3, 100, bytes('more'))), ['more']);
    assert.deepEqual(told(position.take(3, 100, bytes(''))), ['live']);
    assert.deepEqual(told(position.take(1, 100, bytes('abc'))), ['abc']);
    assert.deepEqual(position.resume, { epoch: 1, offset: 103 });
});

test('nothing is shown twice and nothing is passed over in silence', () => {
    const position = opened(1, 0);
    position.take(1, 0, bytes('abc'));
    assert.deepEqual(told(position.take(1, 0, bytes('abc'))), []);
    assert.deepEqual(told(position.take(1, 1, bytes('bcde'))), ['de']);
    assert.deepEqual(told(position.take(1, 7, bytes('h'))), ['missing 2', 'h']);
});

test('after a cut output goes on exactly where it ended', () => {
    const position = opened(5, 0);
    position.take(1, 0, bytes('abc'));
    assert.deepEqual(told(position.opened(5, 3)), []);
    assert.deepEqual(told(position.take(1, 3, bytes('def'))), ['def']);
});

test('what was lost during a cut is told once, by the answer or by the gap', () => {
    const position = opened(5, 0);
    position.take(1, 0, bytes('abc'));
    assert.deepEqual(told(position.opened(5, 10)), ['missing 7']);
    assert.deepEqual(told(position.gap(5, 10)), []);
    assert.deepEqual(told(position.gap(5, 12)), ['missing 2']);
    assert.deepEqual(position.resume, { epoch: 5, offset: 12 });
});

test('a new run is told, with what was lost of it', () => {
    const position = opened(5, 0);
    position.take(1, 0, bytes('abc'));
    assert.deepEqual(told(position.opened(6, 4)), ['restarted', 'missing 4']);
    assert.deepEqual(told(position.gap(7, 0)), ['restarted']);
    assert.deepEqual(told(position.take(1, 0, bytes('boot'))), ['boot']);
    assert.deepEqual(position.resume, { epoch: 7, offset: 4 });
});

test('output that begins at 0 after the machine was off is a new run', () => {
    const position = opened(5, 0);
    position.take(1, 0, bytes('abc'));
    position.ended();
    assert.deepEqual(told(position.take(1, 0, bytes('boot'))), ['restarted', 'boot']);
    assert.deepEqual(position.resume, { offset: 4 });
});

test('a forgotten position asks for a rebuild', () => {
    const position = opened(5, 7);
    position.forget();
    assert.equal(position.resume, undefined);
    assert.deepEqual(told(position.opened(5, 900)), []);
});
