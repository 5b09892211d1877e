// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of one machine, oldest first, and what charts make of them.
import { tr } from './lib/language';
import type { Sample } from './model';

export const keptSeconds = 3600;

export function append(samples: Sample[], sample: Sample): void {
    const last = samples.at(-1);
    if (last && sample.at <= last.at)
        return;
    samples.push(sample);
    const oldest = sample.at - keptSeconds;
    let drop = 0;
    while (samples[drop]!.at < oldest)
        ++drop;
    if (drop > 60) // in lots, because each removal moves the rest
        samples.splice(0, drop);
}

/** Seconds between samples, as they mostly are. */
export function usualStep(samples: readonly Sample[]): number {
    const steps = samples.slice(-30).map((sample, index, all) => sample.at - (all[index - 1]?.at ?? NaN))
        .filter((step) => step > 0)
        .sort((a, b) => a - b);
    return steps[Math.floor(steps.length / 2)] ?? 5;
}

export type Value = (sample: Sample) => number | undefined;
export type Columns = [number[], ...(number | null)[][]];

/** Columns for a chart: times, then one column a value; null where nothing is known. A pause of more
 *  than two and a half steps is a gap, not a straight line. */
export function columns(samples: readonly Sample[], from: number, values: readonly Value[]): Columns {
    const longestStep = usualStep(samples) * 2.5;
    const times: number[] = [];
    const lines: (number | null)[][] = values.map(() => []);
    for (const sample of samples) {
        if (sample.at < from)
            continue;
        const last = times.at(-1);
        if (last !== undefined && sample.at - last > longestStep) {
            times.push((last + sample.at) / 2);
            lines.forEach((line) => line.push(null));
        }
        times.push(sample.at);
        lines.forEach((line, index) => line.push(values[index]!(sample) ?? null));
    }
    return [times, ...lines];
}

/** The index of the time next to `at`, or -1 where there is none within two and a half steps. */
export function nearest(times: readonly number[], at: number): number {
    const after = times.findIndex((time) => time >= at);
    const candidates = after < 0 ? [times.length - 1] : [after, after - 1];
    const distance = (index: number): number => Math.abs((times[index] ?? Infinity) - at);
    const best = candidates.reduce((a, b) => distance(b) < distance(a) ? b : a);
    const steps = times.slice(1).map((time, index) => time - times[index]!).sort((a, b) => a - b);
    const usual = steps[Math.floor(steps.length / 2)] ?? 5;
    return distance(best) <= usual * 2.5 ? best : -1;
}

export type Quantity = 'cpu' | 'memory' | 'disk' | 'network';

const quantityValues: Record<Quantity, Value[]> = {
    cpu: [(sample) => sample.cpu],
    memory: [(sample) => sample.memoryUsed],
    disk: [(sample) => sample.diskRead, (sample) => sample.diskWrite],
    network: [(sample) => sample.netIn, (sample) => sample.netOut],
};

export function isKnown(sample: Sample, quantity: Quantity): boolean {
    return quantityValues[quantity].some((value) => value(sample) !== undefined);
}

const unavailable: Record<Quantity, string> = {
    cpu: tr`the host tells no CPU time of this VM`,
    memory: tr`the host tells no memory use of this VM`,
    disk: tr`it has no disk whose reads and writes are counted`,
    network: tr`its network has no counters (user-mode networking has none)`,
};

/** Why the chart of a quantity is empty. */
export function whyEmpty(quantity: Quantity, samples: readonly Sample[], from: number, active: boolean,
    live: boolean): string | undefined {
    const shown = samples.filter((sample) => sample.at >= from);
    if (shown.some((sample) => isKnown(sample, quantity)))
        return undefined;
    if (!live)
        return tr`No data, because the server can not be reached.`;
    if (!active)
        return tr`No data, because the VM is not running.`;
    if (shown.length < 2)
        return tr`No data yet: the first values come with the next samples.`;
    return tr`No data, because ${unavailable[quantity]}.`;
}
