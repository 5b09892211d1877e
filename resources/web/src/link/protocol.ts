// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes that cross the wire: a JSON envelope in text frames, console bytes in binary ones.
import { fields, text, type Fields } from '../lib/read';

export const subprotocol = 'guestwire.v1';

export interface Message {
    type: string;
    data: Fields;
}

export function encodeMessage(type: string, data: Fields, now: Date): string {
    return JSON.stringify({ type, timestamp: now.toISOString(), data });
}

/** Nothing for a frame that is no envelope; unknown types are left to whoever reads them. */
export function decodeMessage(frame: string): Message | undefined {
    try {
        const envelope = fields(JSON.parse(frame));
        const type = text(envelope.type);
        return type ? { type, data: fields(envelope.data) } : undefined;
    } catch {
        return undefined;
    }
}

export const FrameKind = { output: 1, input: 2, rebuild: 3 } as const;

export interface ConsoleFrame {
    kind: number;
    channel: number;
    /** Offset of the first byte for output, the sender's sequence number for input. */
    number: number;
    bytes: Uint8Array;
}

const headSize = 1 + 4 + 8;

export function encodeFrame(frame: ConsoleFrame): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(headSize + frame.bytes.length);
    const view = new DataView(out.buffer);
    view.setUint8(0, frame.kind);
    view.setUint32(1, frame.channel);
    view.setBigUint64(5, BigInt(frame.number));
    out.set(frame.bytes, headSize);
    return out;
}

export function decodeFrame(buffer: ArrayBuffer): ConsoleFrame | undefined {
    if (buffer.byteLength < headSize)
        return undefined;
    const view = new DataView(buffer);
    return {
        kind: view.getUint8(0),
        channel: view.getUint32(1),
        // Exact up to 2^53: eight petabytes of console output.
        number: Number(view.getBigUint64(5)),
        bytes: new Uint8Array(buffer, headSize),
    };
}
