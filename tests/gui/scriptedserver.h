// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/client.h"
#include "core/link/inprocesslink.h"

#include <QObject>

#include <functional>

namespace Guestwire {

// The far end of a Client's link, played by a test: it answers a subscription with its list and
// otherwise says what the test tells it to.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedServer(Client &client, qint64 metricsInterval = 1000,
                            const QStringList &capabilities = {QStringLiteral("alerts")});

    // What it answers about history; nothing: it does not answer.
    std::function<Result<History>(const HistoryQuery &query)> history;

    // What it answers to anything else; nothing: it does not answer.
    std::function<std::optional<Protocol::Answer>(const Protocol::Message &message)> others;

    // The same about events.
    std::function<Result<QList<Event>>(const EventQuery &query)> events;

    static Vm vm(const QString &name, State state = State::Running, Role role = Role::Admin);
    static Sample sample(const Vm &vm, const QDateTime &at, double cpu);

    void setVms(const QList<Vm> &vms); // announced if the client has subscribed
    void change(const Vm &vm);
    void remove(VmId vm);
    void tick(const QList<Sample> &samples);
    void setAlerts(const AlertList &list) { m_alerts = list; } // for those who ask from now on
    void say(const Protocol::Message &message) { m_link->send(message); }
    void hangUp() { m_link->abort(); }

    template<typename T>
    QList<T> heard() const
    {
        QList<T> found;
        for (const Protocol::Message &message : m_heard)
            if (const auto *one = std::get_if<T>(&message))
                found.append(*one);
        return found;
    }

    const QList<Vm> &vms() const { return m_vms; }

private:
    void receive(const Protocol::Message &message);

    std::unique_ptr<Link> m_link;
    QList<Vm> m_vms;
    AlertList m_alerts;
    QList<Protocol::Message> m_heard;
    bool m_subscribed = false;
};

} // namespace Guestwire
