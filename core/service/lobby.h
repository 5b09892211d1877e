// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"

#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTimer>

class QTcpServer;

namespace Guestwire {

class HttpConnection;

// Whoever counts addresses counts one customer's IPv6 network as one.
QString countedAddress(const QHostAddress &peer);

// Where connections wait until they have proved something, bounded in all and per address. Above a
// share of the bound (limits.crowdedShare) the oldest that have not said what they want leave as
// soon as they have had a moment of grace, so that a silent crowd shuts nobody out; newcomers
// beyond the bound wait in the kernel for that long.
class Lobby : public QObject
{
    Q_OBJECT

public:
    explicit Lobby(const LimitsConfig &limits, QObject *parent = nullptr);

    void watch(QTcpServer &server); // which outlives this
    qsizetype size() const { return m_connections.size(); }

signals:
    void requested(Guestwire::HttpConnection *connection);
    void accepted(); // one more
    void answered(int status); // with this status of HTTP
    void limited(const QByteArray &limit, const QHostAddress &peer);
    void dropped(const QByteArray &reason, const QHostAddress &peer); // one of dropReasons()

private:
    void admit();
    void enter(HttpConnection &connection);
    void leave(HttpConnection &connection);
    void trim();
    bool isCrowdedBy(const QHostAddress &peer) const;
    HttpConnection *oldestSilent() const;

    const LimitsConfig m_limits;
    QList<QTcpServer *> m_servers;
    QList<HttpConnection *> m_connections; // oldest first; children
    QTimer m_trim;
};

} // namespace Guestwire
