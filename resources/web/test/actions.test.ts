// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionNamed, actions, obstacle } from '../src/actions';
import { readVm, type Vm } from '../src/model';

const machine = (state: string, permissions = ['control']): Vm =>
    readVm({ id: 'a', name: 'web-01', state, permissions }, 0)!;
const allowed = (state: string): string[] => actions
    .filter((action) => obstacle(action, machine(state), true) === undefined)
    .map(({ name }) => name);

test('each state allows what makes sense in it', () => {
    assert.deepEqual(allowed('off'), ['start']);
    assert.deepEqual(allowed('crashed'), ['start']);
    assert.deepEqual(allowed('running'), ['stop', 'restart', 'suspend', 'force-off']);
    assert.deepEqual(allowed('paused'), ['resume', 'force-off']);
    assert.deepEqual(allowed('pm-suspended'), ['resume', 'force-off']);
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
