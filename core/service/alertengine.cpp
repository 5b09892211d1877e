// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/alertengine.h"

#include "core/config/alertruletext.h"
#include "core/config/quantity.h"
#include "core/protocol/limits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

QRegularExpression namesOf(const QStringList &patterns)
{
    QStringList parts;
    for (const QString &pattern : patterns)
        parts.append(QRegularExpression::wildcardToRegularExpression(pattern));
    return QRegularExpression(parts.join(u'|'));
}

// To three digits: what is measured is no more exact to a reader.
QString readable(double value, Unit unit)
{
    constexpr int digits = 3;
    return valueText(value, unit, digits);
}

QString firingText(const AlertRule &rule, double value)
{
    const Unit unit = info(rule.metric).unit;
    const QString text = u"%1 is %2, %3 %4"_s.arg(
        dottedName(rule.metric), readable(value, unit),
        rule.condition == AlertRule::Condition::Above ? u"above"_s : u"below"_s,
        valueText(rule.limit, unit));
    return rule.duration.count() > 0 ? text + u" for "_s + durationText(rule.duration) : text;
}

QString clearText(const AlertRule &rule, double value)
{
    return u"%1 is %2 again"_s.arg(dottedName(rule.metric),
                                   readable(value, info(rule.metric).unit));
}

bool isOff(State state)
{
    return state == State::Off || state == State::Crashed;
}

bool isUnexpected(StopReason reason)
{
    switch (reason) {
    case StopReason::ShutDown:
    case StopReason::Migrated:
        return false;
    case StopReason::ForcedOff:
    case StopReason::Crashed:
    case StopReason::Saved:
    case StopReason::Snapshot:
    case StopReason::Unknown:
        return true;
    }
    return true;
}

QString words(StopReason reason)
{
    switch (reason) {
    case StopReason::ShutDown:
        return u"it shut down"_s;
    case StopReason::ForcedOff:
        return u"it was forced off by another program"_s;
    case StopReason::Crashed:
        return u"it crashed"_s;
    case StopReason::Saved:
        return u"it was saved by another program"_s;
    case StopReason::Snapshot:
        return u"another program went to a snapshot"_s;
    case StopReason::Migrated:
        return u"it left for another host"_s;
    case StopReason::Unknown:
        return u"it stopped, and libvirt does not say why"_s;
    }
    return {};
}

AlertEngine::Key keyOf(const Alert &alert)
{
    return {alert.rule, alert.vm.value_or(VmId())};
}

} // namespace

AlertEngine::AlertEngine(int maxAlerts, std::chrono::milliseconds longestGap)
    : m_maxAlerts(maxAlerts)
    , m_longestGap(longestGap)
{
}

void AlertEngine::restore(const QList<Alert> &alerts, const Snoozes &snoozes)
{
    for (const Alert &alert : alerts)
        if (m_alerts.size() < m_maxAlerts)
            m_alerts.insert(keyOf(alert), alert);
    m_snoozes = snoozes;
}

AlertEngine::Changes AlertEngine::setRules(const QList<AlertRule> &rules)
{
    std::vector<Ruling> before = std::exchange(m_rulings, {});
    for (const AlertRule &rule : rules)
        m_rulings.push_back({rule, namesOf(rule.vms)});
    Changes changes;
    for (const Alert &alert : alerts()) {
        // What happened once stays, whatever became of the rule.
        if (alert.metric.isEmpty())
            continue;
        const auto now =
            std::ranges::find(rules, alert.rule, [](const AlertRule &rule) { return rule.name; });
        const auto old = std::ranges::find(before, alert.rule,
                                           [](const Ruling &ruling) { return ruling.rule.name; });
        if (now == rules.end())
            end(changes, keyOf(alert), u"the rule was removed"_s);
        else if (!now->isOnMetric() || dottedName(now->metric) != alert.metric
                 || (old != before.end() && old->rule != *now))
            end(changes, keyOf(alert), u"the rule was changed"_s);
    }
    for (auto watched = m_vms.begin(); watched != m_vms.end(); ++watched)
        follow(watched.key(), *watched, before);
    return changes;
}

