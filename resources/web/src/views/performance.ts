// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { App } from '../app';
import { joined } from '../history';
import { HistoryFeed } from '../historyfeed';
import { displayText } from '../lib/display';
import { button, element, setText } from '../lib/dom';
import { dateTime } from '../lib/format';
import { oncePerFrame } from '../lib/frame';
import { tr } from '../lib/language';
import { result } from '../link/requests';
import { marksOf, marksOfAlerts, withPast, type Mark } from '../marks';
import { isActive, readEvents, type Event, type Sample } from '../model';
import { whyEmpty, type Columns } from '../series';
import { csvOf } from '../csv';
import { Chart } from './chart';
import { kinds, partLines, type Line } from './chartkinds';
import { pictureOf } from './picture';

const ranges: readonly (readonly [string, number])[] = [
    ['5 min', 300], ['1 h', 3600], ['6 h', 21_600], ['24 h', 86_400], [tr`7 d`, 604_800], [tr`30 d`, 2_592_000],
    [tr`1 y`, 31_536_000],
];
const shortestRange = 10; // seconds
const listedMarks = 20;
const mostEvents = 500; // of one answer

const sources: Record<string, string> = {
    guest: tr`Memory as the guest sees it.`,
    balloon: tr`Memory as the balloon driver has it; what the guest really uses is not told.`,
    rss: tr`Memory as the host sees it: the guest has no balloon driver that tells what it uses.`,
};

function label(seconds: number): string {
    return ranges.find(([, each]) => each === seconds)?.[0].replace(' ', '') ?? `${Math.round(seconds)}s`;
}

/** Four charts with one crosshair, of now or of any time that the server has kept. */
export class PerformanceView {
    readonly element = element('div', { class: 'performance' });
    private readonly charts = kinds.map((kind) => new Chart(kind));
    private readonly source = element('p', { class: 'hint' });
    private readonly remark = element('p', { class: 'hint', attributes: { role: 'status' } });
    private readonly shownTime = element('span', { class: 'hint range-words', attributes: { 'aria-live': 'polite' } });
    private readonly happened = element('details', { class: 'marks', hidden: true });
    private readonly buttons: HTMLButtonElement[];
    private readonly live: HTMLButtonElement;
    private readonly parts: HTMLButtonElement;
    private readonly feed: HistoryFeed;
    private past: Event[] = []; // of the time that was asked for last, the oldest first
    private columns: [Line[], Columns][] = []; // as they are drawn
    private readonly endings: (() => void)[];
    private seconds = ranges[1]![1];
    /** The end of what is shown; none while it moves on with the clock. */
    private pausedAt: number | undefined;
    private listed = '';
    private endWatch: (() => void) | undefined;

    constructor(private readonly app: App, private readonly id: string) {
        this.feed = new HistoryFeed((type, data) => app.connection.ask(type, data), id);
        this.buttons = ranges.map(([label, seconds]) => button(label, () => this.choose(seconds, undefined)));
        this.live = button(tr`Live`, () => this.choose(this.seconds, this.pausedAt ? undefined : Date.now() / 1000),
            { title: tr`Goes on with the clock; again: stands still` });
        this.parts = button(tr`Each device`, () => this.toggleParts(),
            { title: tr`A line for each processor, disk and network card`, attributes: { 'aria-pressed': 'false' } });
        this.element.append(this.controls(),
            element('div', { class: 'charts' }, ...this.charts.map((chart) => chart.element)),
            this.happened, this.remark, this.source);
        const refreshSoon = oncePerFrame(() => this.refresh());
        this.endings = [
            ...[app.store.sampled, app.store.vmsChanged, app.store.eventsChanged, app.alerts.changed, this.feed.changed]
                .map((signal) => signal.listen(refreshSoon)),
            app.connection.stateChanged.listen(refreshSoon),
            app.connection.opened.listen(() => this.feed.forget()),
            this.feed.asked.listen((time) => void this.askForEvents(time)),
            app.theme.changed.listen(() => this.charts.forEach((chart) => chart.recolour())),
            ...this.charts.flatMap((chart) => [
                chart.zoomed.listen(({ from, to }) => this.choose(Math.max(shortestRange, to - from), to)),
                chart.zoomedOut.listen(() => this.choose(this.seconds * 4, undefined)),
            ]),
        ];
        this.choose(this.seconds, undefined);
    }

    dispose(): void {
        this.concealed();
        this.endings.forEach((end) => end());
        this.charts.forEach((chart) => chart.dispose());
    }

    shown(): void {
        this.endWatch ??= this.app.watchClosely(this.id);
        this.refresh();
    }

    concealed(): void {
        this.endWatch?.();
        this.endWatch = undefined;
    }

    private controls(): HTMLElement {
        const moving = (sign: string, name: string, direction: number): HTMLButtonElement =>
            button(sign, () => this.move(direction), { title: name, attributes: { 'aria-label': name } });
        return element('div', { class: 'ranges', attributes: { role: 'group', 'aria-label': tr`Time shown` } },
            this.shownTime, ...this.buttons, moving('◀', tr`Earlier`, -1), moving('▶', tr`Later`, 1), this.live,
            this.parts, button('CSV', () => this.saveValues(), { title: tr`Save the values of the charts as a file` }),
            button('PNG', () => this.savePicture(), { title: tr`Save the charts as a picture` }));
    }

