// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import '@xterm/xterm/css/xterm.css';
import { actionNamed, obstacle } from '../actions';
import type { App } from '../app';
import { button, element, setObstacle, setText } from '../lib/dom';
import { bytes } from '../lib/format';
import { tr } from '../lib/language';
import { words } from '../link/requests';
import { lacking, may, stateWord, type Vm } from '../model';
import { href } from '../route';
import { ask } from '../views/dialog';
import { linkWords } from '../views/statusbar';
import { FindBar } from './findbar';
import { hostKeys } from './keys';
import { needsPreview, PacedPaste } from './paste';
import { Presence } from './presence';
import { RecordingsDialog } from './recordingsdialog';
import { ConsoleSession } from './session';
import { GuestTerminal } from './terminal';
import { ConsoleToolbar } from './toolbar';

const noticeStays = 6000; // milliseconds
const typed = new TextEncoder();

/** The console tab: the emulator, who types and who watches, and why there is nothing to see. */
export class ConsoleView {
    readonly element = element('div', { class: 'console' });
    private readonly findBar: FindBar;
    private readonly banner = element('div', { class: 'notice', hidden: true });
    private readonly bannerText = element('span');
    private readonly start: HTMLButtonElement;
    private readonly reopen: HTMLButtonElement;
    private readonly screen = element('div', { class: 'guest-screen' });
    private readonly presence = new Presence();
    private readonly notice = element('span', { class: 'console-notice', attributes: { role: 'status' } });
    private readonly size = element('span', { class: 'console-size' });
    private readonly pasting = element('div', { class: 'notice', hidden: true });
    private readonly pastingWords = element('span');
    private readonly toolbar: ConsoleToolbar;
    private readonly status: HTMLElement;
    private readonly paced: PacedPaste;
    private readonly endings: (() => void)[];
    private readonly resized: ResizeObserver;
    private readonly countdown: number;
    private terminal: GuestTerminal | undefined;
    private session: ConsoleSession | undefined;
    private readOnly = false;
    private opened = '';
    private asked: string | undefined;
    private noticeTimer: number | undefined;

    constructor(private readonly app: App, private readonly id: string) {
        this.start = button(tr`Start`, () => void this.startVm(), { class: 'primary' });
        this.reopen = button(tr`Try again`, () => void this.session?.open());
        this.findBar = new FindBar(() => this.terminal, (text) => this.say(text));
        this.toolbar = this.makeToolbar();
        this.banner.append(this.bannerText, this.start, this.reopen);
        this.pasting.append(this.pastingWords, button(tr`Stop`, () => this.stopPasting(tr`Stopped`)));
        this.paced = new PacedPaste({
            send: (piece) => this.session?.type(piece),
            untaken: () => this.session?.untaken ?? 0,
            changed: () => this.refreshPasting(),
        });
        this.status = element('div', { class: 'console-status' }, this.presence.element, this.notice, this.size,
            element('span', { class: 'hint' }, tr`Ctrl+F6 leaves the console`));
        this.element.append(this.toolbar.element, this.findBar.element, this.banner, this.presence.question,
            this.pasting, this.screen, this.status);
        this.resized = new ResizeObserver(() => this.terminal?.chooseFont());
        this.resized.observe(this.screen);
        this.endings = [
            app.store.vmsChanged.listen(() => this.refresh()),
            app.connection.stateChanged.listen(() => this.refresh()),
            app.theme.changed.listen(() => {
                if (this.terminal)
                    this.terminal.dark = app.theme.dark;
            }),
        ];
        this.countdown = window.setInterval(() => this.refreshBanner(), 1000);
    }

    dispose(): void {
        clearInterval(this.countdown);
        clearTimeout(this.noticeTimer);
        this.endings.forEach((end) => end());
        this.resized.disconnect();
        this.closeSession();
    }

    /** It is in the page by now; before, letters could not be measured. */
    shown(): void {
        this.refresh();
        this.terminal?.chooseFont();
        this.terminal?.focus();
    }

    private get vm(): Vm | undefined {
        return this.app.store.vms.get(this.id);
    }

