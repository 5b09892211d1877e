// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list's filter: words are looked for in the name; state:running, host:hv2, cpu>80, mem<20.
import { knownState, type Sample, type Vm } from './model';

type Test = (vm: Vm, sample: Sample | undefined) => boolean;

const comparisons: Record<string, (value: number, limit: number) => boolean> = {
    '>': (value, limit) => value > limit,
    '>=': (value, limit) => value >= limit,
    '<': (value, limit) => value < limit,
    '<=': (value, limit) => value <= limit,
    '=': (value, limit) => value === limit,
};

const textFields: Record<string, (vm: Vm, wanted: string) => boolean> = {
    name: (vm, wanted) => contains(vm.name, wanted) || contains(vm.title ?? '', wanted),
    state: (vm, wanted) => knownState(vm).startsWith(wanted) || (vm.answering && vm.status.startsWith(wanted)),
    host: (vm, wanted) => contains(vm.host, wanted),
};

const numberFields: Record<string, (sample: Sample) => number | undefined> = {
    cpu: (sample) => sample.cpu,
    mem: memoryPercent,
    memory: memoryPercent,
};

export function memoryPercent(sample: Sample): number | undefined {
    return sample.memoryUsed !== undefined && sample.memoryTotal
        ? 100 * sample.memoryUsed / sample.memoryTotal
        : undefined;
}

function contains(text: string, wanted: string): boolean {
    return text.toLowerCase().includes(wanted);
}

function test(word: string): Test {
    const colon = word.indexOf(':');
    const field = textFields[word.slice(0, colon)];
    if (colon > 0 && field) {
        const wanted = word.slice(colon + 1);
        return (vm) => field(vm, wanted);
    }
    const [, key, sign, limit] = /^([a-z]+)(>=|<=|>|<|=)(.*)$/.exec(word) ?? [];
    const value = numberFields[key ?? ''];
    const compare = comparisons[sign ?? ''];
    if (value && compare)
        return numberTest(value, compare, limit ?? '');
    return (vm) => textFields.name!(vm, word);
}

function numberTest(value: (sample: Sample) => number | undefined,
    compare: (value: number, limit: number) => boolean, written: string): Test {
    const limit = Number(written.replace('%', ''));
    // Half a condition, as while it is being typed, holds for all.
    if (written === '' || Number.isNaN(limit))
        return () => true;
    return (_vm, sample) => {
        const known = sample && value(sample);
        return known !== undefined && compare(known, limit);
    };
}

export function parseFilter(written: string): Test {
    const tests = written.toLowerCase().split(/\s+/).filter(Boolean).map(test);
    return (vm, sample) => tests.every((matches) => matches(vm, sample));
}
