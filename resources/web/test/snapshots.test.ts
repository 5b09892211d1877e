// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fields } from '../src/lib/read';
import { readEvent } from '../src/model';
import { createOrder, readSnapshots, Snapshots } from '../src/snapshots';

// As PROTOCOL.md has it.
const recorded = {
    name: 'before', parent: 'first', current: true, state: 'running', createdAt: '2026-01-01T00:00:00.000Z',
    description: 'before the upgrade', memory: true,
};
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a snapshot is read as the server tells it', () => {
    assert.deepEqual(readSnapshots({ snapshots: [recorded] }), [{
        name: 'before', shown: 'before', parent: 'first', depth: 0, current: true, state: 'running',
        createdAt: 1767225600, description: 'before the upgrade',
    }]);
});

test('what is missing or unknown of a snapshot does no harm, and its name is shown safely', () => {
    const [read, ...others] = readSnapshots({ snapshots: [{ name: 'a\u202eb', state: 'odd' }, {}, 7] });
    assert.deepEqual(others, []);
    assert.deepEqual([read!.name, read!.shown, read!.state, read!.current, read!.createdAt],
        ['a\u202eb', 'ab', 'unknown', false, undefined]);
});

test('a long description is not cut like a name', () => {
    const [read] = readSnapshots({ snapshots: [{ name: 'a', description: 'x'.repeat(2000) }] });
    assert.equal(read!.description.length, 2000);
});

test('each snapshot stands below its parent, the oldest first', () => {
    const made = (name: string, day: number, parent?: string): Fields =>
        ({ name, parent, createdAt: `2026-01-0${day}T00:00:00.000Z` });
    const read = readSnapshots({ snapshots: [
        made('c', 4, 'a'), made('other', 3), made('d', 5, 'b'), made('b', 2, 'a'), made('a', 1),
    ] });
    assert.deepEqual(read.map(({ name, depth }) => [name, depth]),
        [['a', 0], ['b', 1], ['d', 2], ['c', 1], ['other', 0]]);
});

test('snapshots that are each other’s ancestors are shown once each', () => {
    const read = readSnapshots({ snapshots: [
        { name: 'a', parent: 'b' }, { name: 'b', parent: 'a' }, { name: 'self', parent: 'self' },
    ] });
    assert.deepEqual(read.map(({ name }) => name).sort(), ['a', 'b', 'self']);
});

test('a new snapshot is ordered as the protocol has it', () => {
    assert.deepEqual(createOrder(' before ', '', true), { name: 'before', memory: true });
    assert.deepEqual(createOrder('before', 'the upgrade', false),
        { name: 'before', memory: false, description: 'the upgrade' });
});

test('the list is asked for again if something happens before its answer is here', async () => {
    const answers: ((data: Fields) => void)[] = [];
    const snapshots = new Snapshots('a1', (type, data) => {
        assert.deepEqual([type, data], ['snapshots', { vm: 'a1' }]);
        return new Promise((resolve) => answers.push(resolve));
    });
    let told = 0;
    snapshots.changed.listen(() => ++told);
    void snapshots.refresh();
    void snapshots.refresh();
    assert.equal(answers.length, 1);
    answers[0]!({ result: { snapshots: [] } });
    await settle();
    assert.deepEqual([answers.length, told], [2, 0]);
    answers[1]!({ result: { snapshots: [recorded] } });
    await settle();
    assert.deepEqual([snapshots.list?.map(({ name }) => name), told], [['before'], 1]);
});

test('a refusal is told in the server’s words until an answer comes, and the list stays', async () => {
    let broken = false;
    const snapshots = new Snapshots('a1', () => broken ? Promise.reject(new Error('the host is gone'))
        : Promise.resolve({ result: { snapshots: [recorded] } }));
    await snapshots.refresh();
    broken = true;
    await snapshots.refresh();
    assert.deepEqual([snapshots.refusal, snapshots.list?.length], ['the host is gone', 1]);
    broken = false;
    await snapshots.refresh();
    assert.equal(snapshots.refusal, undefined);
});

test('commands to the machine and what happens to it concern its snapshots, nothing else does', () => {
    const snapshots = new Snapshots('a1', () => Promise.resolve({}));
    const concerned = (vm: string | undefined, kind: string): boolean => snapshots.isConcernedBy(
        readEvent({ at: '2026-01-01T00:00:00Z', vm, kind, message: 'snapshot-create asked for' })!);
    assert.ok(concerned('a1', 'command'));
    assert.ok(concerned('a1', 'lifecycle'));
    assert.ok(!concerned('a2', 'command'));
    assert.ok(!concerned(undefined, 'host'));
    assert.ok(!concerned('a1', 'console'));
});
