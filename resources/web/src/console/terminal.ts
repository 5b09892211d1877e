// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import { element } from '../lib/dom';
import { bytes as sizeWords } from '../lib/format';
import { tr } from '../lib/language';
import { Signal } from '../lib/signal';
import { terminalPalette } from './palette';
import { cleanPaste } from './paste';
import type { Step } from './position';
import { useStrictElements } from './strictelements';

const scrollbackLines = 10_000;
const smallestFont = 8; // pixels
const largestFont = 24;
const comfortableFont = 15;
// xterm.js throws output away beyond 50 MB; long before that the person sees only the past.
const longestBacklog = 8 * 1024 * 1024;
const focusReport = /^\x1b\[[IO]$/;

/** The emulator: draws a guest's bytes, and keeps the guest from making it do anything else. */
export class GuestTerminal {
    readonly typed = new Signal<Uint8Array>();
    readonly pasted = new Signal<string>();
    readonly linkChosen = new Signal<string>();
    readonly leave = new Signal();
    readonly find = new Signal();
    /** Output comes faster than it can be drawn. */
    readonly overrun = new Signal();
    readonly element = element('div', { class: 'guest-terminal' });
    private readonly terminal: Terminal;
    private readonly fit = new FitAddon();
    private readonly search = new SearchAddon();
    private readonly encoder = new TextEncoder();
    private chosenFont: number | undefined;
    private replaying = false;
    private holdsKeyboard = false;
    private answers = false;
    private backlog = 0;

    /** The space must be in the page: letters are measured in it. A passive one is looked at only. */
    constructor(space: HTMLElement, isDark: boolean, private readonly passive = false) {
        useStrictElements();
        this.terminal = new Terminal({
            fontFamily: 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace',
            fontSize: comfortableFont,
            cursorBlink: !passive,
            scrollback: scrollbackLines,
            disableStdin: passive,
            theme: terminalPalette(isDark),
            linkHandler: { activate: (_event, address) => this.linkChosen.emit(address) },
            logLevel: 'off',
        });
        this.terminal.loadAddon(this.fit);
        this.terminal.loadAddon(this.search);
        this.terminal.loadAddon(new WebLinksAddon((_event, address) => this.linkChosen.emit(address)));
        this.restrain();
        space.append(this.element);
        this.terminal.open(this.element);
        this.terminal.onBell(() => this.flash());
        this.terminal.onData((data) => this.send(data));
        this.terminal.onBinary((data) => this.typed.emit(Uint8Array.from(data, (char) => char.charCodeAt(0))));
        this.terminal.attachCustomKeyEventHandler((event) => this.keyIsForGuest(event));
        this.element.addEventListener('paste', (event) => this.paste(event), { capture: true });
    }

    dispose(): void {
        this.terminal.dispose();
        this.element.remove();
    }

    focus(): void {
        this.terminal.focus();
    }

    show(step: Step): void {
        switch (step.do) {
        case 'reset':
            this.inTurn(() => {
                this.terminal.reset();
                this.replaying = true;
            });
            break;
        case 'write':
            this.write(step.bytes);
            break;
        case 'live':
            this.inTurn(() => this.replaying = false);
            break;
        case 'missing':
            this.mark(tr`${sizeWords(step.bytes)} of output can no longer be had`);
            break;
        case 'restarted':
            // Leaves the other screen (1049 would move the cursor as well) and any mode of the last run.
            this.terminal.write('\x1b[?1047l\x1b[!p');
            this.mark(tr`the VM or the server was started again`);
            break;
        }
    }

    /** Done when all that was written is on the screen. */
    settled(): Promise<void> {
        return new Promise((resolve) => this.inTurn(resolve));
    }

    /** Text as a guest gets it when it is pasted, marked as such where the guest asked for marks. */
    pasteBytes(text: string): Uint8Array {
        const keys = text.replace(/\n/g, '\r');
        return this.encoder.encode(this.terminal.modes.bracketedPasteMode ? `\x1b[200~${keys}\x1b[201~` : keys);
    }

    get selection(): string {
        return this.terminal.getSelection();
    }

    get columns(): number {
        return this.terminal.cols;
    }

    get rows(): number {
        return this.terminal.rows;
    }

    resize(columns: number, rows: number): void {
        if (columns !== this.columns || rows !== this.rows)
            this.terminal.resize(columns, rows);
        this.chooseFont();
    }

    /** The size from here on in what is written. */
    resizeInTurn(columns: number, rows: number): void {
        this.inTurn(() => this.resize(columns, rows));
    }

    /** How many columns and rows the space has at a comfortable letter size. */
    sizeThatFits(): { columns: number; rows: number } | undefined {
        this.terminal.options.fontSize = this.chosenFont ?? comfortableFont;
        const size = this.fit.proposeDimensions();
        return size && { columns: Math.max(size.cols, 20), rows: Math.max(size.rows, 5) };
    }

    zoom(steps: number): void {
        const now = this.chosenFont ?? this.terminal.options.fontSize ?? comfortableFont;
        this.chosenFont = Math.min(largestFont, Math.max(smallestFont, now + steps));
        this.chooseFont();
    }

    /** The largest letters, up to a comfortable size, with which the whole screen can be seen. */
    chooseFont(): void {
        if (this.chosenFont !== undefined) {
            this.terminal.options.fontSize = this.chosenFont;
            return;
        }
        const now = this.terminal.options.fontSize ?? comfortableFont;
        const fitting = this.fit.proposeDimensions();
        if (!fitting || !fitting.cols || !fitting.rows)
            return;
        const scale = Math.min(fitting.cols / this.columns, fitting.rows / this.rows);
        const size = Math.floor(now * scale * 2) / 2;
        this.terminal.options.fontSize = Math.min(comfortableFont, Math.max(smallestFont, size));
    }

    findText(text: string, direction: 'next' | 'previous'): boolean {
        return direction === 'next' ? this.search.findNext(text) : this.search.findPrevious(text);
    }

    /** The guest is answered from where in its output the keyboard was taken, not before. */
    set keyboard(held: boolean) {
        if (held === this.holdsKeyboard)
            return;
        this.holdsKeyboard = held;
        if (held)
            this.inTurn(() => this.answers = this.holdsKeyboard);
        else
            this.answers = false;
    }

    set dark(isDark: boolean) {
        this.terminal.options.theme = terminalPalette(isDark);
    }

    set readAloud(on: boolean) {
        this.terminal.options.screenReaderMode = on;
    }

    // Answers are for whoever has the keyboard, and only to what the guest asks now. What a guest may
    // not learn or set at all is taken out of the stream: title, clipboard, colours, window.
    private restrain(): void {
        const muted = (): boolean => this.replaying || !this.answers;
        const { parser } = this.terminal;
        const questions = [
            { final: 'c' }, { prefix: '>', final: 'c' }, { prefix: '=', final: 'c' },
            { final: 'n' }, { prefix: '?', final: 'n' },
            { intermediates: '$', final: 'p' }, { prefix: '?', intermediates: '$', final: 'p' },
        ];
        questions.forEach((question) => parser.registerCsiHandler(question, muted));
        parser.registerCsiHandler({ final: 't' }, () => true);
        parser.registerCsiHandler({ prefix: '>', final: 'q' }, () => true);
        parser.registerDcsHandler({ intermediates: '$', final: 'q' }, () => true);
        [0, 1, 2, 52].forEach((code) => parser.registerOscHandler(code, () => true));
        [4, 10, 11, 12].forEach((code) => parser.registerOscHandler(code, (data) => data.includes('?')));
    }

    private send(data: string): void {
        if (focusReport.test(data) && !this.holdsKeyboard)
            return;
        this.typed.emit(this.encoder.encode(data));
    }

    private keyIsForGuest(event: KeyboardEvent): boolean {
        if (this.passive)
            return false;
        const combination = [event.ctrlKey && 'Ctrl', event.shiftKey && 'Shift', event.key]
            .filter(Boolean).join('+');
        switch (combination) {
        case 'Ctrl+F6':
            return this.taken(event, () => this.leave.emit());
        case 'Ctrl+Shift+F':
            return this.taken(event, () => this.find.emit());
        case 'Ctrl+Shift+C':
            return this.taken(event, () => void this.copy());
        case 'Ctrl+Shift+V':
            return false; // the browser's own paste follows
        default:
            return true;
        }
    }

    // A bell is seen, not heard; what rang before this viewer came does not ring again.
    private flash(): void {
        if (!this.replaying)
            this.element.animate?.([{ opacity: 0.4 }, { opacity: 1 }], 180);
    }

    private taken(event: KeyboardEvent, act: () => void): false {
        event.preventDefault();
        if (event.type === 'keydown')
            act();
        return false;
    }

    async copy(): Promise<void> {
        if (this.selection)
            await navigator.clipboard.writeText(this.selection);
    }

    private paste(event: ClipboardEvent): void {
        event.preventDefault();
        event.stopPropagation();
        this.offerPaste(event.clipboardData?.getData('text/plain') ?? '');
    }

    /** Text from a clipboard, which may hold more than text. */
    offerPaste(clipboard: string): void {
        const text = cleanPaste(clipboard);
        if (text)
            this.pasted.emit(text);
    }

    private write(bytes: Uint8Array): void {
        this.backlog += bytes.length;
        if (this.backlog > longestBacklog) {
            this.backlog -= bytes.length;
            this.overrun.emit();
            return;
        }
        this.terminal.write(bytes, () => this.backlog -= bytes.length);
    }

    // Bytes are parsed some time after they were written; this is done exactly between them.
    private inTurn(act: () => void): void {
        this.terminal.write('', act);
    }

    private mark(words: string): void {
        this.terminal.write(`\x1b[0m\r\n\x1b[7m ── ${words} ── \x1b[0m\r\n`);
    }
}
