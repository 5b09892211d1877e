// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/alertrule.h"

namespace Guestwire {

// A rule on a metric, followed through the readings of one VM. A reading without the value neither
// begins nor ends anything, and time in which nothing was read does not count as time in which the
// rule held.
class AlertTrack
{
public:
    enum class Phase { Quiet, Pending, Firing };

    explicit AlertTrack(Phase phase = Phase::Quiet) : m_phase(phase) { }

    Phase phase() const { return m_phase; }

    // `at` is of a steady clock. Of the time since the last reading at most `longestGap` counts.
    void take(const AlertRule &rule, std::optional<double> value, std::chrono::milliseconds at,
              std::chrono::milliseconds longestGap);

private:
    Phase m_phase;
    std::chrono::milliseconds m_held {0};
    std::chrono::milliseconds m_last {0};
};

} // namespace Guestwire
