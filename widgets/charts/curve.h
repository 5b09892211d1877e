// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/history.h"
#include "widgets/data/track.h"

namespace Guestwire {

// What charts draw of a VM: points in the order of time, with NaN where nothing is known.
struct Curve
{
    std::vector<Point> average;
    std::vector<Point> maximum; // of those points that stand for more than one sample
    qint64 step = 0; // ms that a point stands for; 0: single samples

    std::span<const Point> averageSince(qint64 from) const; // and the point before
    std::span<const Point> maximumSince(qint64 from) const;
    const Point *nearest(qint64 at, qint64 reach) const; // of the averages
    const Point *maximumAt(qint64 at) const;
};

// The metrics that charts ask for, in the order of their places.
QStringList chartedMetrics(const SeriesSources &sources = usualSources());

// Each point stands in the middle of its step.
Curve curveOf(const History &history, const SeriesSources &sources = usualSources());

// The past up to `pastEnd`, and the live samples. Where the past is as fine as samples are, it only
// fills what was not seen live; else live samples are put together into steps of the same length.
Curve joined(const Curve &past, qint64 pastEnd, const Track &live,
             std::chrono::milliseconds interval);

} // namespace Guestwire
