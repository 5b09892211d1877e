// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/seats.h"

#include "core/service/lobby.h"

#include <QAbstractSocket>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr char retryAfter[] = "10"; // seconds

Seats::Refusal full(const char *limit, int status, const QString &message)
{
    return {limit, errorResponse(status, message).with({"Retry-After", retryAfter})};
}

void countDown(QHash<QString, int> &counts, const QString &key)
{
    const auto count = counts.find(key);
    if (count != counts.end() && --*count == 0)
        counts.erase(count);
}

} // namespace

Seats::Seats(const LimitsConfig &limits, QObject *parent) : QObject(parent), m_limits(limits) { }

std::optional<Seats::Refusal> Seats::refusal(const QString &user, const QHostAddress &peer) const
{
    if (m_taken.size() >= m_limits.clients)
        return full("clients", 503, u"The server has as many clients as it takes."_s);
    if (m_byUser.value(user) >= m_limits.clientsPerUser)
        return full("clientsPerUser", 429, u"This user has as many clients as one may have."_s);
    if (!peer.isLoopback() && m_byAddress.value(countedAddress(peer)) >= m_limits.clientsPerAddress)
        return full("clientsPerAddress", 429,
                    u"This address has as many clients as one may have."_s);
    return std::nullopt;
}

void Seats::take(QAbstractSocket &socket, const QString &user, const QHostAddress &peer)
{
    const Seat seat {user, peer.isLoopback() ? QString() : countedAddress(peer)};
    m_taken.insert(&socket, seat);
    ++m_byUser[user];
    if (!seat.address.isEmpty())
        ++m_byAddress[seat.address];
    connect(&socket, &QAbstractSocket::disconnected, this, [this, key = &socket] { release(key); });
    connect(&socket, &QObject::destroyed, this, &Seats::release);
}

void Seats::release(QObject *socket)
{
    const auto seat = m_taken.find(socket);
    if (seat == m_taken.end())
        return;
    countDown(m_byUser, seat->user);
    if (!seat->address.isEmpty())
        countDown(m_byAddress, seat->address);
    m_taken.erase(seat);
}

} // namespace Guestwire
