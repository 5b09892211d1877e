// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/alert.h"
#include "core/model/result.h"
#include "core/model/sample.h"
#include "core/model/stopreason.h"
#include "core/service/alerttrack.h"

#include <QHash>
#include <QRegularExpression>

#include <vector>

namespace Guestwire {

// Which alerts there are: rules, readings and what happened go in, changes come out. It has no
// clock, no files and tells nobody.
class AlertEngine
{
public:
    struct Now
    {
        std::chrono::milliseconds steady {0};
        QDateTime utc;
    };
    struct Key
    {
        QString rule;
        VmId vm;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.rule, key.vm);
        }
    };
    // Woken: its snooze is over, and it still fires.
    enum class What { Fired, Cleared, Acknowledged, Snoozed, Woken };
    struct Change
    {
        What what;
        Alert alert;
        QString vmName;
        QString by;
    };
    using Changes = QList<Change>;
    using Snoozes = QHash<Key, QDateTime>;

    AlertEngine(int maxAlerts, std::chrono::milliseconds longestGap);

    // What an earlier run left; before anything else.
    void restore(const QList<Alert> &alerts, const Snoozes &snoozes);

    Changes setRules(const QList<AlertRule> &rules);
    Changes take(const Vm &vm); // new, or anything about it changed
    Changes remove(const Vm &vm);
    Changes take(const Sample &sample, const Now &now);
    // `asked`: somebody asked this service for it.
    Changes take(VmId vm, StopReason reason, bool asked, const Now &now);
    // A console watch rule found something.
    Changes take(const Event &match, const Now &now);
    Changes wake(const Now &now); // snoozes that are over
    // Ends those of VMs that no host has any more.
    Changes removeUnknown();

    Result<Changes> acknowledge(const QString &id, const QString &by);
    Result<Changes> snooze(const QString &id, std::chrono::seconds duration, const QString &by,
                           const Now &now);

    QList<Alert> alerts() const { return m_alerts.values(); }
    const Alert *find(const QString &id) const;
    const Snoozes &snoozes() const { return m_snoozes; }
    // That were not kept, because there were as many as may be.
    quint64 dropped() const { return m_dropped; }

private:
    struct Ruling
    {
        AlertRule rule;
        QRegularExpression names; // of the VMs it is for
        bool isFor(const QString &vmName) const { return names.match(vmName).hasMatch(); }
    };
    struct Track
    {
        size_t ruling; // index
        AlertTrack track;
    };
    struct Watched
    {
        QString name;
        std::vector<Track> tracks; // of the rules on metrics that are for it
    };

    void follow(VmId vm, Watched &watched, const std::vector<Ruling> &before);
    void fire(Changes &changes, const Alert &alert, const Now &now);
    // Without a reason what it said stays.
    void end(Changes &changes, const Key &key, const std::optional<QString> &why);
    QString named(VmId vm, const QString &message) const;
    QHash<Key, Alert>::iterator locate(const QString &id);

    const qsizetype m_maxAlerts;
    const std::chrono::milliseconds m_longestGap;
    std::vector<Ruling> m_rulings;
    QHash<VmId, Watched> m_vms;
    QHash<Key, Alert> m_alerts; // that fire
    Snoozes m_snoozes;
    quint64 m_dropped = 0;
};

} // namespace Guestwire
