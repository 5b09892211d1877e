// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { element, setText } from '../lib/dom';
import { percent } from '../lib/format';
import type { Sample } from '../model';
import type { Value } from '../series';
import { Sparkline } from './sparkline';

/** A share of a machine in its row: the last minutes drawn, the newest value written. */
export class Gauge {
    readonly element: HTMLElement;
    private readonly line: Sparkline;
    private readonly spoken = element('span', { class: 'visually-hidden' });
    private readonly written = element('span', { class: 'spark-text' });

    constructor(private readonly name: string, private readonly value: Value, colour: string) {
        this.line = new Sparkline(value, colour);
        this.element = element('span', { class: 'spark' }, this.line.element, this.spoken, this.written);
    }

    /** The newest sample, if there is one that still holds. */
    read(sample: Sample | undefined): void {
        const value = sample && this.value(sample);
        setText(this.spoken, value === undefined ? '' : `, ${this.name} `);
        setText(this.written, value === undefined ? '' : percent(value));
    }

    draw(samples: readonly Sample[], now: number): void {
        this.line.draw(samples, now, 100);
    }
}
