// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a paste may bring to a guest: text, but no keys that act by themselves.

const askBeyond = 1024; // characters
const bracketEnd = /\u001b?\[20[01]~/g;
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

export function cleanPaste(text: string): string {
    return text.replace(bracketEnd, '').replace(/\r\n?/g, '\n').replace(control, '');
}

/** Whether a paste should be looked at before it is sent. */
export function needsPreview(text: string): boolean {
    return text.length > askBeyond || text.trimEnd().includes('\n');
}

const pieceSize = 256; // bytes
const pieceEvery = 25; // milliseconds: together as fast as a serial line of 115200 baud
const mostWaiting = 2048; // bytes on their way

/** Names what it will do, so that it can be taken back. */
type Later = (act: () => void, milliseconds: number) => number;

interface Sink {
    send: (bytes: Uint8Array) => void;
    /** Bytes that were sent and not taken yet. */
    untaken: () => number;
    changed: () => void;
}

/** Sends long text in pieces: a serial port has no way to say "not so fast", and loses what comes
 *  faster than its reader reads. */
export class PacedPaste {
    left = 0;
    total = 0;
    private bytes = new Uint8Array();
    private timer: number | undefined;

    constructor(private readonly sink: Sink,
        private readonly later: Later = (act, time) => window.setTimeout(act, time)) {}

    get running(): boolean {
        return this.left > 0;
    }

    /** Adds to what is still being sent. */
    start(bytes: Uint8Array): void {
        const waiting = this.bytes.subarray(this.bytes.length - this.left);
        this.total = waiting.length + bytes.length;
        this.bytes = new Uint8Array(this.total);
        this.bytes.set(waiting);
        this.bytes.set(bytes, waiting.length);
        this.left = this.total;
        clearTimeout(this.timer);
        this.step();
    }

    /** Returns how many bytes were not sent. */
    stop(): number {
        const { left } = this;
        this.left = 0;
        clearTimeout(this.timer);
        this.sink.changed();
        return left;
    }

    private step(): void {
        if (this.sink.untaken() <= mostWaiting) {
            const from = this.total - this.left;
            const piece = this.bytes.subarray(from, from + pieceSize);
            this.left -= piece.length;
            this.sink.send(piece);
            this.sink.changed();
        }
        if (this.left > 0)
            this.timer = this.later(() => this.step(), pieceEvery);
    }
}
