// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QMap>

namespace Guestwire {

// What goes on at the front door, for /metrics and for a window: gauges of this moment, and counts
// since the start.
struct DoorStatistics
{
    DoorStatistics(); // with every reason and route at 0

    qsizetype waiting = 0; // connections that have proved nothing so far
    qsizetype clients = 0; // WebSockets that were let in
    QMap<QByteArray, qsizetype> sessions; // by route: native, vm, vm-console, window
    qint64 queued = 0; // bytes that wait for clients, all together

    quint64 accepted = 0; // connections
    QMap<QByteArray, quint64> dropped; // connections that were ended here, by reason
    QMap<int, quint64> refused; // requests of HTTP, by the status of their answer
    quint64 refusedLogins = 0;
    QMap<QByteArray, quint64> limitTrips; // how often a limit was met, by its key

    void drop(const QByteArray &reason); // counts it as a limit too where it is one

    bool operator==(const DoorStatistics &) const = default;
};

// Why connections are dropped: keys of `limits` and `websocket` of the configuration, and words for
// what is no limit.
const QByteArrayList &dropReasons();

} // namespace Guestwire
