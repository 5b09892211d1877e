// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which events are drawn on a machine's time line.
import type { Alert } from './alerts';
import type { Event, Severity } from './model';

export interface Mark {
    at: number;
    words: string;
    severity: Severity;
}

const drawn = ['lifecycle', 'alert', 'watch', 'boot'];

/** Oldest first. An event that names no machine is about the host, and so about all of them. */
export function marksOf(events: readonly Event[], vm: string, from: number, to: number): Mark[] {
    return events
        .filter((event) => event.at >= from && event.at <= to && drawn.includes(event.kind)
            && (event.vm === undefined || event.vm === vm))
        .map(({ at, message, severity }) => ({ at, words: message, severity }))
        .sort((a, b) => a.at - b.at);
}

/** What the page heard, the newest first, and behind it what the server told of the time before. */
export function withPast(heard: readonly Event[], past: readonly Event[], vm: string): Event[] {
    const oldest = heard.filter((event) => event.vm === vm).at(-1)?.at ?? Infinity;
    return [...heard, ...past.filter((event) => event.at < oldest)];
}

/** Alerts that began before this page was opened, so that no event told of them. */
export function marksOfAlerts(alerts: readonly Alert[], events: readonly Event[], vm: string, from: number,
    to: number): Mark[] {
    const opened = events.at(-1)?.at ?? Infinity;
    return alerts.flatMap(({ vm: of, since, message, severity }) =>
        of === vm && since !== undefined && since >= from && since <= Math.min(to, opened)
            ? [{ at: since, words: message, severity }] : []);
}

/** The marks no further than `distance` seconds from a moment. */
export function marksNear(marks: readonly Mark[], at: number, distance: number): Mark[] {
    return marks.filter((mark) => Math.abs(mark.at - at) <= distance);
}
