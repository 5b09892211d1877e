// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/sample.h"
#include "widgets/data/connections.h"
#include "widgets/data/track.h"

#include <QObject>

#include <unordered_map>

namespace Guestwire {

// The last hour of every VM, in one place, for sparklines and charts alike.
class SampleStore : public QObject
{
    Q_OBJECT

public:
    explicit SampleStore(Connections &connections, QObject *parent = nullptr);

    // Empty for a VM that has sent nothing yet.
    const Track &track(const VmKey &key) const;

    // The newest instant of a connection, ms since 1970; the right edge of its sparklines.
    qint64 newest(ConnectionId connection) const { return m_newest.value(connection); }

    // How often a connection's service samples.
    std::chrono::milliseconds interval(ConnectionId connection) const;

signals:
    void appended(Guestwire::ConnectionId connection); // once a tick

private:
    struct KeyHash
    {
        size_t operator()(const VmKey &key) const { return qHash(key); }
    };

    void listen(ConnectionId id);
    void append(ConnectionId connection, const QList<Sample> &samples);
    void forget(ConnectionId connection);
    void forgetUnlisted(ConnectionId connection, const Client &client);

    Connections &m_connections;
    std::unordered_map<VmKey, Track, KeyHash> m_tracks;
    QHash<ConnectionId, qint64> m_newest;
};

} // namespace Guestwire
