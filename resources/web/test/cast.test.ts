// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Playback, readCast, type Cast } from '../src/console/cast';
import { fromBase64, readRecording, readRecordings } from '../src/console/recordings';
import type { Fields } from '../src/lib/read';

const file = [
    '{"version": 2, "width": 100, "height": 30, "timestamp": 1767322800}',
    '[0.5, "o", "a"]', '[1.0, "o", "b\\u001b[0m"]', '[1.5, "i", "typed"]', '[2, "r", "120x40"]', '[4, "o", "c"]',
    '[4.2, "o", "ha',
].join('\n');

function played(cast: Cast): { playback: Playback; shown: string[] } {
    const shown: string[] = [];
    const playback = new Playback(cast, {
        reset: (columns, rows) => shown.push(`reset ${columns}x${rows}`),
        write: (data) => shown.push(data),
        resize: (columns, rows) => shown.push(`${columns}x${rows}`),
        settled: () => Promise.resolve(),
    });
    return { playback, shown };
}

test('a recording is read up to a line that is not complete', () => {
    const cast = readCast(file)!;
    assert.deepEqual([cast.columns, cast.rows, cast.duration, cast.events.length], [100, 30, 4, 5]);
    assert.equal(readCast('{"version": 1}'), undefined);
    assert.equal(readCast('no recording'), undefined);
});

test('sizes that make no sense are bounded, and time does not run backwards', () => {
    const cast = readCast('{"version":2,"width":1e9,"height":-5}\n[3,"o","a"]\n[1,"o","b"]')!;
    assert.deepEqual([cast.columns, cast.rows], [1000, 1]);
    assert.deepEqual(cast.events.map(({ at }) => at), [3, 3]);
});

test('output and sizes come at their time, what was typed is not shown', () => {
    const { playback, shown } = played(readCast(file)!);
    playback.advance(0.7);
    assert.deepEqual(shown, ['reset 100x30', 'a']);
    playback.advance(1.5);
    assert.deepEqual(shown.slice(2), ['b\u001b[0m', '120x40']);
    assert.ok(!playback.ended);
    playback.advance(100);
    assert.equal(shown.at(-1), 'c');
    assert.ok(playback.ended);
    assert.equal(playback.position, 4);
});

test('seeking back begins anew, seeking forward goes on', async () => {
    const { playback, shown } = played(readCast(file)!);
    await playback.seek(3);
    assert.deepEqual(shown, ['reset 100x30', 'a', 'b\u001b[0m', '120x40']);
    await playback.seek(1);
    assert.deepEqual(shown.slice(4), ['reset 100x30', 'a', 'b\u001b[0m']);
    await playback.seek(4);
    assert.deepEqual(shown.slice(7), ['120x40', 'c']);
});

test('a long seek that another overtakes stops', async () => {
    const data = 'x'.repeat(200_000);
    const cast: Cast = { columns: 80, rows: 24, duration: 10,
        events: Array.from({ length: 10 }, (_, index) => ({ at: index, kind: 'o', data: `${index}${data}` })) };
    const { playback, shown } = played(cast);
    const first = playback.seek(9);
    const second = playback.seek(0);
    await Promise.all([first, second]);
    assert.equal(playback.position, 0);
    assert.equal(shown.at(-1)?.[0], '0');
});

test('a list of recordings is read, newest first', () => {
    const recordings = readRecordings({ recordings: [
        {
            id: 'a', device: 'serial0', by: 'ada', startedAt: '2026-01-02T03:04:05.000Z', duration: 61.5, size: 4711,
            active: false,
        },
        { id: 'b', startedAt: '2026-01-03T03:04:05.000Z', active: true }, { device: 'no id' },
    ] });
    assert.deepEqual(recordings.map(({ id, active }) => [id, active]), [['b', true], ['a', false]]);
    assert.equal(recordings[1]!.duration, 61.5);
});

test('a recording is read piece by piece to its end', async () => {
    const whole = 'the whole of it';
    const asked: Fields[] = [];
    const ask = (_type: string, data: Fields): Promise<Fields> => {
        asked.push(data);
        const offset = Number(data.offset);
        const content = btoa(whole.slice(offset, offset + 6));
        return Promise.resolve({ result: { offset, size: whole.length, content } });
    };
    const told: number[] = [];
    const [recording] = readRecordings({ recordings: [{ id: 'r' }] });
    const pieces = await readRecording(ask, 'a1', recording!, (read) => told.push(read));
    assert.equal(await new Blob(pieces).text(), whole);
    assert.deepEqual(told, [6, 12, 15]);
    assert.deepEqual(asked[1], { vm: 'a1', recording: 'r', offset: 6 });
    assert.deepEqual([...fromBase64('/wA=')], [255, 0]);
});
