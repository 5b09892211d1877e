// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server has kept of one machine, and how it joins what this page saw itself.
import { fields, list, number, time, type Fields } from './lib/read';
import type { Sample } from './model';
import { usualStep, type Columns, type Value } from './series';

export interface Series {
    average: (number | null)[];
    maximum: (number | null)[];
}

export interface History {
    /** Seconds since 1970 at which the first step begins, and how long each is. */
    from: number;
    step: number;
    series: Map<string, Series>;
}

/** One line of a chart: what it is called in the history and how a sample tells it. */
export interface Source {
    metric: string;
    value: Value;
}

const readNumbers = (value: unknown): (number | null)[] => list(value).map((item) => number(item) ?? null);

export function readHistory(answer: Fields): History | undefined {
    const from = time(answer.from);
    const step = number(answer.step);
    if (from === undefined || step === undefined || step <= 0)
        return undefined;
    const series = new Map(Object.entries(fields(answer.series)).map(([name, value]) => {
        const { avg, max } = fields(value);
        return [name, { average: readNumbers(avg), maximum: readNumbers(max) }];
    }));
    return { from, step, series };
}

/** Columns for a chart: times, then average and maximum of each source, in turn. The history comes
 *  first, then what came after it; null where nothing is known. */
export function joined(history: History | undefined, samples: readonly Sample[], sources: readonly Source[],
    from: number, to: number): Columns {
    const times: number[] = [];
    const lines: (number | null)[][] = sources.flatMap(() => [[], []]);
    const pushGap = (at: number): void => {
        times.push(at);
        lines.forEach((line) => line.push(null));
    };
    if (history)
        addHistory(history, sources, from, to, times, lines);
    const step = usualStep(samples);
    let allowed = Math.max(step, history?.step ?? 0) * 2.5;
    for (const sample of samples) {
        const last = times.at(-1);
        if (sample.at < from || sample.at > to || last !== undefined && sample.at <= last)
            continue;
        if (last !== undefined && sample.at - last > allowed)
            pushGap((last + sample.at) / 2);
        allowed = step * 2.5;
        times.push(sample.at);
        sources.forEach(({ value }, index) => {
            lines[2 * index]!.push(value(sample) ?? null);
            lines[2 * index + 1]!.push(null);
        });
    }
    return [times, ...lines];
}

function addHistory({ from: first, step, series }: History, sources: readonly Source[], from: number, to: number,
    times: number[], lines: (number | null)[][]): void {
    const kept = sources.map(({ metric }) => series.get(metric));
    const points = Math.max(0, ...kept.map((one) => one?.average.length ?? 0));
    // A maximum that is the average everywhere says nothing.
    const hasMaximum = kept.map((one) =>
        one?.maximum.some((value, index) => value !== null && value !== one.average[index]) ?? false);
    for (let point = 0; point < points; ++point) {
        // A value stands for its whole step, and so in the middle of it.
        const at = Math.min(first + (point + 0.5) * step, to);
        if (at < from || at <= (times.at(-1) ?? -Infinity))
            continue;
        times.push(at);
        kept.forEach((one, index) => {
            lines[2 * index]!.push(one?.average[point] ?? null);
            lines[2 * index + 1]!.push(hasMaximum[index] ? one?.maximum[point] ?? null : null);
        });
    }
    // What is not kept yet is told by samples, and must not stand before them as a gap.
    while (times.length > 0 && lines.every((line) => line.at(-1) === null)) {
        times.pop();
        lines.forEach((line) => line.pop());
    }
}
