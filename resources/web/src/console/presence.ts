// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, element, setText } from '../lib/dom';
import { dateTime } from '../lib/format';
import { icon } from '../lib/icons';
import { tr } from '../lib/language';
import type { ConsoleSession } from './session';

/** Who types, who watches and who records, and what can be done about the keyboard. */
export class Presence {
    readonly element = element('div', { class: 'presence' });
    /** What somebody asks of the holder. */
    readonly question = element('div', { class: 'notice', hidden: true, attributes: { role: 'status' } });
    private readonly holder = element('span', { class: 'console-who', attributes: { role: 'status' } });
    private readonly watchers = element('span', { class: 'hint' });
    private readonly recording = element('span', { class: 'recording-words', hidden: true }, icon('record'));
    private readonly recorder = element('span', { attributes: { role: 'status' } });
    private readonly questionWords = element('span');
    private readonly ask: HTMLButtonElement;
    private readonly take: HTMLButtonElement;
    private readonly withdraw: HTMLButtonElement;
    private readonly release: HTMLButtonElement;
    private session: ConsoleSession | undefined;

    constructor() {
        this.ask = button(tr`Ask`, () => void this.session?.askForKeyboard(),
            { title: tr`Asks who has the keyboard for it` });
        this.take = button(tr`Take over`, () => this.session?.takeKeyboard());
        this.withdraw = button(tr`Withdraw`, () => this.session?.releaseKeyboard(),
            { title: tr`Takes the question back` });
        this.release = button(tr`Release`, () => this.session?.releaseKeyboard(),
            { title: tr`Gives the keyboard back` });
        this.recording.append(this.recorder);
        this.question.append(this.questionWords,
            button(tr`Hand over`, () => this.answer(true), { class: 'primary' }),
            button(tr`Keep`, () => this.answer(false)));
        this.element.append(this.recording, this.holder, this.ask, this.take, this.withdraw, this.release,
            this.watchers);
    }

    refresh(session: ConsoleSession): void {
        this.session = session;
        const open = session.phase === 'open';
        const held = session.holder !== undefined && !session.mine;
        setText(this.holder, keyboardWords(session));
        setText(this.watchers, watcherWords(session));
        this.ask.hidden = !session.write || !open || !held || session.waits;
        this.take.hidden = !session.write || !open || session.mine;
        setText(this.take, held ? tr`Take over` : tr`Take keyboard`);
        this.withdraw.hidden = !session.waits;
        this.release.hidden = !session.mine;
        this.recording.hidden = session.recording === undefined;
        const { by, at } = session.recording ?? {};
        setText(this.recorder, by === undefined ? ''
            : at === undefined ? tr`Recorded by ${by}.`
                : tr`Recorded by ${by} since ${dateTime(at, Date.now() / 1000)}.`);
        const first = session.question;
        this.question.hidden = first === undefined;
        setText(this.questionWords, first === undefined ? '' : tr`${session.userNamed(first)} asks for the keyboard.`);
    }

    private answer(handOver: boolean): void {
        const first = this.session?.question;
        if (first !== undefined)
            this.session?.answerViewer(first, handOver);
    }
}

export function keyboardWords(session: ConsoleSession): string {
    if (session.mine)
        return tr`You have the keyboard.`;
    if (session.waits && session.holder !== undefined)
        return tr`Waiting for ${session.userNamed(session.holder)} to answer…`;
    if (session.holder !== undefined)
        return tr`${session.userNamed(session.holder)} has the keyboard.`;
    if (!session.write)
        return tr`Read only. Nobody has the keyboard.`;
    return session.phase === 'open' ? tr`The keyboard is free: type to take it.` : '';
}

/** Everybody else who is here, each viewer by itself: a person may have several. */
export function watcherWords(session: ConsoleSession): string {
    const others = session.viewers
        .filter((viewer) => !session.isSelf(viewer.id) && viewer.id !== session.holder)
        .map(({ user, write }) => write ? user : tr`${user} (read only)`);
    return others.length > 0 ? tr`Also watching: ${others.join(', ')}.` : '';
}
