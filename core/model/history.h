// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Guestwire {

struct HistoryQuery
{
    VmId vm;
    QStringList metrics; // dotted names: cpu.utilization, disk.vda.readRate
    QDateTime from; // UTC
    QDateTime to;
    int points = 0; // wished for, at most so many come

    bool operator==(const HistoryQuery &) const = default;
};

// Of a metric: one value a step, absent where nothing was measured.
struct HistorySeries
{
    QList<std::optional<double>> average;
    QList<std::optional<double>> maximum;

    bool operator==(const HistorySeries &) const = default;
};

struct History
{
    QDateTime from; // UTC, beginning of the first step
    std::chrono::milliseconds step {0};
    QMap<QString, HistorySeries> series; // by dotted name

    bool operator==(const History &) const = default;
};

} // namespace Guestwire
