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

// A row's key in the table of its tier: first its time, then its VM, then, where a step may have
// several rows of a VM, its layout. So each row is written behind all others and pages stay full,
// and those of a VM in a step are neighbours. Two samples of a VM are at least 10 ms apart.
struct HistoryKey
{
    static constexpr int vmBits = 24;
    static constexpr qint64 maxVm = (qint64(1) << vmBits) - 1;

    static constexpr qint64 unit(size_t tier) { return tier == 0 ? 10 : 60'000; } // ms
    static constexpr int layoutBits(size_t tier) { return tier == 0 ? 0 : 12; }
    // The first that a row of this time or a later one may have.
    static constexpr qint64 first(size_t tier, qint64 t)
    {
        return ((t + unit(tier) - 1) / unit(tier)) << (vmBits + layoutBits(tier));
    }
    // The last that a row of this time may have.
    static constexpr qint64 last(size_t tier, qint64 t) { return first(tier, t + unit(tier)) - 1; }
    // Of a VM: the first, and the last of the same time.
    static constexpr qint64 first(size_t tier, qint64 t, qint64 vm)
    {
        return first(tier, t) | (vm << layoutBits(tier));
    }
    static constexpr qint64 last(size_t tier, qint64 t, qint64 vm)
    {
        return first(tier, t, vm) | ((qint64(1) << layoutBits(tier)) - 1);
    }
    static constexpr qint64 of(size_t tier, qint64 t, qint64 vm, qint64 layout)
    {
        return first(tier, t, vm) | (layout & ((qint64(1) << layoutBits(tier)) - 1));
    }
    static constexpr qint64 time(size_t tier, qint64 key)
    {
        return (key >> (vmBits + layoutBits(tier))) * unit(tier);
    }
    static constexpr qint64 vm(size_t tier, qint64 key)
    {
        return (key >> layoutBits(tier)) & maxVm;
    }
};

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
