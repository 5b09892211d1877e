// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Action } from './actions';
import { Alerts } from './alerts';
import { percent } from './lib/format';
import { tr } from './lib/language';
import type { Fields } from './lib/read';
import { text, texts } from './lib/read';
import { Signal } from './lib/signal';
import type { ThemeChoice } from './lib/theme';
import type { Connection } from './link/connection';
import { result, words } from './link/requests';
import { readEvents, type Vm } from './model';
import type { Notice } from './notices';
import { keptEvents, type Store } from './store';

const closeInterval = 1; // seconds
const aDay = 86_400_000; // milliseconds; clocks differ
const longestPast = 3660 * aDay; // as far as any server keeps

export interface Server {
    name: string;
    version: string;
    user: string;
    permissions: string[];
}

export function readServer(greeting: Fields): Server {
    return {
        name: text(greeting.server) ?? location.host,
        version: text(greeting.version) ?? '',
        user: text(greeting.user) ?? '',
        permissions: texts(greeting.permissions),
    };
}

/** What every view of the page works with. */
export class App {
    /** A line for screen readers: what has just happened. */
    readonly announced = new Signal<string>();
    /** What went wrong and stays on the page until it is read; empty text takes it away. */
    readonly failed = new Signal<{ text: string; retry?: () => void }>();

    /** What the window is called, without what else stands in its title. */
    readonly entitled = new Signal<string>();
    /** What is worth a notice wherever the person looks. */
    readonly noticed = new Signal<Notice>();
    readonly alerts: Alerts;
    /** As it last greeted. */
    server: Server | undefined;

    constructor(readonly connection: Connection, readonly store: Store, readonly theme: ThemeChoice) {
        this.alerts = new Alerts((type, data) => connection.ask(type, data));
    }

    /** Samples of one machine as often as its charts can show them, with its single devices; what is
     *  returned ends that. */
    watchClosely(vm: string): () => void {
        const watched = { vms: [vm], topics: ['metrics'] };
        const begin = (): void => {
            this.connection.ask('subscribe', { ...watched, interval: closeInterval }).catch(() => undefined);
        };
        this.store.detailed = vm;
        const end = this.connection.opened.listen(begin);
        if (this.connection.live)
            begin();
        return () => {
            end();
            if (this.store.detailed === vm)
                this.store.detailed = undefined;
            if (this.connection.live)
                this.connection.ask('unsubscribe', watched).catch(() => undefined);
        };
    }

    /** The newest of what happened before; a server that keeps no history has none. */
    async askForPast(): Promise<void> {
        const now = Date.now();
        const iso = (at: number): string => new Date(at).toISOString();
        try {
            const question = { from: iso(now - longestPast), to: iso(now + aDay), limit: keptEvents };
            this.store.addPast(readEvents(result(await this.connection.ask('events', question)).events));
        } catch {
            // The page shows what happens from now on.
        }
    }

    /** `more` is what the action has to be told. */
    async perform(action: Action, vm: Vm, more: Fields = {}): Promise<void> {
        const order = { vm: vm.id, action: action.name, ...more };
        this.store.setPending(vm.id, action.doing);
        this.announced.emit(`${vm.name}: ${action.doing}`);
        this.failed.emit({ text: '' });
        try {
            await this.connection.ask('command', order, (done) =>
                this.store.setPending(vm.id, `${action.doing} ${percent(done)}`));
            this.announced.emit(tr`${vm.name}: ${action.label} done`);
        } catch (error) {
            this.failed.emit({
                text: tr`${action.label} of ${vm.name} failed: ${words(error)}`,
                retry: () => void this.perform(action, vm, more),
            });
        } finally {
            this.store.setPending(vm.id, undefined);
        }
    }
}
