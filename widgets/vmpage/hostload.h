// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/samplestore.h"

#include <chrono>
#include <vector>

namespace Guestwire {

// The processor time of all VMs, one on the other: in CPUs that are kept busy.
struct HostLoad
{
    struct Band
    {
        VmKey key; // null for all that have no band of their own
        QString name;
        std::vector<float> cpus; // one for each step of time, the oldest first; NaN: not known
    };

    qint64 from = 0; // ms since 1970
    qint64 step = 1; // ms
    QList<Band> bands; // who used most first, at the bottom; the others last
    double now = 0; // of all
    double highest = 0; // of all together
    int cpus = 0; // that the hosts have; 0 where one does not tell

    static constexpr int mostBands = 6;
    static constexpr int steps = 60;
};

// Over the newest `span`, in HostLoad::steps.
HostLoad hostLoad(const Connections &connections, const SampleStore &samples,
                  std::chrono::milliseconds span);

} // namespace Guestwire
