// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readServer, type App } from './app';
import { button, element, setText } from './lib/dom';
import { themes, type Theme } from './lib/theme';
import { href, parseRoute } from './route';
import { EventsView } from './views/events';
import { Overview } from './views/overview';
import { StatusBar } from './views/statusbar';
import { VmList } from './views/vmlist';
import { VmPage } from './views/vmpage';

const themeLabels: Record<Theme, string> = { system: 'System colours', light: 'Light', dark: 'Dark' };

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
    private readonly problem = element('div', {
        class: 'problem-bar', hidden: true, attributes: { role: 'alert' },
    });
    private readonly endings: (() => void)[];
    private content: Content | undefined;

    constructor(private readonly app: App, logout: () => void) {
        this.list = new VmList(app);
        this.status = new StatusBar(app);
        this.element.append(skipLink(), this.header(logout), this.list.element, this.problem, this.main,
            this.status.element);
        window.addEventListener('hashchange', this.navigate);
        document.addEventListener('keydown', this.shortcut);
        this.endings = [
            app.connection.opened.listen((greeting) => this.status.showServer(readServer(greeting))),
            app.connection.message.listen(({ type, data }) => {
                if (type === 'error')
                    app.failed.emit({ text: String(data.message ?? 'The server reported an error.') });
            }),
            app.failed.listen(({ text, retry }) => this.showProblem(text, retry)),
        ];
        this.navigate();
    }

    dispose(): void {
        window.removeEventListener('hashchange', this.navigate);
        document.removeEventListener('keydown', this.shortcut);
        this.endings.forEach((end) => end());
        this.content?.dispose();
        this.list.dispose();
        this.status.dispose();
    }

    private readonly navigate = (): void => {
        const route = parseRoute(location.hash);
        document.title = 'Guestwire';
        this.element.dataset.page = route.page;
        this.list.show(route);
        if (route.page !== 'vm') {
            this.replace(route.page === 'events' ? eventsPage(this.app) : new Overview(this.app));
            return;
        }
        let page = this.content;
        if (!(page instanceof VmPage) || page.id !== route.vm) {
            page = new VmPage(this.app, route.vm);
            this.replace(page);
        }
        void (page as VmPage).show(route.tab);
    };

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
        const events = element('a', {}, 'Events');
        events.href = href({ page: 'events' });
        const theme = element('select', { attributes: { 'aria-label': 'Colours' } },
            ...themes.map((name) => new Option(themeLabels[name], name)));
        theme.value = this.app.theme.chosen;
        theme.addEventListener('change', () => {
            this.app.theme.chosen = themes.find((name) => name === theme.value) ?? 'system';
        });
        return element('header', { class: 'top' }, home, events, element('span', { class: 'stretch' }),
            theme, button('Log out', logout));
    }

    private showProblem(text: string, retry: (() => void) | undefined): void {
        const words = element('span');
        setText(words, text);
        const close = button('Dismiss', () => this.showProblem('', undefined));
        this.problem.replaceChildren(words, ...retry ? [button('Try again', retry)] : [], close);
        this.problem.hidden = text === '';
    }
}

function eventsPage(app: App): Content {
    const view = new EventsView(app);
    return {
        element: element('div', { class: 'events-page' }, element('h1', {}, 'Events'), view.element),
        dispose: () => view.dispose(),
    };
}

// Not a real address: it would be taken for a route.
function skipLink(): HTMLElement {
    return button('Skip to content', () => document.getElementById('main')?.focus(), { class: 'skip' });
}
