// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionNamed, snapshotActions } from '../src/actions';
import { App } from '../src/app';
import type { Fields } from '../src/lib/read';
import type { ThemeChoice } from '../src/lib/theme';
import type { Connection } from '../src/link/connection';
import { Requests } from '../src/link/requests';
import { readVm } from '../src/model';
import { Store } from '../src/store';

const vm = readVm({ id: 'a1', name: 'web-01', state: 'running' }, 0)!;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function page(): { app: App; sent: Fields[]; requests: Requests; failed: { text: string; retry?: () => void }[] } {
    const sent: Fields[] = [];
    const requests = new Requests('page', (type, data) => sent.push({ type, ...data }));
    const app = new App(requests as unknown as Connection, new Store(), {} as ThemeChoice);
    const failed: { text: string; retry?: () => void }[] = [];
    app.failed.listen((failure) => failure.text && failed.push(failure));
    return { app, sent, requests, failed };
}

test('a command goes out with what its action has to be told', () => {
    const { app, sent } = page();
    void app.perform(actionNamed('reset'), vm);
    void app.perform(snapshotActions.revert, vm, { name: 'before' });
    assert.deepEqual(sent, [
        { type: 'command', requestId: 'page-1', vm: 'a1', action: 'reset' },
        { type: 'command', requestId: 'page-2', vm: 'a1', action: 'snapshot-revert', name: 'before' },
    ]);
});

test('what is being done is told with how far it is, until the answer', async () => {
    const { app, requests } = page();
    void app.perform(actionNamed('save'), vm);
    assert.equal(app.store.pendingOf('a1'), 'saving…');
    requests.answered('progress', { requestId: 'page-1', percent: 40 });
    assert.equal(app.store.pendingOf('a1'), 'saving… 40 %');
    requests.answered('response', { requestId: 'page-1', success: true });
    await settle();
    assert.equal(app.store.pendingOf('a1'), undefined);
});

test('a failure is told in the server’s words, and the same is tried again', async () => {
    const { app, sent, requests, failed } = page();
    void app.perform(snapshotActions.remove, vm, { name: 'before' });
    requests.answered('response', { requestId: 'page-1', success: false, code: 'CONFLICT', message: 'it has children' });
    await settle();
    assert.equal(failed[0]!.text, 'Delete snapshot of web-01 failed: it has children');
    assert.equal(app.store.pendingOf('a1'), undefined);
    failed[0]!.retry!();
    assert.deepEqual(sent[1], { type: 'command', requestId: 'page-2', vm: 'a1', action: 'snapshot-delete', name: 'before' });
});
