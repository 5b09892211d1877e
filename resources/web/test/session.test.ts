// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyboardWords, watcherWords } from '../src/console/presence';
import { ConsoleSession } from '../src/console/session';
import type { Fields } from '../src/lib/read';
import { Signal } from '../src/lib/signal';
import type { Connection } from '../src/link/connection';
import type { ConsoleFrame, Message } from '../src/link/protocol';
import { Refusal } from '../src/link/requests';

interface Asked {
    type: string;
    data: Fields;
    answer: (data: Fields) => void;
    refuse: (error: Refusal) => void;
}

// As much of a connection as a session needs, with the test in the server's place.
class Wire {
    readonly message = new Signal<Message>();
    readonly frame = new Signal<ConsoleFrame>();
    readonly lost = new Signal();
    readonly opened = new Signal<Fields>();
    readonly asked: Asked[] = [];
    readonly sent: ConsoleFrame[] = [];

    ask(type: string, data: Fields): Promise<Fields> {
        return new Promise((resolve, reject) => this.asked.push({ type, data, answer: resolve, refuse: reject }));
    }

    sendFrame(frame: ConsoleFrame): boolean {
        this.sent.push(frame);
        return true;
    }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ada = { id: 2, user: 'ada', write: true };
const bob = { id: 3, user: 'bob', write: true };

async function opened(more: Fields = {}, write = true):
Promise<{ wire: Wire; session: ConsoleSession; told: string[]; state: (data: Fields) => void }> {
    const wire = new Wire();
    const session = new ConsoleSession(wire as unknown as Connection, 'a1', 'serial0', write);
    const told: string[] = [];
    session.notice.listen((text) => told.push(text));
    void session.open();
    wire.asked.at(-1)!.answer({ result: {
        channel: 1, epoch: 7, offset: 0, columns: 80, rows: 24, viewers: [ada, bob], self: 3, ...more,
    } });
    await settle();
    const state = (data: Fields): void => wire.message.emit({
        type: 'console_state',
        data: { channel: 1, viewers: [ada, bob], columns: 80, rows: 24, state: 'open', ...data },
    });
    return { wire, session, told, state };
}

test('the keyboard is asked for, and the answer comes when it is decided', async () => {
    const { wire, session, told, state } = await opened({ holder: 2 });
    void session.askForKeyboard();
    void session.askForKeyboard();
    assert.deepEqual(wire.asked.slice(1).map(({ type, data }) => [type, data]), [['console_ask', { channel: 1 }]]);
    state({ holder: 2, asking: [3] });
    assert.equal(keyboardWords(session), 'Waiting for ada to answer…');
    wire.asked.at(-1)!.refuse(new Refusal('CONFLICT', 'ada keeps the keyboard'));
    await settle();
    assert.ok(!session.waits);
    assert.deepEqual(told, ['ada keeps the keyboard']);
});

test('the holder sees who asks, and answers by the viewer’s number', async () => {
    const { wire, session, state } = await opened({ holder: 3 });
    state({ holder: 3, asking: [2] });
    assert.equal(session.question, '2');
    session.answerViewer('2', true);
    assert.deepEqual([wire.asked.at(-1)!.type, wire.asked.at(-1)!.data],
        ['console_answer', { channel: 1, viewer: 2, handOver: true }]);
    state({ holder: 2 });
    assert.equal(session.question, undefined);
    state({ holder: 2, asking: [3] });
    assert.equal(session.question, undefined, 'only the holder is asked');
});

test('who types and who watches is told, each viewer by itself', async () => {
    const { session, state } = await opened({ holder: 3 });
    assert.equal(keyboardWords(session), 'You have the keyboard.');
    state({ viewers: [ada, bob, { ...bob, id: 4 }, { id: 5, user: 'eve', write: false }], holder: 2 });
    assert.equal(keyboardWords(session), 'ada has the keyboard.');
    assert.equal(watcherWords(session), 'Also watching: bob, eve (read only).');
    state({});
    assert.equal(keyboardWords(session), 'The keyboard is free: type to take it.');
});

test('after a cut only what the server did not take is sent again', async () => {
    const { wire, session } = await opened({ holder: 3 });
    ['a', 'b', 'c'].forEach((key) => session.type(bytes(key)));
    wire.frame.emit({ kind: 1, channel: 1, number: 0, bytes: bytes('output') });
    wire.lost.emit();
    session.type(bytes('not typed'));
    wire.sent.length = 0;
    wire.opened.emit({});
    const { data, answer } = wire.asked.at(-1)!;
    assert.deepEqual([data.epoch, data.offset], [7, 6]);
    answer({ result: { channel: 9, epoch: 7, offset: 6, viewers: [ada], self: 3, acknowledged: 2 } });
    await settle();
    assert.deepEqual(wire.sent.map(({ channel, number }) => [channel, number]), [[9, 3]]);
    assert.equal(wire.asked.at(-1)!.type, 'console_take', 'the keyboard is free, and was ours');
});

test('input that is refused is dropped and told, what concerns other consoles is not', async () => {
    const { wire, session, told } = await opened();
    session.type(bytes('a'));
    wire.message.emit({ type: 'error', data: { channel: 2, number: 1, message: 'of another console' } });
    assert.equal(session.untaken, 1);
    wire.message.emit({ type: 'error', data: { channel: 1, number: 1, message: 'ada has the keyboard' } });
    assert.equal(session.untaken, 0);
    assert.deepEqual(told, ['Not typed: ada has the keyboard']);
});

test('a recording is known to all who watch, and ordered by who may', async () => {
    const { wire, session, state } = await opened({ recording: { by: 'ada', at: '1970-01-01T00:00:10.000Z' } });
    assert.deepEqual(session.recording, { by: 'ada', at: 10 });
    session.record(false);
    assert.deepEqual([wire.asked.at(-1)!.type, wire.asked.at(-1)!.data],
        ['console_record', { channel: 1, recording: false }]);
    state({});
    assert.equal(session.recording, undefined);
});

test('a read-only viewer types nothing and says so', async () => {
    const { wire, session, told } = await opened({}, false);
    assert.equal(wire.asked[0]!.data.write, false);
    session.type(bytes('a'));
    assert.deepEqual(wire.sent, []);
    assert.match(told[0]!, /read only/);
});
