// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/axisticks.h"

#include "widgets/common/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
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
    constexpr std::array<std::chrono::milliseconds, 22> steps {
        1s, 5s, 10s, 30s, 1min,    2min,    5min,     10min,    15min,    30min,     1h,
        3h, 6h, 12h, 24h, 2 * 24h, 7 * 24h, 14 * 24h, 30 * 24h, 61 * 24h, 122 * 24h, 366 * 24h};
    const auto chosen = std::ranges::find_if(
        steps, [&](std::chrono::milliseconds step) { return span / step <= wanted; });
    const auto step = chosen == steps.end() ? steps.back() : *chosen;
    // Whole days are counted from a fixed one, or marks would jump at midnight.
    QDate date = QDateTime::fromMSecsSinceEpoch(at).date();
    date = date.addDays(-(date.toJulianDay() % std::max<qint64>(step / 24h, 1)));
    return {double(date.startOfDay().toMSecsSinceEpoch()), double(step.count())};
}

QStringList timeTexts(const QList<double> &ticks, double step)
{
    constexpr double minute = 60'000;
    constexpr double day = 24 * 60 * minute;
    const QString ofDay = step < minute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    //: a day on a time axis, as in 24 Nov
    const QString ofDate = QCoreApplication::translate("Guestwire::timeTexts", "d MMM");
    const QDate today = QDate::currentDate();
    const auto isMidnight = [](double tick) {
        return QDateTime::fromMSecsSinceEpoch(qint64(tick)).time() == QTime(0, 0);
    };
    // Midnight tells the date; where it is not seen, the first mark does.
    bool isDateTold = std::ranges::any_of(ticks, isMidnight);
    QStringList texts;
    for (const double tick : ticks) {
        // Where the clock was set for summer, days do not begin at midnight.
        const qint64 slack = step >= day ? qint64(120 * minute) : 0;
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(qint64(tick) + slack);
        const QString date = QLocale().toString(time.date(), ofDate);
        if (step >= day || isMidnight(tick))
            texts.append(date);
        else if (!isDateTold && time.date() != today)
            texts.append(date + u' ' + time.toString(ofDay));
        else
            texts.append(time.toString(ofDay));
        isDateTold = true;
    }
    return texts;
}

ValueScale scaleFor(double highest, Unit unit, int wanted)
{
    if (unit == Unit::Percent)
        return {100, 25};
    // What is not finite would have no step.
    if (!std::isfinite(highest))
        highest = 0;
    const double step = Format::niceStep(highest, wanted, unit);
    return {step * std::max(std::ceil(highest / step), 1.0), step};
}

} // namespace Guestwire
