// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A headless Chromium, driven over its own pipe: one that is closed with its owner leaves nothing behind.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patience = 120_000; // milliseconds: a guest boots on a busy machine
const pause = 50;
const said = `(() => {
    const page = document.body.cloneNode(true);
    page.querySelectorAll('select, style').forEach((part) => part.remove()); // would fill the message
    return page.textContent.slice(0, 3000);
})()`;

export class Chromium {
    #profile = mkdtempSync(join(tmpdir(), 'guestwire-browser-'));
    #waiting = new Map();
    #count = 0;
    #process;
    /** Called with method, params and session of whatever the browser says by itself. */
    onEvent = () => undefined;

    constructor(options = []) {
        this.#process = spawn('chromium', [
            '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
            '--disable-extensions', '--disable-background-networking', '--remote-debugging-pipe',
            `--user-data-dir=${this.#profile}`, ...options, 'about:blank',
        ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
        let rest = '';
        this.#process.stdio[4].setEncoding('utf8').on('data', (text) => {
            const messages = (rest + text).split('\0');
            rest = messages.pop();
            messages.forEach((message) => this.#take(JSON.parse(message)));
        });
        this.#process.on('exit', () => {
            this.#waiting.forEach(({ reject }) => reject(new Error('chromium has ended')));
            this.#waiting.clear();
        });
    }

    #take({ id, result, error, method, params, sessionId }) {
        if (id === undefined) {
            this.onEvent(method, params, sessionId);
            return;
        }
        const { resolve, reject } = this.#waiting.get(id) ?? {};
        this.#waiting.delete(id);
        if (error)
            reject?.(new Error(error.message));
        else
            resolve?.(result);
    }

    send(method, params = {}, sessionId = undefined) {
        const id = ++this.#count;
        return new Promise((resolve, reject) => {
            this.#waiting.set(id, { resolve, reject });
            this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        });
    }

    async close() {
        const ended = new Promise((resolve) => this.#process.once('exit', resolve));
        this.#process.kill('SIGKILL');
        await ended;
        rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10 });
    }

    async page(address, prepare = async () => undefined) {
        const { targetId } = await this.send('Target.createTarget', { url: 'about:blank', newWindow: true });
        const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
        const page = new Page(this, sessionId);
        await page.send('Runtime.enable');
        await page.send('Page.enable');
        // Each draws as if it alone were in front.
        await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        await prepare(page);
        await page.send('Page.navigate', { url: address });
        return page;
    }
}

export class Page {
    constructor(browser, session) {
        this.browser = browser;
        this.session = session;
    }

    send(method, params = {}) {
        return this.browser.send(method, params, this.session);
    }

    /** The value of an expression in the page. */
    async value(expression) {
        const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
            expression, returnByValue: true, awaitPromise: true, userGesture: true,
        });
        if (exceptionDetails)
            throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
        return result.value;
    }

    /** Waits until an expression holds; `what` is said where it never does. */
    async until(expression, what) {
        const end = Date.now() + patience;
        for (;;) {
            const found = await this.value(expression).catch(() => undefined); // while a page is replaced
            if (found)
                return found;
            if (Date.now() > end)
                throw new Error(`never: ${what}; the page says: ${await this.value(said)}`);
            await new Promise((resolve) => setTimeout(resolve, pause));
        }
    }

    /** Presses the button or follows the link of that name, as soon as there is one that can be. */
    async press(name) {
        await this.until(`(() => {
            // The rest can not be pressed while a question is asked.
            const within = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
            const target = [...within.querySelectorAll('button, a')].find((each) =>
                each.checkVisibility() && each.getAttribute('aria-disabled') !== 'true' && !each.disabled
                && (each.getAttribute('aria-label') ?? each.innerText).trim() === ${JSON.stringify(name)});
            target?.click();
            return target !== undefined;
        })()`, `there is a “${name}”`);
    }

    async type(text) {
        for (const key of text) {
            const enter = key === '\r';
            const event = {
                key: enter ? 'Enter' : key, text: key, unmodifiedText: key, windowsVirtualKeyCode: enter ? 13 : undefined,
            };
            await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
            await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key: event.key });
        }
    }

    async fill(name, text) {
        await this.until(`(() => {
            const field = document.querySelector('input[name=${JSON.stringify(name)}]');
            if (field)
                field.value = ${JSON.stringify(text)};
            return field !== null;
        })()`, `there is a field ${name}`);
    }

    async picture() {
        const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
        return Buffer.from(data, 'base64');
    }
}
