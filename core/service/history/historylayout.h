// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/sample.h"

#include <QStringList>

#include <vector>

namespace Guestwire {

// Which series a row of the history has, in which order: those of the VM, then of each vCPU, disk
// and network interface. It is kept by names, so a file outlives changes of the metric table.
struct HistoryLayout
{
    // Names without the device, by what they belong to: "cpu.utilization"; "utilization"; …
    QStringList vm;
    QStringList vcpu;
    QStringList disk;
    QStringList nic;
    QStringList vcpus; // "0"
    QStringList disks;
    QStringList nics;

    // Of all that these have, one character each: '1' where a row has its value.
    QString present;

    // What a row has: "cpu.utilization", "cpu.0.utilization", "disk.vda.readRate", …
    QStringList series() const;
    // Where a row's are among all values.
    std::vector<size_t> columns() const;
    // Those of a row, out of all values.
    void choose(const std::vector<float> &all, std::vector<float> &row) const;

    // The same as text, for the file.
    QString names() const;
    QString devices() const;
    static HistoryLayout fromText(const QString &names, const QString &devices,
                                  const QString &present);

    bool operator==(const HistoryLayout &) const = default;
};

// What is kept of a sample: all but counters, whose rates say the same and can be averaged.
bool isKept(const MetricInfo &metric);

// All values of a sample with the metric table as it is now; NaN where there is none.
std::vector<float> valuesOf(const Sample &sample);
void readValuesOf(const Sample &sample, std::vector<float> &values); // in the place of others
// Which of them a row needs to have. What an earlier one of the same devices had it has, too, so
// that a value that comes and goes does not change the layout each time.
HistoryLayout layoutOf(const Sample &sample, const std::vector<float> &values,
                       const HistoryLayout &before = {});
bool fits(const HistoryLayout &layout, const std::vector<size_t> &columns, const Sample &sample,
          const std::vector<float> &values); // the columns are the layout's

// Nothing where such a series may be in a history, else what is wrong with its name.
QString whyNoSeries(const QString &name);

// For answers: the shortest decimal that stands for the same float. 12.3 is not
// 12.300000190734863.
double widened(float value);

} // namespace Guestwire
