// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff, ending } from '../src/link/backoff';

test('the pause doubles from one second to thirty, spread over its upper half', () => {
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 60].map((attempt) => backoff(attempt, () => 1)),
        [1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
    assert.equal(backoff(3, () => 0), 4000);
});

test('only three close codes end the connection for good', () => {
    const next = (code: number): string => ending(code, '').next;
    assert.deepEqual([4500, 4501, 4503].map(next), ['never', 'login', 'never']);
    assert.deepEqual([1000, 1001, 1006, 1009, 4001, 4002, 4004, 4999].map(next), Array(8).fill('wait'));
    assert.equal(next(4003), 'now');
});

test('the server\'s own reason is shown', () => {
    assert.match(ending(1001, 'update').words, /update/);
});
