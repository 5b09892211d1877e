// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fields } from '../src/lib/read';
import { Refusal, Requests } from '../src/link/requests';

function requests(): { requests: Requests; sent: [string, Fields][] } {
    const sent: [string, Fields][] = [];
    return { requests: new Requests('page', (type, data) => sent.push([type, data])), sent };
}

test('an answer finds its request, others are left alone', async () => {
    const { requests: asking, sent } = requests();
    const answer = asking.ask('subscribe', { vms: ['*'] });
    assert.deepEqual(sent, [['subscribe', { requestId: 'page-1', vms: ['*'] }]]);
    assert.ok(!asking.answered('response', { requestId: 'page-2', success: true }));
    assert.ok(!asking.answered('error', { code: 'UNKNOWN_ERROR', message: 'of nobody' }));
    assert.ok(asking.answered('response', { requestId: 'page-1', success: true, result: 7 }));
    assert.equal((await answer).result, 7);
});

test('a refusal carries the server\'s code and words, as error or as response', async () => {
    const { requests: asking } = requests();
    const first = asking.ask('command', {});
    asking.answered('error', { requestId: 'page-1', code: 'PERMISSION_DENIED', message: 'no' });
    await assert.rejects(first, new Refusal('PERMISSION_DENIED', 'no'));
    const second = asking.ask('command', {});
    asking.answered('response', { requestId: 'page-2', success: false, code: 'CONFLICT', message: 'is off' });
    await assert.rejects(second, new Refusal('CONFLICT', 'is off'));
});

test('a command outlives a broken link under its own id, other requests do not', async () => {
    const { requests: asking, sent } = requests();
    const command = asking.ask('command', { action: 'start' });
    const other = asking.ask('console_open', {});
    asking.linkLost();
    await assert.rejects(other, { code: 'LINK_LOST' });
    sent.length = 0;
    asking.linkRestored();
    assert.deepEqual(sent, [['command', { requestId: 'page-1', action: 'start' }]]);
    asking.answered('response', { requestId: 'page-1', success: true });
    await command;
});

test('how far long work is reaches who asked, and is no answer', async () => {
    const { requests: asking } = requests();
    const told: number[] = [];
    const answer = asking.ask('command', { action: 'save' }, (percent) => told.push(percent));
    assert.ok(asking.answered('progress', { requestId: 'page-1', percent: 40, message: 'saving' }));
    assert.ok(!asking.answered('progress', { requestId: 'page-2', percent: 50 }));
    assert.deepEqual(told, [40]);
    asking.answered('response', { requestId: 'page-1', success: true });
    await answer;
});
