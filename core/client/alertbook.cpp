// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/alertbook.h"

#include "core/client/client.h"
#include "core/protocol/limits.h"

#include <QPointer>
#include <QPromise>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

AlertBook::AlertBook(Client &client) : m_client(client) { }

bool AlertBook::isByRule(const Alert &alert) const
{
    return std::ranges::any_of(m_rules, [&alert](const AlertRuleText &rule) {
        return rule.text.section(u':', 0, 0).trimmed() == alert.rule;
    });
}

template<typename Request>
QFuture<Outcome> AlertBook::ask(const Request &request)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    m_client.ask(request, {}, [promise](const Result<Protocol::Response> &response) {
        promise->addResult(response ? done() : Outcome(response.error()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Outcome> AlertBook::acknowledge(const QString &alert)
{
    return ask(Protocol::AcknowledgeAlert {{}, alert});
}

QFuture<Outcome> AlertBook::snooze(const QString &alert, std::chrono::seconds duration)
{
    return ask(Protocol::SnoozeAlert {{}, alert, duration});
}

QFuture<Outcome> AlertBook::setRule(const QString &text)
{
    return ask(Protocol::ChangeAlertRule {{}, text, false});
}

QFuture<Outcome> AlertBook::removeRule(const QString &name)
{
    return ask(Protocol::ChangeAlertRule {{}, name, true});
}

void AlertBook::connected(bool isServed)
{
    m_isServed = isServed;
    if (m_isServed)
        list();
}

void AlertBook::list()
{
    const QPointer<AlertBook> alive(this);
    m_client.ask(Protocol::ListAlerts {}, {}, [alive](const Result<Protocol::Response> &response) {
        const auto *list = response ? std::get_if<AlertList>(&response.value().answer) : nullptr;
        if (!alive || !list)
            return;
        alive->m_alerts = list->alerts;
        alive->m_rules = list->rules;
        emit alive->reset();
    });
}

void AlertBook::take(const Alert &alert)
{
    const auto found = std::ranges::find(m_alerts, alert.id, &Alert::id);
    const bool isKnown = found != m_alerts.end();
    if (alert.state == Alert::State::Cleared) {
        if (isKnown)
            m_alerts.erase(found);
    } else if (isKnown) {
        *found = alert;
    } else if (m_alerts.size() < Protocol::maxServerList) {
        m_alerts.prepend(alert);
    } else {
        return;
    }
    emit changed(alert);
}

// Of a changed rule the server says so, and no more.
void AlertBook::take(const Event &event)
{
    if (m_isServed && event.kind == "alert"_L1 && !event.vm && !event.rule.isEmpty())
        list();
}

void AlertBook::forget(VmId vm)
{
    if (m_alerts.removeIf([vm](const Alert &alert) { return alert.vm == vm; }) > 0)
        emit reset();
}

} // namespace Guestwire
