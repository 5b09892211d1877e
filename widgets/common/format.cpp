// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/format.h"

#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace Guestwire {

namespace {

constexpr double kibi = 1024;

struct Scale
{
    const char *name;
    double size;
};

constexpr std::array scales {
    Scale {QT_TRANSLATE_NOOP("Guestwire::Format", "B"), 1},
    Scale {QT_TRANSLATE_NOOP("Guestwire::Format", "KiB"), kibi},
    Scale {QT_TRANSLATE_NOOP("Guestwire::Format", "MiB"), kibi *kibi},
    Scale {QT_TRANSLATE_NOOP("Guestwire::Format", "GiB"), kibi *kibi *kibi},
    Scale {QT_TRANSLATE_NOOP("Guestwire::Format", "TiB"), kibi *kibi *kibi *kibi},
    Scale {QT_TRANSLATE_NOOP("Guestwire::Format", "PiB"), kibi *kibi *kibi *kibi *kibi},
};

// 1,000 KiB is a MiB already, so that no figure has more than three digits before its mark.
const Scale &scaleOf(double bytes)
{
    constexpr double roundsUp = 999.5;
    size_t i = 0;
    while (i + 1 < scales.size() && std::abs(bytes) >= scales[i].size * roundsUp)
        ++i;
    return scales[i];
}

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

// One decimal while it says something, none for whole bytes and large figures.
QString scaled(double bytes, const Scale &scale)
{
    const double value = bytes / scale.size;
    return number(value, scale.size > 1 && std::abs(value) < 99.95 ? 1 : 0);
}

QString unitName(const Scale &scale)
{
    return QCoreApplication::translate("Guestwire::Format", scale.name);
}

} // namespace

QString Format::percent(double percent)
{
    return tr("%1 %").arg(number(percent, percent > 0 && percent < 0.95 ? 1 : 0));
}

QString Format::bytes(double bytes)
{
    const Scale &scale = scaleOf(bytes);
    return tr("%1 %2", "number and unit").arg(scaled(bytes, scale), unitName(scale));
}

QString Format::bytesOf(double part, double whole)
{
    const Scale &scale = scaleOf(whole);
    return tr("%1 of %2 %3", "2.1 of 4.0 GiB")
        .arg(scaled(part, scale), scaled(whole, scale), unitName(scale));
}

QString Format::rate(double bytesPerSecond)
{
    return tr("%1/s", "a size per second").arg(bytes(bytesPerSecond));
}

QString Format::value(double value, Unit unit)
{
    switch (unit) {
    case Unit::Percent:
        return percent(value);
    case Unit::Bytes:
        return bytes(value);
    case Unit::BytesPerSecond:
        return rate(value);
    case Unit::Count:
        return number(value, 0);
    case Unit::CountPerSecond:
        return tr("%1/s", "a number per second").arg(number(value, 1));
    case Unit::Milliseconds:
        return tr("%1 ms").arg(number(value, 1));
    case Unit::Seconds:
        return tr("%1 s").arg(number(value, 0));
    }
    return {};
}

QString Format::duration(std::chrono::seconds duration)
{
    const qint64 seconds = std::max<qint64>(duration.count(), 0);
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    if (seconds >= day)
        return tr("%1 d %2 h").arg(seconds / day).arg(seconds % day / hour);
    if (seconds >= hour)
        return tr("%1 h %2 min").arg(seconds / hour).arg(seconds % hour / minute);
    if (seconds >= minute)
        return tr("%1 min").arg(seconds / minute);
    return tr("%1 s").arg(seconds);
}

QString Format::time(const QDateTime &at)
{
    // The long format has the seconds, and a time zone that says nothing here.
    static const QRegularExpression zone(QStringLiteral("\\s*[([]?t+[)\\]]?\\s*"));
    const QString format = QLocale().timeFormat(QLocale::LongFormat).remove(zone);
    return QLocale().toString(at.toLocalTime().time(), format);
}

QString Format::dateTime(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime(), QLocale::ShortFormat);
}

double Format::niceStep(double span, int wanted, Unit unit)
{
    const double rough = span / std::max(wanted, 1);
    if (rough <= 0)
        return 1;
    double base = 1;
    if (unit == Unit::Bytes || unit == Unit::BytesPerSecond) {
        while (rough >= base * kibi)
            base *= kibi;
        const double powerOfTwo = std::exp2(std::ceil(std::log2(rough / base)));
        return base * std::max(powerOfTwo, 1.0);
    }
    base = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (rough <= factor * base)
            return factor * base;
    return 10 * base;
}

} // namespace Guestwire
