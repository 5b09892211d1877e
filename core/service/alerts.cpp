// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/alerts.h"

#include "core/config/alertruletext.h"
#include "core/protocol/values.h"
#include "core/service/hub.h"
#include "core/service/jsonfile.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSysInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

Q_LOGGING_CATEGORY(log, "guestwire.service.alerts")

constexpr auto wakeInterval = 1s;
// Of the time between two readings that many intervals count as watched.
constexpr int countedIntervals = 3;
// After a command has had its time, an end that it caused may still be told of.
constexpr auto lateness = 10s;

bool mayEnd(Action action)
{
    return action == Action::Stop || action == Action::Restart || action == Action::ForceOff
        || action == Action::Reset || action == Action::Save || action == Action::SnapshotRevert;
}

// Whether people are to be told, and not only the lists of alerts.
bool isLoud(const AlertEngine::Change &change)
{
    const bool isKnown = !change.alert.acknowledgedBy.isEmpty();
    switch (change.what) {
    case AlertEngine::What::Fired:
    case AlertEngine::What::Cleared:
        return !change.alert.snoozedUntil
            && (change.what == AlertEngine::What::Fired || !isKnown
                || !change.alert.metric.isEmpty());
    case AlertEngine::What::Woken:
        return !isKnown;
    case AlertEngine::What::Acknowledged:
    case AlertEngine::What::Snoozed:
        return true;
    }
    return true;
}

} // namespace

Alerts::Alerts(Hub &hub, const Config &config, const QString &stateDirectory)
    : m_hub(hub)
    , m_limits(config.limits)
    , m_engine(config.limits.alerts, countedIntervals * config.webSocket.metricsInterval)
    , m_saver(stateDirectory + u'/' + QLatin1StringView(fileName), [this] { return state(); })
    , m_webhook({QUrl(config.alerts.webhook, QUrl::StrictMode), config.limits.webhookQueue,
                 config.limits.webhookAttempts, config.limits.webhookTimeout})
{
    m_clock.start();
    for (const QString &text : config.alerts.rules) {
        const auto rule = parseAlertRule(text);
        if (rule)
            m_rules.push_back({rule.value(), {text, AlertRuleText::Source::Configuration}});
        else
            qCWarning(log).noquote() << "A rule is left out:" << rule.error().message;
    }
    listenTo(hub);
    listenToWebhook();
    connect(&m_saver, &JsonSaver::failed, this, [this](const Error &error) {
        report(u"alerts can not be kept: "_s + error.message, Severity::Warning);
    });
    connect(&m_wake, &QTimer::timeout, this, [this] { tell(m_engine.wake(now())); });
    m_wake.start(wakeInterval);
}

Alerts::~Alerts() = default;

void Alerts::listenTo(Hub &hub)
{
    connect(&hub, &Hub::vmChanged, this, [this](const Vm &vm) { tell(m_engine.take(vm)); });
    connect(&hub, &Hub::vmRemoved, this, [this](const Vm &vm) {
        m_asked.remove(vm.id);
        tell(m_engine.remove(vm));
    });
    connect(&hub, &Hub::sampled, this, &Alerts::sampled);
    connect(&hub, &Hub::stopped, this, &Alerts::stopped);
    connect(&hub, &Hub::commanded, this, [this](VmId vm, Action action) {
        if (mayEnd(action))
            m_asked.insert(vm, now().steady);
    });
    connect(&hub, &Hub::happened, this, [this](const Event &event) {
        if (event.kind == "watch"_L1)
            tell(m_engine.take(event, now()));
    });
    connect(&hub, &Hub::hostChanged, this, [this] {
        // While one is lost nobody knows which VMs it has.
        const auto isConnected = [](const HostStatus &host) {
            return host.link == HostStatus::Link::Connected;
        };
        if (m_hub.areHostsKnown() && std::ranges::all_of(m_hub.hostStatus(), isConnected))
            tell(m_engine.removeUnknown());
    });
}

void Alerts::listenToWebhook()
{
    connect(&m_webhook, &Webhook::failing, this, [this](const QString &reason) {
        report(u"the webhook %1 can not be reached: %2; what is to be posted waits"_s.arg(
                   m_webhook.address(), reason),
               Severity::Warning);
    });
    connect(&m_webhook, &Webhook::recovered, this, [this] {
        report(u"the webhook %1 works again"_s.arg(m_webhook.address()), Severity::Info);
    });
    connect(&m_webhook, &Webhook::lost, this, [this] {
        report(u"alerts are lost for the webhook %1: it has not taken them for too long"_s.arg(
                   m_webhook.address()),
               Severity::Warning);
    });
}

