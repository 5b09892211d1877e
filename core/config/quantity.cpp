// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/quantity.h"

#include <array>
#include <limits>
#include <span>

namespace Guestwire {

namespace {

struct Unit
{
    QLatin1StringView name;
    qint64 factor; // of milliseconds, of bytes
};

// Largest first: a unit stands before the smaller ones, and each at most once.
constexpr std::array timeUnits {
    Unit {QLatin1StringView("d"), 24 * 60 * 60 * 1000},
    Unit {QLatin1StringView("h"), 60 * 60 * 1000},
    Unit {QLatin1StringView("m"), 60 * 1000},
    Unit {QLatin1StringView("s"), 1000},
    Unit {QLatin1StringView("ms"), 1},
};

constexpr std::array sizeUnits {
    Unit {QLatin1StringView("GiB"), 1024 * 1024 * 1024},
    Unit {QLatin1StringView("MiB"), 1024 * 1024},
    Unit {QLatin1StringView("KiB"), 1024},
};

constexpr int maxDigits = 11; // so that no sum of times overflows

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

qsizetype countWhile(QStringView text, auto claim)
{
    qsizetype count = 0;
    while (count < text.size() && claim(text[count]))
        ++count;
    return count;
}

std::optional<qint64> wholeNumber(QStringView digits)
{
    if (digits.isEmpty() || digits.size() > maxDigits
        || countWhile(digits, isDigit) != digits.size())
        return std::nullopt;
    return digits.toLongLong();
}

std::optional<qint64> times(std::optional<qint64> number, qint64 factor)
{
    if (!number || *number > std::numeric_limits<qint64>::max() / factor)
        return std::nullopt;
    return *number * factor;
}

QString inLargestUnit(qint64 value, std::span<const Unit> units)
{
    for (const Unit &unit : units)
        if (value != 0 && value % unit.factor == 0)
            return QString::number(value / unit.factor) + unit.name;
    return QString::number(value);
}

} // namespace

std::optional<std::chrono::milliseconds> parseDuration(QStringView text)
{
    if (const auto seconds = times(wholeNumber(text), 1000))
        return std::chrono::milliseconds(*seconds);
    qint64 sum = 0;
    auto unit = timeUnits.begin();
    do {
        const qsizetype digits = countWhile(text, isDigit);
        const auto number = wholeNumber(text.first(digits));
        text = text.sliced(digits);
        const qsizetype letters = countWhile(text, [](QChar c) { return !isDigit(c); });
        while (unit != timeUnits.end() && text.first(letters) != unit->name)
            ++unit;
        if (!number || unit == timeUnits.end())
            return std::nullopt;
        sum += *number * unit->factor;
        text = text.sliced(letters);
        ++unit;
    } while (!text.isEmpty());
    return std::chrono::milliseconds(sum);
}

std::optional<qint64> parseSize(QStringView text)
{
    for (const Unit &unit : sizeUnits)
        if (text.endsWith(unit.name))
            return times(wholeNumber(text.chopped(unit.name.size())), unit.factor);
    return wholeNumber(text);
}

QString durationText(std::chrono::milliseconds duration)
{
    return duration.count() == 0 ? QStringLiteral("0s")
                                 : inLargestUnit(duration.count(), timeUnits);
}

QString sizeText(qint64 bytes)
{
    return inLargestUnit(bytes, sizeUnits);
}

} // namespace Guestwire
