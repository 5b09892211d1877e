// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// xterm.js writes its colours into <style> elements and style="" attributes, which a content
// security policy without 'unsafe-inline' refuses. Elements made after this do the same through
// style sheet and style objects, which such a policy allows.

export function useStrictElements(): void {
    document.createElement = createElement as typeof document.createElement;
}

function createElement(name: string): HTMLElement {
    if (name === 'style')
        return styleElement();
    const element = Document.prototype.createElement.call(document, name);
    if (name === 'span')
        element.setAttribute = setAttribute;
    return element;
}

function setAttribute(this: HTMLElement, name: string, value: string): void {
    if (name === 'style')
        this.style.cssText = value;
    else
        Element.prototype.setAttribute.call(this, name, value);
}

function styleElement(): HTMLElement {
    const element = Document.prototype.createElement.call(document, 'span');
    const sheet = new CSSStyleSheet();
    let written = '';
    element.hidden = true;
    document.adoptedStyleSheets.push(sheet);
    Object.defineProperty(element, 'textContent', {
        get: () => written,
        set: (css: string) => {
            written = css;
            sheet.replaceSync(css);
        },
    });
    element.remove = () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
        Element.prototype.remove.call(element);
    };
    return element;
}
