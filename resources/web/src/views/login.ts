// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, element, setText } from '../lib/dom';
import { tr } from '../lib/language';
import { ApiError } from '../link/api';
import type { Credentials } from '../link/credentials';
import { words } from '../link/requests';

interface Field {
    name: string;
    label: string;
    type: string;
    autocomplete: string;
}

interface Form {
    title: string;
    explanation: string;
    fields: Field[];
    doing: string;
    act: (values: Record<string, string>) => Promise<void>;
    otherwise: string;
    other: () => void;
}

const user: Field = { name: 'user', label: tr`User`, type: 'text', autocomplete: 'username' };
const password: Field = { name: 'password', label: tr`Password`, type: 'password', autocomplete: 'current-password' };
const newPassword: Field = { ...password, autocomplete: 'new-password' };
const code: Field = { name: 'code', label: tr`One-time code`, type: 'text', autocomplete: 'one-time-code' };

/** The page before anybody is known: log in, or make the first administrator. */
export class LoginView {
    readonly element = element('main', { class: 'login' });

    constructor(private readonly credentials: Credentials, private readonly done: () => void, why: string) {
        this.showLogin(why);
    }

    private showLogin(why: string): void {
        this.show({
            title: tr`Log in`,
            explanation: '',
            fields: [user, password],
            doing: tr`Log in`,
            act: (values) => this.credentials.login(values.user!, values.password!),
            otherwise: tr`First time here? Set up the first administrator`,
            other: () => this.showSetUp(),
        }, why);
    }

    private showSetUp(): void {
        this.show({
            title: tr`First administrator`,
            explanation: tr`A server that has no accounts yet writes a one-time code to its terminal or journal when it starts.`,
            fields: [code, { ...user, label: tr`User name of the first administrator` }, newPassword],
            doing: tr`Create administrator`,
            act: (values) => this.credentials.setUp(values.code!.trim(), values.user!, values.password!),
            otherwise: tr`Back to log in`,
            other: () => this.showLogin(''),
        }, '');
    }

    private show({ title, explanation, fields, doing, act, otherwise, other }: Form, why: string): void {
        const problem = element('p', { class: 'problem', attributes: { role: 'alert' } }, why);
        const send = element('button', { class: 'primary', attributes: { type: 'submit' } }, doing);
        const form = element('form', {},
            element('h1', {}, element('span', { class: 'brand' }, 'Guestwire'), ` ${title}`),
            explanation ? element('p', { class: 'hint' }, explanation) : undefined,
            ...fields.map(labelled), problem, send, button(otherwise, other, { class: 'plain' }));
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
                this.showSetUp();
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
