// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { french } from './french';
import { german } from './german';

export type Table = Readonly<Record<string, string>>;

export const tables: Readonly<Record<string, Table>> = { en: {}, de: german, fr: french };

/** The first that is wished for and that the page speaks, or else English. */
export function languageOf(wishes: readonly string[]): string {
    return wishes.map((wish) => wish.toLowerCase().split('-')[0]!).find((wish) => wish in tables) ?? 'en';
}

/** What the browser asks for; it does not change while the page is open. */
export const language = typeof document === 'undefined' ? 'en' : languageOf(navigator.languages);

/** What words are looked up by: "{0} of {1}". */
export function keyOf(parts: readonly string[]): string {
    return parts.reduce((key, part, index) => `${key}{${index - 1}}${part}`);
}

export function translated(table: Table, parts: readonly string[], values: readonly unknown[]): string {
    const words = table[keyOf(parts)];
    // The values go in last, so that nothing in them is taken for a place.
    return words === undefined
        ? String.raw({ raw: parts }, ...values)
        : words.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));
}

/** Words in the language of the page: tr`${shown} of ${all} VMs`. */
export function tr(parts: TemplateStringsArray, ...values: unknown[]): string {
    return translated(tables[language]!, parts, values);
}
