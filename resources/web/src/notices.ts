// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Alert } from './alerts';
import { displayText } from './lib/display';
import { button, element } from './lib/dom';
import { icon } from './lib/icons';
import { tr } from './lib/language';
import type { Event, Severity } from './model';

const stays = 12_000; // milliseconds
const most = 4;

export interface Notice {
    words: string;
    severity: Severity;
    /** Where choosing it leads. */
    address?: string;
}

/** Which events are worth a notice; alerts come as such. */
export function noticeOf(event: Event, vm = ''): Notice | undefined {
    const wanted = event.kind === 'watch' && event.severity !== 'info';
    return wanted ? { words: named(event.message, vm), severity: event.severity } : undefined;
}

export function noticeOfAlert(alert: Alert, vm = ''): Notice {
    return { words: named(alert.message || alert.rule, vm), severity: alert.severity };
}

// A notice is seen far from its machine.
function named(words: string, vm: string): string {
    return words.includes(vm) ? words : `${vm}: ${words}`;
}

/** What can be said of notices outside of the page. */
export function desktopNotices(): NotificationPermission | 'missing' {
    return 'Notification' in window && isSecureContext ? Notification.permission : 'missing';
}

/** Says what has just happened in a corner of the page, and on the desktop where that was asked for. */
export class Notices {
    readonly element = element('div', {
        class: 'notices', attributes: { role: 'log', 'aria-live': 'polite', 'aria-label': tr`Notices` },
    });

    async askForDesktop(): Promise<void> {
        if (desktopNotices() === 'default')
            await Notification.requestPermission();
    }

    show(notice: Notice): void {
        const words = displayText(notice.words);
        const close = button(icon('cross'), () => made.remove(), { attributes: { 'aria-label': tr`Dismiss` } });
        const text = element(notice.address ? 'a' : 'span', { class: 'notice-words' }, words);
        if (text instanceof HTMLAnchorElement)
            text.href = notice.address!;
        const made = element('div', { class: `toast severity-${notice.severity}` },
            icon(notice.severity === 'info' ? 'bell' : 'alert'), text, close);
        this.element.append(made);
        while (this.element.children.length > most)
            this.element.firstElementChild?.remove();
        window.setTimeout(() => made.remove(), stays);
        if (desktopNotices() === 'granted' && !document.hasFocus())
            new Notification('Guestwire', { body: words, tag: words });
    }
}
