// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/sample.h"

namespace Guestwire {

// One line of a chart, of the history, or of an alert's rule: a metric of a whole VM, or of one of
// its virtual CPUs, disks or network interfaces.
struct MetricSeries
{
    Metric metric {};
    QString device; // "0", "vda", "vnet0"; empty: the whole VM

    bool operator==(const MetricSeries &) const = default;
};

// "disk.readRate", "disk.vda.readRate", "cpu.0.utilization". A device's name may have dots itself.
QString dottedName(const MetricSeries &series);
std::optional<MetricSeries> seriesFromName(QStringView dotted);

// The virtual CPUs, interfaces or disks; memory has no devices.
const QList<Device> &devicesOf(const Sample &sample, MetricGroup group);
std::optional<double> valueOf(const Sample &sample, const MetricSeries &series);

} // namespace Guestwire
