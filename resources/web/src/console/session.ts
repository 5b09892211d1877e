// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { displayText } from '../lib/display';
import { randomId } from '../lib/id';
import { tr } from '../lib/language';
import { fields, list, number, text, time, type Fields } from '../lib/read';
import { Signal } from '../lib/signal';
import type { Connection } from '../link/connection';
import { FrameKind, type ConsoleFrame, type Message } from '../link/protocol';
import { Refusal, result, words } from '../link/requests';
import { InputQueue } from './input';
import { Position, type Epoch, type Step } from './position';

export interface Viewer {
    id: string;
    user: string;
    write: boolean;
}

/** Who has the output written down, and since when (seconds since 1970). */
export interface Recording {
    by: string;
    at?: number;
}

export type Phase = 'opening' | 'open' | 'off' | 'lost' | 'cut' | 'refused';

/** One console of one machine as the server keeps it: opened, resumed after a cut, typed into. */
export class ConsoleSession {
    readonly output = new Signal<Step>();
    readonly changed = new Signal();
    /** Something that the person should read once. */
    readonly notice = new Signal<string>();

    phase: Phase = 'opening';
    refusal = '';
    holder: string | undefined;
    viewers: Viewer[] = [];
    /** The ids of viewers who ask for the keyboard. */
    asking: string[] = [];
    /** Whether this viewer waits for an answer to such a question. */
    waits = false;
    recording: Recording | undefined;
    columns = 80;
    rows = 24;
    private channel: number | undefined;
    private hadKeyboard = false;
    private readonly clientId = randomId();
    private ownId: string | undefined;
    private readonly position = new Position();
    private readonly input = new InputQueue((sequence, bytes) => this.transmit(sequence, bytes));
    private readonly endings: (() => void)[];

    constructor(private readonly connection: Connection, private readonly vm: string,
        private readonly device: string | undefined, readonly write: boolean) {
        this.endings = [
            connection.message.listen((message) => this.take(message)),
            connection.frame.listen((frame) => this.takeFrame(frame)),
            connection.lost.listen(() => this.linkLost()),
            connection.opened.listen(() => void this.open()),
        ];
    }

    get mine(): boolean {
        return this.holder !== undefined && this.holder === this.ownId;
    }

    /** Who asks this viewer for the keyboard, the first of them. */
    get question(): string | undefined {
        return this.mine ? this.asking.find((id) => id !== this.ownId) : undefined;
    }

    isSelf(viewer: string): boolean {
        return viewer === this.ownId;
    }

    userNamed(id: string): string {
        return this.viewers.find((viewer) => viewer.id === id)?.user ?? tr`Somebody`;
    }

    async open(): Promise<void> {
        this.enter('opening');
        const data: Fields = { vm: this.vm, write: this.write, clientId: this.clientId, ...this.position.resume };
        if (this.device !== undefined)
            data.device = this.device;
        try {
            this.opened(result(await this.connection.ask('console_open', data)));
        } catch (error) {
            if (error instanceof Refusal && error.code === 'LINK_LOST')
                return;
            this.refusal = words(error);
            this.enter('refused');
        }
    }

    close(): void {
        this.endings.forEach((end) => end());
        if (this.channel !== undefined)
            this.connection.ask('console_close', { channel: this.channel }).catch(() => undefined);
        this.channel = undefined;
    }

    /** Starts again with the screen as it stands, for whoever could not keep up with the output. */
    async catchUp(): Promise<void> {
        const channel = this.channel;
        this.hadKeyboard = this.mine;
        this.channel = undefined;
        this.position.forget();
        if (channel !== undefined)
            await this.connection.ask('console_close', { channel }).catch(() => undefined);
        await this.open();
    }

    type(bytes: Uint8Array): void {
        const why = this.whyNotTyped;
        if (why)
            this.notice.emit(why);
        else
            this.input.type(bytes);
    }

    /** Bytes that were typed and that the server has not taken yet. */
    get untaken(): number {
        return this.input.untaken;
    }

    /** What keeps this viewer from typing, or nothing. */
    get whyNotTyped(): string | undefined {
        if (!this.write)
            return tr`Not typed: this view is read only.`;
        if (this.phase === 'cut' || this.phase === 'opening')
            return tr`Not typed: the connection is being restored.`;
        if (this.holder !== undefined && !this.mine)
            return tr`Not typed: ${this.userNamed(this.holder)} has the keyboard.`;
        if (this.phase === 'open')
            return undefined;
        return this.phase === 'off' ? tr`Not typed: the VM is off.` : tr`Not typed: the console is not open.`;
    }

    takeKeyboard(): void {
        this.order('console_take');
    }

    /** Gives the keyboard back, or takes back the question for it. */
    releaseKeyboard(): void {
        this.order('console_release');
    }

