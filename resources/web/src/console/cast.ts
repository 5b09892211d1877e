// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings of a console, asciicast v2: a head and then one line of JSON for each piece of output.
import { fields, list, number, text } from '../lib/read';

const smallest = 1;
const largest = 1000; // columns or rows
const batch = 256 * 1024; // characters written before the screen has to catch up

interface CastEvent {
    /** Seconds since its beginning. */
    at: number;
    kind: string;
    data: string;
}

export interface Cast {
    columns: number;
    rows: number;
    duration: number;
    events: CastEvent[];
}

/** A last line that is not complete, as while it is still being recorded, is left out. */
export function readCast(content: string): Cast | undefined {
    const [first, ...lines] = content.split('\n');
    const head = fields(parsed(first ?? ''));
    if (head.version !== 2)
        return undefined;
    const events: CastEvent[] = [];
    let last = 0;
    for (const line of lines) {
        const [at, kind, data] = list(parsed(line));
        const moment = number(at);
        if (moment === undefined || text(kind) === undefined || text(data) === undefined)
            continue;
        last = Math.max(last, moment); // time does not run backwards
        events.push({ at: last, kind: text(kind)!, data: text(data)! });
    }
    const [columns, rows] = [number(head.width) ?? 80, number(head.height) ?? 24].map(bounded) as [number, number];
    return { columns, rows, duration: last, events };
}

function parsed(line: string): unknown {
    try {
        return JSON.parse(line);
    } catch {
        return undefined;
    }
}

function bounded(size: number): number {
    return Math.min(largest, Math.max(smallest, Math.round(size)));
}

export interface Screen {
    reset(columns: number, rows: number): void;
    write(data: string): void;
    resize(columns: number, rows: number): void;
    settled(): Promise<void>;
}

/** Plays a recording onto a screen; whoever owns it says how time goes on. */
export class Playback {
    /** Seconds since its beginning. */
    position = 0;
    private next = 0;
    private seeks = 0;

    constructor(readonly cast: Cast, private readonly screen: Screen) {
        screen.reset(cast.columns, cast.rows);
    }

    get ended(): boolean {
        return this.next >= this.cast.events.length && this.position >= this.cast.duration;
    }

    advance(seconds: number): void {
        this.position = Math.min(this.position + seconds, this.cast.duration);
        while (this.next < this.cast.events.length && this.cast.events[this.next]!.at <= this.position)
            this.show(this.cast.events[this.next++]!);
    }

    /** Done when the screen is as it was at that time. */
    async seek(to: number): Promise<void> {
        const seek = ++this.seeks;
        const target = Math.min(Math.max(to, 0), this.cast.duration);
        if (target < this.position || target === 0) {
            this.next = 0;
            this.screen.reset(this.cast.columns, this.cast.rows);
        }
        this.position = target;
        let written = 0;
        while (this.next < this.cast.events.length && this.cast.events[this.next]!.at <= target) {
            const event = this.cast.events[this.next++]!;
            this.show(event);
            written += event.data.length;
            if (written < batch)
                continue;
            written = 0;
            await this.screen.settled();
            if (seek !== this.seeks) // somewhere else by now
                return;
        }
    }

    private show({ kind, data }: CastEvent): void {
        if (kind === 'o')
            this.screen.write(data);
        const [, columns, rows] = kind === 'r' ? /^(\d+)x(\d+)$/.exec(data) ?? [] : [];
        if (columns && rows)
            this.screen.resize(bounded(Number(columns)), bounded(Number(rows)));
    }
}
