// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace Guestwire {

// How many notices a person can bear: a few at once, then one now and then.
class NotificationPace
{
public:
    using Time = std::chrono::steady_clock::time_point;

    static constexpr int burst = 5;
    static constexpr std::chrono::seconds interval {20}; // for each further one

    bool take(Time now); // whether one may be shown
    std::chrono::milliseconds untilNext(Time now) const;

private:
    // When the next one would be due if all came evenly; up to `burst` may come before.
    Time m_due {};
};

} // namespace Guestwire
