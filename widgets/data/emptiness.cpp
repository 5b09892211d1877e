// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/emptiness.h"

#include "core/client/client.h"
#include "core/client/connector.h"
#include "core/model/displaymessage.h"

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

bool isLost(const HostStatus &host)
{
    return host.link == HostStatus::Link::Lost;
}

bool isRead(const HostStatus &host)
{
    return host.link == HostStatus::Link::Connected && host.at.isValid() && host.vms == 0;
}

bool isDown(const Connector &connector)
{
    return connector.state() != Connector::State::Connected && !connector.failure().isEmpty();
}

} // namespace

Emptiness emptinessOf(const ConnectionEntry &entry)
{
    if (entry.connector && isDown(*entry.connector))
        return Emptiness::OutOfReach;
    const QList<HostStatus> hosts = entry.client->hosts();
    if (hosts.isEmpty() || !entry.client->vms().isEmpty())
        return Emptiness::Pending;
    if (std::ranges::all_of(hosts, isLost))
        return Emptiness::OutOfReach;
    return std::ranges::all_of(hosts, isRead) ? Emptiness::Bare : Emptiness::Pending;
}

Emptiness emptinessOf(const Connections &connections)
{
    if (connections.all().isEmpty())
        return Emptiness::Nothing;
    for (const Emptiness kind : {Emptiness::OutOfReach, Emptiness::Bare})
        if (std::ranges::any_of(connections.all(), [kind](const ConnectionEntry &entry) {
                return emptinessOf(entry) == kind;
            }))
            return kind;
    return Emptiness::Pending;
}

QStringList whyOutOfReach(const Connections &connections)
{
    QStringList reasons;
    const bool several = connections.all().size() > 1;
    for (const ConnectionEntry &entry : connections.all()) {
        const QString about = several ? displayText(entry.title) + ": "_L1 : QString();
        if (entry.connector && isDown(*entry.connector))
            reasons.append(about + displayMessage(entry.connector->failure()));
        for (const HostStatus &host : entry.client->hosts())
            if (!host.reason.isEmpty())
                reasons.append(about + displayMessage(host.reason));
    }
    reasons.removeDuplicates();
    return reasons;
}

bool canRetry(const Connections &connections)
{
    return std::ranges::any_of(connections.all(), [](const ConnectionEntry &entry) {
        return entry.connector && isDown(*entry.connector);
    });
}

void retry(const Connections &connections)
{
    const QList<ConnectionEntry> all = connections.all(); // a failure may be told at once
    for (const ConnectionEntry &entry : all)
        if (entry.connector && isDown(*entry.connector))
            entry.connector->retryNow();
}

} // namespace Guestwire
