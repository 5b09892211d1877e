// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import '@xterm/xterm/css/xterm.css';
import { actionNamed, obstacle } from '../actions';
import type { App } from '../app';
import { button, element, setObstacle, setText } from '../lib/dom';
import { may, stateWord, type Vm } from '../model';
import { ask } from '../views/dialog';
import { linkWords } from '../views/statusbar';
import { specialKeys } from './keys';
import { needsPreview } from './paste';
import { ConsoleSession } from './session';
import { GuestTerminal } from './terminal';

const noticeStays = 6000; // milliseconds

/** The console tab: the emulator, who types and who watches, and why there is nothing to see. */
export class ConsoleView {
    readonly element = element('div', { class: 'console' });
    private readonly device = element('select', { attributes: { 'aria-label': 'Console device' } });
    private readonly keys = element('select', { attributes: { 'aria-label': 'Send a key' } });
    private readonly findBar: HTMLElement;
    private readonly findText = element('input', {
        attributes: { type: 'search', 'aria-label': 'Find in the output' },
    });
    private readonly banner = element('div', { class: 'notice', hidden: true });
    private readonly bannerText = element('span');
    private readonly start: HTMLButtonElement;
    private readonly reopen: HTMLButtonElement;
    private readonly screen = element('div', { class: 'guest-screen' });
    private readonly who = element('span', { class: 'console-who' });
    private readonly notice = element('span', { class: 'console-notice', attributes: { role: 'status' } });
    private readonly size = element('span', { class: 'console-size' });
    private readonly take: HTMLButtonElement;
    private readonly release: HTMLButtonElement;
    private readonly fit: HTMLButtonElement;
    private readonly tellSize: HTMLButtonElement;
    private readonly tools: HTMLElement;
    private readonly status: HTMLElement;
    private readonly endings: (() => void)[];
    private readonly resized: ResizeObserver;
    private readonly countdown: number;
    private terminal: GuestTerminal | undefined;
    private session: ConsoleSession | undefined;
    private opened = '';
    private noticeTimer: number | undefined;

