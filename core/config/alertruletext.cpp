// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/alertruletext.h"

#include "core/config/quantity.h"
#include "core/model/ruletext.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

struct Scale
{
    Unit unit;
    QLatin1StringView name;
    double factor;
};

constexpr double KiB = 1024;

// What may stand behind a number; of each unit the smallest first.
constexpr std::array scales {
    Scale {Unit::Percent, "%"_L1, 1},
    Scale {Unit::Bytes, "B"_L1, 1},
    Scale {Unit::Bytes, "KiB"_L1, KiB},
    Scale {Unit::Bytes, "MiB"_L1, KiB *KiB},
    Scale {Unit::Bytes, "GiB"_L1, KiB *KiB *KiB},
    Scale {Unit::Bytes, "TiB"_L1, KiB *KiB *KiB *KiB},
    Scale {Unit::BytesPerSecond, "B/s"_L1, 1},
    Scale {Unit::BytesPerSecond, "KiB/s"_L1, KiB},
    Scale {Unit::BytesPerSecond, "MiB/s"_L1, KiB *KiB},
    Scale {Unit::BytesPerSecond, "GiB/s"_L1, KiB *KiB *KiB},
    Scale {Unit::CountPerSecond, "/s"_L1, 1},
    Scale {Unit::Milliseconds, "ms"_L1, 1},
    Scale {Unit::Milliseconds, "s"_L1, 1000},
    Scale {Unit::Seconds, "s"_L1, 1},
};

QString unitNames(Unit unit)
{
    QStringList names;
    for (const Scale &scale : scales)
        if (scale.unit == unit)
            names.append(scale.name);
    return names.join(u", "_s);
}

bool isOfNumber(QChar character)
{
    return character.isDigit() || character == u'.' || character == u'-' || character == u'+'
        || character == u'e' || character == u'E';
}

// "90", "90%", "1.5GiB", or with the unit as the next word.
Result<double> readValue(RuleReader &reader, Unit unit)
{
    reader.atEnd(); // past the blanks
    const qsizetype start = reader.column();
    const QStringView word = reader.word();
    const auto digits = std::ranges::find_if_not(word, isOfNumber) - word.begin();
    bool isNumber = false;
    const double number = word.first(digits).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return RuleReader::error(u"\"%1\" is no number; write it as in 90 or 1.5"_s.arg(word),
                                 start);
    QStringView name = word.sliced(digits);
    if (name.isEmpty()) {
        RuleReader ahead = reader;
        const QStringView next = ahead.word();
        if (next.isEmpty() || next == u"for")
            return number;
        name = next;
        reader = ahead;
    }
    const auto scale = std::ranges::find_if(
        scales, [&](const Scale &known) { return known.unit == unit && known.name == name; });
    if (scale == scales.end())
        return RuleReader::error(
            unitNames(unit).isEmpty()
                ? u"\"%1\" is no unit of this metric, which is a mere number"_s.arg(name)
                : u"\"%1\" is no unit of this metric; it is one of: %2"_s.arg(name,
                                                                              unitNames(unit)),
            start);
    return number * scale->factor;
}

Outcome readMetric(RuleReader &reader, AlertRule &rule)
{
    reader.atEnd();
    const qsizetype start = reader.column();
    const QStringView name = reader.word();
    const auto metric = metricFromName(name);
    if (!metric)
        return RuleReader::error(
            u"\"%1\" is no metric; a rule is on one such as cpu.utilization or memory.used, or "
            "says: stopped unexpectedly, or: crashed"_s.arg(name),
            start);
    rule.metric = *metric;
    if (reader.take(u">"))
        rule.condition = AlertRule::Condition::Above;
    else if (reader.take(u"<"))
        rule.condition = AlertRule::Condition::Below;
    else
        return reader.error(u"here stands > or <"_s);
    const auto limit = readValue(reader, info(rule.metric).unit);
    if (!limit)
        return limit.error();
    rule.limit = limit.value();
    return done();
}

