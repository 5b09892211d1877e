// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Elements are made here and nowhere from markup: whatever a server or guest says goes in as text.

type Child = Node | string | undefined;

interface Properties {
    class?: string;
    title?: string;
    hidden?: boolean;
    attributes?: Record<string, string>;
}

export function element<K extends keyof HTMLElementTagNameMap>(
    tag: K, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
    const made = document.createElement(tag);
    if (properties.class)
        made.className = properties.class;
    if (properties.title)
        made.title = properties.title;
    if (properties.hidden)
        made.hidden = true;
    for (const [name, value] of Object.entries(properties.attributes ?? {}))
        made.setAttribute(name, value);
    made.append(...children.filter((child) => child !== undefined));
    return made;
}

export function button(label: string | Node, act: () => void, properties: Properties = {}): HTMLButtonElement {
    const attributes = { type: 'button', ...properties.attributes };
    const made = element('button', { ...properties, attributes }, label);
    // A button that is off for a reason keeps its focus and tooltip, so it can not be `disabled`.
    made.addEventListener('click', () => {
        if (made.getAttribute('aria-disabled') !== 'true')
            act();
    });
    return made;
}

/** Switches a button off with a reason that a pointer or a screen reader finds, or on again. */
export function setObstacle(target: HTMLButtonElement, why: string | undefined, hint = ''): void {
    target.setAttribute('aria-disabled', String(why !== undefined));
    target.title = why ?? hint;
}

export function setText(target: Element, text: string): void {
    if (target.textContent !== text)
        target.textContent = text;
}
