// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { columns, type Value } from '../series';
import type { Sample } from '../model';
import { colour } from '../lib/theme';

const shownSeconds = 300;

/** The last minutes of one value, as small as a word. */
export class Sparkline {
    readonly element = document.createElement('canvas');

    constructor(private readonly value: Value, private readonly colourName: string) {
        this.element.className = 'sparkline';
        this.element.setAttribute('aria-hidden', 'true');
    }

    draw(samples: readonly Sample[], now: number, top: number): void {
        const canvas = this.element;
        const scale = devicePixelRatio;
        const width = Math.round(canvas.clientWidth * scale);
        const height = Math.round(canvas.clientHeight * scale);
        if (width === 0)
            return;
        canvas.width = width;
        canvas.height = height;
        const context = canvas.getContext('2d')!;
        const from = now - shownSeconds;
        const [times, values] = columns(samples, from, [this.value]) as [number[], (number | null)[]];
        const x = (index: number): number => (times[index]! - from) / shownSeconds * width;
        const y = (value: number): number => height - scale - value / top * (height - 2 * scale);
        context.strokeStyle = colour(this.colourName);
        context.fillStyle = context.strokeStyle;
        context.lineWidth = 1.25 * scale;
        context.lineJoin = 'round';
        for (const [first, end] of runs(values))
            drawRun(context, first, end, (index) => [x(index), y(values[index]!)], height);
    }
}

/** The stretches without a gap, as first and end index. */
function runs(values: readonly (number | null)[]): [number, number][] {
    const found: [number, number][] = [];
    let first = -1;
    for (let index = 0; index <= values.length; ++index) {
        const known = typeof values[index] === 'number';
        if (known && first < 0)
            first = index;
        if (!known && first >= 0) {
            found.push([first, index]);
            first = -1;
        }
    }
    return found;
}

function drawRun(context: CanvasRenderingContext2D, first: number, end: number,
    point: (index: number) => [number, number], height: number): void {
    const line = new Path2D();
    for (let index = first; index < end; ++index)
        line.lineTo(...point(index));
    if (end - first === 1) {
        const [x, y] = point(first);
        context.fillRect(x - 1, y - 1, 2, 2);
    }
    context.stroke(line);
    const area = new Path2D(line);
    area.lineTo(point(end - 1)[0], height);
    area.lineTo(point(first)[0], height);
    context.globalAlpha = 0.18;
    context.fill(area);
    context.globalAlpha = 1;
}