    constructor(private readonly app: App, private readonly id: string) {
        this.start = button('Start', () => void this.startVm(), { class: 'primary' });
        this.reopen = button('Try again', () => void this.session?.open());
        this.take = button('Take over', () => this.session?.takeKeyboard());
        this.release = button('Release', () => this.session?.releaseKeyboard());
        this.fit = button('Fit', () => this.fitToSpace());
        this.tellSize = button('Size to guest', () => this.typeSize());
        this.findBar = this.makeFindBar();
        this.tools = this.makeTools();
        this.banner.append(this.bannerText, this.start, this.reopen);
        this.status = element('div', { class: 'console-status' }, this.who, this.take, this.release,
            this.notice, this.size, element('span', { class: 'hint' }, 'Ctrl+F6 leaves the console'));
        this.element.append(this.tools, this.findBar, this.banner, this.screen, this.status);
        this.device.addEventListener('change', () => this.open());
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

    /** Opens what can be opened by now: permissions and devices may come and go. */
    private refresh(): void {
        const { vm } = this;
        if (!vm)
            return;
        this.listDevices(vm);
        const wanted = this.nothingToOpen(vm) === undefined
            ? [this.device.value, may(vm, 'console-write')].join()
            : '';
        if (wanted !== this.opened) {
            this.opened = wanted;
            this.open();
        }
        this.refreshStatus();
    }

    private listDevices(vm: Vm): void {
        const present = [...this.device.options].map((option) => option.value);
        if (present.join() !== vm.consoles.join())
            this.device.replaceChildren(...vm.consoles.map((name) => new Option(name, name)));
        this.device.hidden = vm.consoles.length < 2;
    }

    private nothingToOpen(vm: Vm): string | undefined {
        if (!may(vm, 'console-read'))
            return `You lack the permission “console-read” on ${vm.name}.`;
        if (vm.consoles.length === 0)
            return `${vm.name} has no console device. Add a serial port to it (virsh edit ${vm.name}: `
                + '<console type="pty"/>) and start it again.';
        return undefined;
    }

    private open(): void {
        this.closeSession();
        const { vm } = this;
        if (!vm || this.nothingToOpen(vm) !== undefined)
            return;
        const terminal = new GuestTerminal(this.screen, this.app.theme.dark);
        const session = new ConsoleSession(this.app.connection, this.id, this.device.value,
            may(vm, 'console-write'));
        this.terminal = terminal;
        this.session = session;
        terminal.typed.listen((bytes) => session.type(bytes));
        terminal.pasted.listen((text) => void this.paste(text));
        terminal.linkChosen.listen((address) => void followLink(address));
        terminal.leave.listen(() => this.tools.querySelector<HTMLElement>('button, select')?.focus());
        terminal.find.listen(() => this.showFind());
        terminal.overrun.listen(() => {
            this.say('Output came faster than this browser draws; part of it was skipped.');
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
        this.session?.close();
        this.terminal?.dispose();
        this.session = undefined;
        this.terminal = undefined;
    }

    private refreshStatus(): void {
        const { session, terminal } = this;
        this.refreshBanner();
        for (const part of [this.tools, this.screen, this.status])
            part.hidden = session === undefined;
        if (!session || !terminal)
            return;
        terminal.resize(session.columns, session.rows);
        terminal.keyboard = session.mine;
        if (session.mine)
            this.say('');
        const others = session.viewers.filter((viewer) => !session.isMe(viewer)).map(({ user }) => user);
        setText(this.who, [keyboardWords(session), others.length > 0 && `Also here: ${others.join(', ')}.`]
            .filter(Boolean).join(' '));
        setText(this.size, `${session.columns} × ${session.rows}`);
        this.take.hidden = !session.write || session.mine || session.phase !== 'open';
        setText(this.take, session.holder === undefined ? 'Take keyboard' : 'Take over');
        this.release.hidden = !session.mine;
        const whyNot = session.mine ? undefined : 'Only who has the keyboard may do this.';
        setObstacle(this.fit, whyNot, 'Makes the screen as large as this window, for all who watch');
        setObstacle(this.tellSize, whyNot, 'Types a command that tells the guest’s shell the screen’s size');
        this.keys.disabled = !session.write;
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
            return `The console could not be opened: ${this.session.refusal}`;
        const pending = this.app.store.pendingOf(vm.id);
        if (off)
            return pending
                ? `${vm.name} is ${pending}`
                : `${vm.name} is ${stateWord(vm.state)}. Its output appears here when it starts.`;
        if (this.session?.phase === 'lost')
            return 'The console’s connection to the host was lost; it comes back by itself.';
        return this.session?.phase === 'opening' ? 'Opening the console…' : undefined;
    }

    private makeTools(): HTMLElement {
        this.keys.append(new Option('Send key…', ''),
            ...specialKeys.map(([label, text]) => new Option(label, text)));
        this.keys.addEventListener('change', () => {
            this.session?.type(new TextEncoder().encode(this.keys.value));
            this.keys.value = '';
            this.terminal?.focus();
        });
        const aloud = button('Read aloud', () => {
            const on = aloud.getAttribute('aria-pressed') !== 'true';
            aloud.setAttribute('aria-pressed', String(on));
            if (this.terminal)
                this.terminal.readAloud = on;
        }, { attributes: { 'aria-pressed': 'false' }, title: 'Tells a screen reader what the guest writes' });
        return element('div', { class: 'console-tools', attributes: { role: 'toolbar', 'aria-label': 'Console' } },
            this.device, this.keys,
            button('Copy', () => void this.terminal?.copy(), { title: 'Ctrl+Shift+C' }),
            button('Paste', () => void this.pasteFromClipboard(), { title: 'Ctrl+Shift+V' }),
            button('Find', () => this.showFind(), { title: 'Ctrl+Shift+F' }),
            button('A−', () => this.terminal?.zoom(-1), { title: 'Smaller letters' }),
            button('A+', () => this.terminal?.zoom(1), { title: 'Larger letters' }),
            this.fit, this.tellSize, aloud);
    }

    private makeFindBar(): HTMLElement {
        const search = (direction: 'next' | 'previous'): void => {
            const found = this.terminal?.findText(this.findText.value, direction);
            this.say(found || !this.findText.value ? '' : `“${this.findText.value}” is not in the output.`);
        };
        const hide = (): void => {
            this.findBar.hidden = true;
            this.terminal?.focus();
        };
        this.findText.addEventListener('keydown', (event) => {
            if (event.key === 'Enter')
                search(event.shiftKey ? 'next' : 'previous');
            else if (event.key === 'Escape')
                hide();
        });
        return element('div', { class: 'console-find', hidden: true }, this.findText,
            button('Older', () => search('previous')), button('Newer', () => search('next')),
            button('Close', hide));
    }

    private showFind(): void {
        this.findBar.hidden = false;
        this.findText.focus();
        this.findText.select();
    }

    private say(text: string): void {
        setText(this.notice, text);
        clearTimeout(this.noticeTimer);
        this.noticeTimer = window.setTimeout(() => setText(this.notice, ''), noticeStays);
    }

    private async paste(text: string): Promise<void> {
        const name = this.vm?.name ?? 'the machine';
        const sure = !needsPreview(text) || await ask({
            title: `Paste into ${name}?`, quote: text, confirm: 'Paste',
            text: `${text.length} characters; each end of a line acts like Enter.`,
        });
        if (sure)
            this.terminal?.sendPaste(text);
        this.terminal?.focus();
    }

    private async pasteFromClipboard(): Promise<void> {
        try {
            this.terminal?.offerPaste(await navigator.clipboard.readText());
        } catch {
            this.say('The browser does not give the clipboard to this page; Ctrl+Shift+V pastes.');
        }
    }

    private fitToSpace(): void {
        const size = this.terminal?.sizeThatFits();
        if (size)
            this.session?.resize(size.columns, size.rows);
    }

    private typeSize(): void {
        const { session } = this;
        session?.type(new TextEncoder().encode(`stty rows ${session.rows} cols ${session.columns}\r`));
        this.terminal?.focus();
    }

    private async startVm(): Promise<void> {
        if (this.vm)
            await this.app.perform(actionNamed('start'), this.vm);
    }
}

function keyboardWords(session: ConsoleSession): string {
    if (!session.write)
        return 'Read only: you lack the permission “console-write”.';
    if (session.mine)
        return 'You have the keyboard.';
    if (session.holder !== undefined)
        return `${session.userNamed(session.holder)} has the keyboard.`;
    return session.phase === 'open' ? 'The keyboard is free: type to take it.' : '';
}

async function followLink(address: string): Promise<void> {
    const protocol = URL.canParse(address) ? new URL(address).protocol : '';
    if (protocol !== 'http:' && protocol !== 'https:')
        return;
    const sure = await ask({
        title: 'Open this address?', text: 'The guest wrote it; look where it leads.', quote: address,
        confirm: 'Open in a new tab',
    });
    if (sure)
        window.open(address, '_blank', 'noopener,noreferrer');
}
