// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QHash>
#include <QHostAddress>
#include <QList>

#include <chrono>

namespace Guestwire {

// Slows down whoever guesses passwords: so many attempts a minute per address, and a delay per user
// that grows with each failure but is bounded, so that nobody can lock another one out.
class PasswordLimiter
{
public:
    using Clock = std::chrono::steady_clock;

    explicit PasswordLimiter(int attemptsPerMinute = 5);

    // Counts the attempt. An error (RateLimited): refuse it. Otherwise how long to wait before the
    // password is looked at; known and unknown users alike.
    Result<std::chrono::milliseconds> admit(const QHostAddress &address, const QString &user,
                                            Clock::time_point now = Clock::now());
    void failed(const QString &user, Clock::time_point now = Clock::now());
    // A right password does not count as an attempt and ends the user's delay.
    void succeeded(const QHostAddress &address, const QString &user);

private:
    struct Failures
    {
        int count = 0;
        Clock::time_point last;
    };

    const int m_attemptsPerMinute;
    QHash<QString, QList<Clock::time_point>> m_attempts; // by address, oldest first
    QHash<QString, Failures> m_failures; // by user
};

} // namespace Guestwire
