// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { App, Server } from '../app';
import { button, element, setText } from '../lib/dom';
import { icon } from '../lib/icons';
import { tr } from '../lib/language';
import type { LinkState } from '../link/connection';

/** How the page stands with its server; the words change by the second while it waits. */
export class StatusBar {
    readonly element: HTMLElement;
    private readonly link = element('span', { class: 'link-words' });
    private readonly spoken = element('span', { class: 'visually-hidden', attributes: { role: 'status' } });
    private readonly retry: HTMLButtonElement;
    private readonly server = element('span', { class: 'server-words' });
    private readonly timer: number;
    private readonly endings: (() => void)[];

    constructor(private readonly app: App) {
        this.retry = button(tr`Connect now`, () => app.connection.retryNow());
        this.element = element('footer', { class: 'statusbar' }, icon('link'), this.link, this.retry,
            this.spoken, this.server);
        this.endings = [
            app.connection.stateChanged.listen((state) => this.changed(state)),
            app.announced.listen((words) => setText(this.spoken, words)),
        ];
        this.timer = window.setInterval(() => this.refresh(), 1000);
        this.refresh();
    }

    dispose(): void {
        clearInterval(this.timer);
        this.endings.forEach((end) => end());
    }

    showServer({ name, version, user }: Server): void {
        setText(this.server, `${user ? tr`${user} on ${name}` : name}${version ? `, Guestwire ${version}` : ''}`);
    }

    private changed(state: LinkState): void {
        this.refresh();
        // The countdown would be read aloud every second.
        setText(this.spoken, state.kind === 'waiting' ? tr`Connection lost. ${state.why}` : linkWords(state));
    }

    private refresh(): void {
        const { state } = this.app.connection;
        this.element.dataset.link = state.kind;
        this.retry.hidden = state.kind !== 'waiting';
        setText(this.link, linkWords(state));
    }
}

export function linkWords(state: LinkState): string {
    switch (state.kind) {
    case 'connecting':
        return tr`Connecting…`;
    case 'connected':
        return tr`Connected`;
    case 'stale':
        return tr`No news for ${secondsFrom(state.since)} s: what you see may be old`;
    case 'waiting':
        return tr`${state.why} Next try in ${Math.max(0, -secondsFrom(state.until))} s`;
    case 'ended':
        return state.why;
    }
}

function secondsFrom(moment: number): number {
    return Math.round((Date.now() - moment) / 1000);
}
