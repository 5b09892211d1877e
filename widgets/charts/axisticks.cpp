// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/axisticks.h"

#include "widgets/common/format.h"

#include <QDateTime>

#include <array>
#include <cmath>

namespace Guestwire {

using namespace std::chrono_literals;

QList<double> AxisTicks::within(double from, double to) const
{
    QList<double> ticks;
    for (double n = std::ceil((from - first) / step); first + n * step <= to; ++n)
        ticks.append(first + n * step);
    return ticks;
}

AxisTicks timeTicks(qint64 at, std::chrono::milliseconds span, int wanted)
{
    constexpr std::array<std::chrono::milliseconds, 14> steps {
        1s, 5s, 10s, 30s, 1min, 2min, 5min, 10min, 15min, 30min, 1h, 3h, 6h, 24h};
    const QDateTime midnight = QDateTime::fromMSecsSinceEpoch(at).date().startOfDay();
    AxisTicks ticks {double(midnight.toMSecsSinceEpoch()), double(steps.back().count())};
    for (const auto step : steps) {
        if (span / step > wanted)
            continue;
        ticks.step = double(step.count());
        break;
    }
    return ticks;
}

ValueScale scaleFor(double highest, Unit unit, int wanted)
{
    if (unit == Unit::Percent)
        return {100, 25};
    const double step = Format::niceStep(highest, wanted, unit);
    return {step * std::max(std::ceil(highest / step), 1.0), step};
}

} // namespace Guestwire
