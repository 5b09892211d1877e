// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitRate, byteRate, bytes, duration, percent } from '../src/lib/format';
import { readEvent, readHost, readSample, readVm, stateOf } from '../src/model';
import { href, parseRoute } from '../src/route';
import { hostWords } from '../src/views/hoststrip';

test('a machine is read with unknown keys and states, and without what is absent', () => {
    const vm = readVm({ id: 'x', name: 'a\u202eb\u0007', state: 'frozen', consoles: ['serial0', 7], extra: {} }, 100)!;
    assert.equal(vm.name, 'ab');
    assert.equal(vm.state, 'unknown');
    assert.deepEqual(vm.consoles, ['serial0']);
    assert.equal(vm.memory, undefined);
    assert.equal(vm.startedAt, undefined);
    assert.equal(readVm({ id: 'x', name: 'a', uptime: 40 }, 100)!.startedAt, 60);
    assert.equal(readVm({ name: 'no id' }, 0), undefined);
});

test('values that are absent or no numbers stay unknown', () => {
    const { sample } = readSample({
        vm: 'x', at: '2026-01-01T00:00:00.500Z', cpu: {}, memory: { used: '5', total: 8 }, network: { rxRate: null },
    })!;
    assert.equal(sample.at % 1, 0.5);
    assert.deepEqual([sample.cpu, sample.memoryUsed, sample.memoryTotal, sample.netIn],
        [undefined, undefined, 8, undefined]);
    assert.equal(readSample({ vm: 'x', at: 'yesterday' }), undefined);
    assert.equal(readEvent({ at: '2026-01-01T00:00:00Z' }), undefined);
});

test('numbers are written with units that people read', () => {
    assert.deepEqual([0, 1023, 1024, 2.1 * 2 ** 30, 4 * 2 ** 30, 1023.9 * 1024].map(bytes),
        ['0 B', '1023 B', '1 KiB', '2.1 GiB', '4 GiB', '1 MiB']);
    assert.deepEqual([0, 999, 4_200_000].map(byteRate), ['0 B/s', '999 B/s', '4.2 MB/s']);
    assert.equal(bitRate(100_000), '800 kb/s');
    assert.deepEqual([0, 0.4, 38.4].map(percent), ['0 %', '0.4 %', '38 %']);
    assert.deepEqual([0, 59, 3600, 273_600].map(duration), ['0 s', '59 s', '1 h', '3 d 4 h']);
});

test('the address of a page leads back to it', () => {
    for (const route of [{ page: 'overview' }, { page: 'events' }, { page: 'vm', vm: 'id', tab: 'console' }] as const)
        assert.deepEqual(parseRoute(href(route)), route);
    assert.deepEqual(parseRoute('#/vm/id/nonsense'), { page: 'vm', vm: 'id', tab: 'performance' });
    assert.deepEqual(parseRoute('#<img>'), { page: 'overview' });
});

test('a machine that does not answer is not said to run', () => {
    const words = (answering?: boolean): string =>
        stateOf(readVm({ id: 'x', name: 'a', state: 'running', answering }, 0)!);
    assert.equal(words(), 'running');
    assert.equal(words(false), 'unknown (not answering)');
});

test('a host tells what is known of it, and nothing else', () => {
    // As PROTOCOL.md has it.
    const host = readHost({
        uri: 'qemu:///system', link: 'connected', at: '2026-01-02T03:04:05.600Z', interval: 7.5, stretched: true,
        vms: 12, cpus: 8, cpu: { utilization: 23.5 }, memory: { used: 8589934592, total: 17179869184 },
        load: [0.5, 0.4, 0.25],
        collector: { duration: 0.05, cpu: 0.002, lateness: 0.001 },
    })!;
    assert.deepEqual(hostWords(host), ['CPU 24 % of 8', 'memory 8 GiB of 16 GiB', 'load 0.50 0.40 0.25',
        'sampling every 7.5 s', 'stretched, because it can not keep up']);
    assert.deepEqual(hostWords(readHost({ uri: 'qemu:///system', link: 'lost', reason: 'refused' })!), ['refused']);
    assert.equal(readHost({ link: 'connected' }), undefined);
});

test('a rule and how much it matters come with an event', () => {
    const read = (more: object): ReturnType<typeof readEvent> =>
        readEvent({ at: '2026-01-01T00:00:00Z', kind: 'watch', message: 'm', ...more });
    assert.deepEqual([read({})!.severity, read({ severity: 'dreadful' })!.severity], ['info', 'info']);
    assert.equal(read({ severity: 'critical' })!.severity, 'critical');
    assert.equal(read({ rule: 'panic' })!.rule, 'panic');
});
