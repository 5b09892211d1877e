// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/tokens.h"

#include <QList>

#include <chrono>

namespace Guestwire {

// Opens one WebSocket, once, soon: for clients that can set no header, so that no token stands in a
// URL. In memory only.
class Tickets
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds lifetime {30};
    static constexpr qsizetype maxTickets = 4096;
    static constexpr qsizetype maxTicketsPerUser = 32;

    // `tokens` outlives this.
    explicit Tickets(const Tokens &tokens);

    // RateLimited where too many wait to be used.
    Result<QByteArray> issue(const Identity &identity, Clock::time_point now = Clock::now());
    // AuthError for one that is unknown, used or too old, or whose owner may not come in any more.
    Result<Identity> redeem(QByteArrayView ticket, Clock::time_point now = Clock::now());

private:
    struct Ticket
    {
        QByteArray hash;
        Identity identity;
        Clock::time_point expiresAt;
    };

    void dropExpired(Clock::time_point now);

    const Tokens &m_tokens;
    QList<Ticket> m_tickets; // oldest first
};

} // namespace Guestwire
