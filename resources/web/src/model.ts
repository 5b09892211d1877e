// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server tells of machines, read once from the wire and typed from then on.
import { displayText } from './lib/display';
import { tr } from './lib/language';
import { fields, list, number, text, texts, time, type Fields } from './lib/read';

export const states = ['running', 'blocked', 'paused', 'shutting-down', 'off', 'crashed',
    'pm-suspended', 'unknown'] as const;
export type State = typeof states[number];

export type Permission = 'monitor' | 'console-read' | 'console-write' | 'console-record' | 'control' | 'snapshot'
    | 'snapshot-revert' | 'admin';

export interface Vm {
    id: string;
    name: string;
    host: string;
    state: State;
    status: string;
    permissions: string[];
    vcpus?: number;
    memory?: number;
    consoles: string[];
    title?: string;
    description?: string;
    /** Seconds since 1970. */
    startedAt?: number;
    /** False while its emulator does not answer. */
    answering: boolean;
}

export interface Sample {
    /** Seconds since 1970. */
    at: number;
    cpu?: number;
    memoryUsed?: number;
    memoryTotal?: number;
    memorySource?: string;
    diskRead?: number;
    diskWrite?: number;
    netIn?: number;
    netOut?: number;
    /** Of single processors, disks and cards, by dotted name: `disk.vda.readRate`. */
    parts?: Record<string, number>;
}

export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = typeof severities[number];

export interface Event {
    at: number;
    vm?: string;
    kind: string;
    message: string;
    by?: string;
    rule?: string;
    severity: Severity;
}

export interface Host {
    uri: string;
    link: string;
    reason?: string;
    at?: number;
    /** Seconds between samples, and whether the host could not keep up with what was asked. */
    interval?: number;
    stretched: boolean;
    vms?: number;
    cpus?: number;
    cpu?: number;
    memoryUsed?: number;
    memoryTotal?: number;
    load: number[];
}

const stateWords: Record<State, string> = {
    'running': tr`running`,
    'blocked': tr`running`,
    'paused': tr`paused`,
    'shutting-down': tr`shutting down`,
    'off': tr`off`,
    'crashed': tr`crashed`,
    'pm-suspended': tr`suspended by its guest`,
    'unknown': tr`unknown, its host does not answer`,
};

export function stateWord(state: State): string {
    return stateWords[state];
}

/** Nothing is sure about a machine whose emulator or host hangs, whatever it did when it was heard of. */
export function knownState(vm: Vm): State {
    return vm.answering ? vm.state : 'unknown';
}

/** Its words, with the reason where it is unknown. */
export function stateOf(vm: Vm): string {
    return vm.answering ? stateWord(vm.state) : tr`unknown (not answering)`;
}

/** True while an emulator process exists: counters count and a console can be open. */
export function isActive(state: State): boolean {
    return state !== 'off' && state !== 'crashed' && state !== 'unknown';
}

export function may(vm: Vm, permission: Permission): boolean {
    return vm.permissions.includes(permission);
}

/** What is missing, by its name, or nothing. */
export function lacking(vm: Vm, permission: Permission): string | undefined {
    return may(vm, permission) ? undefined : tr`You lack the permission “${permission}” on ${vm.name}.`;
}

export function readVm(value: unknown, now: number): Vm | undefined {
    const from = fields(value);
    const id = text(from.id);
    const name = text(from.name);
    if (!id || name === undefined)
        return undefined;
    const uptime = number(from.uptime);
    return {
        id,
        name: displayText(name),
        host: displayText(text(from.host) ?? ''),
        state: states.find((state) => state === from.state) ?? 'unknown',
        status: text(from.status) ?? '',
        permissions: texts(from.permissions),
        vcpus: number(from.vcpus),
        memory: number(from.memory),
        consoles: texts(from.consoles),
        title: text(from.title),
        description: text(from.description),
        startedAt: uptime === undefined ? undefined : now - uptime,
        answering: from.answering !== false,
    };
}

/** What single devices do costs memory, so that it is kept of the machine `detailed` alone. */
export function readSample(value: unknown, detailed?: string): { vm: string; sample: Sample } | undefined {
    const from = fields(value);
    const vm = text(from.vm);
    const at = time(from.at);
    if (!vm || at === undefined)
        return undefined;
    const memory = fields(from.memory);
    const disk = fields(from.disk);
    const network = fields(from.network);
    const sample: Sample = {
        at,
        cpu: number(fields(from.cpu).utilization),
        memoryUsed: number(memory.used),
        memoryTotal: number(memory.total),
        memorySource: text(memory.source),
        diskRead: number(disk.readRate),
        diskWrite: number(disk.writeRate),
        netIn: number(network.rxRate),
        netOut: number(network.txRate),
    };
    if (vm === detailed)
        sample.parts = readParts(from);
    return { vm, sample };
}

const partLists: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['cpu', 'vcpus', 'number', ['utilization']],
    ['disk', 'devices', 'name', ['readRate', 'writeRate']],
    ['network', 'interfaces', 'name', ['rxRate', 'txRate']],
];

function readParts(sample: Fields): Record<string, number> {
    const parts: Record<string, number> = {};
    for (const [group, key, naming, values] of partLists) {
        for (const part of list(fields(sample[group])[key]).map(fields)) {
            const name = text(part[naming]) ?? number(part[naming])?.toString();
            for (const value of values) {
                const known = number(part[value]);
                if (name !== undefined && known !== undefined)
                    parts[`${group}.${name}.${value}`] = known;
            }
        }
    }
    return parts;
}

export function readEvents(values: unknown): Event[] {
    return list(values).map(readEvent).filter((event) => event !== undefined);
}

export function readEvent(value: unknown): Event | undefined {
    const from = fields(value);
    const at = time(from.at);
    const message = text(from.message);
    if (at === undefined || message === undefined)
        return undefined;
    return {
        at, message, vm: text(from.vm), kind: text(from.kind) ?? '', by: text(from.by), rule: text(from.rule),
        severity: readSeverity(from.severity),
    };
}

export function readSeverity(value: unknown): Severity {
    return severities.find((severity) => severity === value) ?? 'info';
}

export function readHost(value: unknown): Host | undefined {
    const from = fields(value);
    const uri = text(from.uri);
    if (uri === undefined)
        return undefined;
    const memory = fields(from.memory);
    return {
        uri: displayText(uri),
        link: text(from.link) ?? '',
        reason: text(from.reason),
        at: time(from.at),
        interval: number(from.interval),
        stretched: from.stretched === true,
        vms: number(from.vms),
        cpus: number(from.cpus),
        cpu: number(fields(from.cpu).utilization),
        memoryUsed: number(memory.used),
        memoryTotal: number(memory.total),
        load: list(from.load).map(number).filter((load) => load !== undefined),
    };
}

export function readVms(value: unknown, now: number): Vm[] {
    return list(value).map((item) => readVm(item, now)).filter((vm): vm is Vm => vm !== undefined);
}
