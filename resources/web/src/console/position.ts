// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a console's output this page stands, so that it goes on exactly there after a cut.
import { FrameKind } from '../link/protocol';

export type Step =
    /** A rebuild of the screen begins: forget what is there. */
    | { do: 'reset' }
    | { do: 'write'; bytes: Uint8Array }
    /** The rebuild is complete; what follows is live. */
    | { do: 'live' }
    /** Bytes that can no longer be had. */
    | { do: 'missing'; bytes: number }
    /** The machine began a new run. */
    | { do: 'restarted' };

/** Names one run of a machine; only compared and sent back. */
export type Epoch = string | number;

export class Position {
    epoch: Epoch | undefined;
    offset = 0;
    private known = false;
    private rebuilding = false;
    private mayRestart = false;

    /** What to ask for to go on from here; nothing where only a rebuild helps. */
    get resume(): { epoch?: Epoch; offset: number } | undefined {
        if (!this.known || this.rebuilding)
            return undefined;
        return this.epoch === undefined ? { offset: this.offset } : { epoch: this.epoch, offset: this.offset };
    }

    /** Only a rebuild of the screen brings this page up to date. */
    forget(): void {
        this.known = false;
        this.rebuilding = false;
    }

    /** The answer to an opening: output comes from `offset` on. */
    opened(epoch: Epoch | undefined, offset: number): Step[] {
        const steps = this.known ? this.moved(epoch, offset) : [];
        this.known = true;
        this.rebuilding = false;
        this.epoch = epoch;
        this.offset = offset;
        return steps;
    }

    /** Bytes before `to` are gone. What the answer to an opening already told is told once. */
    gap(epoch: Epoch | undefined, to: number): Step[] {
        const steps = this.moved(epoch, to);
        if (steps.length > 0) {
            this.epoch = epoch;
            this.offset = to;
        }
        return steps;
    }

    /** The run has ended: the next output may begin at 0 again. */
    ended(): void {
        this.mayRestart = true;
    }

    take(kind: number, number: number, bytes: Uint8Array): Step[] {
        if (kind === FrameKind.rebuild)
            return this.rebuild(number, bytes);
        if (kind !== FrameKind.output)
            return [];
        const steps: Step[] = this.rebuilding ? [{ do: 'live' }] : [];
        this.rebuilding = false;
        if (this.mayRestart && number === 0 && this.offset > 0) {
            this.epoch = undefined;
            this.offset = 0;
            steps.push({ do: 'restarted' });
        }
        this.mayRestart = false;
        return [...steps, ...this.output(number, bytes)];
    }

    private rebuild(number: number, bytes: Uint8Array): Step[] {
        const steps: Step[] = this.rebuilding ? [] : [{ do: 'reset' }];
        this.rebuilding = true;
        this.offset = number;
        if (bytes.length > 0)
            return [...steps, { do: 'write', bytes }];
        this.rebuilding = false;
        return [...steps, { do: 'live' }];
    }

    private output(number: number, bytes: Uint8Array): Step[] {
        const end = number + bytes.length;
        if (end <= this.offset)
            return [];
        const steps: Step[] = number > this.offset
            ? [{ do: 'missing', bytes: number - this.offset }]
            : [];
        steps.push({ do: 'write', bytes: bytes.subarray(Math.max(0, this.offset - number)) });
        this.offset = end;
        return steps;
    }

    private moved(epoch: Epoch | undefined, to: number): Step[] {
        if (epoch !== undefined && this.epoch !== undefined && epoch !== this.epoch) {
            const lost: Step[] = to > 0 ? [{ do: 'missing', bytes: to }] : [];
            return [{ do: 'restarted' }, ...lost];
        }
        return to > this.offset ? [{ do: 'missing', bytes: to - this.offset }] : [];
    }
}