AlertEngine::Now Alerts::now() const
{
    return {std::chrono::milliseconds(m_clock.elapsed()), QDateTime::currentDateTimeUtc()};
}

void Alerts::sampled()
{
    const AlertEngine::Now at = now();
    AlertEngine::Changes changes;
    for (const Sample &sample : m_hub.tick())
        changes += m_engine.take(sample, at);
    tell(changes);
    tellDropped();
}

void Alerts::stopped(VmId vm, StopReason reason)
{
    const AlertEngine::Now at = now();
    const auto asked = m_asked.constFind(vm);
    const bool isAsked =
        asked != m_asked.constEnd() && at.steady - *asked <= m_limits.stopTimeout + lateness;
    tell(m_engine.take(vm, reason, isAsked, at));
}

QList<AlertRuleText> Alerts::rules() const
{
    QList<AlertRuleText> texts;
    for (const Kept &kept : m_rules)
        texts.append(kept.text);
    return texts;
}

Alerts::Figures Alerts::figures() const
{
    Figures figures {qsizetype(m_rules.size()), {}, m_engine.dropped(), m_webhook.figures()};
    for (const Alert &alert : m_engine.alerts())
        ++figures.firing[alert.severity];
    return figures;
}

std::vector<Alerts::Kept>::iterator Alerts::findRule(const QString &name)
{
    return std::ranges::find(m_rules, name, [](const Kept &kept) { return kept.rule.name; });
}

Outcome Alerts::setRule(const QString &text, const QString &by)
{
    if (text.size() > m_limits.alertRuleLength)
        return Error {ErrorCode::InvalidMessage,
                      u"an alert rule has at most %1 characters"_s.arg(m_limits.alertRuleLength)};
    const auto rule = parseAlertRule(text);
    if (!rule)
        return Error {ErrorCode::InvalidMessage, u"the alert rule: "_s + rule.error().message};
    const Kept wanted {rule.value(), {text, AlertRuleText::Source::Protocol}};
    const auto found = findRule(rule.value().name);
    if (found == m_rules.end()) {
        if (m_rules.size() >= size_t(m_limits.alertRules))
            return Error {
                ErrorCode::RateLimited,
                u"there are at most %1 alert rules; remove one first"_s.arg(m_limits.alertRules)};
        m_rules.push_back(wanted);
    } else if (found->text.source == AlertRuleText::Source::Configuration) {
        return Error {ErrorCode::Conflict,
                      u"the alert rule \"%1\" stands in config.yaml; change it there"_s.arg(
                          rule.value().name)};
    } else {
        *found = wanted;
    }
    applyRules();
    report(u"the alert rule \"%1\" was set"_s.arg(rule.value().name), Severity::Info,
           rule.value().name, by);
    return done();
}

Outcome Alerts::removeRule(const QString &name, const QString &by)
{
    const auto found = findRule(name);
    if (found == m_rules.end())
        return Error {ErrorCode::InvalidMessage,
                      u"there is no alert rule \"%1\""_s.arg(displayText(name))};
    if (found->text.source == AlertRuleText::Source::Configuration)
        return Error {ErrorCode::Conflict,
                      u"the alert rule \"%1\" stands in config.yaml; remove it there"_s.arg(
                          found->rule.name)};
    const QString removed = found->rule.name;
    m_rules.erase(found);
    applyRules();
    report(u"the alert rule \"%1\" was removed"_s.arg(removed), Severity::Info, removed, by);
    return done();
}

void Alerts::applyRules()
{
    QList<AlertRule> rules;
    for (const Kept &kept : m_rules)
        rules.append(kept.rule);
    tell(m_engine.setRules(rules));
    m_saver.changed();
}

Outcome Alerts::acknowledge(const QString &id, const QString &by)
{
    return act(m_engine.acknowledge(id, by));
}

Outcome Alerts::snooze(const QString &id, std::chrono::seconds duration, const QString &by)
{
    return act(m_engine.snooze(id, duration, by, now()));
}

Outcome Alerts::act(const Result<AlertEngine::Changes> &changes)
{
    if (!changes)
        return changes.error();
    tell(changes.value());
    return done();
}

void Alerts::tell(const AlertEngine::Changes &changes)
{
    if (changes.isEmpty())
        return;
    m_saver.changed();
    for (const AlertEngine::Change &change : changes) {
        emit changed(change.alert);
        if (!isLoud(change))
            continue;
        tellLog(change);
        post(change);
    }
}

