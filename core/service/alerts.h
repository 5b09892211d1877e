// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/service/alertstate.h"
#include "core/service/jsonsaver.h"
#include "core/service/webhook.h"

#include <QElapsedTimer>
#include <QMap>

namespace Guestwire {

class Hub;

// The alerts of a service: feeds the rules with what the hub has, keeps what came of it over a
// restart, and tells clients, the log and the webhook.
class Alerts : public QObject
{
    Q_OBJECT

public:
    struct Figures
    {
        qsizetype rules = 0;
        QMap<Severity, int> firing; // acknowledged ones included
        quint64 dropped = 0;
        Webhook::Figures webhook;
    };

    static constexpr char fileName[] = "alerts.json"; // in the state directory

    Alerts(Hub &hub, const Config &config, const QString &stateDirectory);
    ~Alerts() override;

    // What the last run left; nothing is watched before that. A file that is damaged is moved
    // aside, and told of.
    void load();

    QList<AlertRuleText> rules() const;
    QList<Alert> alerts() const { return m_engine.alerts(); }
    const Alert *find(const QString &id) const { return m_engine.find(id); }
    Figures figures() const;

    Outcome setRule(const QString &text, const QString &by);
    Outcome removeRule(const QString &name, const QString &by);
    Outcome acknowledge(const QString &id, const QString &by);
    Outcome snooze(const QString &id, std::chrono::seconds duration, const QString &by);

signals:
    void changed(const Guestwire::Alert &alert);

private:
    struct Kept
    {
        AlertRule rule;
        AlertRuleText text;
    };

    void listenTo(Hub &hub);
    void listenToWebhook();
    AlertEngine::Now now() const;
    void sampled();
    void stopped(VmId vm, StopReason reason);
    Outcome act(const Result<AlertEngine::Changes> &changes);
    void tell(const AlertEngine::Changes &changes);
    void tellLog(const AlertEngine::Change &change);
    void post(const AlertEngine::Change &change);
    void tellDropped();
    void report(const QString &message, Severity severity, const QString &rule = {},
                const QString &by = {});
    void applyRules();
    std::vector<Kept>::iterator findRule(const QString &name);
    QJsonObject state() const;
    void restore(const AlertState &state);

    Hub &m_hub;
    const LimitsConfig m_limits;
    std::vector<Kept> m_rules; // those of the configuration first
    AlertEngine m_engine;
    JsonSaver m_saver;
    Webhook m_webhook;
    QElapsedTimer m_clock;
    QTimer m_wake;
    QHash<VmId, std::chrono::milliseconds> m_asked; // when somebody here asked for an end
    quint64 m_toldDropped = 0;
};

} // namespace Guestwire
