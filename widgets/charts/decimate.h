// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/track.h"

#include <QList>
#include <QPointF>

namespace Guestwire {

// The part of a line that a chart of so many pixel columns can show: at most the lowest and the
// highest value of each column. Columns are cut at fixed instants, so that a line does not shimmer
// while it moves. Where there is no value, a point with NaN makes the gap.
QList<QPointF> decimate(std::span<const Point> points, Series series, qint64 from, qint64 to,
                        int columns);

// A value that stands alone between gaps is drawn as long as it lasts, or it would not be seen.
QList<QPointF> widened(const QList<QPointF> &line, double half);

} // namespace Guestwire
