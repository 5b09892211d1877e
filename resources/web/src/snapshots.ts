// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { displayText } from './lib/display';
import { fields, list, text, time, type Fields } from './lib/read';
import { Signal } from './lib/signal';
import { result, words } from './link/requests';
import { states, type Event, type State } from './model';

// Characters; the server takes no more.
export const longestName = 256;
export const longestDescription = 2048;

export interface Snapshot {
    /** As the server knows it; `shown` is what is safe to show of it. */
    name: string;
    shown: string;
    parent?: string;
    /** How many snapshots it stands on. */
    depth: number;
    current: boolean;
    /** Of the machine when it was taken. */
    state: State;
    /** Seconds since 1970. */
    createdAt?: number;
    description: string;
}

/** Each below the one that it stands on, else the oldest first. */
export function readSnapshots(answer: Fields): Snapshot[] {
    const known = new Map(list(answer.snapshots).map(readSnapshot)
        .filter((snapshot) => snapshot !== undefined)
        .sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0))
        .map((snapshot) => [snapshot.name, snapshot]));
    const children = new Map<string | undefined, Snapshot[]>();
    for (const snapshot of known.values()) {
        const parent = snapshot.parent !== undefined && known.has(snapshot.parent) ? snapshot.parent : undefined;
        children.set(parent, [...children.get(parent) ?? [], snapshot]);
    }
    const ordered: Snapshot[] = [];
    const place = (first: readonly Snapshot[]): void => {
        const waiting = first.map((snapshot) => ({ snapshot, depth: 0 })).reverse();
        for (let next = waiting.pop(); next; next = waiting.pop()) {
            const { snapshot, depth } = next;
            if (!known.delete(snapshot.name))
                continue;
            ordered.push({ ...snapshot, depth });
            waiting.push(...(children.get(snapshot.name) ?? [])
                .map((child) => ({ snapshot: child, depth: depth + 1 })).reverse());
        }
    };
    place(children.get(undefined) ?? []);
    // A server that names a snapshot as its own ancestor must not hide it.
    place([...known.values()]);
    return ordered;
}

function readSnapshot(value: unknown): Snapshot | undefined {
    const from = fields(value);
    const name = text(from.name);
    return name ? {
        name,
        shown: displayText(name),
        parent: text(from.parent),
        depth: 0,
        current: from.current === true,
        state: states.find((state) => state === from.state) ?? 'unknown',
        createdAt: time(from.createdAt),
        description: displayText(text(from.description) ?? '', longestDescription),
    } : undefined;
}

/** What a command says of a snapshot to be taken. */
export function createOrder(name: string, description: string, memory: boolean): Fields {
    return { name: name.trim(), memory, ...description ? { description } : {} };
}

/** The snapshots of one machine, as the server last told them. */
export class Snapshots {
    readonly changed = new Signal();
    /** Nothing before the first answer. */
    list: readonly Snapshot[] | undefined;
    /** Why there is no newer list, in the server's words. */
    refusal: string | undefined;
    private asking = false;
    private again = false;

    constructor(private readonly vm: string, private readonly ask: (type: string, data: Fields) => Promise<Fields>) {}

    async refresh(): Promise<void> {
        this.again = true;
        if (this.asking)
            return;
        this.asking = true;
        // What happens before the answer is here may not be in it.
        while (this.again) {
            this.again = false;
            await this.fetch();
        }
        this.asking = false;
        this.changed.emit();
    }

    private async fetch(): Promise<void> {
        try {
            this.list = readSnapshots(result(await this.ask('snapshots', { vm: this.vm })));
            this.refusal = undefined;
        } catch (error) {
            this.refusal = words(error);
        }
    }

    /** Whether it may have changed the list: whoever asked for a snapshot, events tell of it. */
    isConcernedBy(event: Event): boolean {
        return event.vm === this.vm && (event.kind === 'command' || event.kind === 'lifecycle');
    }
}
