// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alertbadges.h"

#include <algorithm>

namespace Guestwire {

AlertBadges::AlertBadges(Connections &connections, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
{
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &AlertBadges::listen);
    connect(&connections, &Connections::aboutToRemove, this, [this](ConnectionId id) {
        m_connections.find(id)->client->alerts().disconnect(this);
        m_worst.removeIf([id](const auto &item) { return item.key().connection == id; });
    });
}

void AlertBadges::listen(ConnectionId id)
{
    const AlertBook &book = m_connections.find(id)->client->alerts();
    connect(&book, &AlertBook::reset, this, [this, id] { refresh(id); });
    connect(&book, &AlertBook::changed, this, [this, id] { refresh(id); });
    refresh(id);
}

void AlertBadges::refresh(ConnectionId id)
{
    QHash<VmKey, Severity> now;
    for (const Alert &alert : m_connections.find(id)->client->alerts().alerts()) {
        if (!alert.vm || !alert.acknowledgedBy.isEmpty() || alert.snoozedUntil)
            continue;
        const VmKey key {id, *alert.vm};
        now.insert(key, std::max(now.value(key, Severity::Info), alert.severity));
    }
    QList<VmKey> touched;
    for (const VmKey &key : m_worst.keys() + now.keys())
        if (key.connection == id
            && worst(key) != (now.contains(key) ? std::optional(now[key]) : std::nullopt)
            && !touched.contains(key))
            touched.append(key);
    m_worst.removeIf([id](const auto &item) { return item.key().connection == id; });
    m_worst.insert(now);
    for (const VmKey &key : touched)
        emit changed(key);
}

std::optional<Severity> AlertBadges::worst(const VmKey &vm) const
{
    const auto found = m_worst.constFind(vm);
    return found == m_worst.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace Guestwire
