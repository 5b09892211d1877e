// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The four charts of a machine: what they show, in which units, and of which devices.
import { displayText } from '../lib/display';
import { bitRate, byteRate, bytes, percent } from '../lib/format';
import type { Source } from '../history';
import { tr } from '../lib/language';
import type { Sample } from '../model';
import type { Quantity, Value } from '../series';

export interface Line extends Source {
    label: string;
    colour: string;
}

export interface ChartKind {
    quantity: Quantity;
    title: string;
    lines: Line[];
    words: (value: number) => string;
    /** The distances between marks that read well in this unit. */
    marks: number[];
    /** The top of the scale for the highest value shown. */
    top: (highest: number) => number;
    /** What is told of single devices. */
    parts: readonly (readonly [string, string])[];
}

const tens = Array.from({ length: 16 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();
const eighths = tens.map((mark) => mark / 8); // bytes, for marks at whole bits
const twos = Array.from({ length: 50 }, (_, power) => 2 ** power);
const quietest = 1000; // bytes per second: below it noise would fill the chart
const colours = 6; // of the style sheet
const mostParts = 8; // lines that can still be told apart

const line = (label: string, colour: string, metric: string, value: Value): Line => ({ label, colour, metric, value });

export const kinds: readonly ChartKind[] = [
    {
        quantity: 'cpu', title: tr`CPU`, words: percent, marks: [5, 10, 25, 50], top: () => 100,
        lines: [line(tr`all vCPUs`, 'series-1', 'cpu.utilization', (sample) => sample.cpu)],
        parts: [['utilization', 'vCPU']],
    },
    {
        quantity: 'memory', title: tr`Memory`, words: bytes, marks: twos, top: (highest) => highest * 1.05 || 1,
        lines: [
            line(tr`used`, 'series-1', 'memory.used', (sample) => sample.memoryUsed),
            line(tr`of`, 'series-2', 'memory.total', (sample) => sample.memoryTotal),
        ],
        parts: [],
    },
    {
        quantity: 'disk', title: tr`Disk`, words: byteRate, marks: tens,
        top: (highest) => Math.max(quietest, highest * 1.1),
        lines: [
            line(tr`read`, 'series-1', 'disk.readRate', (sample) => sample.diskRead),
            line(tr`write`, 'series-2', 'disk.writeRate', (sample) => sample.diskWrite),
        ],
        parts: [['readRate', tr`read`], ['writeRate', tr`write`]],
    },
    {
        quantity: 'network', title: tr`Network`, words: bitRate, marks: eighths,
        top: (highest) => Math.max(quietest / 8, highest * 1.1),
        lines: [
            line(tr`in`, 'series-1', 'network.rxRate', (sample) => sample.netIn),
            line(tr`out`, 'series-2', 'network.txRate', (sample) => sample.netOut),
        ],
        parts: [['rxRate', tr`in`], ['txRate', tr`out`]],
    },
];

/** The lines of single devices, where there is more than one. */
export function partLines({ quantity, parts }: ChartKind, newest: Sample | undefined): Line[] {
    const found: Line[] = [];
    const names = Object.keys(newest?.parts ?? {})
        .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
    for (const metric of names) {
        const inner = metric.slice(quantity.length + 1, metric.lastIndexOf('.'));
        const [, word] = parts.find(([value]) => metric === `${quantity}.${inner}.${value}`) ?? [];
        if (word === undefined || found.length === mostParts)
            continue;
        const label = displayText(word === 'vCPU' ? `vCPU ${inner}` : `${inner} ${word}`);
        found.push(line(label, `series-${found.length % colours + 1}`, metric, (sample) => sample.parts?.[metric]));
    }
    return found.length > Math.max(1, parts.length) ? found : [];
}
