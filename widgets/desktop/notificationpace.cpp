// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desktop/notificationpace.h"

#include <algorithm>

namespace Guestwire {

bool NotificationPace::take(Time now)
{
    if (untilNext(now) > std::chrono::milliseconds::zero())
        return false;
    m_due = std::max(m_due, now) + interval;
    return true;
}

std::chrono::milliseconds NotificationPace::untilNext(Time now) const
{
    const auto early = m_due - (burst - 1) * interval - now;
    return std::max(std::chrono::milliseconds::zero(),
                    std::chrono::ceil<std::chrono::milliseconds>(early));
}

} // namespace Guestwire