Outcome readDuration(RuleReader &reader, AlertRule &rule)
{
    if (!reader.take(u"for"))
        return done();
    reader.atEnd();
    const qsizetype start = reader.column();
    const QStringView word = reader.word();
    const auto duration = parseDuration(word);
    if (!duration || *duration > maxAlertDuration)
        return RuleReader::error(
            u"\"%1\" is no time up to %2; write it as in 30s, 5m or 1h30m"_s.arg(
                word, durationText(maxAlertDuration)),
            start);
    rule.duration = *duration;
    return done();
}

Outcome readClears(RuleReader &reader, AlertRule &rule)
{
    RuleReader ahead = reader;
    if (!ahead.take(u",") || !ahead.take(u"clears"))
        return done();
    reader = ahead;
    const bool above = rule.condition == AlertRule::Condition::Above;
    if (!reader.take(above ? u"<" : u">"))
        return reader.error(above ? u"a rule with > clears with <"_s
                                  : u"a rule with < clears with >"_s);
    reader.atEnd();
    const qsizetype start = reader.column();
    const auto clears = readValue(reader, info(rule.metric).unit);
    if (!clears)
        return clears.error();
    if (above ? clears.value() > rule.limit : clears.value() < rule.limit)
        return RuleReader::error(above ? u"the value that clears is above the one that fires"_s
                                       : u"the value that clears is below the one that fires"_s,
                                 start);
    rule.clears = clears.value();
    return done();
}

Outcome readCondition(RuleReader &reader, AlertRule &rule)
{
    if (reader.take(u"stopped")) {
        rule.condition = AlertRule::Condition::Stopped;
        return reader.take(u"unexpectedly")
            ? done()
            : Outcome(reader.error(u"here stands \"unexpectedly\": a stop that was asked for is "
                                   "none to be told of"_s));
    }
    if (reader.take(u"crashed")) {
        rule.condition = AlertRule::Condition::Crashed;
        return done();
    }
    for (const auto part : {readMetric, readDuration, readClears})
        if (const Outcome read = part(reader, rule); !read)
            return read;
    return done();
}

QString conditionText(const AlertRule &rule)
{
    if (rule.condition == AlertRule::Condition::Stopped)
        return u"stopped unexpectedly"_s;
    if (rule.condition == AlertRule::Condition::Crashed)
        return u"crashed"_s;
    const bool above = rule.condition == AlertRule::Condition::Above;
    const Unit unit = info(rule.metric).unit;
    QString text =
        dottedName(rule.metric) + (above ? u" > "_s : u" < "_s) + valueText(rule.limit, unit);
    if (rule.duration.count() > 0)
        text += u" for "_s + durationText(rule.duration);
    if (rule.clears)
        text += (above ? u", clears < "_s : u", clears > "_s) + valueText(*rule.clears, unit);
    return text;
}

} // namespace

Result<AlertRule> parseAlertRule(const QString &text)
{
    RuleReader reader(text);
    const auto name = reader.name();
    if (!name)
        return name.error();
    AlertRule rule;
    rule.name = name.value();
    if (const Outcome read = readCondition(reader, rule); !read)
        return read.error();
    const auto tail = reader.tail();
    if (!tail)
        return tail.error();
    rule.vms = tail.value().patterns;
    rule.severity = tail.value().severity.value_or(Severity::Warning);
    return rule;
}

QString toText(const AlertRule &rule)
{
    QString text = rule.name + u": "_s + conditionText(rule);
    if (!rule.vms.isEmpty())
        text += u", on "_s + rule.vms.join(u", "_s);
    return text + u", "_s + severityName(rule.severity);
}

QString valueText(double value, Unit unit, std::optional<int> digits)
{
    const Scale *best = nullptr;
    for (const Scale &scale : scales)
        if (scale.unit == unit && (!best || std::abs(value) >= scale.factor))
            best = &scale;
    double shown = best ? value / best->factor : value;
    if (digits)
        shown = QString::number(shown, 'g', *digits).toDouble();
    const QString number = QString::number(shown, 'f', QLocale::FloatingPointShortest);
    return best ? number + u' ' + best->name : number;
}

} // namespace Guestwire
