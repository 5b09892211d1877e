// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later

import { tr } from '../lib/language';
const firstDelay = 1000; // milliseconds
const longestDelay = 30_000;

/** How long to wait before attempt number `attempt` (from 0), spread so that a hundred browsers
 *  do not come back in the same moment. */
export function backoff(attempt: number, random: () => number = Math.random): number {
    const ceiling = Math.min(longestDelay, firstDelay * 2 ** Math.min(attempt, 10));
    return Math.round(ceiling * (0.5 + random() / 2));
}

export interface Ending {
    /** Whether to come back: at once, after a pause, not without a new login, or never. */
    next: 'now' | 'wait' | 'login' | 'never';
    words: string;
}

const endings: Record<number, Ending> = {
    1001: { next: 'wait', words: tr`The server is restarting or shutting down.` },
    4001: { next: 'wait', words: tr`This browser took the data too slowly.` },
    4002: { next: 'wait', words: tr`Too many messages in a short time.` },
    4003: { next: 'now', words: tr`The login is being renewed.` },
    4004: { next: 'wait', words: tr`The server has no room for more clients.` },
    4500: { next: 'never', words: tr`The server did not accept what this page sent.` },
    4501: { next: 'login', words: tr`Your login is not valid any more. Log in again.` },
    4503: { next: 'never', words: tr`You may not use this server.` },
};

export function ending(code: number, reason: string): Ending {
    const known = endings[code] ?? { next: 'wait', words: tr`The connection was lost.` };
    return reason ? { ...known, words: `${known.words} (${reason})` } : known;
}
