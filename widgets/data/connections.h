// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/client.h"
#include "core/client/connector.h"
#include "widgets/common/vmkey.h"

#include <QObject>

namespace Guestwire {

// One service that the window shows, near or far.
struct ConnectionEntry
{
    ConnectionId id = -1;
    QString title; // as a person calls it, else its address
    Client *client = nullptr;
    Connector *connector = nullptr; // none for the service in this process
    QString address {}; // "qemu:///system" or "wss://hv2:8443"
};

// All services that the window shows. Clients and connectors belong to whoever adds them, and
// outlive this.
class Connections : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // `name` may be empty: then the address is shown.
    ConnectionId add(const QString &address, Client &client, Connector *connector = nullptr,
                     const QString &name = {});
    void remove(ConnectionId id);
    void rename(ConnectionId id, const QString &name); // empty: by its address

    const QList<ConnectionEntry> &all() const { return m_entries; }
    const ConnectionEntry *find(ConnectionId id) const;
    const ConnectionEntry *at(const QString &address) const;
    const Vm *vm(const VmKey &key) const;

signals:
    void added(Guestwire::ConnectionId id);
    void aboutToRemove(Guestwire::ConnectionId id);
    void removed(Guestwire::ConnectionId id);
    void renamed(Guestwire::ConnectionId id);

private:
    QList<ConnectionEntry> m_entries;
    ConnectionId m_next = 0;
};

} // namespace Guestwire
