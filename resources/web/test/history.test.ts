// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAlert } from '../src/alerts';
import { joined, readHistory, type Source } from '../src/history';
import { HistoryFeed } from '../src/historyfeed';
import type { Fields } from '../src/lib/read';
import { csvOf } from '../src/csv';
import { marksNear, marksOf, marksOfAlerts, withPast } from '../src/marks';
import { readEvent, readSample, type Sample } from '../src/model';
import { kinds, partLines } from '../src/views/chartkinds';

const cpu: Source[] = [{ metric: 'cpu.utilization', value: (sample) => sample.cpu }];
const at = (...times: number[]): Sample[] => times.map((time) => ({ at: time, cpu: time }));
const answer = (avg: (number | null)[], max: (number | null)[], step = 10): Fields =>
    ({ from: '1970-01-01T00:00:00.000Z', step, series: { 'cpu.utilization': { avg, max } } });
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('history stands before what the page saw, each value in the middle of its step', () => {
    const history = readHistory(answer([1, 2, 3], [5, 6, 7]));
    assert.deepEqual(joined(history, at(20, 26, 30), cpu, 0, 100),
        [[5, 15, 25, 26, 30], [1, 2, 3, 26, 30], [5, 6, 7, null, null]]);
});

test('nulls of the history are gaps, and so is the time between it and the samples', () => {
    const history = readHistory(answer([1, null, 3, null], [1, null, 3, null], 60));
    assert.deepEqual(joined(history, at(595, 600), cpu, 0, 600),
        [[30, 90, 150, 372.5, 595, 600], [1, null, 3, null, 595, 600], Array(6).fill(null)]);
});

test('what was measured less often than the steps come is a line, until more is missing than usual', () => {
    const everyThird = [1, null, null, 2, null, null, 3, null, null, null, null, null, null, null, null, null, 4];
    const history = readHistory(answer(everyThird, everyThird, 1));
    assert.deepEqual(joined(history, [], cpu, 0, 100).slice(0, 2),
        [[0.5, 3.5, 6.5, 11.5, 16.5], [1, 2, 3, null, 4]]);
});

test('a maximum that is the average everywhere is not drawn', () => {
    assert.deepEqual(joined(readHistory(answer([1, 2], [1, 2])), [], cpu, 0, 100)[2], [null, null]);
    assert.deepEqual(joined(readHistory(answer([1, 2], [1, 4])), [], cpu, 0, 100)[2], [1, 4]);
});

test('only the time that was asked for is shown', () => {
    const history = readHistory(answer([1, 2, 3, 4], [1, 2, 3, 4]));
    assert.deepEqual(joined(history, at(50, 60), cpu, 10, 30)[0], [15, 25, 30]);
    assert.deepEqual(joined(undefined, at(1, 2, 3), cpu, 2, 2.5), [[2], [2], [null]]);
});

test('an answer that is none gives no history', () => {
    assert.equal(readHistory({}), undefined);
    assert.equal(readHistory({ from: '1970-01-01T00:00:00Z', step: 0, series: {} }), undefined);
    assert.deepEqual(readHistory({ from: '1970-01-01T00:00:00Z', step: 1 })?.series.size, 0);
});

test('the history is asked for once for what is shown, and again when it has moved on', async () => {
    const asked: Fields[] = [];
    let now = 1000;
    const feed = new HistoryFeed((_type, data) => {
        asked.push(data);
        return Promise.resolve({ result: answer([1], [1]) });
    }, 'a1', () => now);
    feed.want(['cpu.utilization'], 0, 1000, true);
    feed.want(['cpu.utilization'], 1, 1001, true);
    await settle();
    assert.deepEqual(asked, [{
        vm: 'a1', metrics: ['cpu.utilization'], points: 400, from: '1970-01-01T00:00:00.000Z',
        to: '1970-01-01T00:16:40.000Z',
    }]);
    assert.equal(feed.history?.step, 10);
    now += 30;
    feed.want(['cpu.utilization'], 30, 1030, true);
    await settle();
    assert.equal(asked.length, 2);
    feed.want(['cpu.utilization'], 0, 500, false);
    await settle();
    now += 1000;
    feed.want(['cpu.utilization'], 0, 500, false);
    await settle();
    assert.equal(asked.length, 3, 'what is past does not change');
    feed.forget();
    feed.want(['cpu.utilization'], 0, 500, false);
    assert.equal(asked.length, 4);
});

