// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, element } from '../lib/dom';
import { tr } from '../lib/language';
import type { GuestTerminal } from './terminal';

/** Looks for text in what the guest has written. */
export class FindBar {
    readonly element: HTMLElement;
    private readonly text = element('input', { attributes: { type: 'search', 'aria-label': tr`Find in the output` } });

    constructor(private readonly terminal: () => GuestTerminal | undefined,
        private readonly say: (words: string) => void) {
        this.text.addEventListener('keydown', (event) => {
            if (event.key === 'Enter')
                this.search(event.shiftKey ? 'next' : 'previous');
            else if (event.key === 'Escape')
                this.hide();
        });
        this.element = element('div', { class: 'console-find', hidden: true }, this.text,
            button(tr`Older`, () => this.search('previous')), button(tr`Newer`, () => this.search('next')),
            button(tr`Close`, () => this.hide()));
    }

    show(): void {
        this.element.hidden = false;
        this.text.focus();
        this.text.select();
    }

    private hide(): void {
        this.element.hidden = true;
        this.terminal()?.focus();
    }

    private search(direction: 'next' | 'previous'): void {
        const found = this.terminal()?.findText(this.text.value, direction);
        this.say(found || !this.text.value ? '' : tr`“${this.text.value}” is not in the output.`);
    }
}
