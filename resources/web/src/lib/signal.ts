// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later

type Listener<T> = (value: T) => void;

/** One kind of news that anyone may listen to. */
export class Signal<T = void> {
    private readonly listeners = new Set<Listener<T>>();

    /** Returns what ends the listening. */
    listen(listener: Listener<T>): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    emit(value: T): void {
        for (const listener of [...this.listeners])
            listener(value);
    }
}
