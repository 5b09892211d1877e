// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/values.h"
#include "core/model/vm.h"

#include <QDateTime>
#include <QList>

#include <chrono>

namespace Guestwire {

// Where the memory figures come from: the guest's balloon driver, the balloon's size alone, or the
// emulator's resident set.
enum class MemorySource { Guest, Balloon, Rss };

// A virtual CPU ("0"), a disk ("vda") or a network interface ("vnet0"), with the metrics of its
// group. A name stays with its device when others come and go.
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
    // The same of the CPU times, where these were asked for by themselves; else 0. Such times are
    // of another making and are not compared with the others.
    std::chrono::nanoseconds cpuTaken {};
    QDateTime at; // UTC wall clock, for labels alone
    int vcpuCount = 0; // virtual CPUs that are plugged in; 0: not known
    std::optional<MemorySource> memorySource;
    Values values; // gauges and counters only; disk and network sums come from the devices
    QList<Device> vcpus;
    QList<Device> disks;
    QList<Device> nics;

    bool operator==(const Counters &) const = default;
};

// What a chart, a subscriber and the history are given.
struct Sample
{
    VmId vm;
    QDateTime at; // UTC
    std::optional<MemorySource> memorySource;
    Values values;
    QList<Device> vcpus;
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
// Shares of CPU are the mean of the virtual CPUs that have them, 0–100 percent; where none has, the
// VM's own time over the number of its virtual CPUs.
Sample sampleOf(const Counters *before, const Counters &after);

} // namespace Guestwire
