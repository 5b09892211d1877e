// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { button, element, setText } from '../lib/dom';
import { dateTime } from '../lib/format';
import { icon } from '../lib/icons';
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
        this.ask = button('Ask', () => void this.session?.askForKeyboard(),
            { title: 'Asks who has the keyboard for it' });
        this.take = button('Take over', () => this.session?.takeKeyboard());
        this.withdraw = button('Withdraw', () => this.session?.releaseKeyboard(),
            { title: 'Takes the question back' });
        this.release = button('Release', () => this.session?.releaseKeyboard(),
            { title: 'Gives the keyboard back' });
        this.recording.append(this.recorder);
        this.question.append(this.questionWords,
            button('Hand over', () => this.answer(true), { class: 'primary' }),
            button('Keep', () => this.answer(false)));
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
        setText(this.take, held ? 'Take over' : 'Take keyboard');
        this.withdraw.hidden = !session.waits;
        this.release.hidden = !session.mine;
        this.recording.hidden = session.recording === undefined;
        const { by, at } = session.recording ?? {};
        setText(this.recorder, by === undefined ? ''
            : `Recorded by ${by}${at === undefined ? '' : ` since ${dateTime(at, Date.now() / 1000)}`}.`);
        const first = session.question;
        this.question.hidden = first === undefined;
        setText(this.questionWords, first === undefined ? '' : `${session.userNamed(first)} asks for the keyboard.`);
    }

    private answer(handOver: boolean): void {
        const first = this.session?.question;
        if (first !== undefined)
            this.session?.answerViewer(first, handOver);
    }
}

export function keyboardWords(session: ConsoleSession): string {
    if (session.mine)
        return 'You have the keyboard.';
    if (session.waits && session.holder !== undefined)
        return `Waiting for ${session.userNamed(session.holder)} to answer…`;
    if (session.holder !== undefined)
        return `${session.userNamed(session.holder)} has the keyboard.`;
    if (!session.write)
        return 'Read only. Nobody has the keyboard.';
    return session.phase === 'open' ? 'The keyboard is free: type to take it.' : '';
}

/** Everybody else who is here, each viewer by itself: a person may have several. */
export function watcherWords(session: ConsoleSession): string {
    const others = session.viewers
        .filter((viewer) => !session.isSelf(viewer.id) && viewer.id !== session.holder)
        .map(({ user, write }) => write ? user : `${user} (read only)`);
    return others.length > 0 ? `Also watching: ${others.join(', ')}.` : '';
}
