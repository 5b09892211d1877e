// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, element, setObstacle, setText } from '../lib/dom';
import { tr } from '../lib/language';
import { lacking, may, type Vm } from '../model';
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

/** A list of choices has no tips: its heading says why they can not be taken. */
function setGroup(group: HTMLOptGroupElement, name: string, why: string | undefined): void {
    group.disabled = why !== undefined;
    group.label = why === undefined ? name : `${name}: ${why}`;
}

export class ConsoleToolbar {
    readonly element: HTMLElement;
    private readonly devices = element('select', { attributes: { 'aria-label': tr`Console device` } });
    private readonly keys = element('select', { attributes: { 'aria-label': tr`Send a key` } });
    private readonly guestKeys = element('optgroup', { attributes: { label: tr`Typed at the console` } });
    private readonly machineKeys = element('optgroup', {
        attributes: { label: tr`Pressed on the VM’s keyboard` },
    });
    private readonly fit: HTMLButtonElement;
    private readonly tellSize: HTMLButtonElement;
    private readonly readOnly: HTMLButtonElement;
    private readonly record: HTMLButtonElement;
    private recording = false;

    constructor(orders: Orders) {
        this.fillKeys(orders);
        this.devices.addEventListener('change', () => orders.chooseDevice());
        this.fit = button(tr`Fit`, () => orders.fit());
        this.tellSize = button(tr`Send size to guest`, () => orders.tellSize());
        this.readOnly = button(tr`Read only`, () => orders.readOnly(toggled(this.readOnly)), {
            attributes: { 'aria-pressed': 'false' }, title: tr`Keeps this page from typing; for others too to see`,
        });
        this.record = button(tr`Record`, () => orders.record(!this.recording));
        const aloud = button(tr`Read aloud`, () => orders.readAloud(toggled(aloud)), {
            attributes: { 'aria-pressed': 'false' }, title: tr`Tells a screen reader what the guest writes`,
        });
        const attributes = { role: 'toolbar', 'aria-label': tr`Console` };
        this.element = element('div', { class: 'console-tools', attributes },
            this.devices, this.keys,
            button(tr`Copy`, () => orders.copy(), { title: tr`Ctrl+Shift+C` }),
            button(tr`Paste`, () => orders.paste(), { title: tr`Ctrl+Shift+V` }),
            button(tr`Find`, () => orders.find(), { title: tr`Ctrl+Shift+F` }),
            button('A−', () => orders.zoom(-1), { title: tr`Smaller letters` }),
            button('A+', () => orders.zoom(1), { title: tr`Larger letters` }),
            this.fit, this.tellSize, this.readOnly, this.record,
            button(tr`Recordings`, () => orders.recordings()), aloud);
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
        const whyNot = session.mine ? undefined : tr`Only who has the keyboard may do this.`;
        setObstacle(this.fit, whyNot, tr`Makes the screen as large as this window, for all who watch`);
        setObstacle(this.tellSize, whyNot, tr`Types a command that tells the guest’s shell the screen’s size`);
        setGroup(this.guestKeys, tr`Typed at the console`, session.write ? undefined
            : may(vm, 'console-write') ? tr`this view is read only`
            : tr`the permission “console-write” is missing`);
        setGroup(this.machineKeys, tr`Pressed on the VM’s keyboard`,
            may(vm, 'console-write') ? undefined : tr`the permission “console-write” is missing`);
        this.readOnly.hidden = !may(vm, 'console-write');
        this.recording = session.recording !== undefined;
        setText(this.record, this.recording ? tr`Stop recording` : tr`Record`);
        setObstacle(this.record, lacking(vm, 'console-record'),
            tr`Keeps what this console shows on the server; all who watch see that`);
    }

    private fillKeys(orders: Orders): void {
        this.guestKeys.append(...specialKeys.map(([label, text]) => new Option(label, `text ${text}`)));
        this.machineKeys.append(...hostKeys.map(({ label }, index) => new Option(label, `keys ${index}`)));
        this.keys.append(new Option(tr`Send key…`, ''), this.guestKeys, this.machineKeys);
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
