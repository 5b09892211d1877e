// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { randomId } from '../lib/id';
import { tr } from '../lib/language';
import type { Fields } from '../lib/read';
import { text } from '../lib/read';
import { Signal } from '../lib/signal';
import { ApiError, post } from './api';
import { backoff, ending } from './backoff';
import type { Credentials } from './credentials';
import { decodeFrame, decodeMessage, encodeFrame, encodeMessage, subprotocol } from './protocol';
import type { ConsoleFrame, Message } from './protocol';
import { Requests, words, type Progressed } from './requests';

const heartbeatEvery = 15_000; // milliseconds, as is everything here
const staleAfter = 20_000;
const deadAfter = 40_000;
const stableAfter = 10_000;
const openingTakes = 15_000;

export type LinkState =
    | { kind: 'connecting' }
    | { kind: 'connected' }
    | { kind: 'stale'; since: number }
    | { kind: 'waiting'; until: number; why: string }
    | { kind: 'ended'; why: string };

/** The one socket to the server: opens it, notices when it is silent or gone, and comes back. */
export class Connection {
    readonly stateChanged = new Signal<LinkState>();
    /** The server's greeting came: whatever is wanted has to be asked for again. */
    readonly opened = new Signal<Fields>();
    readonly lost = new Signal();
    readonly message = new Signal<Message>();
    readonly frame = new Signal<ConsoleFrame>();

    state: LinkState = { kind: 'connecting' };
    private socket: WebSocket | undefined;
    private greeted = false;
    private attempt = 0;
    private lastHeard = 0;
    private lastAsked = 0;
    private openedAt = 0;
    private generation = 0;
    private retryTimer: number | undefined;
    private watchTimer: number | undefined;
    private readonly requests = new Requests(randomId(), (type, data) => void this.send(type, data));

    constructor(private readonly credentials: Credentials) {}

    start(): void {
        window.addEventListener('online', this.retryNow);
        document.addEventListener('visibilitychange', this.retryNow);
        this.watchTimer = window.setInterval(() => this.watch(), 1000);
        void this.open();
    }

    stop(): void {
        window.removeEventListener('online', this.retryNow);
        document.removeEventListener('visibilitychange', this.retryNow);
        clearInterval(this.watchTimer);
        this.drop();
        this.requests.abandon();
    }

    readonly retryNow = (): void => {
        if (document.visibilityState === 'visible' && this.state.kind === 'waiting')
            void this.open();
    };

    get live(): boolean {
        return this.greeted;
    }

    /** False if there is no link to send it over. */
    send(type: string, data: Fields): boolean {
        if (!this.greeted || !this.socket)
            return false;
        this.socket.send(encodeMessage(type, data, new Date()));
        return true;
    }

    sendFrame(frame: ConsoleFrame): boolean {
        if (!this.greeted || !this.socket)
            return false;
        this.socket.send(encodeFrame(frame));
        return true;
    }

    /** The data of the `response`; fails with a Refusal. */
    ask(type: string, data: Fields, progressed?: Progressed): Promise<Fields> {
        return this.requests.ask(type, data, progressed);
    }

    private async open(): Promise<void> {
        this.drop();
        const generation = this.generation;
        this.enter({ kind: 'connecting' });
        let address: string;
        try {
            address = await this.address();
        } catch (error) {
            if (generation === this.generation)
                this.failed(error);
            return;
        }
        if (generation !== this.generation)
            return;
        const socket = new WebSocket(address, subprotocol);
        socket.binaryType = 'arraybuffer';
        this.socket = socket;
        this.lastHeard = Date.now();
        socket.onmessage = (event: MessageEvent) => this.received(event.data);
        socket.onclose = (event) => this.closed(event.code, event.reason);
    }

    // A browser is not told why an upgrade was refused; the ticket is refused with a reason.
    private async address(): Promise<string> {
        const base = new URL('/ws', location.href);
        base.protocol = location.protocol === 'http:' ? 'ws:' : 'wss:';
        const ticket = await this.ticket().catch(async (error: unknown) => {
            if (!(error instanceof ApiError) || !error.unauthenticated)
                throw error;
            await this.credentials.renew();
            return this.ticket();
        });
        if (ticket)
            base.searchParams.set('ticket', ticket);
        else
            base.searchParams.set('token', await this.credentials.accessToken());
        return base.href;
    }

