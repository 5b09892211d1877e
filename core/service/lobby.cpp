// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/lobby.h"

#include "core/service/httpconnection.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace Guestwire {

namespace {

constexpr int ipv6NetworkBits = 64;

} // namespace

QString countedAddress(const QHostAddress &peer)
{
    if (peer.protocol() != QAbstractSocket::IPv6Protocol || peer.isLoopback())
        return peer.toString();
    Q_IPV6ADDR bytes = peer.toIPv6Address();
    std::fill(std::begin(bytes.c) + ipv6NetworkBits / 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes).toString();
}

Lobby::Lobby(const LimitsConfig &limits, QObject *parent) : QObject(parent), m_limits(limits)
{
    m_trim.setSingleShot(true);
    connect(&m_trim, &QTimer::timeout, this, &Lobby::trim);
}

void Lobby::watch(QTcpServer &server)
{
    m_servers.append(&server);
    connect(&server, &QTcpServer::newConnection, this, &Lobby::admit);
}

void Lobby::admit()
{
    for (QTcpServer *server : std::as_const(m_servers)) {
        while (m_connections.size() < m_limits.connections && server->hasPendingConnections()) {
            std::unique_ptr<QTcpSocket> socket(server->nextPendingConnection());
            const QHostAddress peer = plainAddress(socket->peerAddress());
            emit accepted();
            if (isCrowdedBy(peer))
                emit dropped("connectionsPerAddress", peer);
            else
                enter(*new HttpConnection(std::move(socket), m_limits, this));
        }
    }
    trim();
}

void Lobby::enter(HttpConnection &connection)
{
    m_connections.append(&connection);
    connect(&connection, &HttpConnection::requested, this,
            [this, &connection] { emit requested(&connection); });
    connect(&connection, &HttpConnection::finished, this,
            [this, &connection] { leave(connection); });
    connect(&connection, &HttpConnection::answered, this, &Lobby::answered);
    connect(
        &connection, &HttpConnection::limited, this,
        [this, &connection](const QByteArray &limit) { emit limited(limit, connection.peer()); });
    connect(
        &connection, &HttpConnection::dropped, this,
        [this, &connection](const QByteArray &reason) { emit dropped(reason, connection.peer()); });
    connection.start();
}

void Lobby::leave(HttpConnection &connection)
{
    m_connections.removeOne(&connection);
    connection.deleteLater();
    // Not at once: whoever leaves may do so in the middle of admit() or trim().
    if (!m_trim.isActive() || m_trim.remainingTimeAsDuration() > 0ms)
        m_trim.start(0ms);
}

bool Lobby::isCrowdedBy(const QHostAddress &peer) const
{
    if (peer.isLoopback())
        return false;
    const QString address = countedAddress(peer);
    const auto sameAddress =
        std::ranges::count_if(m_connections, [&address](const HttpConnection *connection) {
            return countedAddress(connection->peer()) == address;
        });
    return sameAddress >= m_limits.connectionsPerAddress;
}

HttpConnection *Lobby::oldestSilent() const
{
    const auto found = std::ranges::find_if_not(m_connections, &HttpConnection::hasHead);
    return found == m_connections.end() ? nullptr : *found;
}

void Lobby::trim()
{
    constexpr int percent = 100;
    const auto few = qsizetype(m_limits.connections) * m_limits.crowdedShare / percent;
    while (m_connections.size() > few) {
        HttpConnection *oldest = oldestSilent();
        if (!oldest)
            break;
        if (oldest->age() < m_limits.silentGrace) {
            m_trim.start(m_limits.silentGrace - oldest->age());
            break;
        }
        emit dropped("connections", oldest->peer());
        oldest->drop();
    }
    const bool waiting = std::ranges::any_of(m_servers, &QTcpServer::hasPendingConnections);
    if (waiting && m_connections.size() < m_limits.connections)
        admit();
}

} // namespace Guestwire