void Alerts::tellLog(const AlertEngine::Change &change)
{
    const Alert &alert = change.alert;
    const QString vm = displayText(change.vmName);
    QString what;
    switch (change.what) {
    case AlertEngine::What::Fired:
        what = u"Alert %1: %2"_s.arg(alert.rule, alert.message);
        break;
    case AlertEngine::What::Woken:
        what = u"Alert %1 again: %2"_s.arg(alert.rule, alert.message);
        break;
    case AlertEngine::What::Cleared:
        what = u"Alert %1 is over: %2"_s.arg(alert.rule, alert.message);
        break;
    case AlertEngine::What::Acknowledged:
        what = u"Alert %1 on %2 was acknowledged"_s.arg(alert.rule, vm);
        break;
    case AlertEngine::What::Snoozed:
        what = alert.snoozedUntil ? u"Alert %1 on %2 is snoozed until %3"_s.arg(
                   alert.rule, vm, alert.snoozedUntil->toString(Qt::ISODate))
                                  : u"Alert %1 on %2 is not snoozed any more"_s.arg(alert.rule, vm);
        break;
    }
    const bool isNew =
        change.what == AlertEngine::What::Fired || change.what == AlertEngine::What::Woken;
    m_hub.report({QDateTime::currentDateTimeUtc(), alert.vm, u"alert"_s, what, change.by,
                  alert.rule, isNew ? alert.severity : Severity::Info});
}

void Alerts::post(const AlertEngine::Change &change)
{
    QLatin1StringView what;
    switch (change.what) {
    case AlertEngine::What::Fired:
    case AlertEngine::What::Woken:
        what = "firing"_L1;
        break;
    case AlertEngine::What::Cleared:
        what = "cleared"_L1;
        break;
    case AlertEngine::What::Acknowledged:
        what = "acknowledged"_L1;
        break;
    case AlertEngine::What::Snoozed:
        what = "snoozed"_L1;
        break;
    }
    QJsonObject object {
        {"what"_L1, what},
        {"at"_L1, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {"server"_L1, QSysInfo::machineHostName()},
        {"vm"_L1, displayText(change.vmName)},
        {"alert"_L1, Protocol::toJson(change.alert)},
    };
    if (!change.by.isEmpty())
        object.insert("by"_L1, change.by);
    m_webhook.post(object);
}

void Alerts::tellDropped()
{
    const quint64 before = std::exchange(m_toldDropped, m_engine.dropped());
    if (before == 0 && m_toldDropped > 0)
        report(u"there are more alerts than limits.alerts (%1); those beyond it are not kept"_s.arg(
                   m_limits.alerts),
               Severity::Warning);
}

void Alerts::report(const QString &message, Severity severity, const QString &rule,
                    const QString &by)
{
    m_hub.report({QDateTime::currentDateTimeUtc(), {}, u"alert"_s, message, by, rule, severity});
}

QJsonObject Alerts::state() const
{
    AlertState state {{{}, m_engine.alerts()}, m_engine.snoozes()};
    for (const Kept &kept : m_rules)
        if (kept.text.source == AlertRuleText::Source::Protocol)
            state.list.rules.append(kept.text);
    return toJson(state);
}

void Alerts::restore(const AlertState &state)
{
    for (const AlertRuleText &text : state.list.rules) {
        const auto rule = parseAlertRule(text.text);
        if (rule && findRule(rule.value().name) == m_rules.end()
            && m_rules.size() < size_t(m_limits.alertRules))
            m_rules.push_back({rule.value(), {text.text, AlertRuleText::Source::Protocol}});
    }
    m_engine.restore(state.list.alerts, state.snoozes);
}

void Alerts::load()
{
    const auto state = readPrivateJson(m_saver.path());
    if (state && state.value()) {
        restore(alertStateFromJson(*state.value()));
    } else if (!state) {
        const QString aside = m_saver.path() + u".damaged"_s;
        QFile::remove(aside);
        const bool isMoved = QFile::rename(m_saver.path(), aside);
        const QString lost = u"what was known of alerts is lost: %1%2"_s.arg(
            state.error().message, isMoved ? u" It was moved to "_s + aside + u'.' : QString());
        qCWarning(log).noquote() << lost; // nobody can have connected yet
        report(lost, Severity::Warning);
    }
    applyRules();
}

} // namespace Guestwire
