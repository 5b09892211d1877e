// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What charts show, as a file for other programs.
import type { Columns } from './series';

const field = (text: string): string => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A line for each moment at which any of the charts has a value; an empty field is a gap. */
export function csvOf(charts: readonly (readonly [readonly { metric: string }[], Columns])[]): string {
    const names = charts.flatMap(([lines]) => lines.flatMap(({ metric }) => [`${metric} average`, `${metric} maximum`]));
    const rows = new Map<number, (number | null)[]>();
    let first = 0;
    for (const [lines, [times, ...columns]] of charts) {
        times.forEach((at, index) => {
            const row = rows.get(at) ?? Array<number | null>(names.length).fill(null);
            columns.forEach((column, offset) => {
                row[first + offset] = column[index] ?? null;
            });
            rows.set(at, row);
        });
        first += 2 * lines.length;
    }
    const body = [...rows].filter(([, values]) => values.some((value) => value !== null))
        .sort(([a], [b]) => a - b)
        .map(([at, values]) => [new Date(at * 1000).toISOString(), ...values.map((value) => value ?? '')].join());
    return [['time', ...names].map(field).join(), ...body, ''].join('\n');
}
