// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/alertruletext.h"
#include "core/model/ruletext.h"
#include "core/service/alerts.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"

#include <algorithm>

// What NativeSession says of alerts and their rules, and takes.
namespace Guestwire {

using namespace Qt::StringLiterals;

void NativeSession::listenToAlerts()
{
    if (alerts())
        connect(alerts(), &Alerts::changed, this, &NativeSession::sendAlert);
}

void NativeSession::sendAlert(const Alert &alert)
{
    if (alert.vm && wants(*alert.vm, Protocol::Topic::Events))
        send(Protocol::AlertChanged {alert});
}

// A rule for VMs that this user does not see would tell of their names.
bool NativeSession::seesRule(const AlertRuleText &text) const
{
    const auto rule = parseAlertRule(text.text);
    if (!rule || rule.value().vms.isEmpty() || identity().grant.vms.isEmpty())
        return true;
    const QList<Vm> vms = hub().vms();
    return std::ranges::any_of(
        vms, [&](const Vm &vm) { return sees(vm.id) && matchesAny(rule.value().vms, vm.name); });
}

void NativeSession::handle(const Protocol::ListAlerts &m)
{
    if (!alerts()) {
        refuseUnserved(m.request);
        return;
    }
    AlertList list;
    for (const AlertRuleText &rule : alerts()->rules())
        if (seesRule(rule))
            list.rules.append(rule);
    for (const Alert &alert : alerts()->alerts())
        if (alert.vm && sees(*alert.vm))
            list.alerts.append(alert);
    std::ranges::sort(list.alerts, std::ranges::greater(), &Alert::since);
    send(Protocol::Response {m.request, true, {}, {}, list});
}

void NativeSession::handle(const Protocol::ChangeAlertRule &m)
{
    if (!alerts())
        refuseUnserved(m.request);
    else
        answer(m.request,
               m.remove ? alerts()->removeRule(m.rule, identity().user)
                        : alerts()->setRule(m.rule, identity().user));
}

void NativeSession::handle(const Protocol::AcknowledgeAlert &m)
{
    answer(m.request, alerts()->acknowledge(m.alert, identity().user));
}

void NativeSession::handle(const Protocol::SnoozeAlert &m)
{
    answer(m.request, alerts()->snooze(m.alert, m.duration, identity().user));
}

bool NativeSession::mayHandleAlert(const Protocol::RequestId &request, const QString &id,
                                   Permissions needed)
{
    if (!alerts()) {
        refuseUnserved(request);
        return false;
    }
    const Alert *alert = alerts()->find(id);
    // One of a VM that is not to be seen is none.
    if (!alert || !alert->vm || !sees(*alert->vm)) {
        refuse(request, ErrorCode::InvalidMessage, u"there is no such alert, or it is over"_s);
        return false;
    }
    return allow(request, *alert->vm, needed);
}

} // namespace Guestwire
