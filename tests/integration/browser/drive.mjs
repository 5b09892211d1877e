// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// drive.mjs URL VM PASSWORD: uses the page as a person would, and prints "done" when all of it worked.
import assert from 'node:assert/strict';
import { Chromium } from './chromium.mjs';

const [, , address, vm, password] = process.argv;
const complaints = [];
const browser = new Chromium();
browser.onEvent = (method, params) => {
    if (method === 'Log.entryAdded' && params.entry.level === 'error')
        complaints.push(params.entry.text);
    if (method === 'Runtime.exceptionThrown')
        complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
};

const shown = (text) => `document.body.innerText.includes(${JSON.stringify(text)})`;
const onScreen = (text) => `document.querySelector('.xterm-rows')?.innerText.includes(${JSON.stringify(text)})`;

async function logIn(user) {
    const page = await browser.page(address, (made) => made.send('Log.enable'));
    await page.fill('user', user);
    await page.fill('password', password);
    await page.press('Log in');
    await page.until(`[...document.querySelectorAll('.vm-name')].some((name) => name.innerText === ${JSON.stringify(vm)})`,
        `${vm} is in the list of ${user}`);
    await page.value(`[...document.querySelectorAll('.vm-row')].find((row) =>
        row.querySelector('.vm-name').innerText === ${JSON.stringify(vm)}).click()`);
    return page;
}

async function typesAndReads(page) {
    await page.press('Start');
    await page.press('Console');
    await page.until(onScreen('# '), 'the guest’s prompt is on the screen');
    await page.value(`document.querySelector('.xterm-helper-textarea').focus()`);
    await page.type('echo $((6 * 7))x\r');
    await page.until(onScreen('42x'), 'the guest answers what was typed');
    await page.until(shown('You have the keyboard.'), 'typing takes the keyboard');
}

async function share(holder, other) {
    await other.press('Console');
    await other.until(onScreen('42x'), 'who comes late sees the screen as it is');
    await other.until(shown('ada has the keyboard.'), 'who has the keyboard is told');
    await other.press('Ask');
    await holder.press('Hand over');
    await other.until(shown('You have the keyboard.'), 'the keyboard is handed over');
    await holder.until(shown('bob has the keyboard.'), 'the hand-over is told');
}

async function looksAtCharts(page) {
    await page.press('Performance');
    await page.press('6 h');
    await page.until(`document.querySelector('button[aria-pressed=true]')?.innerText === '6 h'`, 'the range is chosen');
    await page.until(`document.querySelectorAll('.chart-space:not([hidden]) canvas').length === 4`,
        'four charts are drawn');
    await page.until(`/^[\\d.]+ %/.test(document.querySelector('.chart-value').innerText)`, 'CPU has a value');
}

// The file is looked at in the place of being saved.
async function savesAPicture(page) {
    await page.value(`(() => {
        const give = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
            createImageBitmap(blob).then(({ width, height }) => window.picture = { type: blob.type, width, height });
            return give.call(URL, blob);
        };
        HTMLAnchorElement.prototype.click = function () {
            window.pictureName = this.download;
            delete HTMLAnchorElement.prototype.click;
        };
    })()`);
    await page.press('PNG');
    await page.until(`window.picture?.type === 'image/png' && window.picture.width > 400 && window.picture.height > 720`,
        'a picture of four charts is saved');
    await page.until(`window.pictureName === ${JSON.stringify(`${vm}-6h.png`)}`, 'its name says what it shows');
}

async function seesToAlerts(page, other) {
    await page.press('Alerts (1)');
    await page.press('Acknowledge');
    await page.until(shown('acknowledged by ada'), 'who acknowledged the alert is told');
    await other.press('Alerts');
    await other.until(shown('acknowledged by ada'), 'others are told too');
}

// The other may take and delete snapshots, but not go back to one.
async function goesBackToASnapshot(page, other) {
    const snapshots = (count) => `document.querySelectorAll('.snapshot-table tbody tr').length === ${count}`;
    await showsSnapshots(page);
    await page.until(shown('There are no snapshots.'), 'that there are none is told');
    await showsSnapshots(other);
    await page.press('Create snapshot');
    await page.fill('snapshot-description', 'as it was');
    await page.type('before\r');
    await page.until(snapshots(1), 'the snapshot is in the list');
    await page.until(shown('The VM stands on this snapshot.'), 'the current one is marked');
    await other.until(snapshots(1), 'others see it without asking');
    assert.ok(await other.value(`${shown(`You lack the permission “snapshot-revert” on ${vm}.`)}
        && document.querySelector('[aria-label^=Revert]').ariaDisabled === 'true'`), 'who may not go back is told why');
    await page.press('Revert to the snapshot “before”');
    await page.until(shown('What happened since is lost.'), 'what it costs is told');
    await page.press('Revert');
    await page.until(`${shown('Revert to snapshot done')}`, 'it was done');
    await other.press('Delete the snapshot “before”');
    await other.press('Delete');
    await other.until(snapshots(0), 'the snapshot is gone');
    await page.until(snapshots(0), 'for others too');
}

async function showsSnapshots(page) {
    await page.value(`[...document.querySelectorAll('.vm-row')].find((row) =>
        row.querySelector('.vm-name').innerText === ${JSON.stringify(vm)}).click()`);
    await page.press('Snapshots');
}

async function changesRules(page, other) {
    const write = async (rule) => {
        await page.value(`document.querySelector('.rule-form input').value = ${JSON.stringify(rule)}`);
        await page.press('Add rule');
    };
    await write('busy: cpu.utilisation > 90');
    await page.until(shown('cpu.utilisation'), 'what is wrong with a rule is told');
    await write('busy: cpu.utilization > 99 for 1h');
    await page.until(`[...document.querySelectorAll('.rules code')].some((rule) => rule.innerText.startsWith('busy:'))`,
        'the new rule is in the list');
    assert.ok(await other.value(`document.querySelector('.rule-form').hidden`), 'only administrators change rules');
}

try {
    const ada = await logIn('ada');
    const bob = await logIn('bob');
    await typesAndReads(ada);
    await share(ada, bob);
    await looksAtCharts(ada);
    await savesAPicture(ada);
    await seesToAlerts(ada, bob);
    await changesRules(ada, bob);
    await goesBackToASnapshot(ada, bob);
    assert.deepEqual(complaints, [], 'the browser complains');
    console.log('done');
} finally {
    await browser.close();
}
