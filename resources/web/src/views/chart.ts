// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import uPlot from 'uplot';
import { displayText } from '../lib/display';
import { element, setText } from '../lib/dom';
import { clockTime, dateTime, shortDay, shortTime } from '../lib/format';
import { tr } from '../lib/language';
import { Signal } from '../lib/signal';
import { colour } from '../lib/theme';
import { marksNear, type Mark } from '../marks';
import type { Severity } from '../model';
import { nearest, type Columns } from '../series';
import type { ChartKind, Line } from './chartkinds';
import type { ChartPicture } from './picture';

const height = 180; // pixels, as are all lengths here
const shortestDrag = 5;
const reach = 6; // of a mark, for a pointer
const day = 86_400; // seconds
const group = uPlot.sync('charts');
const shared = ['mousemove', 'mouseleave'];

const markColours: Record<Severity, string> = { info: 'text-faint', warning: 'warn', critical: 'bad' };

/** One chart: a heading with the values at the crosshair or the newest ones, the lines, and marks
 *  where something happened. */
export class Chart {
    readonly element: HTMLElement;
    /** A stretch of time was drawn with the pointer. */
    readonly zoomed = new Signal<{ from: number; to: number }>();
    readonly zoomedOut = new Signal();
    private readonly legend = element('span', { class: 'chart-legend' });
    private readonly moment = element('span', { class: 'chart-moment' });
    private readonly space = element('div', { class: 'chart-space', attributes: { role: 'img' } });
    private readonly tip = element('div', { class: 'chart-tip', hidden: true });
    private readonly empty = element('p', { class: 'chart-empty', hidden: true });
    private readonly resized: ResizeObserver;
    private readings: HTMLElement[] = [];
    private lines: readonly Line[] = [];
    private plot: uPlot | undefined;
    private data: Columns = [[]];
    private marks: readonly Mark[] = [];
    private from = 0;
    private to = 1;

    constructor(readonly kind: ChartKind) {
        this.space.append(this.tip);
        this.element = element('section', { class: 'chart', attributes: { 'aria-label': kind.title } },
            element('header', {}, element('h2', {}, kind.title), this.moment, this.legend),
            this.space, this.empty);
        this.setLines(kind.lines);
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

    setLines(lines: readonly Line[]): void {
        if (lines.map(({ metric }) => metric).join() === this.lines.map(({ metric }) => metric).join())
            return;
        this.lines = lines;
        this.data = [[], ...lines.flatMap((): number[][] => [[], []])];
        this.readings = lines.map(() => element('output', { class: 'chart-value' }));
        this.legend.replaceChildren(...lines.map((line, index) => element('span', { class: 'chart-line' },
            element('span', { class: `swatch swatch-${line.colour}`, attributes: { 'aria-hidden': 'true' } }),
            line.label, ' ', this.readings[index])));
        this.recolour();
    }

    /** Average and maximum of each line in turn. */
    show(data: Columns, from: number, to: number, marks: readonly Mark[], whyEmpty: string | undefined): void {
        this.data = data;
        this.from = from;
        this.to = to;
        this.marks = marks;
        this.empty.hidden = whyEmpty === undefined;
        this.space.hidden = whyEmpty !== undefined;
        setText(this.empty, whyEmpty ?? '');
        this.plot?.setData(data as uPlot.AlignedData);
        if (this.plot === undefined)
            this.fit();
        this.read();
        this.describe(whyEmpty);
    }

    get picture(): ChartPicture {
        return {
            title: this.kind.title,
            lines: this.lines,
            canvas: this.empty.hidden ? this.plot?.ctx.canvas : undefined,
            words: this.empty.textContent ?? '',
        };
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
            cursor: this.cursor(),
            scales: {
                x: { range: () => [this.from, this.to] },
                y: { range: (_plot, _low, high) => [0, this.kind.top(high ?? 0)] },
            },
            axes: [
                { ...axis, size: 28, values: (_plot, marks, _axis, _space, step) => times(marks, step) },
                {
                    ...axis, size: 66, incrs: this.kind.marks, space: 36,
                    values: (_plot, marks) => marks.map(this.kind.words),
                },
            ],
            series: [{}, ...this.lines.flatMap((line) => [
                { label: line.label, stroke: colour(line.colour), width: 1.5, spanGaps: false },
                { label: tr`${line.label}, highest`, stroke: `${colour(line.colour)}90`, width: 0.75, spanGaps: false },
            ])],
            hooks: {
                draw: [(plot) => this.drawMarks(plot)],
                setCursor: [() => this.read()],
                setSelect: [(plot) => this.selected(plot)],
            },
        };
    }

