// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Action } from './actions';
import type { Fields } from './lib/read';
import { text, texts } from './lib/read';
import { Signal } from './lib/signal';
import type { ThemeChoice } from './lib/theme';
import type { Connection } from './link/connection';
import { words } from './link/requests';
import type { Vm } from './model';
import type { Store } from './store';

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

    constructor(readonly connection: Connection, readonly store: Store, readonly theme: ThemeChoice) {}

    async perform(action: Action, vm: Vm): Promise<void> {
        this.store.setPending(vm.id, action.doing);
        this.announced.emit(`${vm.name}: ${action.doing}`);
        this.failed.emit({ text: '' });
        try {
            await this.connection.ask('command', { vm: vm.id, action: action.name });
            this.announced.emit(`${vm.name}: ${action.label.toLowerCase()} done`);
        } catch (error) {
            this.failed.emit({
                text: `${action.label} of ${vm.name} failed: ${words(error)}`,
                retry: () => void this.perform(action, vm),
            });
        } finally {
            this.store.setPending(vm.id, undefined);
        }
    }
}
