// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Alerts, readAlert, ruleName, wantsAttention, type Alert } from '../src/alerts';
import type { Fields } from '../src/lib/read';
import { noticeOf, noticeOfAlert } from '../src/notices';
import { readEvent } from '../src/model';

// As PROTOCOL.md has it.
const recorded = {
    id: 'busy-a1', rule: 'busy', severity: 'warning', since: '2026-01-02T03:00:00.000Z', state: 'firing',
    message: 'web-01: cpu.utilization is 97, above 90 for 5 min', vm: 'a1', metric: 'cpu.utilization', value: 97,
};
const message = (more: Fields = {}): { type: string; data: Fields } =>
    ({ type: 'alert', data: { alert: { ...recorded, ...more } } });

function alerts(answers: Record<string, Fields> = {}): { alerts: Alerts; asked: [string, Fields][]; raised: Alert[] } {
    const asked: [string, Fields][] = [];
    const made = new Alerts((type, data) => {
        asked.push([type, data]);
        return answers[type] ? Promise.resolve({ result: answers[type] }) : Promise.reject(new Error('not served'));
    });
    const raised: Alert[] = [];
    made.raised.listen((alert) => raised.push(alert));
    return { alerts: made, asked, raised };
}

test('an alert is raised once, changes in place, and is gone when it clears', () => {
    const { alerts: list, raised } = alerts();
    list.take(message());
    list.take(message({ value: 98 }));
    assert.deepEqual(list.firing.map(({ value }) => value), [98]);
    list.take(message({ state: 'cleared' }));
    assert.deepEqual(list.firing, []);
    assert.equal(raised.length, 1);
    list.take(message());
    assert.equal(raised.length, 2, 'it began again');
});

test('what somebody has seen to or silenced wants no attention, until the silence ends', () => {
    const wants = (more: Fields, now = 0): boolean => wantsAttention(readAlert({ ...recorded, ...more })!, now);
    assert.ok(wants({}));
    assert.ok(!wants({ acknowledgedBy: 'ada' }));
    const snoozed = { snoozedUntil: '1970-01-01T00:01:00.000Z' };
    assert.ok(!wants(snoozed, 59));
    assert.ok(wants(snoozed, 61));
});

test('the worst stand first, of these the newest', () => {
    const { alerts: list } = alerts();
    list.take(message({ id: 'old' }));
    list.take(message({ id: 'new', since: '2026-01-02T04:00:00.000Z' }));
    list.take(message({ id: 'bad', severity: 'critical' }));
    list.take(message({ id: 'note', severity: 'info' }));
    assert.deepEqual(list.firing.map(({ id }) => id), ['bad', 'new', 'old', 'note']);
});

test('a list replaces what was known, and a refusal says why there is none', async () => {
    const { alerts: list } = alerts({
        alerts: { rules: [{ text: 'busy: cpu.utilization > 90', source: 'configuration' }], alerts: [recorded] },
    });
    list.take(message({ id: 'gone by now' }));
    await list.refresh();
    assert.deepEqual(list.firing.map(({ id }) => id), ['busy-a1']);
    assert.deepEqual(list.rules, [{ text: 'busy: cpu.utilization > 90', source: 'configuration' }]);
    const { alerts: without } = alerts();
    await without.refresh();
    assert.equal(without.refusal, 'not served');
});

test('orders go out as the protocol has them', async () => {
    const { alerts: list, asked } = alerts({ alert_acknowledge: {}, alert_snooze: {}, alert_rule: {}, alerts: {} });
    const alert = readAlert(recorded)!;
    await list.acknowledge(alert);
    await list.snooze(alert, 3600);
    await list.removeRule({ text: 'busy: cpu.utilization > 90 for 5m', source: 'protocol' });
    assert.deepEqual(asked.slice(0, 3), [
        ['alert_acknowledge', { alert: 'busy-a1' }],
        ['alert_snooze', { alert: 'busy-a1', duration: 3600 }],
        ['alert_rule', { rule: 'busy', remove: true }],
    ]);
    assert.equal(ruleName('no name'), '');
});

test('events of watch rules are worth a notice unless they are mere information', () => {
    const event = (kind: string, severity?: string): ReturnType<typeof noticeOf> =>
        noticeOf(readEvent({ at: '2026-01-02T03:04:05.600Z', kind, message: 'm', severity })!);
    assert.deepEqual(event('watch', 'critical'), { words: 'm', severity: 'critical' });
    const alert = readAlert({ id: 'a', message: 'cpu.utilization is 97 %' })!;
    assert.equal(noticeOfAlert(alert, 'web-01').words, 'web-01: cpu.utilization is 97 %');
    assert.equal(noticeOfAlert(readAlert(recorded)!, 'web-01').words, recorded.message, 'named already');
    assert.equal(noticeOfAlert(alert).words, alert.message);
    assert.equal(event('watch'), undefined);
    assert.equal(event('lifecycle', 'critical'), undefined);
});
