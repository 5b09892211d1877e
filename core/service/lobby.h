// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"

#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

class QTcpServer;

namespace Guestwire {

class HttpConnection;

// Whoever counts addresses counts one customer's IPv6 network as one.
QString countedAddress(const QHostAddress &peer);

// Where connections wait until they have proved something, bounded in all and per address. Above a
// share of the bound (limits.crowdedShare) the oldest that have not said what they want leave as
// soon as they have had a moment of grace, so that a silent crowd shuts nobody out; newcomers beyond
// the bound wait in the kernel for that long. Where the machine itself is slow, because a thousand
// come back at once, TLS that was begun may end: what is thrown away has to be done again.
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
    // How long this one may still take; nothing where it has said what it wants.
    std::optional<std::chrono::milliseconds> timeLeft(const HttpConnection &connection) const;

    const LimitsConfig m_limits;
    QList<QTcpServer *> m_servers;
    QList<HttpConnection *> m_connections; // oldest first; children
    std::chrono::steady_clock::time_point m_lastServed; // when the youngest came that was served
    QTimer m_trim;
};

} // namespace Guestwire
