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

// Seconds. Longer steps are averages of many samples, and every one of them is there or was missed.
const coarse = 60;

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

function addHistory(history: History, sources: readonly Source[], from: number, to: number,
    times: number[], lines: (number | null)[][]): void {
    const kept = sources.map(({ metric }) => history.series.get(metric));
    // A maximum that is the average everywhere says nothing.
    const hasMaximum = kept.map((one) =>
        one?.maximum.some((value, index) => value !== null && value !== one.average[index]) ?? false);
    const points = pointsOf(history, kept, from, to);
    for (const { at, index, gap } of points) {
        times.push(at);
        kept.forEach((one, line) => {
            lines[2 * line]!.push(gap ? null : one?.average[index] ?? null);
            lines[2 * line + 1]!.push(gap || !hasMaximum[line] ? null : one?.maximum[index] ?? null);
        });
    }
}

interface Point {
    at: number;
    index: number;
    gap: boolean;
}

/** Where something is known, with a gap between where what lies between is longer than usual there:
 *  what was measured every 5 s may come in steps of 1 s. */
function pointsOf({ from: first, step }: History, kept: readonly (Series | undefined)[], from: number,
    to: number): Point[] {
    const count = Math.max(0, ...kept.map((one) => one?.average.length ?? 0));
    const known: Point[] = [];
    for (let index = 0; index < count; ++index) {
        // A value stands for its whole step, and so in the middle of it.
        const at = Math.min(first + (index + 0.5) * step, to);
        const isKnown = kept.some((one) => typeof one?.average[index] === 'number');
        if (isKnown && at >= from && at > (known.at(-1)?.at ?? -Infinity))
            known.push({ at, index, gap: false });
    }
    const between = known.map(({ at }, index) => at - (known[index - 1]?.at ?? at));
    return known.flatMap((point, index) => {
        const around = Math.max(step, between[index - 1] ?? 0, between[index + 1] ?? 0);
        const usual = step < coarse ? around * 2.5 : step * 1.5;
        return between[index]! > usual ? [{ ...point, at: point.at - between[index]! / 2, gap: true }, point] : [point];
    });
}
