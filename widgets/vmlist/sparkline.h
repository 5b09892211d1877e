// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/track.h"

#include <QColor>
#include <QRect>

class QPainter;

namespace Guestwire {

// A small line over the last minutes, without axes. Lines and whole-pixel rectangles only: they are
// cheap, and a screenful is painted at every tick.
struct Sparkline
{
    qint64 from = 0; // ms since 1970, at the left edge
    qint64 to = 0; // at the right edge
    double top = 0; // the value at the upper edge
    Series series = Series::Cpu;
    std::optional<Series> plus; // added to `series`

    void paint(QPainter &painter, const QRect &rect, std::span<const Point> points,
               const QColor &color) const;

    float valueOf(const Point &point) const;
};

} // namespace Guestwire
