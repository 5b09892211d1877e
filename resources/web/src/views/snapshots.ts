// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { obstacle, snapshotActions, type Action } from '../actions';
import type { App } from '../app';
import { button, element, setObstacle, setText } from '../lib/dom';
import { dateTime } from '../lib/format';
import { icon, stateIcon } from '../lib/icons';
import { tr } from '../lib/language';
import type { Fields } from '../lib/read';
import { lacking, stateWord, type Event, type Vm } from '../model';
import { Snapshots, type Snapshot } from '../snapshots';
import { ask } from './dialog';
import { askForSnapshot } from './snapshotdialog';

const deepest = 8; // steps to the right; a telephone has no room for more
// An event tells that a command was asked for, and nothing that it was done for somebody else.
const doneAfter = 5000; // milliseconds

/** The snapshots of one machine, and what can be done with them. */
export class SnapshotsView {
    readonly element = element('div', { class: 'snapshots' });
    private readonly snapshots: Snapshots;
    private readonly create = button(icon('snapshot'), () => void this.take());
    private readonly again = button(tr`Try again`, () => void this.snapshots.refresh(), { hidden: true });
    private readonly remark = element('p', { class: 'hint', attributes: { role: 'status' } });
    private readonly missing = element('p', { class: 'hint' });
    private readonly table = element('div', { class: 'snapshot-table' });
    private readonly buttons: [HTMLButtonElement, Action][] = [];
    private readonly endings: (() => void)[];
    private shownList = '';
    private timer = 0;

    constructor(private readonly app: App, private readonly id: string) {
        this.snapshots = new Snapshots(id, (type, data) => app.connection.ask(type, data));
        this.create.append(element('span', {}, snapshotActions.create.label));
        this.element.append(element('div', { class: 'snapshot-bar' }, this.create, this.remark, this.again),
            this.missing, this.table);
        this.endings = [
            this.snapshots.changed.listen(() => this.refresh()),
            app.store.vmsChanged.listen(() => this.refreshButtons()),
            app.store.happened.listen((event) => this.heard(event)),
            app.connection.stateChanged.listen(() => this.refreshButtons()),
            app.connection.opened.listen(() => this.load()),
        ];
        this.refresh();
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.endings.forEach((end) => end());
    }

    /** It may have changed since it was last looked at. */
    shown(): void {
        this.load();
    }

    private load(): void {
        if (!this.element.hidden && this.app.connection.live)
            void this.snapshots.refresh();
    }

    private heard(event: Event): void {
        if (!this.snapshots.isConcernedBy(event))
            return;
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.load(), doneAfter);
        this.load();
    }

    private refresh(): void {
        const { list, refusal } = this.snapshots;
        setText(this.remark, refusal ? tr`The snapshots could not be had: ${refusal}`
            : list === undefined ? tr`Asking for the list…` : list.length === 0 ? tr`There are no snapshots.` : '');
        this.again.hidden = refusal === undefined;
        const key = JSON.stringify(list ?? []);
        if (this.shownList !== key) {
            this.shownList = key;
            this.rebuild(list ?? []);
        }
        this.refreshButtons();
    }

    private rebuild(list: readonly Snapshot[]): void {
        const focused = document.activeElement;
        const held = focused instanceof HTMLElement && this.table.contains(focused) ? focused.dataset.of : undefined;
        this.buttons.length = 0;
        const head = [tr`Name`, tr`Created`, tr`State`, tr`Description`, ''].map((name) =>
            element('th', { attributes: { scope: 'col' } }, name));
        this.table.replaceChildren(...list.length === 0 ? [] : [
            element('table', { attributes: { 'aria-label': tr`Snapshots` } },
                element('thead', {}, element('tr', {}, ...head)),
                element('tbody', {}, ...list.map((snapshot) => this.row(snapshot)))),
        ]);
        if (held !== undefined)
            (this.buttons.find(([made]) => made.dataset.of === held)?.[0] ?? this.create).focus();
    }

    private row(snapshot: Snapshot): HTMLElement {
        const { shown, parent, createdAt, state, description, current } = snapshot;
        const name = element('th', { class: 'snapshot-name', attributes: { scope: 'row' } }, shown);
        name.style.setProperty('--depth', String(Math.min(snapshot.depth, deepest)));
        if (snapshot.depth > 0)
            name.append(element('span', { class: 'visually-hidden' }, ` (${tr`below “${parent}”`})`));
        if (current)
            name.append(element('span', { class: 'snapshot-current' }, tr`The VM stands on this snapshot.`));
        return element('tr', { class: current ? 'current' : '' }, name,
            element('td', { class: 'snapshot-time' },
                createdAt === undefined ? '' : dateTime(createdAt, Date.now() / 1000)),
            element('td', { class: 'snapshot-state' }, element('span', {}, stateIcon(state), ` ${stateWord(state)}`)),
            element('td', {}, description),
            element('td', {}, element('div', { class: 'row-buttons' },
                this.order(snapshotActions.revert, snapshot, tr`Revert`, tr`Revert to the snapshot “${shown}”`),
                this.order(snapshotActions.remove, snapshot, tr`Delete`, tr`Delete the snapshot “${shown}”`))));
    }

    private order(action: Action, snapshot: Snapshot, label: string, whole: string): HTMLButtonElement {
        const made = button(label, () => void this.change(action, snapshot, label), {
            class: 'danger-outline', attributes: { 'aria-label': whole },
        });
        made.dataset.of = `${action.name} ${snapshot.name}`;
        this.buttons.push([made, action]);
        return made;
    }

    private refreshButtons(): void {
        const { vm } = this;
        if (!vm)
            return;
        const pending = this.app.store.pendingOf(vm.id);
        for (const [made, action] of [...this.buttons, [this.create, snapshotActions.create] as const])
            setObstacle(made, obstacle(action, vm, this.app.connection.live, pending));
        // Also where no pointer asks a button for its reason.
        setText(this.missing, [lacking(vm, 'snapshot'), lacking(vm, 'snapshot-revert')].filter(Boolean).join(' '));
        this.missing.hidden = this.missing.textContent === '';
    }

    private get vm(): Vm | undefined {
        return this.app.store.vms.get(this.id);
    }

    private async take(): Promise<void> {
        const order = await askForSnapshot();
        if (order)
            await this.perform(snapshotActions.create, order);
    }

    private async change(action: Action, { name, shown }: Snapshot, confirm: string): Promise<void> {
        const { vm } = this;
        if (!vm)
            return;
        const title = action === snapshotActions.revert ? tr`Revert ${vm.name} to the snapshot “${shown}”?`
            : tr`Delete the snapshot “${shown}” of ${vm.name}?`;
        if (await ask({ title, text: action.warning, confirm, danger: true }))
            await this.perform(action, { name });
    }

    private async perform(action: Action, order: Fields): Promise<void> {
        const { vm } = this;
        if (!vm)
            return;
        await this.app.perform(action, vm, order);
        this.load();
    }
}