    private cursor(): uPlot.Cursor {
        return {
            y: false,
            sync: { key: group.key, filters: { pub: (type) => shared.includes(type), sub: () => true } },
            drag: { x: true, y: false, setScale: false, dist: shortestDrag },
            points: { size: 6, show: (plot, line) => this.point(plot, line) },
            bind: {
                dblclick: () => () => {
                    this.zoomedOut.emit();
                    return null;
                },
            },
        };
    }

    // The thin lines have no point of their own under the crosshair.
    private point(_plot: uPlot, line: number): HTMLElement {
        const made = element('div', { class: 'u-cursor-pt' });
        if (line % 2 === 0)
            made.hidden = true;
        return made;
    }

    private drawMarks(plot: uPlot): void {
        const { ctx, bbox } = plot;
        ctx.save();
        for (const { at, severity } of this.marks) {
            const x = Math.round(plot.valToPos(at, 'x', true)) + 0.5;
            const size = 4 * devicePixelRatio;
            ctx.strokeStyle = ctx.fillStyle = colour(markColours[severity]);
            ctx.lineWidth = devicePixelRatio;
            ctx.stroke(new Path2D(`M${x} ${bbox.top}v${bbox.height}`));
            ctx.fill(new Path2D(`M${x - size} ${bbox.top}h${2 * size}l${-size} ${1.5 * size}z`));
        }
        ctx.restore();
    }

    private selected(plot: uPlot): void {
        const { left, width } = plot.select;
        if (width < shortestDrag)
            return;
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        this.zoomed.emit({ from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x') });
    }

    /** The values under the crosshair, else the newest. */
    private read(): void {
        const left = this.plot?.cursor.left ?? -1;
        const under = this.plot && left >= 0 ? this.plot.posToVal(left, 'x') : undefined;
        const times = this.data[0];
        const index = under === undefined ? times.length - 1 : nearest(times, under);
        this.readings.forEach((reading, line) => setText(reading, this.readingOf(line, index)));
        setText(this.moment, under === undefined ? '' : dateTime(times[index] ?? under, Date.now() / 1000));
        this.showTip(left, under);
    }

    private readingOf(line: number, index: number): string {
        const [average, highest] = [this.data[2 * line + 1]?.[index], this.data[2 * line + 2]?.[index]];
        if (typeof average !== 'number')
            return '–';
        const { words } = this.kind;
        return typeof highest === 'number' && highest > average
            ? `${words(average)} ↑ ${words(highest)}`
            : words(average);
    }

    private showTip(left: number, under: number | undefined): void {
        const { plot } = this;
        const near = plot && under !== undefined && this.space.matches(':hover')
            ? marksNear(this.marks, under, plot.posToVal(left + reach, 'x') - under)
            : [];
        this.tip.hidden = near.length === 0;
        if (!plot || near.length === 0)
            return;
        this.tip.replaceChildren(...near.map(({ at, words }) =>
            element('div', {}, `${clockTime(at)} ${displayText(words)}`)));
        const space = this.space.clientWidth - this.tip.offsetWidth;
        this.tip.style.left = `${Math.max(0, Math.min(space, left + plot.over.offsetLeft))}px`;
    }

    private describe(whyEmpty: string | undefined): void {
        const parts = this.lines.map((line, index) => {
            const known = (this.data[2 * index + 1] ?? []).filter((value) => value !== null);
            if (known.length === 0)
                return tr`${line.label} unknown`;
            const low = known.reduce((a, b) => Math.min(a, b));
            const high = known.reduce((a, b) => Math.max(a, b));
            const [last, least, most] = [known.at(-1)!, low, high].map(this.kind.words);
            return tr`${line.label} last ${last}, between ${least} and ${most}`;
        });
        this.space.setAttribute('aria-label', whyEmpty ?? `${this.kind.title}: ${parts.join('; ')}`);
    }
}

function times(marks: number[], step: number): string[] {
    if (step >= day)
        return marks.map(shortDay);
    if (step < 60)
        return marks.map(clockTime);
    // Midnight is better known by its date.
    return marks.map((mark) => {
        const date = new Date(mark * 1000);
        return date.getHours() + date.getMinutes() === 0 ? shortDay(mark) : shortTime(mark);
    });
}
