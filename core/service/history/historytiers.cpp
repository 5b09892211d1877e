// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historytiers.h"

#include <algorithm>

namespace Guestwire {

namespace {

// "The past hour" is asked for a moment after it began.
constexpr qint64 lateness = 60'000; // ms

bool reaches(const HistoryTier &tier, qint64 from, qint64 now, const HistoryConfig &config)
{
    return now - from <= (config.*tier.kept).count() + lateness;
}

} // namespace

HistoryPlan planFor(qint64 from, qint64 to, int points, qint64 now, const HistoryConfig &config)
{
    const qint64 wanted = std::max<qint64>((to - from + points - 1) / points, 1);
    HistoryPlan plan;
    while (plan.tier + 1 < historyTiers.size()
           && (historyTiers[plan.tier + 1].step.count() <= wanted
               || !reaches(historyTiers[plan.tier], from, now, config)))
        ++plan.tier;
    const qint64 unit = std::max<qint64>(historyTiers[plan.tier].step.count(), 1000);
    plan.step = (wanted - 1) / unit * unit;
    // A range that begins within a step touches one more.
    do {
        plan.step += unit;
        plan.from = bucketOf(from, std::chrono::milliseconds(plan.step));
        plan.count = (to - plan.from + plan.step - 1) / plan.step;
    } while (plan.count > points && plan.step < to - from);
    if (plan.count > points) {
        plan.from = from;
        plan.count = 1;
    }
    return plan;
}

} // namespace Guestwire
