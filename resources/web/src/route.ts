// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The address after the # says what is shown, so that back, forward and bookmarks work.

export const tabs = ['performance', 'console', 'snapshots', 'events'] as const;
export type Tab = typeof tabs[number];

export type Route =
    | { page: 'overview' }
    | { page: 'events' }
    | { page: 'alerts' }
    | { page: 'vm'; vm: string; tab: Tab };

export function parseRoute(hash: string): Route {
    const [page, vm, tab] = hash.replace(/^#\/?/, '').split('/');
    if (page === 'vm' && vm)
        return { page, vm, tab: tabs.find((known) => known === tab) ?? 'performance' };
    return page === 'events' || page === 'alerts' ? { page } : { page: 'overview' };
}

export function href(route: Route): string {
    switch (route.page) {
    case 'overview':
        return '#/';
    case 'events':
    case 'alerts':
        return `#/${route.page}`;
    case 'vm':
        return `#/vm/${route.vm}/${route.tab}`;
    }
}