// Makes the VM's tracks anew for the rules and the name as they are now; rules that were there
// before, as they are, go on where they were.
void AlertEngine::follow(VmId vm, Watched &watched, const std::vector<Ruling> &before)
{
    std::vector<Track> tracks;
    for (size_t i = 0; i < m_rulings.size(); ++i) {
        const Ruling &ruling = m_rulings[i];
        if (!ruling.rule.isOnMetric() || !ruling.isFor(watched.name))
            continue;
        const auto kept = std::ranges::find_if(watched.tracks, [&](const Track &track) {
            return before[track.ruling].rule == ruling.rule;
        });
        const bool fires = m_alerts.contains({ruling.rule.name, vm});
        tracks.push_back(
            {i,
             kept != watched.tracks.end()
                 ? kept->track
                 : AlertTrack(fires ? AlertTrack::Phase::Firing : AlertTrack::Phase::Quiet)});
    }
    watched.tracks = std::move(tracks);
}

AlertEngine::Changes AlertEngine::take(const Vm &vm)
{
    Changes changes;
    Watched &watched = m_vms[vm.id];
    if (watched.name != vm.name) {
        watched.name = vm.name;
        follow(vm.id, watched, m_rulings);
        for (const Ruling &ruling : m_rulings)
            if (ruling.rule.isOnMetric() && !ruling.isFor(vm.name))
                end(changes, {ruling.rule.name, vm.id}, u"the rule is not for this VM any more"_s);
    }
    if (!isOff(vm.state))
        return changes;
    for (Track &track : watched.tracks) {
        track.track = AlertTrack();
        end(changes, {m_rulings[track.ruling].rule.name, vm.id}, u"vm off"_s);
    }
    return changes;
}

AlertEngine::Changes AlertEngine::remove(const Vm &vm)
{
    Changes changes;
    for (const Alert &alert : alerts())
        if (alert.vm == vm.id)
            end(changes, keyOf(alert), u"the VM was removed"_s);
    m_vms.remove(vm.id);
    m_snoozes.removeIf([&vm](const auto &snooze) { return snooze.key().vm == vm.id; });
    return changes;
}

AlertEngine::Changes AlertEngine::removeUnknown()
{
    Changes changes;
    for (const Alert &alert : alerts())
        if (alert.vm && !m_vms.contains(*alert.vm))
            end(changes, keyOf(alert), u"the VM was removed"_s);
    return changes;
}

AlertEngine::Changes AlertEngine::take(const Sample &sample, const Now &now)
{
    Changes changes;
    const auto watched = m_vms.find(sample.vm);
    if (watched == m_vms.end())
        return changes;
    for (Track &track : watched->tracks) {
        const AlertRule &rule = m_rulings[track.ruling].rule;
        const auto value = sample.values[rule.metric];
        const auto before = track.track.phase();
        track.track.take(rule, value, now.steady, m_longestGap);
        const auto after = track.track.phase();
        if (!value || (before != AlertTrack::Phase::Firing && after != AlertTrack::Phase::Firing))
            continue;
        const Key key {rule.name, sample.vm};
        if (after != AlertTrack::Phase::Firing)
            end(changes, key, clearText(rule, *value));
        else if (before == after) {
            if (const auto alert = m_alerts.find(key); alert != m_alerts.end())
                alert->value = value;
        } else {
            Alert alert;
            alert.rule = rule.name;
            alert.vm = sample.vm;
            alert.metric = dottedName(rule.metric);
            alert.value = value;
            alert.severity = rule.severity;
            alert.message = named(sample.vm, firingText(rule, *value));
            fire(changes, alert, now);
        }
    }
    return changes;
}

AlertEngine::Changes AlertEngine::take(VmId vm, StopReason reason, bool asked, const Now &now)
{
    Changes changes;
    const auto watched = m_vms.constFind(vm);
    if (watched == m_vms.constEnd())
        return changes;
    for (const Ruling &ruling : m_rulings) {
        const AlertRule &rule = ruling.rule;
        const bool isMeant = rule.condition == AlertRule::Condition::Crashed
            ? reason == StopReason::Crashed
            : rule.condition == AlertRule::Condition::Stopped && isUnexpected(reason) && !asked;
        if (!isMeant || !ruling.isFor(watched->name))
            continue;
        Alert alert;
        alert.rule = rule.name;
        alert.vm = vm;
        alert.severity = rule.severity;
        alert.message = named(vm, words(reason));
        fire(changes, alert, now);
    }
    return changes;
}

AlertEngine::Changes AlertEngine::take(const Event &match, const Now &now)
{
    Changes changes;
    if (match.severity == Severity::Info || !match.vm || match.rule.isEmpty())
        return changes;
    Alert alert;
    alert.rule = match.rule;
    alert.vm = match.vm;
    alert.severity = match.severity;
    alert.message = match.message;
    fire(changes, alert, now);
    return changes;
}

