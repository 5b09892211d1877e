// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"
#include "core/host/domainevent.h"
#include "core/host/vmreader.h"

#include <QList>

#include <variant>
#include <vector>

namespace Guestwire {

// The connection that lists and reads VMs and hears of events. Lives in its worker's thread; events
// come in libvirt's.
class ControlConnection
{
public:
    using Event = std::function<void(const DomainEvent &event)>;

    ControlConnection(const QString &uri, Event event, Connection::Closed closed);
    ~ControlConnection();

    // Connects and asks for events, before anything is listed, so that none is missed.
    Outcome open();

    // All VMs. One that goes away meanwhile is left out.
    Result<QList<Vm>> list() const;

    struct Gone
    {
    };
    // The VM as it is; that it is gone; or why that cannot be told.
    Result<std::variant<Vm, Gone>> read(VmId vm) const;

private:
    template<typename Callback>
    void listen(int id, Callback *callback);

    QString m_uri;
    VmReader m_reader;
    Event m_event;
    Connection::Closed m_closed;
    std::shared_ptr<Connection> m_connection;
    std::vector<int> m_callbacks; // what libvirt gave for each event that is listened to
};

} // namespace Guestwire
