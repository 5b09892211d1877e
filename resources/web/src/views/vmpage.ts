// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { actionNamed, actions, isOffered, obstacle, type Action } from '../actions';
import type { App } from '../app';
import { button, element, setObstacle, setText } from '../lib/dom';
import { bytes, duration } from '../lib/format';
import { icon, stateIcon } from '../lib/icons';
import { tr } from '../lib/language';
import { stateOf, type State, type Vm } from '../model';
import { href, tabs, type Tab } from '../route';
import { ask } from './dialog';
import { EventsView } from './events';
import { PerformanceView } from './performance';
import { SnapshotsView } from './snapshots';

interface Page {
    element: HTMLElement;
    dispose(): void;
    shown?(): void;
    concealed?(): void;
}

const tabLabels: Record<Tab, string> = {
    performance: tr`Performance`, console: tr`Console`, snapshots: tr`Snapshots`, events: tr`Events`,
};

// On a telephone they stand behind “More”.
const seldom = ['restart', 'force-off', 'reset', 'save', 'restore'];

/** One machine: its state, what can be done with it, and the tabs. */
export class VmPage {
    readonly element = element('div', { class: 'vm-page' });
    private readonly name = element('h1');
    private readonly facts = element('p', { class: 'vm-facts' });
    private readonly state = element('span', { class: 'vm-page-state' });
    private readonly gone = element('p', { class: 'notice', hidden: true });
    private readonly body = element('div', { class: 'tab-body' });
    private readonly buttons = new Map<Action, HTMLButtonElement>();
    private readonly links = new Map<Tab, HTMLAnchorElement>();
    private readonly pages = new Map<Tab, Page>();
    private readonly endings: (() => void)[];
    private readonly timer: number;
    private disposed = false;

    constructor(private readonly app: App, readonly id: string) {
        const back = element('a', { class: 'back', attributes: { 'aria-label': tr`All VMs` } }, icon('back'));
        back.href = href({ page: 'overview' });
        this.element.append(
            element('header', { class: 'vm-header' }, back, this.name, this.state, this.facts, this.toolbar()),
            this.gone, this.tabBar(), this.body);
        this.endings = [
            app.store.vmsChanged.listen(() => this.refresh()),
            app.connection.stateChanged.listen(() => this.refresh()),
        ];
        this.timer = window.setInterval(() => this.refresh(), 10_000); // uptime goes on by itself
        this.refresh();
    }

    dispose(): void {
        this.disposed = true;
        clearInterval(this.timer);
        this.endings.forEach((end) => end());
        this.pages.forEach((page) => page.dispose());
    }

    async show(tab: Tab): Promise<void> {
        for (const [name, link] of this.links) {
            if (name === tab)
                link.setAttribute('aria-current', 'page');
            else
                link.removeAttribute('aria-current');
        }
        this.pages.forEach((page, name) => {
            page.element.hidden = name !== tab;
            if (page.element.hidden)
                page.concealed?.();
        });
        if (!this.pages.has(tab))
            await this.add(tab);
        this.pages.get(tab)?.shown?.();
    }

    private async add(tab: Tab): Promise<void> {
        const page = await this.make(tab);
        if (this.disposed || this.pages.has(tab)) {
            page.dispose();
            return;
        }
        this.pages.set(tab, page);
        this.body.append(page.element);
        page.element.hidden = this.links.get(tab)?.getAttribute('aria-current') !== 'page';
    }

    private async make(tab: Tab): Promise<Page> {
        if (tab === 'performance')
            return new PerformanceView(this.app, this.id);
        if (tab === 'snapshots')
            return new SnapshotsView(this.app, this.id);
        if (tab === 'events')
            return new EventsView(this.app, this.id);
        // The emulator is the largest part of this page, and charts should not wait for it.
        const { ConsoleView } = await import('../console/view');
        return new ConsoleView(this.app, this.id);
    }

    private toolbar(): HTMLElement {
        const bar = element('div', { class: 'actions', attributes: { role: 'group', 'aria-label': tr`Actions` } });
        for (const action of actions) {
            const made = button(icon(action.icon), () => void this.perform(action), {
                class: `${action.warning ? 'danger-outline' : ''} ${seldom.includes(action.name) ? 'seldom' : ''}`,
            });
            made.append(element('span', {}, action.label));
            this.buttons.set(action, made);
            bar.append(made);
        }
        bar.append(more(bar));
        return bar;
    }

    private tabBar(): HTMLElement {
        const bar = element('nav', { class: 'tabs', attributes: { 'aria-label': tr`Parts of this page` } });
        for (const tab of tabs) {
            const link = element('a', {}, tabLabels[tab]);
            link.href = href({ page: 'vm', vm: this.id, tab });
            this.links.set(tab, link);
            bar.append(link);
        }
        return bar;
    }

    private async perform(action: Action): Promise<void> {
        const vm = this.app.store.vms.get(this.id);
        if (!vm)
            return;
        const sure = !action.warning || await ask({
            title: tr`${action.label} ${vm.name}?`, text: action.warning,
            confirm: `${action.label} ${vm.name}`, danger: true,
        });
        if (sure)
            await this.app.perform(action, vm);
    }

    private offer(state: State): void {
        const focused = document.activeElement;
        for (const [action, made] of this.buttons)
            made.hidden = !isOffered(action, state);
        // The focus goes over to what takes the place of its button.
        if ([...this.buttons.values()].some((made) => made === focused && made.hidden))
            this.buttons.get(actionNamed(isOffered(actionNamed('resume'), state) ? 'resume' : 'suspend'))?.focus();
    }

    private refresh(): void {
        const { store, connection } = this.app;
        const vm = store.vms.get(this.id);
        this.gone.hidden = vm !== undefined;
        setText(this.gone, store.complete
            ? tr`This VM is not in the list: it was removed, or you may not see it.`
            : tr`The list of VMs is on its way.`);
        this.body.hidden = vm === undefined;
        if (!vm)
            return;
        setText(this.name, vm.name);
        this.app.entitled.emit(`${vm.name} – Guestwire`);
        const pending = store.pendingOf(vm.id);
        this.state.replaceChildren(stateIcon(vm.answering ? vm.state : 'unanswering'),
            ` ${pending ?? stateOf(vm)}`);
        setText(this.facts, factsOf(vm));
        for (const [action, made] of this.buttons)
            setObstacle(made, obstacle(action, vm, connection.live, pending));
        this.offer(vm.state);
    }
}

function more(bar: HTMLElement): HTMLButtonElement {
    const made = button(tr`More`, () => {
        made.setAttribute('aria-expanded', String(bar.classList.toggle('open')));
    }, { class: 'more', attributes: { 'aria-expanded': 'false' } });
    return made;
}

function factsOf(vm: Vm): string {
    const now = Date.now() / 1000;
    return [
        vm.vcpus && (vm.vcpus === 1 ? tr`1 vCPU` : tr`${vm.vcpus} vCPUs`),
        vm.memory && bytes(vm.memory),
        vm.answering && vm.startedAt !== undefined && tr`up ${duration(now - vm.startedAt)}`,
        vm.host,
    ].filter(Boolean).join(' · ');
}
