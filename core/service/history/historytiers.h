// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"

#include <array>

namespace Guestwire {

// One kind of rows: how much time each stands for, and how long they are kept.
struct HistoryTier
{
    const char *table;
    std::chrono::milliseconds step; // 0: every sample by itself
    std::chrono::milliseconds HistoryConfig::*kept;
};

using namespace std::chrono_literals;

// Finest first; each is made of the one before it.
inline constexpr std::array historyTiers {
    HistoryTier {"samples", 0ms, &HistoryConfig::keepSamples},
    HistoryTier {"minutes", 1min, &HistoryConfig::keepMinutes},
    HistoryTier {"quarterHours", 15min, &HistoryConfig::keepQuarterHours},
    HistoryTier {"quarterDays", 6h, &HistoryConfig::keepQuarterDays},
};

// Times are ms since 1970, UTC.
constexpr qint64 bucketOf(qint64 at, std::chrono::milliseconds step)
{
    const qint64 ms = step.count();
    const qint64 rest = at % ms;
    return at - (rest < 0 ? rest + ms : rest);
}

// How a question is answered.
struct HistoryPlan
{
    size_t tier = 0;
    qint64 from = 0; // a whole number of steps, so that a chart that moves does not shimmer
    qint64 step = 1000; // ms; whole seconds
    qsizetype count = 0; // of steps
};

// The coarsest rows that still show `points` different values, or the finest that reach back to
// `from`.
HistoryPlan planFor(qint64 from, qint64 to, int points, qint64 now, const HistoryConfig &config);

} // namespace Guestwire
