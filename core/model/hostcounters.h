// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"

#include <QList>
#include <QSet>

#include <chrono>

namespace Guestwire {

// What libvirt counts for the host itself. What it does not tell is absent.
struct HostCounters
{
    std::optional<int> cpus;
    std::optional<std::chrono::nanoseconds> cpuBusy; // of all CPUs, cumulative
    std::optional<std::chrono::nanoseconds> cpuAll; // busy or not
    std::optional<double> memoryUsed; // bytes, without what can be had back at once
    std::optional<double> memoryTotal; // bytes
    QList<double> load; // over 1, 5 and 15 minutes; empty for a host that is not this machine

    bool operator==(const HostCounters &) const = default;
};

// Percent of all CPUs' time between two readings; nothing when it can not be told.
std::optional<double> utilizationBetween(const HostCounters &before, const HostCounters &after);

// Which VMs are to be read.
struct ReadingOrder
{
    std::optional<QSet<VmId>> only; // nothing: all
    QSet<VmId> brief; // of these nothing that is dear: no single virtual CPUs

    bool operator==(const ReadingOrder &) const = default;
};

// How a round of readings went.
struct ReadingReport
{
    int vms = 0; // that were read
    std::chrono::nanoseconds took {}; // but for the time that a hung emulator cost
    std::chrono::nanoseconds cpu {}; // of this program
    HostCounters host;

    bool operator==(const ReadingReport &) const = default;
};

} // namespace Guestwire
