// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { isSnoozed, ruleName, type Alert, type Rule } from '../alerts';
import type { App } from '../app';
import { displayText } from '../lib/display';
import { button, element, setObstacle, setText } from '../lib/dom';
import { dateTime } from '../lib/format';
import { icon } from '../lib/icons';
import { tr } from '../lib/language';
import { words } from '../link/requests';
import { lacking, type Vm } from '../model';
import { href } from '../route';
import { desktopNotices, type Notices } from '../notices';
import { ask } from './dialog';

const snoozes: readonly (readonly [string, number])[] = [['1 h', 3600], ['8 h', 28_800], ['24 h', 86_400]];
const refreshEvery = 10_000; // milliseconds: snoozes end by themselves
const example = 'busy: cpu.utilization > 90 for 5m, clears < 80, on web-*, warning';

/** What is wrong at present, and the rules that say what is wrong. */
export class AlertsView {
    readonly element = element('div', { class: 'alerts-page' });
    private readonly list = element('div', { class: 'alerts' });
    private readonly rules = element('div', { class: 'rules' });
    private readonly form = element('form', { class: 'rule-form', hidden: true });
    private readonly written = element('input', { attributes: {
        'type': 'text', 'spellcheck': 'false', 'autocomplete': 'off', 'required': '', 'placeholder': example,
        'aria-label': tr`New rule`,
    } });
    private readonly problem = element('p', { class: 'problem', attributes: { role: 'alert' } });
    private readonly endings: (() => void)[];
    private readonly timer: number;

    constructor(private readonly app: App, notices: Notices) {
        this.form.append(this.written,
            element('button', { class: 'primary', attributes: { type: 'submit' } }, tr`Add rule`));
        this.form.addEventListener('submit', (event) => {
            event.preventDefault();
            void this.addRule();
        });
        this.element.append(
            element('header', { class: 'alerts-head' }, element('h1', {}, tr`Alerts`), notifyButton(notices)),
            this.list, element('h2', {}, tr`Rules`), this.rules, this.form, this.problem);
        this.endings = [
            app.alerts.changed.listen(() => this.refresh()),
            app.connection.stateChanged.listen(() => this.refresh()),
        ];
        this.timer = window.setInterval(() => this.refreshList(), refreshEvery);
        this.refresh();
        if (app.connection.live)
            void app.alerts.refresh();
    }

    dispose(): void {
        clearInterval(this.timer);
        this.endings.forEach((end) => end());
    }

    private get isAdmin(): boolean {
        return this.app.server?.permissions.includes('admin') ?? false;
    }

    private refresh(): void {
        this.refreshList();
        this.refreshRules();
    }

    private refreshList(): void {
        const { firing, refusal } = this.app.alerts;
        // A menu that is open, or a focus, would be lost.
        if (this.list.contains(document.activeElement) && this.list.dataset.shown === keyOf(firing))
            return;
        this.list.dataset.shown = keyOf(firing);
        this.list.replaceChildren(...refusal
            ? [element('p', { class: 'nothing' }, tr`The alerts can not be shown: ${refusal}`)]
            : firing.length === 0
                ? [element('p', { class: 'nothing' }, tr`Nothing is wrong, as far as the rules below can tell.`)]
                : [element('ul', {}, ...firing.map((alert) => this.item(alert)))]);
    }

    private item(alert: Alert): HTMLElement {
        const now = Date.now() / 1000;
        const vm = alert.vm === undefined ? undefined : this.app.store.vms.get(alert.vm);
        const quiet = alert.acknowledgedBy !== undefined || isSnoozed(alert, now);
        const facts = [
            alert.severity,
            alert.since !== undefined && tr`since ${dateTime(alert.since, now)}`,
            alert.acknowledgedBy !== undefined && tr`acknowledged by ${displayText(alert.acknowledgedBy)}`,
            isSnoozed(alert, now) && tr`snoozed until ${dateTime(alert.snoozedUntil!, now)}`,
        ].filter(Boolean).join(' · ');
        return element('li', { class: `alert severity-${alert.severity}${quiet ? ' quiet' : ''}` },
            icon(alert.severity === 'info' ? 'bell' : 'alert'),
            element('div', { class: 'alert-words' }, element('span', {}, displayText(alert.message || alert.rule)),
                element('span', { class: 'hint' }, facts)),
            vm && linkTo(vm), this.orders(alert, vm));
    }