    /** The answer comes when the holder has decided, or time is up. */
    async askForKeyboard(): Promise<void> {
        const { channel } = this;
        if (channel === undefined || this.waits)
            return;
        this.setWaits(true);
        try {
            await this.connection.ask('console_ask', { channel });
            this.notice.emit(tr`You have the keyboard now.`);
        } catch (error) {
            if (!(error instanceof Refusal && error.code === 'LINK_LOST'))
                this.notice.emit(words(error));
        }
        this.setWaits(false);
    }

    answerViewer(viewer: string, handOver: boolean): void {
        this.order('console_answer', { viewer: Number(viewer), handOver });
    }

    record(on: boolean): void {
        this.order('console_record', { recording: on });
    }

    resize(columns: number, rows: number): void {
        this.order('console_resize', { columns, rows });
    }

    private setWaits(waits: boolean): void {
        this.waits = waits;
        this.changed.emit();
    }

    private order(type: string, more: Fields = {}): void {
        if (this.channel === undefined)
            return;
        this.connection.ask(type, { channel: this.channel, ...more })
            .catch((error: unknown) => this.notice.emit(words(error)));
    }

    private opened(answer: Fields): void {
        this.channel = number(answer.channel);
        this.ownId = identity(answer.self);
        const steps = this.position.opened(epochOf(answer), number(answer.offset) ?? 0);
        steps.forEach((step) => this.output.emit(step));
        this.readState(answer);
        this.enter('open');
        this.input.resume(number(answer.acknowledged) ?? 0);
        // The server knows this page by a new name, which has to take up what the old one held.
        if (this.hadKeyboard && this.holder === undefined)
            this.takeKeyboard();
        this.hadKeyboard = false;
    }

    private take({ type, data }: Message): void {
        if (this.channel === undefined || number(data.channel) !== this.channel)
            return;
        if (type === 'console_ack')
            this.input.acknowledged(number(data.number) ?? 0);
        else if (type === 'console_gap')
            this.position.gap(epochOf(data), number(data.to) ?? 0).forEach((step) => this.output.emit(step));
        else if (type === 'console_state')
            this.stateChanged(data);
        else if (type === 'error')
            this.refused(data);
    }

    private refused(data: Fields): void {
        const why = text(data.message) ?? tr`the server refused`;
        if (number(data.number) !== undefined)
            this.inputRefused(why);
        else
            this.notice.emit(why);
    }

    private takeFrame(frame: ConsoleFrame): void {
        if (frame.channel !== this.channel || frame.kind === FrameKind.input)
            return;
        this.position.take(frame.kind, frame.number, frame.bytes)
            .forEach((step) => this.output.emit(step));
    }

    private stateChanged(data: Fields): void {
        this.readState(data);
        if (this.holder !== undefined && !this.mine && this.input.discard() > 0)
            this.notice.emit(tr`Some keys were not typed: ${this.userNamed(this.holder)} has the keyboard.`);
        const phase = text(data.state);
        if (phase === 'off')
            this.position.ended();
        this.enter(phase === 'off' || phase === 'lost' ? phase : 'open');
    }

    private readState(data: Fields): void {
        this.holder = identity(data.holder);
        this.viewers = list(data.viewers).map((item) => {
            const viewer = fields(item);
            return {
                id: identity(viewer.id) ?? '',
                user: displayText(text(viewer.user) ?? '?'),
                write: viewer.write === true,
            };
        });
        this.asking = list(data.asking).map(identity).filter((id) => id !== undefined);
        const recording = fields(data.recording);
        this.recording = data.recording === undefined
            ? undefined
            : { by: displayText(text(recording.by) ?? '?'), at: time(recording.at) };
        // 0 where nobody knows.
        this.columns = number(data.columns) || this.columns;
        this.rows = number(data.rows) || this.rows;
    }

    private inputRefused(why: string): void {
        this.input.discard();
        this.notice.emit(tr`Not typed: ${why}`);
    }

    private linkLost(): void {
        this.hadKeyboard ||= this.mine;
        this.channel = undefined;
        this.holder = undefined;
        this.viewers = [];
        this.asking = [];
        this.enter('cut');
    }

    private transmit(sequence: number, bytes: Uint8Array): void {
        if (this.channel !== undefined)
            this.connection.sendFrame({ kind: FrameKind.input, channel: this.channel, number: sequence, bytes });
    }

    private enter(phase: Phase): void {
        this.phase = phase;
        this.changed.emit();
    }
}

function identity(value: unknown): string | undefined {
    return text(value) ?? number(value)?.toString();
}

function epochOf(data: Fields): Epoch | undefined {
    return text(data.epoch) ?? number(data.epoch);
}
