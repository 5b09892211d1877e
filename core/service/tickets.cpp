// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/tickets.h"

#include "core/service/secrets.h"

#include <algorithm>

namespace Guestwire {

namespace {

constexpr qsizetype ticketSize = 32; // bytes

} // namespace

Tickets::Tickets(const Tokens &tokens) : m_tokens(tokens) { }

Result<QByteArray> Tickets::issue(const Identity &identity, Clock::time_point now)
{
    dropExpired(now);
    const auto isOfUser = [&identity](const Ticket &ticket) {
        return ticket.identity.user == identity.user;
    };
    if (m_tickets.size() >= maxTickets
        || std::ranges::count_if(m_tickets, isOfUser) >= maxTicketsPerUser)
        return Error {
            ErrorCode::RateLimited,
            QStringLiteral("Too many tickets wait to be used. Try again in half a minute.")};
    const QByteArray ticket = toBase64Url(randomBytes(ticketSize));
    m_tickets.append({sha256(ticket), identity, now + lifetime});
    return ticket;
}

Result<Identity> Tickets::redeem(QByteArrayView ticket, Clock::time_point now)
{
    dropExpired(now);
    const auto found = std::ranges::find(m_tickets, sha256(ticket.toByteArray()), &Ticket::hash);
    if (found == m_tickets.end())
        return Error {ErrorCode::AuthError,
                      QStringLiteral("The ticket is not valid, or not any more.")};
    const Identity identity = found->identity;
    m_tickets.erase(found);
    return m_tokens.current(identity);
}

void Tickets::dropExpired(Clock::time_point now)
{
    m_tickets.removeIf([now](const Ticket &ticket) { return now >= ticket.expiresAt; });
}

} // namespace Guestwire
