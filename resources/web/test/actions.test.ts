// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionNamed, actions, isOffered, obstacle, snapshotActions } from '../src/actions';
import { readVm, type Vm } from '../src/model';

const machine = (state: string, permissions = ['control']): Vm =>
    readVm({ id: 'a', name: 'web-01', state, permissions }, 0)!;
const allowed = (state: string): string[] => actions
    .filter((action) => obstacle(action, machine(state), true) === undefined)
    .map(({ name }) => name);

test('each state allows what makes sense in it', () => {
    assert.deepEqual(allowed('off'), ['start', 'restore']);
    assert.deepEqual(allowed('crashed'), ['start', 'restore']);
    assert.deepEqual(allowed('running'), ['stop', 'restart', 'suspend', 'force-off', 'reset', 'save']);
    assert.deepEqual(allowed('paused'), ['resume', 'force-off', 'reset', 'save']);
    assert.deepEqual(allowed('pm-suspended'), ['resume', 'force-off', 'reset', 'save']);
    assert.deepEqual(allowed('something-new'), []);
});

test('the reason names what is missing', () => {
    const start = actionNamed('start');
    assert.match(obstacle(start, machine('off', ['monitor']), true)!, /“control” on web-01/);
    assert.match(obstacle(start, machine('off'), false)!, /[Nn]ot connected/);
    assert.match(obstacle(start, machine('off'), true, 'starting…')!, /starting/);
    assert.match(obstacle(start, machine('running'), true)!, /running/);
    assert.match(obstacle(start, { ...machine('running'), answering: false }, true)!, /unknown \(not answering\)/);
});

test('each action asks for the permission that the server asks for', () => {
    // As the table of PROTOCOL.md has it.
    const needed: Record<string, string> = {
        'snapshot-create': 'snapshot', 'snapshot-delete': 'snapshot', 'snapshot-revert': 'snapshot-revert',
    };
    const every = ['monitor', 'control', 'snapshot', 'snapshot-revert'];
    for (const action of [...actions, ...Object.values(snapshotActions)]) {
        const permission = needed[action.name] ?? 'control';
        const vm = (permissions: string[]): Vm =>
            machine(['start', 'restore'].includes(action.name) ? 'off' : action.name === 'resume' ? 'paused' : 'running',
                permissions);
        assert.equal(obstacle(action, vm(['monitor', permission]), true), undefined, action.name);
        assert.equal(obstacle(action, vm(every.filter((other) => other !== permission)), true),
            `You lack the permission “${permission}” on web-01.`);
    }
});

test('snapshots are made and left in every state but an unknown one', () => {
    const all = ['snapshot', 'snapshot-revert'];
    for (const action of Object.values(snapshotActions)) {
        for (const state of ['running', 'paused', 'off', 'crashed'])
            assert.equal(obstacle(action, machine(state, all), true), undefined);
        assert.match(obstacle(action, machine('unknown', all), true)!, /unknown/);
    }
});

test('what loses data says so before, and nothing else asks', () => {
    const asking = [...actions, ...Object.values(snapshotActions)].filter(({ warning }) => warning);
    assert.deepEqual(asking.map(({ name }) => name), ['force-off', 'reset', 'snapshot-revert']);
});

test('a machine that rests can be resumed in the place where another is paused', () => {
    const offered = (state: 'running' | 'paused' | 'off'): string[] => actions
        .filter((action) => isOffered(action, state)).map(({ name }) => name);
    assert.ok(offered('running').includes('suspend') && offered('off').includes('suspend'));
    assert.ok(!offered('running').includes('resume') && !offered('off').includes('resume'));
    assert.ok(offered('paused').includes('resume') && !offered('paused').includes('suspend'));
    assert.equal(offered('running').length, actions.length - 1);
});
