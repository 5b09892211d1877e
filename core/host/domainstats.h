// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/sample.h"

#include <libvirt/libvirt.h>

#include <span>

namespace Guestwire {

// What the statistics of one domain are read against.
struct StatsContext
{
    VmId vm;
    quint64 run = 0;
    std::chrono::nanoseconds taken {}; // steady clock
    QDateTime at; // UTC
    int balloonPeriod = 0; // seconds between two reports of the guest's balloon driver
};

// The typed parameters that virDomainListGetStats() gives, as counters. Nothing for a VM that is
// not active: libvirt's numbers of those are left-overs.
std::optional<Counters> countersFrom(std::span<const virTypedParameter> parameters,
                                     const StatsContext &context);

// True when the driver gave the state and nothing else, so that each domain must be asked by
// itself.
bool hasStateOnly(std::span<const virTypedParameter> parameters);

// What the balloon reports, in bytes, and when it did so.
struct Balloon
{
    std::optional<double> current;
    std::optional<double> rss;
    std::optional<double> available;
    std::optional<double> unused;
    std::optional<double> usable;
    std::optional<double> swapIn;
    std::optional<double> swapOut;
    qint64 lastUpdate = 0; // seconds since 1970; 0: never
};

// Used = available − usable where the guest's driver reports and did so lately; else the emulator's
// resident set; else nothing but the total.
void setMemory(Counters &counters, const Balloon &balloon, int balloonPeriod);

} // namespace Guestwire
