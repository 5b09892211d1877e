// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/alerttrack.h"

#include <algorithm>

namespace Guestwire {

namespace {

bool isBreached(const AlertRule &rule, double value)
{
    return rule.condition == AlertRule::Condition::Above ? value > rule.limit : value < rule.limit;
}

bool isOver(const AlertRule &rule, double value)
{
    if (!rule.clears)
        return !isBreached(rule, value);
    return rule.condition == AlertRule::Condition::Above ? value < *rule.clears
                                                         : value > *rule.clears;
}

} // namespace

void AlertTrack::take(const AlertRule &rule, std::optional<double> value,
                      std::chrono::milliseconds at, std::chrono::milliseconds longestGap)
{
    if (!value)
        return;
    if (m_phase == Phase::Firing) {
        if (isOver(rule, *value))
            m_phase = Phase::Quiet;
        return;
    }
    if (!isBreached(rule, *value)) {
        m_phase = Phase::Quiet;
        return;
    }
    m_held = m_phase == Phase::Pending ? m_held + std::min(at - m_last, longestGap)
                                       : std::chrono::milliseconds(0);
    m_last = at;
    m_phase = m_held >= rule.duration ? Phase::Firing : Phase::Pending;
}

} // namespace Guestwire
