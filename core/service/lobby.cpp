// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/lobby.h"

#include "core/service/httpconnection.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace Guestwire {

namespace {

using Clock = std::chrono::steady_clock;

// TLS may take so many times the grace, as long as nobody who came later by a grace was faster.
constexpr int patience = 5;
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
            [this, &connection] {
                m_lastServed = std::max(m_lastServed, Clock::now() - connection.age());
                emit requested(&connection);
            });
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

std::optional<std::chrono::milliseconds> Lobby::timeLeft(const HttpConnection &connection) const
{
    if (connection.hasRequest())
        return std::nullopt;
    const std::chrono::milliseconds grace = m_limits.silentGrace;
    const auto age = connection.age();
    const bool isOvertaken = Clock::now() - age + grace <= m_lastServed;
    return (connection.isShakingHands() && !isOvertaken ? patience * grace : grace) - age;
}

void Lobby::trim()
{
    constexpr int percent = 100;
    const auto few = qsizetype(m_limits.connections) * m_limits.crowdedShare / percent;
    std::chrono::milliseconds wait = patience * m_limits.silentGrace;
    // A copy: who is dropped leaves the list.
    const auto oldestFirst = m_connections;
    for (HttpConnection *connection : oldestFirst) {
        if (m_connections.size() <= few)
            break;
        const auto left = timeLeft(*connection);
        if (left && *left <= 0ms) {
            emit dropped("connections", connection->peer());
            connection->drop();
        } else if (left) {
            wait = std::min(wait, *left);
        }
    }
    if (m_connections.size() > few)
        m_trim.start(wait);
    const bool waiting = std::ranges::any_of(m_servers, &QTcpServer::hasPendingConnections);
    if (waiting && m_connections.size() < m_limits.connections)
        admit();
}

} // namespace Guestwire
