// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/emptiness.h"

#include "core/client/client.h"
#include "core/client/connector.h"
#include "core/model/displaymessage.h"
#include "core/model/displaymessage.h"

#include <algorithm>

namespace Guestwire {

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
    for (const Emptiness kind : {Emptiness::Bare, Emptiness::OutOfReach})
        if (std::ranges::any_of(connections.all(), [kind](const ConnectionEntry &entry) {
                return emptinessOf(entry) == kind;
            }))
            return kind;
    return Emptiness::Pending;
}

QStringList whyOutOfReach(const Connections &connections)
{
    QStringList reasons;
    for (const ConnectionEntry &entry : connections.all()) {
        if (entry.connector && isDown(*entry.connector))
            reasons.append(displayMessage(entry.connector->failure()));
        for (const HostStatus &host : entry.client->hosts())
            if (!host.reason.isEmpty())
                reasons.append(displayMessage(host.reason));
    }
    reasons.removeDuplicates();
    return reasons;
}

} // namespace Guestwire
