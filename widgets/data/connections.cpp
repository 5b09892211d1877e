// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/connections.h"

#include <algorithm>

namespace Guestwire {

ConnectionId Connections::add(const QString &address, Client &client, Connector *connector,
                              const QString &name)
{
    const ConnectionId id = m_next++;
    m_entries.append({id, name.isEmpty() ? address : name, &client, connector, address});
    emit added(id);
    return id;
}

void Connections::remove(ConnectionId id)
{
    if (!find(id))
        return;
    emit aboutToRemove(id);
    m_entries.removeIf([id](const ConnectionEntry &entry) { return entry.id == id; });
    emit removed(id);
}

void Connections::rename(ConnectionId id, const QString &name)
{
    const auto found = std::ranges::find(m_entries, id, &ConnectionEntry::id);
    if (found == m_entries.end())
        return;
    const QString &title = name.isEmpty() ? found->address : name;
    if (title == found->title)
        return;
    found->title = title;
    emit renamed(id);
}

const ConnectionEntry *Connections::find(ConnectionId id) const
{
    const auto found = std::ranges::find(m_entries, id, &ConnectionEntry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

const ConnectionEntry *Connections::at(const QString &address) const
{
    const auto found = std::ranges::find(m_entries, address, &ConnectionEntry::address);
    return found == m_entries.end() ? nullptr : &*found;
}

const Vm *Connections::vm(const VmKey &key) const
{
    const ConnectionEntry *entry = find(key.connection);
    return entry ? entry->client->vm(key.vm) : nullptr;
}

} // namespace Guestwire
