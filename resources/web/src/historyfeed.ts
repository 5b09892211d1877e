// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readHistory, type History } from './history';
import type { Fields } from './lib/read';
import { Signal } from './lib/signal';
import { result, words } from './link/requests';

const shortestPause = 20; // seconds between questions about a time that moves on
const points = 400;

type Ask = (type: string, data: Fields) => Promise<Fields>;

/** Keeps the history that one machine's charts need at hand. */
export class HistoryFeed {
    readonly changed = new Signal();
    /** With the time that is asked for. */
    readonly asked = new Signal<{ from: string; to: string }>();
    history: History | undefined;
    /** Why the history is not there. */
    refusal = '';
    private wanted = '';
    private askedAt = -Infinity;
    private asking = false;

    constructor(private readonly ask: Ask, private readonly vm: string,
        private readonly now: () => number = () => Date.now() / 1000) {}

    /** Called as often as anybody likes: asks only where what is there will not do. */
    want(metrics: readonly string[], from: number, to: number, live: boolean): void {
        const span = live ? Math.round(to - from) : `${from} ${to}`;
        const wanted = `${span} ${metrics.join()}`;
        if (wanted === this.wanted && (this.asking || !live || this.isFresh()))
            return;
        this.wanted = wanted;
        this.askedAt = this.now();
        const time = { from: new Date(from * 1000).toISOString(), to: new Date(to * 1000).toISOString() };
        void this.load(wanted, { vm: this.vm, metrics, points, ...time });
        this.asked.emit(time);
    }

    /** What was asked for over a link that is gone has to be asked for again. */
    forget(): void {
        this.wanted = '';
    }

    private isFresh(): boolean {
        return this.now() - this.askedAt < Math.max(shortestPause, this.history?.step ?? 0);
    }

    private async load(wanted: string, question: Fields): Promise<void> {
        this.asking = true;
        let history: History | undefined;
        let refusal = '';
        try {
            history = readHistory(result(await this.ask('history', question)));
        } catch (error) {
            refusal = words(error);
        }
        if (wanted !== this.wanted)
            return;
        this.asking = false;
        this.history = history;
        this.refusal = refusal;
        this.changed.emit();
    }
}
