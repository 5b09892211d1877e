// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/alert.h"
#include "core/model/result.h"

#include <QFuture>
#include <QObject>

#include <chrono>

namespace Guestwire {

class Client;

// The alerts and alert rules of one service, as its client knows them. What people do with them is
// seen by all clients.
class AlertBook : public QObject
{
    Q_OBJECT

public:
    explicit AlertBook(Client &client);

    // False where the server knows no alerts, or is not known yet.
    bool isServed() const { return m_isServed; }
    const QList<Alert> &alerts() const { return m_alerts; } // that fire
    const QList<AlertRuleText> &rules() const { return m_rules; }

    // False for one that a watch on consoles raised; of that there is an event of its own.
    bool isByRule(const Alert &alert) const;

    QFuture<Outcome> acknowledge(const QString &alert);
    QFuture<Outcome> snooze(const QString &alert, std::chrono::seconds duration); // 0 s ends it
    QFuture<Outcome> setRule(const QString &text);
    QFuture<Outcome> removeRule(const QString &name);

signals:
    void reset(); // all alerts and rules are new
    void changed(const Guestwire::Alert &alert); // it began, is over, or anything about it changed

private:
    friend class Client;
    template<typename Request>
    QFuture<Outcome> ask(const Request &request);
    void connected(bool isServed);
    void list();
    void take(const Alert &alert);
    void take(const Event &event);
    void forget(VmId vm);

    Client &m_client;
    bool m_isServed = false;
    QList<Alert> m_alerts;
    QList<AlertRuleText> m_rules;
};

} // namespace Guestwire