void AlertEngine::fire(Changes &changes, const Alert &given, const Now &now)
{
    const Key key = keyOf(given);
    if (m_alerts.contains(key))
        return; // told already, and nobody has acknowledged it
    if (m_alerts.size() >= m_maxAlerts) {
        ++m_dropped;
        return;
    }
    Alert alert = given;
    alert.id = QUuid::createUuid().toString(QUuid::Id128);
    alert.since = now.utc;
    if (const auto snooze = m_snoozes.constFind(key); snooze != m_snoozes.constEnd())
        alert.snoozedUntil = *snooze;
    m_alerts.insert(key, alert);
    changes.append({What::Fired, alert, m_vms.value(key.vm).name, {}});
}

// A message is read far from its VM.
QString AlertEngine::named(VmId vm, const QString &message) const
{
    const QString name = displayText(m_vms.value(vm).name);
    return name.isEmpty() ? message : u"%1: %2"_s.arg(name, message);
}

void AlertEngine::end(Changes &changes, const Key &key, const std::optional<QString> &why)
{
    const auto found = m_alerts.constFind(key);
    if (found == m_alerts.constEnd())
        return;
    Alert alert = *found;
    m_alerts.erase(found);
    alert.state = Alert::State::Cleared;
    if (why)
        alert.message = named(key.vm, *why);
    changes.append({What::Cleared, alert, m_vms.value(key.vm).name, {}});
}

QHash<AlertEngine::Key, Alert>::iterator AlertEngine::locate(const QString &id)
{
    return std::find_if(m_alerts.begin(), m_alerts.end(),
                        [&id](const Alert &alert) { return alert.id == id; });
}

const Alert *AlertEngine::find(const QString &id) const
{
    const auto found = std::ranges::find(m_alerts, id, &Alert::id);
    return found == m_alerts.end() ? nullptr : &*found;
}

Result<AlertEngine::Changes> AlertEngine::acknowledge(const QString &id, const QString &by)
{
    const auto found = locate(id);
    if (found == m_alerts.end())
        return Error {ErrorCode::InvalidMessage, u"there is no such alert, or it is over"_s};
    if (!found->acknowledgedBy.isEmpty())
        return Error {ErrorCode::Conflict,
                      u"%1 has acknowledged it already"_s.arg(found->acknowledgedBy)};
    found->acknowledgedBy = by;
    const Key key = found.key();
    Changes changes {{What::Acknowledged, *found, m_vms.value(key.vm).name, by}};
    // What happened once is over when somebody knows of it.
    if (found->metric.isEmpty())
        end(changes, key, std::nullopt);
    return changes;
}

Result<AlertEngine::Changes> AlertEngine::snooze(const QString &id, std::chrono::seconds duration,
                                                 const QString &by, const Now &now)
{
    const auto found = locate(id);
    if (found == m_alerts.end())
        return Error {ErrorCode::InvalidMessage, u"there is no such alert, or it is over"_s};
    if (duration.count() < 0 || duration > Protocol::maxSnooze)
        return Error {
            ErrorCode::InvalidMessage,
            u"an alert is snoozed for at most %1"_s.arg(durationText(Protocol::maxSnooze))};
    const Key key = found.key();
    if (duration.count() == 0) {
        found->snoozedUntil.reset();
        m_snoozes.remove(key);
    } else if (m_snoozes.size() >= m_maxAlerts && !m_snoozes.contains(key)) {
        return Error {ErrorCode::RateLimited,
                      u"at most %1 alerts are snoozed at once"_s.arg(m_maxAlerts)};
    } else {
        found->snoozedUntil = now.utc.addSecs(duration.count());
        m_snoozes.insert(key, *found->snoozedUntil);
    }
    return Changes {{What::Snoozed, *found, m_vms.value(key.vm).name, by}};
}

AlertEngine::Changes AlertEngine::wake(const Now &now)
{
    Changes changes;
    for (const Key &key : m_snoozes.keys()) {
        if (m_snoozes.value(key) > now.utc)
            continue;
        m_snoozes.remove(key);
        const auto alert = m_alerts.find(key);
        if (alert == m_alerts.end())
            continue;
        alert->snoozedUntil.reset();
        changes.append({What::Woken, *alert, m_vms.value(key.vm).name, {}});
    }
    return changes;
}

} // namespace Guestwire
