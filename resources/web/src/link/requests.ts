// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { tr } from '../lib/language';
import { fields, number, text, type Fields } from '../lib/read';

/** What the server said against a request. */
export class Refusal extends Error {
    constructor(readonly code: string, message: string) {
        super(message);
    }
}

/** How far long work is, in percent. */
export type Progressed = (percent: number) => void;

interface Waiting {
    type: string;
    data: Fields;
    since: number;
    progressed: Progressed;
    resolve: (data: Fields) => void;
    reject: (error: Refusal) => void;
}

// The server answers a command that it saw within 60 s with the first answer.
const remembered = 50_000; // milliseconds

/** Pairs answers with requests. Commands survive a broken link: asked again under the same id, they
 *  are answered but not done twice. */
export class Requests {
    private readonly waiting = new Map<string, Waiting>();
    private count = 0;

    constructor(private readonly prefix: string, private readonly send: (type: string, data: Fields) => void) {}

    ask(type: string, data: Fields, progressed: Progressed = () => undefined): Promise<Fields> {
        const requestId = `${this.prefix}-${++this.count}`;
        const whole = { requestId, ...data };
        return new Promise((resolve, reject) => {
            this.waiting.set(requestId, { type, data: whole, since: Date.now(), progressed, resolve, reject });
            this.send(type, whole);
        });
    }

    /** True if the message was an answer that somebody waited for, or tells how far it is. */
    answered(type: string, data: Fields): boolean {
        const id = text(data.requestId);
        const waiting = id === undefined ? undefined : this.waiting.get(id);
        if (!id || !waiting || !['response', 'error', 'progress'].includes(type))
            return false;
        if (type === 'progress') {
            waiting.progressed(number(data.percent) ?? 0);
            return true;
        }
        this.waiting.delete(id);
        if (type === 'response' && data.success !== false)
            waiting.resolve(data);
        else
            waiting.reject(new Refusal(text(data.code) ?? '', text(data.message) ?? tr`The server refused.`));
        return true;
    }

    linkLost(): void {
        for (const [id, { type, reject }] of [...this.waiting]) {
            if (type === 'command')
                continue;
            this.waiting.delete(id);
            reject(new Refusal('LINK_LOST', tr`The connection was lost before the answer came.`));
        }
    }

    linkRestored(): void {
        for (const [id, { type, data, since, reject }] of [...this.waiting]) {
            if (Date.now() - since < remembered) {
                this.send(type, data);
                continue;
            }
            this.waiting.delete(id);
            reject(new Refusal('LINK_LOST', tr`The connection was lost, and whether it was done is not known. See the state of the VM.`));
        }
    }

    abandon(): void {
        for (const { reject } of this.waiting.values())
            reject(new Refusal('LINK_LOST', tr`The connection has ended.`));
        this.waiting.clear();
    }
}

export function result(response: Fields): Fields {
    return fields(response.result);
}

export function words(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
