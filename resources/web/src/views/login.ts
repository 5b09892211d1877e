// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { element, setText } from '../lib/dom';
import { ApiError } from '../link/api';
import type { Credentials } from '../link/credentials';
import { words } from '../link/requests';

interface Field {
    name: string;
    label: string;
    type: string;
    autocomplete: string;
}

const user: Field = { name: 'user', label: 'User', type: 'text', autocomplete: 'username' };
const loginFields: Field[] = [
    user,
    { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' },
];
const setUpFields: Field[] = [
    { name: 'code', label: 'One-time code', type: 'text', autocomplete: 'one-time-code' },
    { ...user, label: 'User name of the first administrator' },
    { name: 'password', label: 'Password', type: 'password', autocomplete: 'new-password' },
];

/** The page before anybody is known: log in, or make the first administrator. */
export class LoginView {
    readonly element = element('main', { class: 'login' });

    constructor(private readonly credentials: Credentials, private readonly done: () => void, why: string) {
        this.showLogin(why);
    }

    private showLogin(why: string): void {
        this.show('Log in', '', loginFields, why, 'First time here? Set up the first administrator',
            () => this.showSetUp(''), ({ user, password }) => this.credentials.login(user!, password!));
    }

    private showSetUp(why: string): void {
        this.show('First administrator', 'This server has no accounts yet. It wrote a one-time code to its '
            + 'terminal or journal when it started.', setUpFields, why, 'Back to log in',
        () => this.showLogin(''),
        ({ code, user, password }) => this.credentials.setUp(code!.trim(), user!, password!));
    }

    private show(title: string, explanation: string, wanted: Field[], why: string, otherLabel: string,
        other: () => void, act: (values: Record<string, string>) => Promise<void>): void {
        const problem = element('p', { class: 'problem', attributes: { role: 'alert' } }, why);
        const send = element('button', { class: 'primary', attributes: { type: 'submit' } }, title);
        const form = element('form', {},
            element('h1', {}, element('span', { class: 'brand' }, 'Guestwire'), ` ${title}`),
            explanation ? element('p', { class: 'hint' }, explanation) : undefined,
            ...wanted.map(labelled), problem, send, otherForm(otherLabel, other));
        form.addEventListener('submit', (event) => {
            event.preventDefault();
            void this.submit(form, send, problem, act);
        });
        this.element.replaceChildren(form);
        form.querySelector('input')?.focus();
    }

    private async submit(form: HTMLFormElement, send: HTMLButtonElement, problem: HTMLElement,
        act: (values: Record<string, string>) => Promise<void>): Promise<void> {
        const inputs = [...form.querySelectorAll('input')];
        send.disabled = true;
        setText(problem, '');
        try {
            await act(Object.fromEntries(inputs.map(({ name, value }) => [name, value])));
            this.done();
        } catch (error) {
            if (error instanceof ApiError && error.code === 'SETUP_REQUIRED')
                this.showSetUp('');
            else
                setText(problem, words(error));
        } finally {
            send.disabled = false;
        }
    }
}

function labelled({ name, label, type, autocomplete }: Field): HTMLElement {
    const input = element('input', { attributes: { name, type, autocomplete, required: '' } });
    input.autocapitalize = 'off';
    input.spellcheck = false;
    return element('label', {}, element('span', {}, label), input);
}

function otherForm(label: string, act: () => void): HTMLElement {
    const link = element('button', { class: 'plain', attributes: { type: 'button' } }, label);
    link.addEventListener('click', act);
    return link;
}
