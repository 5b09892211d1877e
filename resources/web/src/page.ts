// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { App } from './app';
import { button, element, setText } from './lib/dom';
import { tr } from './lib/language';
import { themes, type Theme } from './lib/theme';
import { Notices, noticeOf, noticeOfAlert } from './notices';
import { href, parseRoute, type Route } from './route';
import { AlertsView } from './views/alerts';
import type { Event } from './model';
import { EventsView } from './views/events';
import { Overview } from './views/overview';
import { StatusBar } from './views/statusbar';
import { VmList } from './views/vmlist';
import { VmPage } from './views/vmpage';

const themeLabels: Record<Theme, string> = { system: tr`System`, light: tr`Light`, dark: tr`Dark` };

interface Content {
    element: HTMLElement;
    dispose(): void;
}

/** The page of somebody who is logged in: the list beside what was chosen, and the status bar. */
export class Page {
    readonly element = element('div', { class: 'page' });
    private readonly list: VmList;
    private readonly status: StatusBar;
    private readonly main = element('main', { attributes: { id: 'main', tabindex: '-1' } });
    private readonly notices = new Notices();
    private readonly alertsLink = element('a', { class: 'alerts-link' }, tr`Alerts`);
    private readonly problem = element('div', {
        class: 'problem-bar', hidden: true, attributes: { role: 'alert' },
    });
    private readonly endings: (() => void)[];
    private content: Content | undefined;
    private title = '';
    private readonly timer: number;

    constructor(private readonly app: App, logout: () => void) {
        this.list = new VmList(app);
        this.status = new StatusBar(app);
        this.element.append(skipLink(), this.header(logout), this.list.element, this.problem, this.main,
            this.status.element, this.notices.element);
        window.addEventListener('hashchange', this.navigate);
        document.addEventListener('keydown', this.shortcut);
        this.endings = [
            app.connection.opened.listen(() => app.server && this.status.showServer(app.server)),
            app.connection.message.listen(({ type, data }) => {
                // What is wrong with a console is told there.
                if (type === 'error' && data.channel === undefined)
                    app.failed.emit({ text: String(data.message ?? tr`The server reported an error.`) });
            }),
            app.failed.listen(({ text, retry }) => this.showProblem(text, retry)),
            app.entitled.listen((title) => this.entitle(title)),
            app.alerts.changed.listen(() => this.countAlerts()),
            app.noticed.listen((notice) => this.notices.show(notice)),
            app.alerts.raised.listen((alert) => {
                const notice = noticeOfAlert(alert, this.nameOf(alert.vm));
                this.notices.show({ ...notice, address: href({ page: 'alerts' }) });
            }),
            app.store.happened.listen((event) => this.tell(event)),
        ];
        this.timer = window.setInterval(() => this.countAlerts(), 10_000); // snoozes end by themselves
        this.navigate();
    }

    dispose(): void {
        window.removeEventListener('hashchange', this.navigate);
        document.removeEventListener('keydown', this.shortcut);
        clearInterval(this.timer);
        this.endings.forEach((end) => end());
        this.content?.dispose();
        this.list.dispose();
        this.status.dispose();
    }

    private readonly navigate = (): void => {
        const route = parseRoute(location.hash);
        this.entitle('Guestwire');
        this.element.dataset.page = route.page;
        this.list.show(route);
        if (route.page !== 'vm') {
            this.replace(this.pageFor(route));
            return;
        }
        let page = this.content;
        if (!(page instanceof VmPage) || page.id !== route.vm) {
            page = new VmPage(this.app, route.vm);
            this.replace(page);
        }
        void (page as VmPage).show(route.tab);
    };

    private pageFor(route: Route): Content {
        if (route.page === 'events')
            return eventsPage(this.app);
        return route.page === 'alerts' ? new AlertsView(this.app, this.notices) : new Overview(this.app);
    }

    private replace(content: Content): void {
        this.content?.dispose();
        this.content = content;
        this.main.replaceChildren(content.element);
    }

    // Keys typed into a console belong to the guest.
    private readonly shortcut = (event: KeyboardEvent): void => {
        if ((event.target as Element).closest('.guest-screen') || document.querySelector('dialog[open]'))
            return;
        if (event.ctrlKey && event.key === 'f' && !event.shiftKey && !event.altKey) {
            event.preventDefault();
            this.list.focusFilter();
        }
    };

    private header(logout: () => void): HTMLElement {
        const home = element('a', { class: 'brand' }, 'Guestwire');
        home.href = href({ page: 'overview' });
        const events = element('a', {}, tr`Events`);
        events.href = href({ page: 'events' });
        this.alertsLink.href = href({ page: 'alerts' });
        const theme = element('select', { title: tr`Colours`, attributes: { 'aria-label': tr`Colours` } },
            ...themes.map((name) => new Option(themeLabels[name], name)));
        theme.value = this.app.theme.chosen;
        theme.addEventListener('change', () => {
            this.app.theme.chosen = themes.find((name) => name === theme.value) ?? 'system';
        });
        return element('header', { class: 'top' }, home, events, this.alertsLink, element('span', { class: 'stretch' }),
            theme, button(tr`Log out`, logout));
    }

    /** How many alerts nobody has seen to, where it can be seen from another tab too. */
    private countAlerts(): void {
        const waiting = this.app.alerts.waiting(Date.now() / 1000).length;
        setText(this.alertsLink, waiting === 0 ? tr`Alerts` : tr`Alerts (${waiting})`);
        this.alertsLink.classList.toggle('urgent', waiting > 0);
        this.entitle(this.title);
    }

    private entitle(title: string): void {
        this.title = title;
        const waiting = this.app.alerts.waiting(Date.now() / 1000).length;
        document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${title}`;
    }

    private nameOf(vm: string | undefined): string | undefined {
        return vm === undefined ? undefined : this.app.store.vms.get(vm)?.name;
    }

    private tell(event: Event): void {
        const notice = noticeOf(event, this.nameOf(event.vm));
        const address = event.vm && href({ page: 'vm', vm: event.vm, tab: 'console' });
        if (notice)
            this.notices.show({ ...notice, address });
    }

    private showProblem(text: string, retry: (() => void) | undefined): void {
        const words = element('span');
        setText(words, text);
        const close = button(tr`Dismiss`, () => this.showProblem('', undefined));
        this.problem.replaceChildren(words, ...retry ? [button(tr`Try again`, retry)] : [], close);
        this.problem.hidden = text === '';
    }
}

function eventsPage(app: App): Content {
    const view = new EventsView(app);
    return {
        element: element('div', { class: 'events-page' }, element('h1', {}, tr`Events`), view.element),
        dispose: () => view.dispose(),
    };
}

// Not a real address: it would be taken for a route.
function skipLink(): HTMLElement {
    return button(tr`Skip to content`, () => document.getElementById('main')?.focus(), { class: 'skip' });
}
