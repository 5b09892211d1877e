// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { App } from '../app';
import { displayText } from '../lib/display';
import { element } from '../lib/dom';
import { bytes, fixed, percent } from '../lib/format';
import { icon } from '../lib/icons';
import { oncePerFrame } from '../lib/frame';
import { tr } from '../lib/language';
import type { Host } from '../model';

/** How each host itself is doing, and how often it is asked about its machines. */
export class HostStrip {
    readonly element = element('section', { class: 'hosts', hidden: true, attributes: { 'aria-label': tr`Hosts` } });
    private readonly endings: (() => void)[];

    constructor(private readonly app: App) {
        const refreshSoon = oncePerFrame(() => this.refresh());
        this.endings = [app.store.hostsChanged.listen(refreshSoon), app.store.vmsChanged.listen(refreshSoon)];
        this.refresh();
    }

    dispose(): void {
        this.endings.forEach((end) => end());
    }

    private refresh(): void {
        const hosts = [...this.app.store.hosts.values()].sort((a, b) => a.uri.localeCompare(b.uri));
        this.element.hidden = hosts.length === 0;
        this.element.replaceChildren(...hosts.map(strip));
    }
}

function strip(host: Host): HTMLElement {
    const words = hostWords(host).map((fact) => element('span', {}, fact));
    const troubled = host.reason !== undefined || host.stretched;
    return element('p', { class: troubled ? 'host troubled' : 'host', title: displayText(host.reason ?? '') },
        troubled ? icon('alert') : undefined, element('span', { class: 'host-name' }, host.uri), ...words);
}

/** What is known of a host, each fact in words of its own. */
export function hostWords(host: Host): string[] {
    const { cpu, cpus, memoryUsed, memoryTotal, load, interval, stretched, reason } = host;
    const memory = memoryUsed !== undefined && memoryTotal !== undefined
        ? tr`memory ${bytes(memoryUsed)} of ${bytes(memoryTotal)}` : undefined;
    const sampling = interval === undefined ? undefined : tr`sampling every ${Math.round(interval * 10) / 10} s`;
    return [
        reason === undefined ? undefined : displayText(reason),
        cpu === undefined ? undefined
            : cpus === undefined ? tr`CPU ${percent(cpu)}` : tr`CPU ${percent(cpu)} of ${cpus}`,
        memory,
        load.length === 0 ? undefined : tr`load ${load.map((value) => fixed(value, 2)).join(' ')}`,
        sampling,
        stretched ? tr`stretched, because it can not keep up` : undefined,
    ].filter((fact) => fact !== undefined);
}
