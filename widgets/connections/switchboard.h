// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/knownservers.h"
#include "widgets/common/vmkey.h"

#include <QDateTime>
#include <QObject>

#include <functional>

namespace Guestwire {

// What a trial of a connection found out. Nothing is sent to a server that would need its trust.
struct ConnectionFinding
{
    bool isReached = false;
    QString failure {}; // English: why not, and what to do
    // Of a server:
    bool isGuestwire = false; // it answers as one
    bool isEncrypted = false;
    QString pin {}; // of the key that it shows
    QString rememberedPin {}; // empty: none
    QString user {}; // who logged in last
    QDateTime expiresAt {}; // its certificate
    // Of libvirt:
    QString libvirtVersion {};
    QString hypervisor {}; // "QEMU 7.2.0"
    int vms = 0;
};

// Makes and ends connections for the window, which knows neither libvirt nor a service.
class Switchboard : public QObject
{
    Q_OBJECT

public:
    using Tested = std::function<void(const ConnectionFinding &finding)>;
    using QObject::QObject;

    // "wss://host[:port]", "ws://…", a pairing string or a libvirt URI. One that is there already
    // is tried again.
    virtual void connectTo(const QString &address, const QString &name) = 0;
    virtual void disconnectFrom(ConnectionId id) = 0;
    virtual bool mayDisconnect(ConnectionId id) const = 0; // not what the configuration names
    // Answers later, and within half a minute; not at all once `context` is gone.
    virtual void test(const QString &address, QObject *context, Tested tested) = 0;
    virtual const KnownServers &servers() const = 0;
    // Its key, its user and the log-in that was kept; "host:port".
    virtual Outcome forget(const QString &server) = 0;
};

} // namespace Guestwire
