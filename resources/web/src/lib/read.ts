// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Readers for values that came over the wire: what has the wrong type counts as absent.

export type Fields = Record<string, unknown>;

export function fields(value: unknown): Fields {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value as Fields
        : {};
}

export function text(value: unknown): string | undefined {
    return typeof value === 'string' ? value : undefined;
}

export function number(value: unknown): number | undefined {
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function list(value: unknown): unknown[] {
    return Array.isArray(value) ? value : [];
}

export function texts(value: unknown): string[] {
    return list(value).filter((item): item is string => typeof item === 'string');
}

/** Seconds since 1970 of an RFC 3339 time. */
export function time(value: unknown): number | undefined {
    const milliseconds = Date.parse(text(value) ?? '');
    return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
