// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFilter } from '../src/filter';
import { readVm, type Sample, type Vm } from '../src/model';

const machine = (name: string, state = 'running', status = 'running', host = 'qemu:///system'): Vm =>
    readVm({ id: name, name, state, status, host }, 0)!;
const sample = (cpu?: number, memoryUsed?: number): Sample => ({ at: 1, cpu, memoryUsed, memoryTotal: 200 });

test('words are looked for in the name, all of them, in any case', () => {
    assert.ok(parseFilter('')(machine('a'), undefined));
    assert.ok(parseFilter('WEB 01')(machine('web-01'), undefined));
    assert.ok(!parseFilter('web 02')(machine('web-01'), undefined));
});

test('state: finds states and statuses from their beginning', () => {
    assert.ok(parseFilter('state:run')(machine('a', 'blocked', 'running'), undefined));
    assert.ok(parseFilter('state:off')(machine('a', 'off', 'stopped'), undefined));
    assert.ok(!parseFilter('state:off')(machine('a'), undefined));
});

test('a machine that does not answer is found among the unknown', () => {
    const hung: Vm = { ...machine('a'), answering: false };
    assert.ok(!parseFilter('state:run')(hung, undefined));
    assert.ok(parseFilter('state:unknown')(hung, undefined));
});

test('host: and name: look into what they name', () => {
    assert.ok(parseFilter('host:session')(machine('a', 'off', 'stopped', 'qemu:///session'), undefined));
    assert.ok(!parseFilter('name:system')(machine('a'), undefined));
});

test('numbers compare what is known, and what is unknown does not match', () => {
    assert.ok(parseFilter('cpu>80')(machine('a'), sample(81)));
    assert.ok(!parseFilter('cpu>80')(machine('a'), sample(80)));
    assert.ok(parseFilter('cpu>=80%')(machine('a'), sample(80)));
    assert.ok(parseFilter('mem<50')(machine('a'), sample(0, 90)));
    assert.ok(!parseFilter('cpu<80')(machine('a'), sample()));
    assert.ok(!parseFilter('cpu<80')(machine('a'), undefined));
});

test('half a condition hides nothing, and an unknown key is a word', () => {
    assert.ok(parseFilter('cpu>')(machine('a'), undefined));
    assert.ok(!parseFilter('colour:red')(machine('a'), undefined));
});
