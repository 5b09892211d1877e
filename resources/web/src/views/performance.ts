// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { App } from '../app';
import { button, element, setText } from '../lib/dom';
import { bitRate, bytes, byteRate, percent } from '../lib/format';
import { isActive, type Vm } from '../model';
import { columns, whyEmpty } from '../series';
import { Chart, type ChartKind } from './chart';

const ranges: readonly (readonly [string, number])[] = [['5 min', 300], ['15 min', 900], ['1 h', 3600]];

const tens = Array.from({ length: 16 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();
const eighths = tens.map((mark) => mark / 8); // bytes, for marks at whole bits
const twos = Array.from({ length: 50 }, (_, power) => 2 ** power);
const quietest = 1000; // bytes per second: below it noise would fill the chart

const kinds: ChartKind[] = [
    {
        quantity: 'cpu', title: 'CPU', words: percent, marks: [5, 10, 25, 50], top: () => 100,
        lines: [{ label: 'all vCPUs', colour: 'series-1', value: (sample) => sample.cpu }],
    },
    {
        quantity: 'memory', title: 'Memory', words: bytes, marks: twos, top: (highest) => highest || 1,
        lines: [
            { label: 'used', colour: 'series-1', value: (sample) => sample.memoryUsed },
            { label: 'of', colour: 'series-2', value: (sample) => sample.memoryTotal },
        ],
    },
    {
        quantity: 'disk', title: 'Disk', words: byteRate, marks: tens,
        top: (highest) => Math.max(quietest, highest * 1.1),
        lines: [
            { label: 'read', colour: 'series-1', value: (sample) => sample.diskRead },
            { label: 'write', colour: 'series-2', value: (sample) => sample.diskWrite },
        ],
    },
    {
        quantity: 'network', title: 'Network', words: bitRate, marks: eighths,
        top: (highest) => Math.max(quietest / 8, highest * 1.1),
        lines: [
            { label: 'in', colour: 'series-1', value: (sample) => sample.netIn },
            { label: 'out', colour: 'series-2', value: (sample) => sample.netOut },
        ],
    },
];

const sources: Record<string, string> = {
    guest: 'Memory as the guest sees it.',
    balloon: 'Memory as the balloon driver has it; what the guest really uses is not told.',
    rss: 'Memory as the host sees it: the guest has no balloon driver that tells what it uses.',
};

/** Four charts with one crosshair. */
export class PerformanceView {
    readonly element = element('div', { class: 'performance' });
    private readonly charts = kinds.map((kind) => new Chart(kind));
    private readonly source = element('p', { class: 'hint' });
    private readonly buttons: HTMLButtonElement[];
    private readonly endings: (() => void)[];
    private seconds = 300;

    constructor(private readonly app: App, private readonly id: string) {
        this.buttons = ranges.map(([label, seconds]) => button(label, () => this.choose(seconds)));
        this.element.append(
            element('div', { class: 'ranges', attributes: { role: 'group', 'aria-label': 'Time shown' } },
                ...this.buttons),
            element('div', { class: 'charts' }, ...this.charts.map((chart) => chart.element)),
            this.source);
        this.endings = [
            app.store.sampled.listen(() => this.refresh()),
            app.store.vmsChanged.listen(() => this.refresh()),
            app.connection.stateChanged.listen(() => this.refresh()),
            app.theme.changed.listen(() => this.charts.forEach((chart) => chart.recolour())),
        ];
        this.choose(this.seconds);
    }

    dispose(): void {
        this.endings.forEach((end) => end());
        this.charts.forEach((chart) => chart.dispose());
    }

    private choose(seconds: number): void {
        this.seconds = seconds;
        this.buttons.forEach((each, index) => each.setAttribute('aria-pressed',
            String(ranges[index]![1] === seconds)));
        this.refresh();
    }

    private refresh(): void {
        const vm = this.app.store.vms.get(this.id);
        if (!vm || this.element.hidden)
            return;
        const samples = this.app.store.samplesOf(this.id);
        const to = Math.max(Date.now() / 1000, samples.at(-1)?.at ?? 0);
        const from = to - this.seconds;
        for (const chart of this.charts) {
            const { quantity, lines } = chart.kind;
            const data = columns(samples, from, lines.map((line) => line.value));
            chart.show(data, from, to, this.whyEmpty(vm, quantity, from));
        }
        setText(this.source, sources[samples.at(-1)?.memorySource ?? ''] ?? '');
    }

    private whyEmpty(vm: Vm, quantity: ChartKind['quantity'], from: number): string | undefined {
        return whyEmpty(quantity, this.app.store.samplesOf(vm.id), from, isActive(vm.state),
            this.app.connection.live);
    }
}
