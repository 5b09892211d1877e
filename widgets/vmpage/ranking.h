// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/samplestore.h"

#include <QString>

namespace Guestwire {

// One of the busiest.
struct Rank
{
    VmKey key;
    QString name;
    double value = 0;
    double share = 0; // 0..1 of what is full, or of the busiest

    bool operator==(const Rank &) const = default;
};

// The busiest active VMs by this group of metrics, the first first. CPU and memory in percent, disk
// and network in bytes a second both ways; those that do nothing are left out.
QList<Rank> busiest(MetricGroup group, const Connections &connections, const SampleStore &samples,
                    int atMost);

} // namespace Guestwire