    private makeToolbar(): ConsoleToolbar {
        return new ConsoleToolbar({
            chooseDevice: () => this.refresh(),
            sendKey: (text) => this.typeText(text),
            sendHostKeys: (index) => void this.sendHostKeys(index),
            copy: () => void this.terminal?.copy(),
            paste: () => void this.pasteFromClipboard(),
            find: () => this.findBar.show(),
            zoom: (steps) => this.terminal?.zoom(steps),
            fit: () => this.fitToSpace(),
            tellSize: () => this.typeText(`stty rows ${this.session?.rows} cols ${this.session?.columns}\r`),
            readAloud: (on) => {
                if (this.terminal)
                    this.terminal.readAloud = on;
            },
            readOnly: (on) => {
                this.readOnly = on;
                this.refresh();
            },
            record: (on) => this.session?.record(on),
            recordings: () => this.vm && new RecordingsDialog(this.app, this.vm),
        });
    }

    /** Opens what can be opened by now: permissions and devices may come and go. */
    private refresh(): void {
        const { vm } = this;
        if (!vm)
            return;
        this.toolbar.listDevices(vm.consoles);
        const wanted = this.nothingToOpen(vm) === undefined
            ? [this.toolbar.device, this.mayType(vm)].join()
            : '';
        if (wanted !== this.opened) {
            this.opened = wanted;
            this.open();
        }
        this.refreshStatus();
    }

    private mayType(vm: Vm): boolean {
        return may(vm, 'console-write') && !this.readOnly;
    }

    private nothingToOpen(vm: Vm): string | undefined {
        const missing = lacking(vm, 'console-read');
        if (missing)
            return missing;
        if (vm.consoles.length === 0)
            return tr`${vm.name} has no console device. Add a serial port to it (virsh edit ${vm.name}: <console type="pty"/>) and start it again.`;
        return undefined;
    }

    private open(): void {
        this.closeSession();
        const { vm } = this;
        if (!vm || this.nothingToOpen(vm) !== undefined)
            return;
        const terminal = new GuestTerminal(this.screen, this.app.theme.dark);
        const session = new ConsoleSession(this.app.connection, this.id, this.toolbar.device, this.mayType(vm));
        this.terminal = terminal;
        this.session = session;
        terminal.typed.listen((keys) => session.type(keys));
        terminal.pasted.listen((text) => void this.paste(text));
        terminal.linkChosen.listen((address) => void followLink(address));
        terminal.leave.listen(() => this.toolbar.focus());
        terminal.find.listen(() => this.findBar.show());
        terminal.overrun.listen(() => {
            this.say(tr`Output came faster than this browser draws; part of it was skipped.`);
            void session.catchUp();
        });
        session.output.listen((step) => terminal.show(step));
        session.notice.listen((text) => this.say(text));
        session.changed.listen(() => this.refreshStatus());
        if (this.app.connection.live)
            void session.open();
        if (!this.element.hidden)
            terminal.focus();
    }

    private closeSession(): void {
        this.paced.stop();
        this.session?.close();
        this.terminal?.dispose();
        this.session = undefined;
        this.terminal = undefined;
    }

    private refreshStatus(): void {
        const { session, terminal, vm } = this;
        this.refreshBanner();
        for (const part of [this.toolbar.element, this.screen, this.status])
            part.hidden = session === undefined;
        if (!session || !terminal || !vm)
            return;
        terminal.resize(session.columns, session.rows);
        terminal.keyboard = session.mine;
        if (this.paced.running && session.whyNotTyped)
            this.stopPasting(session.whyNotTyped);
        this.presence.refresh(session);
        this.tellOfQuestion(session.question);
        this.toolbar.refresh(session, vm);
        setText(this.size, `${session.columns} × ${session.rows}`);
    }

    /** The holder may look at something else. */
    private tellOfQuestion(asks: string | undefined): void {
        const isNew = asks !== undefined && asks !== this.asked;
        this.asked = asks;
        if (isNew && this.vm && (this.element.hidden || !document.hasFocus()))
            this.app.noticed.emit({
                words: tr`${this.session?.userNamed(asks)} asks for the keyboard of ${this.vm.name}.`, severity: 'info',
                address: href({ page: 'vm', vm: this.id, tab: 'console' }),
            });
    }

