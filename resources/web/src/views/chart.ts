// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import uPlot from 'uplot';
import { element, setText } from '../lib/dom';
import { clockTime, shortTime } from '../lib/format';
import { colour } from '../lib/theme';
import { nearest, type Columns, type Quantity, type Value } from '../series';

export interface Line {
    label: string;
    colour: string;
    value: Value;
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
}

const height = 180; // pixels
const group = uPlot.sync('charts');

/** One chart: a heading with the values at the crosshair or the newest ones, and the lines. */
export class Chart {
    readonly element: HTMLElement;
    private readonly readings: HTMLElement[];
    private readonly moment = element('span', { class: 'chart-moment' });
    private readonly space = element('div', { class: 'chart-space', attributes: { role: 'img' } });
    private readonly empty = element('p', { class: 'chart-empty', hidden: true });
    private readonly resized: ResizeObserver;
    private plot: uPlot | undefined;
    private data: Columns;
    private from = 0;
    private to = 1;

    constructor(readonly kind: ChartKind) {
        this.data = [[], ...kind.lines.map(() => [])];
        this.readings = kind.lines.map(() => element('output', { class: 'chart-value' }));
        const legend = kind.lines.map((line, index) => element('span', { class: 'chart-line' },
            element('span', { class: `swatch swatch-${line.colour}`, attributes: { 'aria-hidden': 'true' } }),
            line.label, ' ', this.readings[index]));
        this.element = element('section', { class: 'chart', attributes: { 'aria-label': kind.title } },
            element('header', {}, element('h2', {}, kind.title), ...legend, this.moment),
            this.space, this.empty);
        this.resized = new ResizeObserver(() => this.fit());
        this.resized.observe(this.space);
    }

    dispose(): void {
        this.resized.disconnect();
        this.plot?.destroy();
    }

    /** Draws anew in the colours of the present theme. */
    recolour(): void {
        this.plot?.destroy();
        this.plot = undefined;
        this.fit();
    }

    show(data: Columns, from: number, to: number, whyEmpty: string | undefined): void {
        this.data = data;
        this.from = from;
        this.to = to;
        this.empty.hidden = whyEmpty === undefined;
        this.space.hidden = whyEmpty !== undefined;
        setText(this.empty, whyEmpty ?? '');
        this.plot?.setData(data as uPlot.AlignedData);
        if (this.plot === undefined)
            this.fit();
        this.read();
        this.describe(whyEmpty);
    }

    private fit(): void {
        const width = this.space.clientWidth;
        if (width === 0)
            return;
        if (this.plot)
            this.plot.setSize({ width, height });
        else
            this.plot = new uPlot(this.options(width), this.data as uPlot.AlignedData, this.space);
    }

    private options(width: number): uPlot.Options {
        const grid = { stroke: colour('chart-grid'), width: 1 };
        const axis = { stroke: colour('text-faint'), grid, ticks: { show: false } };
        return {
            width,
            height,
            padding: [10, 10, 0, 0],
            legend: { show: false },
            cursor: { y: false, sync: { key: group.key }, drag: { x: false, y: false }, points: { size: 6 } },
            scales: {
                x: { range: () => [this.from, this.to] },
                y: { range: (_plot, _low, high) => [0, this.kind.top(high ?? 0)] },
            },
            axes: [
                { ...axis, size: 28, values: (_plot, marks) => this.times(marks) },
                {
                    ...axis, size: 66, incrs: this.kind.marks, space: 36,
                    values: (_plot, marks) => marks.map(this.kind.words),
                },
            ],
            series: [{}, ...this.kind.lines.map((line) => ({
                label: line.label, stroke: colour(line.colour), width: 1.5, spanGaps: false,
            }))],
            hooks: { setCursor: [() => this.read()] },
        };
    }

    private times(marks: number[]): string[] {
        const inMinutes = marks.every((mark) => mark % 60 === 0);
        return marks.map(inMinutes ? shortTime : clockTime);
    }

    /** The values under the crosshair, else the newest. */
    private read(): void {
        const left = this.plot?.cursor.left ?? -1;
        const under = this.plot && left >= 0 ? this.plot.posToVal(left, 'x') : undefined;
        const times = this.data[0];
        const index = under === undefined ? times.length - 1 : nearest(times, under);
        this.readings.forEach((reading, line) => {
            const value = this.data[line + 1]?.[index];
            setText(reading, typeof value === 'number' ? this.kind.words(value) : '–');
        });
        setText(this.moment, under === undefined ? '' : clockTime(times[index] ?? under));
    }

    private describe(whyEmpty: string | undefined): void {
        const parts = this.kind.lines.map((line, index) => {
            const known = (this.data[index + 1] ?? []).filter((value) => value !== null);
            if (known.length === 0)
                return `${line.label} unknown`;
            const [now, low, high] = [known.at(-1)!, Math.min(...known), Math.max(...known)]
                .map(this.kind.words);
            return `${line.label} now ${now}, between ${low} and ${high}`;
        });
        this.space.setAttribute('aria-label', whyEmpty ?? `${this.kind.title}: ${parts.join('; ')}`);
    }
}
