// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sample } from '../src/model';
import { append, columns, keptSeconds, nearest, usualStep, whyEmpty } from '../src/series';

const at = (...times: number[]): Sample[] => times.map((time) => ({ at: time, cpu: time }));
const cpu = (sample: Sample): number | undefined => sample.cpu;

test('samples stay in order and old ones go', () => {
    const samples: Sample[] = [];
    for (let time = 0; time <= keptSeconds + 500; time += 5)
        append(samples, { at: time });
    append(samples, { at: 3 });
    assert.ok(samples[0]!.at >= 500 - 61 * 5);
    assert.equal(samples.at(-1)!.at, keptSeconds + 500);
});

test('a pause is a gap, and so is an unknown value', () => {
    const samples = at(0, 5, 10, 60, 65);
    samples[1]!.cpu = undefined;
    assert.equal(usualStep(samples), 5);
    assert.deepEqual(columns(samples, 0, [cpu]), [[0, 5, 10, 35, 60, 65], [0, null, 10, null, 60, 65]]);
    assert.deepEqual(columns(samples, 60, [cpu]), [[60, 65], [60, 65]]);
});

test('an unknown value is never 0', () => {
    assert.deepEqual(columns([{ at: 1 }], 0, [cpu, () => 0]), [[1], [null], [0]]);
});

test('the crosshair reads the next sample, not one that is far away', () => {
    const times = [0, 5, 10, 60];
    assert.equal(nearest(times, 6), 1);
    assert.equal(nearest(times, 9), 2);
    assert.equal(nearest(times, 35), -1);
    assert.equal(nearest(times, 1000), -1);
    assert.equal(nearest([], 1), -1);
});

test('an empty chart says why', () => {
    const known: Sample[] = [{ at: 1, cpu: 1 }, { at: 6, cpu: 2 }];
    assert.equal(whyEmpty('cpu', known, 0, true, true), undefined);
    assert.match(whyEmpty('network', known, 0, true, true)!, /no counters/);
    assert.match(whyEmpty('cpu', [], 0, false, true)!, /not running/);
    assert.match(whyEmpty('cpu', [], 0, true, false)!, /server/);
    assert.match(whyEmpty('cpu', [{ at: 1 }], 0, true, true)!, /next samples/);
});