    private async ticket(): Promise<string | undefined> {
        const token = await this.credentials.accessToken();
        try {
            return text((await post('ticket', {}, token)).ticket);
        } catch (error) {
            if (error instanceof ApiError && error.status === 404)
                return undefined;
            throw error;
        }
    }

    private failed(error: unknown): void {
        if (error instanceof ApiError && error.unauthenticated)
            this.loginEnded(tr`Your login has ended. Log in again.`);
        else
            this.waitAndRetry(words(error));
    }

    private received(data: unknown): void {
        this.lastHeard = Date.now();
        if (this.state.kind === 'stale')
            this.enter({ kind: 'connected' });
        if (data instanceof ArrayBuffer) {
            const frame = decodeFrame(data);
            if (frame)
                this.frame.emit(frame);
            return;
        }
        const message = decodeMessage(String(data));
        if (!message)
            return;
        if (message.type === 'connection')
            this.greet(message.data);
        else if (!this.requests.answered(message.type, message.data))
            this.message.emit(message);
    }

    private greet(greeting: Fields): void {
        this.greeted = true;
        this.openedAt = Date.now();
        this.lastAsked = this.openedAt;
        this.enter({ kind: 'connected' });
        // First, or what is asked for on opening would be sent twice.
        this.requests.linkRestored();
        this.opened.emit(greeting);
    }

    private closed(code: number, reason: string): void {
        const wasStable = this.greeted && Date.now() - this.openedAt > stableAfter;
        const wasGreeted = this.greeted;
        this.drop();
        const { next, words: why } = ending(code, reason);
        if (wasStable)
            this.attempt = 0;
        if (next === 'login')
            this.loginEnded(why);
        else if (next === 'never')
            this.enter({ kind: 'ended', why });
        else if (next === 'now' && wasStable)
            void this.renewAndOpen();
        else
            this.waitAndRetry(wasGreeted ? why : tr`The server does not answer.`);
    }

    private async renewAndOpen(): Promise<void> {
        const generation = this.generation;
        this.enter({ kind: 'connecting' });
        await this.credentials.renew().catch((error: unknown) => this.failed(error));
        if (generation === this.generation && this.state.kind === 'connecting')
            await this.open();
    }

    private waitAndRetry(why: string): void {
        const delay = backoff(this.attempt++);
        this.enter({ kind: 'waiting', until: Date.now() + delay, why });
        this.retryTimer = window.setTimeout(() => void this.open(), delay);
    }

    private loginEnded(why: string): void {
        this.enter({ kind: 'ended', why });
        this.credentials.end(why);
    }

    // Browsers can not ping, so that silence is broken by a heartbeat, which the server answers.
    private watch(): void {
        const silent = Date.now() - this.lastHeard;
        if (!this.socket)
            return;
        if (silent > (this.greeted ? deadAfter : openingTakes)) {
            this.drop();
            this.waitAndRetry(tr`The server has not been heard of for a while.`);
        } else if (this.greeted && silent > staleAfter && this.state.kind === 'connected') {
            this.enter({ kind: 'stale', since: this.lastHeard });
        }
        if (this.greeted && Date.now() - this.lastAsked >= heartbeatEvery) {
            this.lastAsked = Date.now();
            this.send('heartbeat', {});
        }
    }

    private drop(): void {
        ++this.generation;
        clearTimeout(this.retryTimer);
        const socket = this.socket;
        this.socket = undefined;
        if (socket) {
            socket.onmessage = null;
            socket.onclose = null;
            socket.close();
        }
        if (this.greeted) {
            this.greeted = false;
            this.requests.linkLost();
            this.lost.emit();
        }
    }

    private enter(state: LinkState): void {
        this.state = state;
        this.stateChanged.emit(state);
    }
}
