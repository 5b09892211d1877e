// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { App } from '../app';
import { displayText } from '../lib/display';
import { button, element, setObstacle, setText } from '../lib/dom';
import { bytes, dateTime, duration } from '../lib/format';
import { tr } from '../lib/language';
import { words } from '../link/requests';
import { may, type Vm } from '../model';
import { ask } from '../views/dialog';
import { readCast } from './cast';
import { Player } from './player';
import { listRecordings, readRecording, type RecordingFile } from './recordings';

const longestReplay = 64 * 1024 * 1024; // bytes that a page can hold well

/** What was recorded of a machine's consoles: to be replayed, taken away or deleted. */
export class RecordingsDialog {
    private readonly dialog = element('dialog', {
        class: 'wide', attributes: { 'aria-labelledby': 'recordings-title' },
    });
    private readonly content = element('div', { class: 'recordings' });
    private readonly remark = element('p', { class: 'hint', attributes: { role: 'status' } });
    private readonly back: HTMLButtonElement;
    private player: Player | undefined;

    constructor(private readonly app: App, private readonly vm: Vm) {
        this.back = button(tr`All recordings`, () => void this.showList());
        this.dialog.append(
            element('h2', { attributes: { id: 'recordings-title' } }, tr`Recordings of ${vm.name}`),
            this.content, this.remark,
            element('div', { class: 'dialog-buttons' }, this.back, button(tr`Close`, () => this.dialog.close())));
        this.dialog.addEventListener('close', () => {
            this.player?.dispose();
            this.dialog.remove();
        });
        document.body.append(this.dialog);
        this.dialog.showModal();
        void this.showList();
    }

    private async showList(): Promise<void> {
        this.player?.dispose();
        this.player = undefined;
        this.back.hidden = true;
        setText(this.remark, tr`Asking for the list…`);
        try {
            const recordings = await listRecordings(this.app.connection, this.vm.id);
            this.content.replaceChildren(recordings.length > 0 ? this.table(recordings)
                : element('p', { class: 'nothing' }, tr`There are none. “Record” above the console begins one.`));
            setText(this.remark, '');
        } catch (error) {
            setText(this.remark, words(error));
        }
    }

    private table(recordings: readonly RecordingFile[]): HTMLElement {
        const head = [tr`Begun`, tr`Console`, tr`By`, tr`Length`, tr`Size`, ''].map((name) =>
            element('th', { attributes: { scope: 'col' } }, name));
        return element('table', {}, element('thead', {}, element('tr', {}, ...head)),
            element('tbody', {}, ...recordings.map((recording) => this.row(recording))));
    }

    private row(recording: RecordingFile): HTMLElement {
        const { startedAt, device, by, duration: length, size, active } = recording;
        const replay = button(tr`Replay`, () => void this.replay(recording));
        setObstacle(replay, (size ?? 0) > longestReplay
            ? tr`It is too large for this page (${bytes(size!)}); download it and play it with asciinema.` : undefined);
        const remove = button(tr`Delete`, () => void this.remove(recording), { class: 'danger-outline' });
        remove.hidden = !may(this.vm, 'console-record');
        setObstacle(remove, active ? tr`It is still being recorded.` : undefined);
        const cells = [
            startedAt === undefined ? '' : dateTime(startedAt, Date.now() / 1000), displayText(device), displayText(by),
            active ? tr`${duration(length ?? 0)} (goes on)` : length === undefined ? '' : duration(length),
            size === undefined ? '' : bytes(size),
        ];
        return element('tr', {}, ...cells.map((cell) => element('td', {}, cell)),
            element('td', { class: 'row-buttons' }, replay,
                button(tr`Download`, () => void this.download(recording)), remove));
    }

    private async replay(recording: RecordingFile): Promise<void> {
        const pieces = await this.read(recording);
        if (!pieces || !this.dialog.open)
            return;
        const cast = readCast(await new Blob(pieces).text());
        if (!cast) {
            setText(this.remark, tr`This is no recording that the page can play (asciicast v2).`);
            return;
        }
        this.player = new Player(cast, this.app.theme.dark);
        this.content.replaceChildren(this.player.element);
        this.back.hidden = false;
        this.player.shown();
    }

    private async download(recording: RecordingFile): Promise<void> {
        const pieces = await this.read(recording);
        if (!pieces)
            return;
        const address = URL.createObjectURL(new Blob(pieces, { type: 'application/x-asciicast' }));
        const link = element('a', { attributes: { download: fileName(this.vm, recording) } });
        link.href = address;
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser reads it after the click
    }

    private async read(recording: RecordingFile): Promise<Uint8Array<ArrayBuffer>[] | undefined> {
        try {
            const { connection } = this.app;
            const told = (read: number): void => {
                if (!this.dialog.open)
                    throw new Error(tr`The reading was ended.`);
                setText(this.remark, tr`Read ${bytes(read)}…`);
            };
            const pieces = await readRecording((type, data) => connection.ask(type, data), this.vm.id, recording, told);
            setText(this.remark, '');
            return pieces;
        } catch (error) {
            setText(this.remark, words(error));
            return undefined;
        }
    }

    private async remove(recording: RecordingFile): Promise<void> {
        const begun = recording.startedAt;
        const sure = await ask({
            title: tr`Delete this recording?`,
            text: begun === undefined ? tr`The recording of ${this.vm.name} can not be had again.`
                : tr`The recording of ${dateTime(begun, Date.now() / 1000)} of ${this.vm.name} can not be had again.`,
            confirm: tr`Delete`, danger: true,
        });
        if (!sure)
            return;
        await this.app.connection.ask('recording_delete', { vm: this.vm.id, recording: recording.id })
            .then(() => this.showList(), (error: unknown) => setText(this.remark, words(error)));
    }
}

/** Letters and digits alone: a machine may be called anything. */
function fileName(vm: Vm, { startedAt }: RecordingFile): string {
    const name = vm.name.replace(/[^\p{L}\p{N}_-]+/gu, '_');
    const when = new Date((startedAt ?? 0) * 1000).toISOString().slice(0, 19).replace(/[:T]/g, '-');
    return `${name}-${when}.cast`;
}
