// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, element, setObstacle, setText } from '../lib/dom';
import { may, type Vm } from '../model';
import { hostKeys, specialKeys } from './keys';
import type { ConsoleSession } from './session';

/** What the buttons above a console ask for. */
export interface Orders {
    chooseDevice(): void;
    sendKey(text: string): void;
    sendHostKeys(index: number): void;
    copy(): void;
    paste(): void;
    find(): void;
    zoom(steps: number): void;
    fit(): void;
    tellSize(): void;
    readAloud(on: boolean): void;
    readOnly(on: boolean): void;
    record(on: boolean): void;
    recordings(): void;
}

const toggled = (target: HTMLElement): boolean => {
    const on = target.getAttribute('aria-pressed') !== 'true';
    target.setAttribute('aria-pressed', String(on));
    return on;
};

export class ConsoleToolbar {
    readonly element: HTMLElement;
    private readonly devices = element('select', { attributes: { 'aria-label': 'Console device' } });
    private readonly keys = element('select', { attributes: { 'aria-label': 'Send a key' } });
    private readonly guestKeys = element('optgroup', { attributes: { label: 'Typed at the console' } });
    private readonly machineKeys = element('optgroup', {
        attributes: { label: 'Pressed on the machine’s keyboard' },
    });
    private readonly fit: HTMLButtonElement;
    private readonly tellSize: HTMLButtonElement;
    private readonly readOnly: HTMLButtonElement;
    private readonly record: HTMLButtonElement;
    private recording = false;

    constructor(orders: Orders) {
        this.fillKeys(orders);
        this.devices.addEventListener('change', () => orders.chooseDevice());
        this.fit = button('Fit', () => orders.fit());
        this.tellSize = button('Send size to guest', () => orders.tellSize());
        this.readOnly = button('Read only', () => orders.readOnly(toggled(this.readOnly)), {
            attributes: { 'aria-pressed': 'false' }, title: 'Keeps this page from typing; for others too to see',
        });
        this.record = button('Record', () => orders.record(!this.recording));
        const aloud = button('Read aloud', () => orders.readAloud(toggled(aloud)), {
            attributes: { 'aria-pressed': 'false' }, title: 'Tells a screen reader what the guest writes',
        });
        const attributes = { role: 'toolbar', 'aria-label': 'Console' };
        this.element = element('div', { class: 'console-tools', attributes },
            this.devices, this.keys,
            button('Copy', () => orders.copy(), { title: 'Ctrl+Shift+C' }),
            button('Paste', () => orders.paste(), { title: 'Ctrl+Shift+V' }),
            button('Find', () => orders.find(), { title: 'Ctrl+Shift+F' }),
            button('A−', () => orders.zoom(-1), { title: 'Smaller letters' }),
            button('A+', () => orders.zoom(1), { title: 'Larger letters' }),
            this.fit, this.tellSize, this.readOnly, this.record,
            button('Recordings', () => orders.recordings()), aloud);
    }

    get device(): string {
        return this.devices.value;
    }

    focus(): void {
        this.element.querySelector<HTMLElement>('button, select:not([hidden])')?.focus();
    }

    listDevices(consoles: readonly string[]): void {
        const present = [...this.devices.options].map((option) => option.value);
        if (present.join() !== consoles.join())
            this.devices.replaceChildren(...consoles.map((name) => new Option(name, name)));
        this.devices.hidden = consoles.length < 2;
    }

    refresh(session: ConsoleSession, vm: Vm): void {
        const whyNot = session.mine ? undefined : 'Only who has the keyboard may do this.';
        setObstacle(this.fit, whyNot, 'Makes the screen as large as this window, for all who watch');
        setObstacle(this.tellSize, whyNot, 'Types a command that tells the guest’s shell the screen’s size');
        this.guestKeys.disabled = !session.write;
        this.machineKeys.disabled = !may(vm, 'control');
        this.readOnly.hidden = !may(vm, 'console-write');
        this.recording = session.recording !== undefined;
        setText(this.record, this.recording ? 'Stop recording' : 'Record');
        setObstacle(this.record, may(vm, 'console-record') ? undefined
            : `You lack the permission “console-record” on ${vm.name}.`,
        'Keeps what this console shows on the server; all who watch see that');
    }

    private fillKeys(orders: Orders): void {
        this.guestKeys.append(...specialKeys.map(([label, text]) => new Option(label, `text ${text}`)));
        this.machineKeys.append(...hostKeys.map(({ label }, index) => new Option(label, `keys ${index}`)));
        this.keys.append(new Option('Send key…', ''), this.guestKeys, this.machineKeys);
        this.keys.addEventListener('change', () => {
            const [kind, rest] = [this.keys.value.slice(0, 4), this.keys.value.slice(5)];
            this.keys.value = '';
            if (kind === 'keys')
                orders.sendHostKeys(Number(rest));
            else
                orders.sendKey(rest);
        });
    }
}
