// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later

import { language, tr } from './language';
const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const decimal = ['', 'k', 'M', 'G', 'T', 'P'];

const styles = [0, 1, 2].map((decimals) => new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false,
}));

/** With 0, 1 or 2 decimals, as the language of the page writes them. */
export function fixed(value: number, decimals: 0 | 1 | 2): string {
    return styles[decimals]!.format(value);
}

function digits(value: number): string {
    const rounded = Math.round(value * 10) / 10;
    return fixed(rounded, rounded >= 100 || Number.isInteger(rounded) ? 0 : 1);
}

function scaled(value: number, base: number, steps: number): [number, number] {
    let step = 0;
    let rest = value;
    // 999.95 would be written 1000.
    while (Math.abs(rest) >= base * 0.9995 && step < steps - 1) {
        rest /= base;
        ++step;
    }
    return [rest, step];
}

export function bytes(value: number): string {
    const [rest, step] = scaled(value, 1024, binary.length);
    return `${digits(rest)} ${binary[step]}`;
}

/** Bytes per second, in decimal units as disks are sold. */
export function byteRate(value: number): string {
    const [rest, step] = scaled(value, 1000, decimal.length);
    return `${digits(rest)} ${decimal[step]}B/s`;
}

/** Bytes per second as bits per second, as networks are sold. */
export function bitRate(value: number): string {
    const [rest, step] = scaled(value * 8, 1000, decimal.length);
    return `${digits(rest)} ${decimal[step]}b/s`;
}

export function percent(value: number): string {
    return `${fixed(value, value < 9.95 && value !== 0 ? 1 : 0)} %`;
}

/** The two largest parts of a duration: 3 d 4 h. */
export function duration(seconds: number): string {
    const parts: [string, number][] = [
        [tr`d`, Math.floor(seconds / 86400)],
        ['h', Math.floor(seconds / 3600) % 24],
        ['min', Math.floor(seconds / 60) % 60],
        ['s', Math.floor(seconds) % 60],
    ];
    const first = parts.findIndex(([, count]) => count > 0);
    if (first < 0)
        return '0 s';
    return parts.slice(first, first + 2)
        .filter(([, count]) => count > 0)
        .map(([unit, count]) => `${count} ${unit}`)
        .join(' ');
}

const clock = new Intl.DateTimeFormat(undefined, {
    hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});
const shortClock = new Intl.DateTimeFormat(undefined, {
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

export function clockTime(at: number): string {
    return clock.format(at * 1000);
}

export function shortTime(at: number): string {
    return shortClock.format(at * 1000);
}

export function shortDay(at: number): string {
    return dayOfYear.format(at * 1000);
}

/** The time alone for today, with the date before it for any other day. */
export function dateTime(at: number, now: number): string {
    const date = day.format(at * 1000);
    return date === day.format(now * 1000) ? clockTime(at) : `${date} ${clockTime(at)}`;
}
