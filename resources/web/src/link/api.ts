// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The few HTTP calls: everything else goes over the socket.
import { tr } from '../lib/language';
import { fields, text, type Fields } from '../lib/read';

export class ApiError extends Error {
    constructor(readonly status: number, readonly code: string, message: string) {
        super(message);
    }

    get unauthenticated(): boolean {
        return this.status === 401;
    }
}

/** Status 0 says that no answer came at all. */
export async function post(path: string, body: Fields, token?: string): Promise<Fields> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (token)
        headers.Authorization = `Bearer ${token}`;
    const response = await fetch(`/api/v1/${path}`, {
        method: 'POST', headers, body: JSON.stringify(body), cache: 'no-store', credentials: 'omit',
    }).catch(() => {
        throw new ApiError(0, 'UNREACHABLE', tr`The server does not answer.`);
    });
    const answer = fields(await response.json().catch(() => undefined));
    if (response.ok)
        return answer;
    const error = fields(answer.error);
    throw new ApiError(response.status, text(error.code) ?? '',
        text(error.message) ?? tr`The server answered ${response.status} ${response.statusText}.`);
}
