// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/metric.h"
#include "core/model/vm.h"

#include <QDateTime>
#include <QList>

#include <chrono>

namespace Guestwire {

// Where the memory figures come from: the guest's balloon driver, the balloon's size alone, or the
// emulator's resident set.
enum class MemorySource { Guest, Balloon, Rss };

// One virtual CPU. Times are cumulative.
struct VcpuCounters
{
    int number = 0;
    std::optional<std::chrono::nanoseconds> time;
    std::optional<std::chrono::nanoseconds> delay; // ready to run, but waiting for a host CPU

    bool operator==(const VcpuCounters &) const = default;
};

// A disk ("vda") or a network interface ("vnet0"), with the metrics of its group.
struct Device
{
    QString name;
    Values values;

    bool operator==(const Device &) const = default;
};

// One reading of what libvirt counts for a VM.
struct Counters
{
    VmId vm;
    quint64 run = 0; // another number after each start of the emulator: counters began anew
    std::chrono::nanoseconds taken {}; // steady clock, at the middle of the call
    QDateTime at; // UTC wall clock, for labels alone
    std::optional<MemorySource> memorySource;
    Values values; // gauges and counters only; disk and network sums come from the devices
    QList<VcpuCounters> vcpus;
    QList<Device> disks;
    QList<Device> nics;

    bool operator==(const Counters &) const = default;
};

struct VcpuSample
{
    int number = 0;
    std::optional<double> utilization; // percent of this vCPU
    std::optional<double> delay; // percent of the time

    bool operator==(const VcpuSample &) const = default;
};

// What a chart, a subscriber and the history are given.
struct Sample
{
    VmId vm;
    QDateTime at; // UTC
    std::optional<MemorySource> memorySource;
    Values values;
    QList<VcpuSample> vcpus;
    QList<Device> disks;
    QList<Device> nics;

    bool operator==(const Sample &) const = default;
};

// Two readings closer than this say too little; the earlier one stays the baseline.
inline constexpr std::chrono::milliseconds shortestInterval {200};

// True when rates can be computed between the two: same run, far enough apart, clock forward.
bool comparable(const Counters &before, const Counters &after);

// The sample that a reading gives. Rates, latencies and utilization are absent without a comparable
// earlier reading, and wherever a counter went backwards or a device was not there before.
// cpu.utilization: growth of all vCPUs' time / elapsed / number of vCPUs, in percent, 0–100.
Sample sampleOf(const Counters *before, const Counters &after);

} // namespace Guestwire
