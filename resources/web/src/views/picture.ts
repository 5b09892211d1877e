// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What charts show, as a picture to be passed on.
import { colour } from '../lib/theme';

export interface ChartPicture {
    title: string;
    /** The lines by the names of their colours in the style sheet. */
    lines: readonly { label: string; colour: string }[];
    /** As it is on the page; none where the words stand instead. */
    canvas: HTMLCanvasElement | undefined;
    words: string;
}

export interface Place {
    top: number;
    height: number;
}

const margin = 16; // CSS pixels, as are all lengths here
const lineHeight = 24;
const wordsHeight = 48; // in the place of a chart
const swatch = 10;
const narrowest = 480;
const font = 'system-ui, sans-serif';

/** Where each chart's heading begins, and how much it takes with what is below it. */
export function placesOf(heights: readonly (number | undefined)[]): { places: Place[]; height: number } {
    let top = margin + lineHeight;
    const places = heights.map((height) => {
        const place = { top, height: lineHeight + (height ?? wordsHeight) };
        top += place.height + margin;
        return place;
    });
    return { places, height: top };
}

/** One below the other, in the colours of the present theme and the pixels of the screen. */
export function pictureOf(heading: string, charts: readonly ChartPicture[]): HTMLCanvasElement {
    const scale = devicePixelRatio;
    const widest = Math.max(narrowest, ...charts.map(({ canvas }) => (canvas?.width ?? 0) / scale));
    const { places, height } = placesOf(charts.map(({ canvas }) => canvas && canvas.height / scale));
    const picture = document.createElement('canvas');
    picture.width = Math.round((widest + 2 * margin) * scale);
    picture.height = Math.round(height * scale);
    const context = picture.getContext('2d')!;
    context.scale(scale, scale);
    context.fillStyle = colour('surface');
    context.fillRect(0, 0, picture.width, picture.height);
    context.textBaseline = 'middle';
    write(context, heading, margin, margin + lineHeight / 2, `bold 15px ${font}`);
    charts.forEach((chart, index) => paint(context, chart, places[index]!, scale));
    return picture;
}

function paint(context: CanvasRenderingContext2D, chart: ChartPicture, { top }: Place, scale: number): void {
    const middle = top + lineHeight / 2;
    let x = margin + write(context, chart.title, margin, middle, `bold 13px ${font}`) + margin;
    for (const line of chart.lines) {
        context.fillStyle = colour(line.colour);
        context.fillRect(x, middle - swatch / 2, swatch, swatch);
        x += swatch + 4;
        x += write(context, line.label, x, middle, `12px ${font}`) + margin;
    }
    const below = top + lineHeight;
    if (chart.canvas)
        context.drawImage(chart.canvas, margin, below, chart.canvas.width / scale, chart.canvas.height / scale);
    else
        write(context, chart.words, margin, below + wordsHeight / 2, `13px ${font}`);
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, look: string): number {
    context.font = look;
    context.fillStyle = colour('text');
    context.fillText(text, x, y);
    return context.measureText(text).width;
}