test('the answer to what is not wanted any more is dropped, a refusal is told', async () => {
    const answers: ((value: Fields) => void)[] = [];
    const feed = new HistoryFeed(() => new Promise((resolve) => answers.push(resolve)), 'a1');
    feed.want(['cpu.utilization'], 0, 100, false);
    feed.want(['cpu.utilization'], 0, 200, false);
    answers[1]!({ result: answer([2], [2]) });
    answers[0]!({ result: answer([1], [1]) });
    await settle();
    assert.deepEqual(feed.history?.series.get('cpu.utilization')?.average, [2]);
    const refused = new HistoryFeed(() => Promise.reject(new Error('history is off')), 'a1');
    refused.want(['cpu.utilization'], 0, 100, false);
    await settle();
    assert.equal(refused.refusal, 'history is off');
});

test('single devices are kept of one machine, and drawn where there is more than one', () => {
    const wire = {
        vm: 'a1', at: '2026-01-02T03:04:05.600Z',
        cpu: { vcpus: [{ number: 0, utilization: 1 }, { number: 1, utilization: 2 }] },
        disk: { devices: [{ name: 'vda', readRate: 3, writeRate: 4 }] },
        network: { interfaces: [{ name: 'vnet0', rxRate: 5 }, { name: 'vnet.1', rxRate: 6, txRate: 7 }] },
    };
    assert.equal(readSample(wire)!.sample.parts, undefined);
    const { sample } = readSample(wire, 'a1')!;
    const drawn = (index: number): string[] => partLines(kinds[index]!, sample).map(({ label }) => label);
    assert.deepEqual(drawn(0), ['vCPU 0', 'vCPU 1']);
    assert.deepEqual(drawn(1), []);
    assert.deepEqual(drawn(2), [], 'one disk is all disks');
    assert.deepEqual(drawn(3), ['vnet.1 in', 'vnet.1 out', 'vnet0 in']);
    assert.equal(partLines(kinds[0]!, sample)[1]!.value(sample), 2);
    assert.equal(partLines(kinds[0]!, sample)[1]!.metric, 'cpu.1.utilization');
});

test('marks are what happened to the machine or its host in the time shown, oldest first', () => {
    const event = (second: number, kind: string, vm?: string): ReturnType<typeof readEvent> =>
        readEvent({ at: new Date(second * 1000).toISOString(), kind, message: `${kind} ${second}`, vm });
    const events = [event(9, 'alert', 'a1'), event(8, 'watch', 'b2'), event(7, 'lifecycle'), event(6, 'console', 'a1'),
        event(5, 'boot', 'a1'), event(1, 'watch', 'a1')].map((made) => made!);
    const marks = marksOf(events, 'a1', 2, 10);
    assert.deepEqual(marks.map(({ words }) => words), ['boot 5', 'lifecycle 7', 'alert 9']);
    assert.deepEqual(marksNear(marks, 6, 1).map(({ at: moment }) => moment), [5, 7]);
});

test('alerts that began before the page saw events are marked too, later ones by their events alone', () => {
    const alert = (second: number, vm = 'a1'): NonNullable<ReturnType<typeof readAlert>> =>
        readAlert({ id: `${second}`, vm, since: new Date(second * 1000).toISOString(), message: `since ${second}` })!;
    const event = readEvent({ at: new Date(50_000).toISOString(), kind: 'alert', message: 'm', vm: 'a1' })!;
    const marks = marksOfAlerts([alert(60), alert(40), alert(30, 'b2'), alert(1)], [event], 'a1', 10, 100);
    assert.deepEqual(marks.map(({ words }) => words), ['since 40']);
    assert.equal(marksOfAlerts([alert(60)], [], 'a1', 10, 100).length, 1);
});

test('what happened before the page was opened stands behind what it heard', () => {
    const event = (at: number, message: string) => readEvent(
        { at: new Date(at * 1000).toISOString(), kind: 'lifecycle', message, vm: 'a' })!;
    const past = [event(1, 'one'), event(2, 'two'), event(3, 'three')];
    const heard = [event(4, 'four'), event(3, 'three')];
    assert.deepEqual(marksOf(withPast(heard, past, 'a'), 'a', 2, 9).map(({ words }) => words),
        ['two', 'three', 'four']);
    assert.deepEqual(marksOf(withPast([], past, 'a'), 'a', 0, 9).length, 3);
});

test('the charts as a file have a line for each moment, and gaps are empty', () => {
    const columns: Parameters<typeof csvOf>[0] = [
        [[{ metric: 'cpu.utilization' }], [[10, 20], [1, null], [5, null]]],
        [[{ metric: 'disk.a,b.readRate' }], [[10, 30], [null, 3], [null, null]]],
    ];
    assert.equal(csvOf(columns), [
        'time,cpu.utilization average,cpu.utilization maximum,"disk.a,b.readRate average","disk.a,b.readRate maximum"',
        '1970-01-01T00:00:10.000Z,1,5,,', '1970-01-01T00:00:30.000Z,,,3,', '',
    ].join('\n'));
});
