// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/metric.h"

#include <QList>
#include <QStringList>

#include <chrono>

namespace Guestwire {

// Where an axis has its marks.
struct AxisTicks
{
    double first = 0; // any of them
    double step = 1;

    QList<double> within(double from, double to) const;
    bool operator==(const AxisTicks &) const = default;
};

// Round instants of local time. `at` is in ms since 1970.
AxisTicks timeTicks(qint64 at, std::chrono::milliseconds span, int wanted);

// What stands at them: times, and dates where the day changes or is not today.
QStringList timeTexts(const QList<double> &ticks, double step);

// The upper end of a value axis that shows `highest`: a whole number of steps.
struct ValueScale
{
    double top = 1;
    double step = 1;

    bool operator==(const ValueScale &) const = default;
};
ValueScale scaleFor(double highest, Unit unit, int wanted);

} // namespace Guestwire
