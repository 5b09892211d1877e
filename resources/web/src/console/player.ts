// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, element, setText } from '../lib/dom';
import { duration } from '../lib/format';
import { tr } from '../lib/language';
import { Playback, type Cast } from './cast';
import { GuestTerminal } from './terminal';

const speeds = [0.5, 1, 2, 4, 8, 16];
const longestStep = 1; // seconds: a page that was hidden does not catch up

/** A recording on the screen: play, pause, speed and any point of it. */
export class Player {
    readonly element = element('div', { class: 'player' });
    private readonly screen = element('div', { class: 'guest-screen' });
    private readonly toggle: HTMLButtonElement;
    private readonly speed = element('select', { attributes: { 'aria-label': tr`Speed` } },
        ...speeds.map((speed) => new Option(`${speed}×`, String(speed), speed === 1, speed === 1)));
    private readonly where = element('input', { attributes: {
        type: 'range', min: '0', step: '0.1', 'aria-label': tr`Position`,
    } });
    private readonly words = element('span', { class: 'player-time' });
    private terminal: GuestTerminal | undefined;
    private playback: Playback | undefined;
    private frame: number | undefined;
    private last = 0;

    constructor(private readonly cast: Cast, private readonly isDark: boolean) {
        this.toggle = button(tr`Play`, () => this.playing ? this.pause() : this.play(), { class: 'primary' });
        this.where.max = String(cast.duration);
        this.where.value = '0';
        this.where.addEventListener('input', () => void this.seek(Number(this.where.value)));
        this.element.append(this.screen,
            element('div', { class: 'player-bar' }, this.toggle, this.where, this.words, this.speed));
    }

    /** It is in the page by now; before, letters could not be measured. */
    shown(): void {
        const terminal = new GuestTerminal(this.screen, this.isDark, true);
        this.terminal = terminal;
        const encoder = new TextEncoder();
        this.playback = new Playback(this.cast, {
            reset: (columns, rows) => {
                terminal.show({ do: 'reset' });
                terminal.resizeInTurn(columns, rows);
            },
            write: (data) => terminal.show({ do: 'write', bytes: encoder.encode(data) }),
            resize: (columns, rows) => terminal.resizeInTurn(columns, rows),
            settled: () => terminal.settled(),
        });
        this.play();
    }

    dispose(): void {
        this.pause();
        this.terminal?.dispose();
    }

    private get playing(): boolean {
        return this.frame !== undefined;
    }

    private play(): void {
        if (this.playback?.ended)
            void this.playback.seek(0);
        this.last = performance.now();
        this.frame = requestAnimationFrame((now) => this.step(now));
        this.refresh();
    }

    private pause(): void {
        if (this.frame !== undefined)
            cancelAnimationFrame(this.frame);
        this.frame = undefined;
        this.refresh();
    }

    private step(now: number): void {
        const passed = Math.min(longestStep, (now - this.last) / 1000);
        this.last = now;
        this.playback?.advance(Math.max(0, passed) * Number(this.speed.value));
        this.frame = requestAnimationFrame((next) => this.step(next));
        if (this.playback?.ended)
            this.pause();
        this.refresh();
    }

    private async seek(to: number): Promise<void> {
        await this.playback?.seek(to);
        this.refresh();
    }

    private refresh(): void {
        const position = this.playback?.position ?? 0;
        setText(this.toggle, this.playing ? tr`Pause` : this.playback?.ended ? tr`Play again` : tr`Play`);
        this.where.value = String(position);
        setText(this.words, tr`${duration(position)} of ${duration(this.cast.duration)}`);
        this.where.setAttribute('aria-valuetext', this.words.textContent ?? '');
    }
}
