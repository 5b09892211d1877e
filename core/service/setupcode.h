// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

namespace Guestwire {

// Proves, while there are no accounts, that whoever makes the first one can read the service's
// terminal or journal. Only a hash stays in memory.
class SetupCode
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds lifetime = std::chrono::minutes(15);

    // A new code of 128 bits in groups for the eye; the one before is void.
    QString make(Clock::time_point now = Clock::now());
    // Letters in any case, with or without the dashes.
    bool matches(const QString &code, Clock::time_point now = Clock::now()) const;
    // To be called as soon as there is an account, however it came.
    void clear();

private:
    QByteArray m_hash; // empty: no code is valid
    Clock::time_point m_expiresAt;
};

} // namespace Guestwire
