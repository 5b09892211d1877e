// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historybins.h"

#include "core/service/history/historylayout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Guestwire {

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

} // namespace

std::vector<qsizetype> columnsOf(const QStringList &metrics, const QStringList &series)
{
    std::vector<qsizetype> columns;
    for (const QString &metric : metrics)
        columns.push_back(series.indexOf(metric));
    return columns;
}

HistoryBins::HistoryBins(const HistoryPlan &plan, const QStringList &metrics)
    : m_plan(plan)
    , m_lines(size_t(metrics.size()), Line(size_t(plan.count), {0, 0, 0, none, none}))
{
}

// Of the step that has this instant; it may lie outside.
qint64 HistoryBins::indexOf(qint64 at) const
{
    return bucketOf(at - m_plan.from, std::chrono::milliseconds(m_plan.step)) / m_plan.step;
}

void HistoryBins::add(const Extent &extent, const std::vector<qsizetype> &columns,
                      const std::vector<float> &average, const std::vector<float> &maximum)
{
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const qsizetype column = columns[i];
        if (column >= 0 && !std::isnan(average[size_t(column)]))
            addTo(m_lines[i], extent, average[size_t(column)], maximum[size_t(column)]);
    }
}

void HistoryBins::addTo(Line &line, const Extent &extent, float average, float maximum) const
{
    const qint64 own = indexOf(extent.at);
    if (own >= 0 && own < m_plan.count) {
        Bin &bin = line[size_t(own)];
        const double weight = double(std::max<qint64>(extent.to - extent.from, 1));
        bin.maximum = bin.weight > 0 ? std::max(bin.maximum, maximum) : maximum;
        bin.sum += double(average) * weight;
        bin.weight += weight;
    }
    const qint64 first = std::max<qint64>(indexOf(extent.from), 0);
    const qint64 last = std::min(indexOf(extent.to - 1), m_plan.count - 1);
    for (qint64 i = first; i <= last; ++i) {
        line[size_t(i)].reachingAverage = average;
        line[size_t(i)].reachingMaximum = maximum;
    }
}

HistorySeries HistoryBins::series(qsizetype metric) const
{
    const auto known = [](float value) {
        return std::isnan(value) ? std::nullopt : std::optional(widened(value));
    };
    HistorySeries series;
    series.average.reserve(m_plan.count);
    series.maximum.reserve(m_plan.count);
    for (const Bin &bin : m_lines[size_t(metric)]) {
        const bool isOwn = bin.weight > 0;
        series.average.append(known(isOwn ? float(bin.sum / bin.weight) : bin.reachingAverage));
        series.maximum.append(known(isOwn ? bin.maximum : bin.reachingMaximum));
    }
    return series;
}

} // namespace Guestwire
