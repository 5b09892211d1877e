// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connections/switchboard.h"

#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>

namespace Guestwire {

// Writes down what it is asked for, and finds what a test tells it.
class FakeSwitchboard : public Switchboard
{
public:
    void connectTo(const QString &address, const QString &name) override
    {
        connected.append(name.isEmpty() ? address : address + u' ' + name);
    }
    void disconnectFrom(ConnectionId id) override { disconnected.append(id); }
    bool mayDisconnect(ConnectionId id) const override { return id != configured; }
    void test(const QString &address, QObject *context, Tested tested) override
    {
        tests.append(address);
        QTimer::singleShot(0, context, [this, tested] { tested(finding); });
    }
    const KnownServers &servers() const override { return known; }
    Outcome forget(const QString &server) override { return known.forget(server); }

    QTemporaryDir folder;
    KnownServers known {folder.filePath(QStringLiteral("servers"))};
    ConnectionFinding finding;
    ConnectionId configured = -1;
    QStringList connected;
    QStringList tests;
    QList<ConnectionId> disconnected;
};

} // namespace Guestwire
