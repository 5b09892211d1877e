// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeFrame, decodeMessage, encodeFrame, encodeMessage, FrameKind } from '../src/link/protocol';

test('the envelope has type, time in UTC with milliseconds, and data', () => {
    const written = encodeMessage('heartbeat', { a: 1 }, new Date('2026-01-02T03:04:05.006Z'));
    assert.deepEqual(JSON.parse(written),
        { type: 'heartbeat', timestamp: '2026-01-02T03:04:05.006Z', data: { a: 1 } });
});

test('what is no envelope is no message, and missing data are empty', () => {
    for (const bad of ['', 'x', '[]', '1', 'null', '{}', '{"type":7}'])
        assert.equal(decodeMessage(bad), undefined, bad);
    assert.deepEqual(decodeMessage('{"type":"new-thing","more":1}'), { type: 'new-thing', data: {} });
});

test('a console frame is kind, channel and number in network order, then the bytes', () => {
    const frame = { kind: FrameKind.input, channel: 0x01020304, number: 0x1_0000_0002, bytes: Uint8Array.of(65, 66) };
    const encoded = encodeFrame(frame);
    assert.deepEqual([...encoded], [2, 1, 2, 3, 4, 0, 0, 0, 1, 0, 0, 0, 2, 65, 66]);
    assert.deepEqual(decodeFrame(encoded.buffer), frame);
});

test('a frame shorter than its head is nothing, an empty one is a frame', () => {
    assert.equal(decodeFrame(new ArrayBuffer(12)), undefined);
    assert.equal(decodeFrame(new ArrayBuffer(13))?.bytes.length, 0);
});
