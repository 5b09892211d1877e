// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, element } from '../lib/dom';
import { tr } from '../lib/language';

interface Question {
    title: string;
    text?: string;
    /** Shown as it is, in letters of one width. */
    quote?: string;
    confirm: string;
    danger?: boolean;
}

/** Asks, with Cancel as what Enter and Escape mean; true only for the other button. */
export function ask(question: Question): Promise<boolean> {
    const dialog = element('dialog', { attributes: { 'aria-labelledby': 'question-title' } });
    const title = element('h2', { attributes: { id: 'question-title' } }, question.title);
    const cancel = button(tr`Cancel`, () => dialog.close(), { attributes: { autofocus: '' } });
    const confirm = button(question.confirm, () => dialog.close('yes'), {
        class: question.danger ? 'danger' : 'primary',
    });
    dialog.append(title);
    if (question.text !== undefined)
        dialog.append(element('p', {}, question.text));
    if (question.quote !== undefined)
        dialog.append(element('pre', {}, question.quote));
    dialog.append(element('div', { class: 'dialog-buttons' }, cancel, confirm));
    document.body.append(dialog);
    dialog.showModal();
    cancel.focus();
    return new Promise((resolve) => {
        dialog.addEventListener('close', () => {
            dialog.remove();
            resolve(dialog.returnValue === 'yes');
        });
    });
}
