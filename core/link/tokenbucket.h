// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <algorithm>

namespace Guestwire {

// Lets `perSecond` through on average and `burst` at once.
class TokenBucket
{
public:
    TokenBucket(double perSecond, int burst)
        : m_perSecond(perSecond)
        , m_burst(burst)
        , m_tokens(burst)
    {
        m_clock.start();
    }

    bool take()
    {
        constexpr double nanoseconds =
            1e9; // in a second; restart() would lose parts of milliseconds
        const double seconds = double(m_clock.nsecsElapsed()) / nanoseconds;
        m_clock.restart();
        m_tokens = std::min(m_tokens + seconds * m_perSecond, m_burst);
        if (m_tokens < 1)
            return false;
        m_tokens -= 1;
        return true;
    }

private:
    double m_perSecond;
    double m_burst;
    double m_tokens;
    QElapsedTimer m_clock;
};

} // namespace Guestwire
