// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/history.h"
#include "core/service/history/historytiers.h"

#include <vector>

namespace Guestwire {

// Where each metric stands among the series of a row; -1 where it does not.
std::vector<qsizetype> columnsOf(const QStringList &metrics, const QStringList &series);

// The values of an answer, step by step.
class HistoryBins
{
public:
    HistoryBins(const HistoryPlan &plan, const QStringList &metrics);

    // The time that a row stands for, in ms since 1970, and the instant that decides in which step
    // it is counted. It is shown in all others that it reaches into and that have nothing else.
    struct Extent
    {
        qint64 from = 0;
        qint64 to = 0;
        qint64 at = 0;
    };
    void add(const Extent &extent, const std::vector<qsizetype> &columns,
             const std::vector<float> &average, const std::vector<float> &maximum);

    HistorySeries series(qsizetype metric) const;

private:
    struct Bin
    {
        double sum = 0; // value × ms
        double weight = 0; // ms
        float maximum = 0;
        float reachingAverage; // of a row of another step
        float reachingMaximum;
    };
    using Line = std::vector<Bin>;

    void addTo(Line &line, const Extent &extent, float average, float maximum) const;
    qint64 indexOf(qint64 at) const;

    HistoryPlan m_plan;
    std::vector<Line> m_lines; // one a metric
};

} // namespace Guestwire
