// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { fields, list, number, text, time, type Fields } from './lib/read';
import { Signal } from './lib/signal';
import { result, words } from './link/requests';
import type { Message } from './link/protocol';
import { readSeverity, severities, type Severity } from './model';

export interface Alert {
    id: string;
    rule: string;
    vm?: string;
    metric?: string;
    value?: number;
    severity: Severity;
    /** Seconds since 1970, as are all times here. */
    since?: number;
    firing: boolean;
    acknowledgedBy?: string;
    snoozedUntil?: number;
    message: string;
}

export interface Rule {
    text: string;
    source: string;
}

type Ask = (type: string, data: Fields) => Promise<Fields>;

export function readAlert(value: unknown): Alert | undefined {
    const from = fields(value);
    const id = text(from.id);
    if (id === undefined)
        return undefined;
    return {
        id,
        rule: text(from.rule) ?? '',
        vm: text(from.vm),
        metric: text(from.metric),
        value: number(from.value),
        severity: readSeverity(from.severity),
        since: time(from.since),
        firing: from.state !== 'cleared',
        acknowledgedBy: text(from.acknowledgedBy),
        snoozedUntil: time(from.snoozedUntil),
        message: text(from.message) ?? '',
    };
}

export function isSnoozed(alert: Alert, now: number): boolean {
    return alert.snoozedUntil !== undefined && alert.snoozedUntil > now;
}

/** True while nobody has taken notice of it. */
export function wantsAttention(alert: Alert, now: number): boolean {
    return alert.firing && alert.acknowledgedBy === undefined && !isSnoozed(alert, now);
}

/** The name by which a rule is set and removed. */
export function ruleName(rule: string): string {
    return rule.slice(0, Math.max(0, rule.indexOf(':'))).trim();
}

/** What is wrong at present, and the rules that say so; shared with all other clients. */
export class Alerts {
    readonly changed = new Signal();
    /** One began. */
    readonly raised = new Signal<Alert>();
    rules: Rule[] = [];
    /** Why there is no list. */
    refusal = '';
    private readonly byId = new Map<string, Alert>();

    constructor(private readonly ask: Ask) {}

    /** The worst first, of these the newest. */
    get firing(): Alert[] {
        return [...this.byId.values()].sort((a, b) =>
            severities.indexOf(b.severity) - severities.indexOf(a.severity) || (b.since ?? 0) - (a.since ?? 0));
    }

    waiting(now: number): Alert[] {
        return this.firing.filter((alert) => wantsAttention(alert, now));
    }

    take({ type, data }: Message): void {
        const alert = type === 'alert' ? readAlert(data.alert) : undefined;
        if (!alert)
            return;
        const isNew = !this.byId.has(alert.id);
        this.keep(alert);
        this.changed.emit();
        if (isNew && alert.firing)
            this.raised.emit(alert);
    }

    async refresh(): Promise<void> {
        try {
            const answer = result(await this.ask('alerts', {}));
            this.byId.clear();
            list(answer.alerts).map(readAlert).forEach((alert) => alert && this.keep(alert));
            this.rules = list(answer.rules).map(fields)
                .map((rule) => ({ text: text(rule.text) ?? '', source: text(rule.source) ?? '' }));
            this.refusal = '';
        } catch (error) {
            this.refusal = words(error);
        }
        this.changed.emit();
    }

    async acknowledge(alert: Alert): Promise<void> {
        await this.ask('alert_acknowledge', { alert: alert.id });
    }

    async snooze(alert: Alert, seconds: number): Promise<void> {
        await this.ask('alert_snooze', { alert: alert.id, duration: seconds });
    }

    async setRule(rule: string): Promise<void> {
        await this.ask('alert_rule', { rule });
        await this.refresh();
    }

    async removeRule(rule: Rule): Promise<void> {
        await this.ask('alert_rule', { rule: ruleName(rule.text), remove: true });
        await this.refresh();
    }

    private keep(alert: Alert): void {
        if (alert.firing)
            this.byId.set(alert.id, alert);
        else
            this.byId.delete(alert.id);
    }
}
