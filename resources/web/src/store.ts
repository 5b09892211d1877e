// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { fields, list, text } from './lib/read';
import { Signal } from './lib/signal';
import type { Message } from './link/protocol';
import {
    readEvent, readHost, readSample, readVm, readVms, type Event, type Host, type Sample, type Vm,
} from './model';
import { append } from './series';

export const keptEvents = 500;
const order = new Intl.Collator(undefined, { numeric: true });

/** All that the page knows, as the server told it. */
export class Store {
    /** The list or the state of a machine changed. */
    readonly vmsChanged = new Signal();
    readonly sampled = new Signal();
    readonly eventsChanged = new Signal();
    readonly happened = new Signal<Event>();
    readonly hostsChanged = new Signal();

    readonly vms = new Map<string, Vm>();
    readonly hosts = new Map<string, Host>();
    /** Newest first. */
    readonly events: Event[] = [];
    /** True once the first list came. */
    complete = false;
    /** The machine whose single devices are wanted too. */
    detailed: string | undefined;
    private readonly samples = new Map<string, Sample[]>();
    private readonly pending = new Map<string, string>();

    samplesOf(vm: string): readonly Sample[] {
        return this.samples.get(vm) ?? [];
    }

    latest(vm: Vm): Sample | undefined {
        return !vm.answering || vm.state === 'off' || vm.state === 'crashed' ? undefined : this.samples.get(vm.id)?.at(-1);
    }

    sorted(): Vm[] {
        return [...this.vms.values()]
            .sort((a, b) => order.compare(a.host, b.host) || order.compare(a.name, b.name));
    }

    /** What is being done to a machine on this page's behalf: "starting…". */
    pendingOf(vm: string): string | undefined {
        return this.pending.get(vm);
    }

    setPending(vm: string, doing: string | undefined): void {
        if (doing)
            this.pending.set(vm, doing);
        else
            this.pending.delete(vm);
        this.vmsChanged.emit();
    }

    take({ type, data }: Message): void {
        const now = Date.now() / 1000;
        if (type === 'vms')
            this.replaceVms(readVms(data.vms, now));
        else if (type === 'vm')
            this.replaceVm(readVm(data.vm, now));
        else if (type === 'vm_removed')
            this.removeVm(text(data.id) ?? '');
        else if (type === 'metrics')
            this.addSamples(data.samples);
        else if (type === 'event')
            this.addEvent(readEvent(data));
        else if (type === 'host')
            this.replaceHost(readHost(data.host));
    }

    private replaceVms(vms: Vm[]): void {
        this.complete = true;
        this.vms.clear();
        for (const vm of vms)
            this.vms.set(vm.id, vm);
        this.vmsChanged.emit();
    }

    private replaceVm(vm: Vm | undefined): void {
        if (!vm)
            return;
        this.vms.set(vm.id, vm);
        this.vmsChanged.emit();
    }

    private removeVm(id: string): void {
        this.vms.delete(id);
        this.samples.delete(id);
        this.pending.delete(id);
        this.vmsChanged.emit();
    }

    private replaceHost(host: Host | undefined): void {
        if (!host)
            return;
        this.hosts.set(host.uri, host);
        this.hostsChanged.emit();
    }

    private addSamples(samples: unknown): void {
        for (const item of list(samples)) {
            const read = readSample(fields(item), this.detailed);
            if (!read)
                continue;
            const known = this.samples.get(read.vm) ?? [];
            this.samples.set(read.vm, known);
            append(known, read.sample);
        }
        this.sampled.emit();
    }

    /** What happened before, or while the link was broken. */
    addPast(events: readonly Event[]): void {
        const key = ({ at, message, vm }: Event): string => `${at} ${vm ?? ''} ${message}`;
        const known = new Set(this.events.map(key));
        this.events.push(...events.filter((event) => !known.has(key(event))));
        this.events.sort((a, b) => b.at - a.at);
        this.events.length = Math.min(this.events.length, keptEvents);
        this.eventsChanged.emit();
    }

    private addEvent(event: Event | undefined): void {
        if (!event)
            return;
        this.events.unshift(event);
        this.events.length = Math.min(this.events.length, keptEvents);
        this.eventsChanged.emit();
        this.happened.emit(event);
    }
}