    private async askForEvents(time: { from: string; to: string }): Promise<void> {
        try {
            const question = { vm: this.id, ...time, limit: mostEvents };
            this.past = readEvents(result(await this.app.connection.ask('events', question)).events);
            this.refresh();
        } catch {
            // Why there is no history is told already.
        }
    }

    private saveValues(): void {
        this.save(new Blob([csvOf(this.columns)], { type: 'text/csv' }), 'csv');
    }

    private savePicture(): void {
        const now = Date.now() / 1000;
        const to = this.pausedAt ?? now;
        const heading = `${this.name()} · ${dateTime(to - this.seconds, now)} – ${dateTime(to, now)}`;
        pictureOf(heading, this.charts.map((chart) => chart.picture)).toBlob((blob) => {
            if (blob)
                this.save(blob, 'png');
        }, 'image/png');
    }

    private save(content: Blob, ending: string): void {
        const link = element('a', {});
        link.href = URL.createObjectURL(content);
        link.download = `${this.name()}-${label(this.seconds)}.${ending}`;
        link.click();
        URL.revokeObjectURL(link.href);
    }

    private name(): string {
        return this.app.store.vms.get(this.id)?.name ?? this.id;
    }

    private choose(seconds: number, pausedAt: number | undefined): void {
        this.seconds = Math.min(seconds, ranges.at(-1)![1]);
        this.pausedAt = pausedAt;
        this.buttons.forEach((each, index) => each.setAttribute('aria-pressed',
            String(ranges[index]![1] === this.seconds)));
        this.live.setAttribute('aria-pressed', String(pausedAt === undefined));
        setText(this.live, pausedAt === undefined ? tr`Live` : tr`Paused`);
        this.refresh();
    }

    /** Half of what is shown towards the past or the present, and live again on reaching that. */
    private move(direction: number): void {
        const now = Date.now() / 1000;
        const to = (this.pausedAt ?? now) + direction * this.seconds / 2;
        this.choose(this.seconds, to >= now ? undefined : to);
    }

    private toggleParts(): void {
        this.parts.setAttribute('aria-pressed', String(!this.perDevice));
        this.refresh();
    }

    private get perDevice(): boolean {
        return this.parts.getAttribute('aria-pressed') === 'true';
    }

    private refresh(): void {
        const vm = this.app.store.vms.get(this.id);
        if (!vm || this.element.hidden)
            return;
        const samples = this.app.store.samplesOf(this.id);
        const to = this.pausedAt ?? Math.max(Date.now() / 1000, samples.at(-1)?.at ?? 0);
        const from = to - this.seconds;
        const newest = samples.at(-1);
        const lines = kinds.map((kind) => this.linesOf(kind.lines, partLines(kind, newest)));
        this.parts.hidden = kinds.every((kind) => partLines(kind, newest).length === 0);
        if (this.app.connection.live)
            this.feed.want(lines.flat().map(({ metric }) => metric), from, to, this.pausedAt === undefined);
        const events = withPast(this.app.store.events, this.past, this.id);
        const marks = [...marksOfAlerts(this.app.alerts.firing, events, this.id, from, to),
            ...marksOf(events, this.id, from, to)];
        this.columns = [];
        this.charts.forEach((chart, index) => this.draw(chart, lines[index]!, samples, from, to, marks));
        setText(this.source, sources[newest?.memorySource ?? ''] ?? '');
        setText(this.remark, this.feed.refusal && tr`Only what this page has seen is shown: ${this.feed.refusal}`);
        const now = Date.now() / 1000;
        setText(this.shownTime, this.pausedAt === undefined ? '' : `${dateTime(from, now)} – ${dateTime(to, now)}`);
        this.list(marks);
    }

    private linesOf(whole: readonly Line[], parts: readonly Line[]): readonly Line[] {
        return this.perDevice && parts.length > 0 ? parts : whole;
    }

    private draw(chart: Chart, lines: readonly Line[], samples: readonly Sample[], from: number, to: number,
        marks: readonly Mark[]): void {
        const vm = this.app.store.vms.get(this.id)!;
        const data = joined(this.feed.history, samples, lines, from, to);
        this.columns.push([[...lines], data]);
        const known = data.slice(1).some((column) => column.some((value) => value !== null));
        chart.setLines(lines);
        const reason = this.pausedAt === undefined
            ? whyEmpty(chart.kind.quantity, samples, from, isActive(vm.state), this.app.connection.live)
            : undefined;
        chart.show(data, from, to, marks, known ? undefined : reason ?? tr`No data from this time.`);
    }

    /** The marks in words, for those who can not point at them. */
    private list(marks: readonly Mark[]): void {
        const key = marks.map(({ at, words }) => `${at} ${words}`).join();
        if (key === this.listed)
            return;
        this.listed = key;
        this.happened.hidden = marks.length === 0;
        const now = Date.now() / 1000;
        const latest = marks.slice(-listedMarks).reverse();
        this.happened.replaceChildren(
            element('summary', {}, marks.length === 1 ? tr`1 event in this time`
                : tr`${marks.length} events in this time`),
            element('ul', {}, ...latest.map(({ at, words }) =>
                element('li', {}, `${dateTime(at, now)} ${displayText(words)}`))));
    }
}
