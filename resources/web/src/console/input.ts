// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later

const frameSize = 512; // bytes
const window = 4; // frames on their way

interface Frame {
    number: number;
    bytes: Uint8Array;
}

/** What was typed, until the server says that it reached the machine. Few and small frames are on
 *  their way at a time: a serial port has no way to say "not so fast". */
export class InputQueue {
    private readonly typed: Uint8Array[] = [];
    private sent: Frame[] = [];
    private last = 0;

    constructor(private readonly transmit: (number: number, bytes: Uint8Array) => void) {}

    /** Bytes that the server has not taken yet. */
    get untaken(): number {
        return [...this.typed, ...this.sent.map(({ bytes }) => bytes)]
            .reduce((sum, bytes) => sum + bytes.length, 0);
    }

    type(bytes: Uint8Array): void {
        this.typed.push(bytes);
        this.pump();
    }

    acknowledged(number: number): void {
        this.sent = this.sent.filter((frame) => frame.number > number);
        this.pump();
    }

    /** After a cut: what the server took up to `acknowledged` is done, and what else was sent is sent
     *  again; a number that the server knows it does not type twice. */
    resume(acknowledged: number): void {
        this.sent = this.sent.filter((frame) => frame.number > acknowledged);
        for (const { number, bytes } of this.sent)
            this.transmit(number, bytes);
        this.pump();
    }

    /** Somebody else has the keyboard, or the machine is gone: returns how many bytes were lost. */
    discard(): number {
        const lost = this.untaken;
        this.typed.length = 0;
        this.sent = [];
        return lost;
    }

    private pump(): void {
        while (this.sent.length < window && this.typed.length > 0) {
            const frame = { number: ++this.last, bytes: this.nextBytes() };
            this.sent.push(frame);
            this.transmit(frame.number, frame.bytes);
        }
    }

    private nextBytes(): Uint8Array {
        const bytes = new Uint8Array(Math.min(frameSize,
            this.typed.reduce((sum, piece) => sum + piece.length, 0)));
        for (let filled = 0; filled < bytes.length;) {
            const piece = this.typed.shift()!;
            const part = piece.subarray(0, bytes.length - filled);
            bytes.set(part, filled);
            filled += part.length;
            if (part.length < piece.length)
                this.typed.unshift(piece.subarray(part.length));
        }
        return bytes;
    }
}
