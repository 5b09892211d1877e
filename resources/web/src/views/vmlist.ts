// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Alert } from '../alerts';
import type { App } from '../app';
import { memoryPercent, parseFilter } from '../filter';
import { displayText } from '../lib/display';
import { element, setText } from '../lib/dom';
import { oncePerFrame } from '../lib/frame';
import { icon, stateIcon } from '../lib/icons';
import { tr } from '../lib/language';
import { stateOf, type Vm } from '../model';
import { href, type Route, type Tab } from '../route';
import { Gauge } from './gauge';
import { HostStrip } from './hoststrip';

interface Row {
    item: HTMLLIElement;
    link: HTMLAnchorElement;
    state: string;
    icon: SVGSVGElement;
    name: HTMLElement;
    status: HTMLElement;
    alerts: HTMLElement;
    alertCount: HTMLElement;
    cpu: Gauge;
    memory: Gauge;
}

/** All machines, with a filter; each row is a link to its page. */
export class VmList {
    readonly element: HTMLElement;
    private readonly filter: HTMLInputElement;
    private readonly count = element('p', { class: 'list-count', attributes: { 'aria-live': 'polite' } });
    private readonly items = element('ul', { class: 'vm-list' });
    private readonly rows = new Map<string, Row>();
    private readonly visible = new Set<Element>();
    private readonly observer: IntersectionObserver;
    private readonly endings: (() => void)[];
    private readonly hosts: HostStrip;
    private chosen = '';
    private tab: Tab = 'performance';

    constructor(private readonly app: App) {
        this.hosts = new HostStrip(app);
        this.filter = element('input', { class: 'filter', attributes: {
            type: 'search', placeholder: tr`Filter: name, state:running, cpu>80`, spellcheck: 'false',
            'aria-label': tr`Filter VMs by name, state:running, host:name, cpu>80 or mem>80`,
        } });
        this.filter.addEventListener('input', () => this.refresh());
        this.filter.addEventListener('keydown', (event) => this.leaveFilter(event));
        const head = element('div', { class: 'list-head', attributes: { 'aria-hidden': 'true' } },
            element('span', {}, tr`Name`), element('span', {}, tr`CPU`), element('span', {}, tr`Memory`));
        this.element = element('nav', { class: 'side', attributes: { 'aria-label': tr`Virtual machines` } },
            this.filter, this.count, head, this.items, this.hosts.element);
        this.items.addEventListener('keydown', (event) => this.move(event));
        // A thousand rows may exist; only those in sight are drawn.
        this.observer = new IntersectionObserver((changes) => this.sightChanged(changes));
        const refreshSoon = oncePerFrame(() => this.refresh());
        this.endings = [
            app.store.vmsChanged.listen(refreshSoon),
            app.store.sampled.listen(refreshSoon),
            app.alerts.changed.listen(refreshSoon),
            app.theme.changed.listen(() => this.draw()),
        ];
        this.refresh();
    }

    dispose(): void {
        this.endings.forEach((end) => end());
        this.hosts.dispose();
        this.observer.disconnect();
    }

    show(route: Route): void {
        this.chosen = route.page === 'vm' ? route.vm : '';
        this.tab = route.page === 'vm' ? route.tab : 'performance';
        this.refresh();
    }

    focusFilter(): void {
        this.filter.focus();
        this.filter.select();
    }

    private refresh(): void {
        const { store } = this.app;
        const all = store.sorted();
        const matches = parseFilter(this.filter.value);
        const shown = all.filter((vm) => matches(vm, store.latest(vm)));
        for (const [id, row] of this.rows)
            if (!store.vms.has(id))
                this.forget(id, row);
        this.arrange(shown);
        const waiting = this.app.alerts.waiting(Date.now() / 1000);
        for (const vm of shown)
            this.update(this.rowOf(vm), vm, waiting.filter((alert) => alert.vm === vm.id));
        this.explain(all.length, shown.length);
        this.draw();
    }

    private explain(all: number, shown: number): void {
        const { complete } = this.app.store;
        if (!complete)
            setText(this.count, tr`The list is on its way.`);
        else if (all === 0)
            setText(this.count, tr`No VMs: this server has none, or you may see none of them.`);
        else if (shown === 0)
            setText(this.count, tr`None of ${all} VMs matches.`);
        else
            setText(this.count, shown < all ? tr`${shown} of ${all} VMs` : all === 1 ? tr`1 VM` : tr`${all} VMs`);
    }