    private orders(alert: Alert, vm: Vm | undefined): HTMLElement {
        const obstacle = vm && lacking(vm, 'control');
        const acknowledge = button(tr`Acknowledge`, () => this.do(() => this.app.alerts.acknowledge(alert)));
        acknowledge.hidden = alert.acknowledgedBy !== undefined;
        setObstacle(acknowledge, obstacle, tr`Tells everybody that somebody looks after it`);
        const snooze = element('select', { attributes: { 'aria-label': tr`Snooze ${alert.rule}` } },
            new Option(tr`Snooze…`, ''), ...snoozes.map(([label, seconds]) => new Option(label, String(seconds))));
        snooze.disabled = obstacle !== undefined;
        snooze.title = obstacle ?? tr`Silent for everybody until then`;
        snooze.addEventListener('change', () =>
            this.do(() => this.app.alerts.snooze(alert, Number(snooze.value))));
        return element('div', { class: 'alert-orders' }, acknowledge, snooze);
    }

    private refreshRules(): void {
        const { rules } = this.app.alerts;
        this.form.hidden = !this.isAdmin;
        if (this.rules.contains(document.activeElement))
            return;
        this.rules.replaceChildren(rules.length === 0
            ? element('p', { class: 'nothing' }, tr`There are no rules. They stand in the configuration, or an administrator adds them here.`)
            : element('ul', {}, ...rules.map((rule) => this.rule(rule))));
    }

    private rule(rule: Rule): HTMLElement {
        const remove = button(tr`Remove`, () => void this.removeRule(rule),
            { attributes: { 'aria-label': tr`Remove the rule ${ruleName(rule.text)}` } });
        remove.hidden = !this.isAdmin;
        setObstacle(remove, rule.source === 'configuration'
            ? tr`It stands in the configuration; take it out of there.` : undefined);
        return element('li', {}, element('code', {}, displayText(rule.text)),
            element('span', { class: 'hint' }, displayText(rule.source)), remove);
    }

    private async addRule(): Promise<void> {
        if (await this.do(() => this.app.alerts.setRule(this.written.value.trim())))
            this.written.value = '';
    }

    private async removeRule(rule: Rule): Promise<void> {
        const sure = await ask({
            title: tr`Remove the rule ${ruleName(rule.text)}?`, text: tr`Its alerts end.`, quote: rule.text,
            confirm: tr`Remove`, danger: true,
        });
        if (sure)
            await this.do(() => this.app.alerts.removeRule(rule));
    }

    private async do(act: () => Promise<void>): Promise<boolean> {
        setText(this.problem, '');
        try {
            await act();
            return true;
        } catch (error) {
            setText(this.problem, words(error));
            return false;
        }
    }
}

function keyOf(alerts: readonly Alert[]): string {
    return JSON.stringify(alerts);
}

function linkTo(vm: Vm): HTMLElement {
    const link = element('a', {}, vm.name);
    link.href = href({ page: 'vm', vm: vm.id, tab: 'performance' });
    return link;
}

function notifyButton(notices: Notices): HTMLElement {
    const made = button(tr`Notify on this desktop`, () => void notices.askForDesktop().then(() => refresh()));
    const refresh = (): void => {
        const state = desktopNotices();
        setText(made, state === 'granted' ? tr`Desktop notices are on` : tr`Notify on this desktop`);
        setObstacle(made, state === 'granted' ? tr`They come while this page is not in front.`
            : state === 'denied' ? tr`The browser does not let this page show notices; see its settings.`
                : state === 'missing' ? tr`This browser shows notices over https or on localhost only.` : undefined);
    };
    refresh();
    return made;
}