    private refreshBanner(): void {
        const { vm, session } = this;
        if (!vm)
            return;
        const missing = this.nothingToOpen(vm);
        const off = vm.state === 'off' || vm.state === 'crashed';
        setText(this.bannerText, missing ?? this.phaseWords(vm, off) ?? '');
        this.banner.hidden = this.bannerText.textContent === '';
        this.start.hidden = missing !== undefined || !off || !this.app.connection.live;
        setObstacle(this.start, obstacle(actionNamed('start'), vm, this.app.connection.live,
            this.app.store.pendingOf(vm.id)));
        this.reopen.hidden = session?.phase !== 'refused' || missing !== undefined;
    }

    private phaseWords(vm: Vm, off: boolean): string | undefined {
        const { state, live } = this.app.connection;
        if (!live)
            return linkWords(state);
        if (this.session?.phase === 'refused')
            return tr`The console could not be opened: ${this.session.refusal}`;
        const pending = this.app.store.pendingOf(vm.id);
        if (off)
            return pending
                ? tr`${vm.name} is ${pending}`
                : tr`${vm.name} is ${stateWord(vm.state)}. Its output appears here when it starts.`;
        if (this.session?.phase === 'lost')
            return tr`The console’s connection to the host was lost; it comes back by itself.`;
        return this.session?.phase === 'opening' ? tr`Opening the console…` : undefined;
    }

    private say(text: string): void {
        setText(this.notice, text);
        clearTimeout(this.noticeTimer);
        this.noticeTimer = window.setTimeout(() => setText(this.notice, ''), noticeStays);
    }

    private async paste(text: string): Promise<void> {
        const name = this.vm?.name ?? tr`the VM`;
        const why = this.session?.whyNotTyped;
        const sure = !why && (!needsPreview(text) || await ask({
            title: tr`Paste into ${name}?`, quote: text, confirm: tr`Paste`,
            text: tr`${text.length} characters; each end of a line acts like Enter.`,
        }));
        if (why)
            this.say(why);
        if (sure && this.terminal)
            this.paced.start(this.terminal.pasteBytes(text));
        this.terminal?.focus();
    }

    private async pasteFromClipboard(): Promise<void> {
        try {
            this.terminal?.offerPaste(await navigator.clipboard.readText());
        } catch {
            this.say(tr`The browser does not give the clipboard to this page; Ctrl+Shift+V pastes.`);
        }
    }

    private refreshPasting(): void {
        const { left, total, running } = this.paced;
        this.pasting.hidden = !running;
        setText(this.pastingWords, running ? tr`Pasting: ${bytes(total - left)} of ${bytes(total)}` : '');
    }

    private stopPasting(why: string): void {
        const left = this.paced.stop();
        this.say(tr`${why} ${bytes(left)} of the paste were not typed.`);
    }

    private fitToSpace(): void {
        const size = this.terminal?.sizeThatFits();
        if (size)
            this.session?.resize(size.columns, size.rows);
    }

    private typeText(text: string): void {
        this.session?.type(typed.encode(text));
        this.terminal?.focus();
    }

    private async sendHostKeys(index: number): Promise<void> {
        const { vm } = this;
        const chosen = hostKeys[index];
        if (!vm || !chosen)
            return;
        const { label, keys, warning } = chosen;
        const sure = !warning || await ask({
            title: tr`Press ${label} on ${vm.name}?`, text: warning, confirm: tr`Press on ${vm.name}`, danger: true,
        });
        if (sure)
            await this.app.connection.ask('command', { vm: vm.id, action: 'send-key', keys })
                .then(() => this.say(tr`${label} was pressed.`), (error: unknown) => this.say(words(error)));
        this.terminal?.focus();
    }

    private async startVm(): Promise<void> {
        if (this.vm)
            await this.app.perform(actionNamed('start'), this.vm);
    }
}

async function followLink(address: string): Promise<void> {
    const protocol = URL.canParse(address) ? new URL(address).protocol : '';
    if (protocol !== 'http:' && protocol !== 'https:')
        return;
    const sure = await ask({
        title: tr`Open this address?`, text: tr`The guest wrote it; look where it leads.`, quote: address,
        confirm: tr`Open in a new tab`,
    });
    if (sure)
        window.open(address, '_blank', 'noopener,noreferrer');
}