    /** Touches the order only where it is not already right, so that focus and scrolling stay. */
    private arrange(shown: readonly Vm[]): void {
        const severalHosts = new Set(shown.map((vm) => vm.host)).size > 1;
        const wanted: Node[] = [];
        let host: string | undefined;
        for (const vm of shown) {
            if (severalHosts && vm.host !== host)
                wanted.push(this.headingFor(vm.host));
            host = vm.host;
            wanted.push(this.rowOf(vm).item);
        }
        const present = [...this.items.childNodes];
        if (present.length === wanted.length && present.every((node, index) => node === wanted[index]))
            return;
        const focused = document.activeElement;
        this.items.replaceChildren(...wanted);
        if (focused instanceof HTMLElement && this.items.contains(focused))
            focused.focus();
    }

    private readonly headings = new Map<string, HTMLElement>();

    private headingFor(host: string): HTMLElement {
        const known = this.headings.get(host) ?? element('li', { class: 'list-host' }, host);
        this.headings.set(host, known);
        return known;
    }

    private rowOf(vm: Vm): Row {
        const known = this.rows.get(vm.id);
        if (known)
            return known;
        const row = makeRow(vm);
        this.rows.set(vm.id, row);
        this.observer.observe(row.item);
        return row;
    }

    private forget(id: string, row: Row): void {
        this.observer.unobserve(row.item);
        this.visible.delete(row.item);
        this.rows.delete(id);
    }

    private update(row: Row, vm: Vm, alerts: readonly Alert[]): void {
        const sample = this.app.store.latest(vm);
        const status = this.app.store.pendingOf(vm.id) ?? stateOf(vm);
        const state = vm.answering ? vm.state : 'unanswering';
        if (row.state !== state) {
            row.state = state;
            const drawing = stateIcon(state);
            row.icon.replaceWith(drawing);
            row.icon = drawing;
        }
        row.alerts.hidden = alerts.length === 0;
        setText(row.alertCount, alerts.length === 1 ? tr`1 alert` : tr`${alerts.length} alerts`);
        row.alerts.title = alerts.map(({ message }) => displayText(message)).join('\n');
        setText(row.name, vm.name);
        setText(row.status, status);
        row.cpu.read(sample);
        row.memory.read(sample);
        row.link.href = href({ page: 'vm', vm: vm.id, tab: this.tab });
        row.link.title = vm.title || vm.name;
        if (vm.id === this.chosen)
            row.link.setAttribute('aria-current', 'page');
        else
            row.link.removeAttribute('aria-current');
    }

    private sightChanged(changes: IntersectionObserverEntry[]): void {
        for (const { target, isIntersecting } of changes) {
            if (isIntersecting)
                this.visible.add(target);
            else
                this.visible.delete(target);
        }
        this.draw();
    }

    private draw(): void {
        const now = Date.now() / 1000;
        for (const [id, row] of this.rows) {
            if (!this.visible.has(row.item))
                continue;
            const samples = this.app.store.samplesOf(id);
            row.cpu.draw(samples, now);
            row.memory.draw(samples, now);
        }
    }

    private leaveFilter(event: KeyboardEvent): void {
        if (event.key === 'ArrowDown') {
            event.preventDefault();
            this.items.querySelector('a')?.focus();
        } else if (event.key === 'Escape') {
            this.filter.value = '';
            this.refresh();
        }
    }

    private move(event: KeyboardEvent): void {
        const links = [...this.items.querySelectorAll('a')];
        const at = links.indexOf(document.activeElement as HTMLAnchorElement);
        const to: Record<string, number> = {
            ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1,
        };
        const target = to[event.key];
        if (target === undefined || at < 0)
            return;
        event.preventDefault();
        if (target < 0)
            this.filter.focus();
        else
            links[Math.min(target, links.length - 1)]?.focus();
    }
}

function makeRow(vm: Vm): Row {
    const row = {
        item: element('li'),
        link: element('a', { class: 'vm-row' }),
        state: vm.state as string,
        icon: stateIcon(vm.state),
        name: element('span', { class: 'vm-name' }),
        status: element('span', { class: 'vm-state' }),
        alerts: element('span', { class: 'vm-alerts', hidden: true }, icon('alert')),
        alertCount: element('span'),
        cpu: new Gauge(tr`CPU`, (sample) => sample.cpu, 'series-1'),
        memory: new Gauge(tr`memory`, memoryPercent, 'series-3'),
    };
    row.alerts.append(row.alertCount);
    row.link.append(row.icon, element('span', { class: 'vm-words' }, row.name, ' ',
        element('span', { class: 'vm-below' }, row.status, ' ', row.alerts)),
        row.cpu.element, row.memory.element);
    row.item.append(row.link);
    return row;
}
