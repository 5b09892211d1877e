// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { Signal } from './signal';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = typeof themes[number];

const storageKey = 'guestwire.theme';

/** Light or dark: as the system says, unless the person chose. */
export class ThemeChoice {
    readonly changed = new Signal();
    private readonly system = matchMedia('(prefers-color-scheme: dark)');

    constructor() {
        this.apply();
        this.system.addEventListener('change', () => this.changed.emit());
    }

    get chosen(): Theme {
        const stored = localStorage.getItem(storageKey);
        return themes.find((theme) => theme === stored) ?? 'system';
    }

    set chosen(theme: Theme) {
        localStorage.setItem(storageKey, theme);
        this.apply();
        this.changed.emit();
    }

    get dark(): boolean {
        return this.chosen === 'system' ? this.system.matches : this.chosen === 'dark';
    }

    private apply(): void {
        document.documentElement.dataset.theme = this.chosen;
    }
}

/** A colour of the style sheet, for what is drawn on a canvas. */
export function colour(name: string): string {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
