// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { App } from '../app';
import { memoryPercent } from '../filter';
import { element } from '../lib/dom';
import { bitRate, byteRate, percent } from '../lib/format';
import { oncePerFrame } from '../lib/frame';
import { tr } from '../lib/language';
import { isActive, knownState, type Sample, type Vm } from '../model';
import { href } from '../route';
import type { Value } from '../series';
import { EventsView } from './events';

const shownVms = 5;
const shownEvents = 8;

interface Ranking {
    title: string;
    value: Value;
    words: (value: number) => string;
    /** What a full bar stands for; without it, the busiest machine. */
    full?: number;
}

const total = (first?: number, second?: number): number | undefined =>
    first === undefined && second === undefined ? undefined : (first ?? 0) + (second ?? 0);

const rankings: Ranking[] = [
    { title: tr`CPU`, value: (sample) => sample.cpu, words: percent, full: 100 },
    { title: tr`memory`, value: memoryPercent, words: percent, full: 100 },
    { title: tr`disk`, value: (sample) => total(sample.diskRead, sample.diskWrite), words: byteRate },
    { title: tr`network`, value: (sample) => total(sample.netIn, sample.netOut), words: bitRate },
];

/** What is seen when no machine is chosen: how many run, which are busy, what happened. */
export class Overview {
    readonly element = element('div', { class: 'overview' });
    private readonly counts = element('p', { class: 'counts' });
    private readonly busiest = element('div', { class: 'busiest' });
    private readonly events: EventsView;
    private readonly endings: (() => void)[];

    constructor(private readonly app: App) {
        this.events = new EventsView(app, undefined, shownEvents);
        const more = element('a', {}, tr`All events`);
        more.href = href({ page: 'events' });
        this.element.append(element('h1', {}, tr`Overview`), this.counts, this.busiest,
            element('h2', {}, tr`Lately`), this.events.element, element('p', {}, more));
        const refreshSoon = oncePerFrame(() => this.refresh());
        this.endings = [
            app.store.vmsChanged.listen(refreshSoon),
            app.store.sampled.listen(refreshSoon),
        ];
        this.refresh();
    }

    dispose(): void {
        this.endings.forEach((end) => end());
        this.events.dispose();
    }

    private refresh(): void {
        const { store } = this.app;
        const vms = store.sorted();
        const running = vms.filter((vm) => vm.answering && vm.status === 'running').length;
        const off = vms.filter((vm) => vm.state === 'off').length;
        this.counts.textContent = store.complete
            ? tr`${running} running, ${off} off, ${vms.length - running - off} in other states`
            : '';
        const active = vms.filter((vm) => isActive(knownState(vm)));
        this.busiest.replaceChildren(...rankings.map((ranking) => this.ranking(ranking, active)));
    }

    private ranking({ title, value, words, full }: Ranking, vms: Vm[]): HTMLElement {
        const known = vms.map((vm): [Vm, number | undefined] => [vm, this.valueOf(vm, value)])
            .filter((pair): pair is [Vm, number] => pair[1] !== undefined)
            .sort((a, b) => b[1] - a[1])
            .slice(0, shownVms);
        const top = full ?? known[0]?.[1] ?? 1;
        const list = element('ol', {}, ...known.map(([vm, amount]) => place(vm, amount, top || 1, words)));
        return element('section', {}, element('h2', {}, tr`Busiest by ${title}`),
            known.length > 0 ? list : element('p', { class: 'nothing' }, tr`No values yet.`));
    }

    private valueOf(vm: Vm, value: Value): number | undefined {
        const sample: Sample | undefined = this.app.store.latest(vm);
        return sample && value(sample);
    }
}

function place(vm: Vm, amount: number, top: number, words: (value: number) => string): HTMLElement {
    const link = element('a', {}, vm.name);
    link.href = href({ page: 'vm', vm: vm.id, tab: 'performance' });
    const bar = element('meter', { attributes: { min: '0', max: '1', 'aria-hidden': 'true' } });
    bar.value = amount / top;
    return element('li', {}, link, bar, element('span', { class: 'amount' }, words(amount)));
}
