// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Connection } from '../link/connection';
import { result } from '../link/requests';
import { fields, list, number, text, time, type Fields } from '../lib/read';

export interface RecordingFile {
    id: string;
    device: string;
    by: string;
    /** Seconds since 1970, and seconds. */
    startedAt?: number;
    duration?: number;
    size?: number;
    active: boolean;
}

export function readRecordings(answer: Fields): RecordingFile[] {
    return list(answer.recordings).map(fields).flatMap((from) => {
        const id = text(from.id);
        return id === undefined ? [] : [{
            id,
            device: text(from.device) ?? '',
            by: text(from.by) ?? '',
            startedAt: time(from.startedAt),
            duration: number(from.duration),
            size: number(from.size),
            active: from.active === true,
        }];
    }).sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
}

export async function listRecordings(connection: Connection, vm: string): Promise<RecordingFile[]> {
    return readRecordings(result(await connection.ask('recordings', { vm })));
}

/** The whole file, piece by piece; `read` tells how much is here and may end it by an error. */
export async function readRecording(ask: (type: string, data: Fields) => Promise<Fields>, vm: string,
    recording: RecordingFile, read: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>[]> {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let offset = 0;
    for (;;) {
        const answer = result(await ask('recording_read', { vm, recording: recording.id, offset }));
        const piece = fromBase64(text(answer.content) ?? '');
        pieces.push(piece);
        offset += piece.length;
        read(offset);
        if (piece.length === 0 || offset >= (number(answer.size) ?? 0))
            return pieces;
    }
}

export function fromBase64(encoded: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
}
