// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { App } from '../app';
import { element } from '../lib/dom';
import { dateTime } from '../lib/format';
import { icon } from '../lib/icons';
import { displayText } from '../lib/display';
import { tr } from '../lib/language';
import type { Event } from '../model';
import { href } from '../route';

/** What happened, newest first; of all machines or of one. */
export class EventsView {
    readonly element = element('div', { class: 'events' });
    private readonly ending: () => void;

    constructor(private readonly app: App, private readonly vm?: string, private readonly most = Infinity) {
        this.ending = app.store.eventsChanged.listen(() => this.refresh());
        this.refresh();
    }

    dispose(): void {
        this.ending();
    }

    private refresh(): void {
        const shown = this.app.store.events
            .filter((event) => this.vm === undefined || event.vm === this.vm)
            .slice(0, this.most);
        if (shown.length === 0) {
            this.element.replaceChildren(element('p', { class: 'nothing' },
                tr`Nothing has happened, as far as the server remembers.`));
            return;
        }
        const columns = [tr`Time`, ...this.vm === undefined ? [tr`Machine`] : [], tr`What`, tr`By`];
        const head = element('tr', {},
            ...columns.map((name) => element('th', { attributes: { scope: 'col' } }, name)));
        this.element.replaceChildren(element('table', {}, element('thead', {}, head),
            element('tbody', {}, ...shown.map((event) => this.row(event)))));
    }

    private row(event: Event): HTMLElement {
        const cells = [
            element('td', { class: 'event-time' }, dateTime(event.at, Date.now() / 1000)),
            element('td', {}, ...weight(event), displayText(event.message)),
            element('td', { class: 'event-by' }, displayText(event.by ?? '')),
        ];
        if (this.vm === undefined)
            cells.splice(1, 0, element('td', { class: 'event-vm' }, this.machine(event)));
        return element('tr', {}, ...cells);
    }

    private machine(event: Event): Node | string {
        const vm = event.vm === undefined ? undefined : this.app.store.vms.get(event.vm);
        if (!vm)
            return '';
        const link = element('a', {}, vm.name);
        link.href = href({ page: 'vm', vm: vm.id, tab: 'performance' });
        return link;
    }
}

// Seen by its shape and said in a word, never by colour alone.
function weight({ severity }: Event): Node[] {
    return severity === 'info' ? [] : [
        element('span', { class: `event-weight severity-${severity}`, title: severity }, icon('alert'),
            element('span', { class: 'visually-hidden' }, `${severity}: `)),
    ];
}
