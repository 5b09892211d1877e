// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { randomId } from '../lib/id';
import { tr } from '../lib/language';
import { fields, number, text, type Fields } from '../lib/read';
import { Signal } from '../lib/signal';
import { ApiError, post } from './api';

const storageKey = 'guestwire.login';
const spare = 60; // seconds before expiry at which a token counts as used up

interface Tokens {
    /** Names this login among the tabs of this browser. */
    id: string;
    user: string;
    access: string;
    refresh: string;
    expiresAt: number; // seconds since 1970
}

/** The login of this tab: kept in memory and in the tab's own storage, renewed before it expires. */
export class Credentials {
    /** The login ended by itself; the value says why. */
    readonly ended = new Signal<string>();
    private tokens: Tokens | undefined;
    private renewing: Promise<void> | undefined;
    private timer: number | undefined;

    /** Takes up the login that this tab had before it was loaded again. */
    async restore(): Promise<boolean> {
        const tokens = stored();
        if (!tokens || !await claim(tokens.id)) {
            this.forget();
            return false;
        }
        this.keep(tokens);
        return true;
    }

    get loggedIn(): boolean {
        return this.tokens !== undefined;
    }

    async login(user: string, password: string): Promise<void> {
        await this.begin(user, await post('login', { username: user, password }));
    }

    /** Makes the first administrator and logs in as them. */
    async setUp(code: string, user: string, password: string): Promise<void> {
        const answer = await post('setup', { code, username: user, password });
        if (text(answer.accessToken))
            await this.begin(user, answer);
        else
            await this.login(user, password);
    }

    async logout(): Promise<void> {
        const tokens = this.tokens;
        this.forget();
        if (tokens)
            await post('logout', { refreshToken: tokens.refresh }, tokens.access).catch(() => undefined);
    }

    /** A token that is good for a while yet. */
    async accessToken(): Promise<string> {
        if (this.tokens && this.tokens.expiresAt - spare / 2 < Date.now() / 1000)
            await this.renew();
        if (!this.tokens)
            throw new ApiError(401, 'AUTH_ERROR', tr`You are not logged in.`);
        return this.tokens.access;
    }

    /** Fails with a 401 once the server does not know this login any more. */
    renew(): Promise<void> {
        this.renewing ??= this.refresh().finally(() => this.renewing = undefined);
        return this.renewing;
    }

    end(why: string): void {
        this.forget();
        this.ended.emit(why);
    }

    private async refresh(): Promise<void> {
        const tokens = this.tokens;
        if (!tokens)
            throw new ApiError(401, 'AUTH_ERROR', tr`You are not logged in.`);
        const answer = await post('refresh', { refreshToken: tokens.refresh });
        // A logout may have come in between.
        if (this.tokens === tokens)
            this.accept({ ...tokens }, answer);
    }

    private async begin(user: string, answer: Fields): Promise<void> {
        const id = randomId();
        await claim(id);
        this.accept({ id, user, access: '', refresh: '', expiresAt: 0 }, answer);
    }

    private accept(tokens: Tokens, answer: Fields): void {
        const access = text(answer.accessToken);
        if (!access)
            throw new ApiError(0, 'UNKNOWN_ERROR', tr`The server gave no token.`);
        this.keep({
            ...tokens,
            access,
            refresh: text(answer.refreshToken) ?? tokens.refresh,
            expiresAt: Date.now() / 1000 + (number(answer.expiresIn) ?? 900),
        });
    }

    private keep(tokens: Tokens): void {
        this.tokens = tokens;
        sessionStorage.setItem(storageKey, JSON.stringify(tokens));
        clearTimeout(this.timer);
        const wait = Math.max(5, tokens.expiresAt - Date.now() / 1000 - spare);
        this.timer = window.setTimeout(() => void this.renewInTime(), wait * 1000);
    }

    private async renewInTime(): Promise<void> {
        try {
            await this.renew();
        } catch (error) {
            if (error instanceof ApiError && error.unauthenticated)
                this.end(tr`Your login has ended. Log in again.`);
        }
    }

    private forget(): void {
        this.tokens = undefined;
        clearTimeout(this.timer);
        sessionStorage.removeItem(storageKey);
    }
}

function stored(): Tokens | undefined {
    try {
        const from = fields(JSON.parse(sessionStorage.getItem(storageKey) ?? ''));
        const [id, user, access, refresh] = [from.id, from.user, from.access, from.refresh].map(text);
        const expiresAt = number(from.expiresAt);
        return id && user !== undefined && access && refresh && expiresAt !== undefined
            ? { id, user, access, refresh, expiresAt }
            : undefined;
    } catch {
        return undefined;
    }
}

// A duplicated tab gets a copy of the storage. If both renewed with the same refresh token, the
// server would take it for stolen and end the login, so that the copy has to log in for itself.
async function claim(id: string): Promise<boolean> {
    if (!navigator.locks)
        return true;
    return new Promise((resolve) => {
        // A page that is being reloaded lets go of the lock in this time.
        const patience = AbortSignal.timeout(1500);
        navigator.locks.request(`${storageKey}.${id}`, { signal: patience }, () => {
            resolve(true);
            return new Promise(() => undefined); // held until the tab closes
        }).catch(() => resolve(false));
    });
}
