// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/charttable.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Guestwire::ChartTable)
};

// A point stands in the middle of its step, which for the newest may lie ahead.
bool isWithin(const Point &point, qint64 step, qint64 from, qint64 to)
{
    return point.at >= from && point.at - step / 2 <= to;
}

void addColumns(ChartTable &table, const ChartSpec &spec, const ChartSpec::Line &line, bool maximum)
{
    const QString key = dottedName(line.source);
    const QString title =
        Words::tr("%1, %2", "a chart and one of its lines").arg(spec.title, line.name);
    if (!maximum) {
        table.columns.append({key, title, spec.unit});
        return;
    }
    table.columns.append({key + " average"_L1, title, spec.unit});
    table.columns.append(
        {key + " maximum"_L1, Words::tr("%1, maximum", "a column").arg(title), spec.unit});
}

// A device's name may be anything.
QByteArray field(const QString &text)
{
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n'))
        return text.toUtf8();
    QString quoted = text;
    return u"\"%1\""_s.arg(quoted.replace(u'"', u"\"\""_s)).toUtf8();
}

} // namespace

ChartTable tableOf(const QList<ChartSpec> &specs, const Curve &curve, qint64 from, qint64 to)
{
    const bool hasMaxima = std::ranges::any_of(
        curve.maximum, [&](const Point &point) { return isWithin(point, curve.step, from, to); });
    ChartTable table;
    for (const ChartSpec &spec : specs)
        for (const ChartSpec::Line &line : spec.lines)
            addColumns(table, spec, line, hasMaxima);
    for (const Point &point : curve.average) {
        if (!isWithin(point, curve.step, from, to))
            continue;
        const Point *maximum = curve.maximumAt(point.at);
        ChartTable::Row row {point.at, {}};
        for (const ChartSpec &spec : specs)
            for (const ChartSpec::Line &line : spec.lines) {
                row.values.push_back(point[line.series]);
                // A sample is its own maximum.
                if (hasMaxima)
                    row.values.push_back(maximum ? (*maximum)[line.series] : point[line.series]);
            }
        if (std::ranges::any_of(row.values, [](float value) { return !std::isnan(value); }))
            table.rows.push_back(row);
    }
    return table;
}

QByteArray csvOf(const ChartTable &table)
{
    QByteArray csv = "time";
    for (const ChartTable::Column &column : table.columns)
        csv += ',' + field(column.key);
    csv += '\n';
    for (const ChartTable::Row &row : table.rows) {
        csv += QDateTime::fromMSecsSinceEpoch(row.at, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8();
        for (const float value : row.values)
            csv += ','
                + (std::isnan(value) ? QByteArray() : QByteArray::number(double(value), 'g', 9));
        csv += '\n';
    }
    return csv;
}

QString fileNameFor(const QString &vm, qint64 from, qint64 to, const QString &suffix)
{
    const auto time = [](qint64 at) {
        return QDateTime::fromMSecsSinceEpoch(at).toString(u"yyyy-MM-dd-HHmm"_s);
    };
    QString name = displayText(vm);
    return name.replace(u'/', u'_') + u'-' + time(from) + "-to-"_L1 + time(to) + u'.' + suffix;
}

} // namespace Guestwire
