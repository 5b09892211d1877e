// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartchoice.h"
#include "widgets/charts/curve.h"

namespace Guestwire {

// What charts show, in figures.
struct ChartTable
{
    struct Column
    {
        QString key; // in files: "disk.readRate", "disk.readRate maximum"
        QString title; // as people read it: "Disk, read"
        Unit unit = Unit::Percent;
    };
    struct Row
    {
        qint64 at = 0; // ms since 1970
        std::vector<float> values; // one a column; NaN where nothing is known
    };

    QList<Column> columns;
    std::vector<Row> rows; // the oldest first; none where nothing at all is known
};

// Maxima have columns where there are any.
ChartTable tableOf(const QList<ChartSpec> &specs, const Curve &curve, qint64 from, qint64 to);

// With times in UTC as RFC 3339, and plain numbers in the units of the protocol.
QByteArray csvOf(const ChartTable &table);

// "web-01-2026-01-02-1504-to-2026-01-02-1604.csv", in local time. No path can hide in a name.
QString fileNameFor(const QString &vm, qint64 from, qint64 to, const QString &suffix);

} // namespace Guestwire
