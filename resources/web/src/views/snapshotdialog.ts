// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, element } from '../lib/dom';
import { tr } from '../lib/language';
import type { Fields } from '../lib/read';
import { createOrder, longestDescription, longestName } from '../snapshots';

/** Asks for what a new snapshot is to be called; nothing if it is not to be taken. */
export function askForSnapshot(): Promise<Fields | undefined> {
    const name = input('snapshot-name', longestName);
    const description = input('snapshot-description', longestDescription);
    const memory = element('input', { attributes: { type: 'checkbox', name: 'snapshot-memory' } });
    memory.checked = true;
    const create = element('button', { class: 'primary', attributes: { type: 'submit' } }, tr`Create`);
    const allow = (): void => {
        create.disabled = name.value.trim() === '';
    };
    name.addEventListener('input', allow);
    allow();
    const dialog = element('dialog', { attributes: { 'aria-labelledby': 'snapshot-title' } });
    const form = element('form', { class: 'snapshot-form' },
        element('h2', { attributes: { id: 'snapshot-title' } }, tr`Create snapshot`),
        element('label', {}, tr`Name`, name), element('label', {}, tr`Description`, description),
        element('label', { class: 'check' }, memory, tr`With the memory of the running VM`),
        element('div', { class: 'dialog-buttons' }, button(tr`Cancel`, () => dialog.close()), create));
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        dialog.close('yes');
    });
    dialog.append(form);
    document.body.append(dialog);
    dialog.showModal();
    name.focus();
    return new Promise((resolve) => {
        dialog.addEventListener('close', () => {
            dialog.remove();
            resolve(dialog.returnValue === 'yes'
                ? createOrder(name.value, description.value, memory.checked) : undefined);
        });
    });
}

function input(name: string, longest: number): HTMLInputElement {
    return element('input', { attributes: { type: 'text', name, maxlength: String(longest), autocomplete: 'off' } });
}
