// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/sample.h"

#include <libvirt/libvirt.h>

#include <span>

namespace Guestwire {

// Tells whether what the guest's balloon driver reported is still true. Reports carry the host's
// wall clock, which may differ from ours and may be set: once a second report was seen to come, our
// own steady clock alone decides.
class BalloonAge
{
public:
    // `period`: seconds between two reports.
    bool isFresh(qint64 reported, std::chrono::nanoseconds taken, const QDateTime &at, int period);

private:
    qint64 m_reported = 0; // seconds since 1970, as the host says; 0: never
    std::optional<std::chrono::nanoseconds> m_seen; // when that was new to us
    bool m_moved = false; // it was seen to change
};

// What the statistics of one domain are read against.
struct StatsContext
{
    VmId vm;
    quint64 run = 0;
    std::chrono::nanoseconds taken {}; // steady clock
    QDateTime at; // UTC
    int balloonPeriod = 0; // seconds between two reports of the guest's balloon driver
    BalloonAge *balloonAge = nullptr; // of this domain
};

// The typed parameters that virDomainListGetStats() gives, as counters. Nothing for a VM that is
// not active: libvirt's numbers of those are left-overs.
std::optional<Counters> countersFrom(std::span<const virTypedParameter> parameters,
                                     const StatsContext &context);

// True when the driver gave the state and nothing else, so that each domain must be asked by
// itself.
bool hasStateOnly(std::span<const virTypedParameter> parameters);

// What the balloon reports, and when it did so.
struct Balloon
{
    Values values; // of the guest's driver; bytes and counts
    std::optional<double> current; // bytes
    std::optional<double> rss;
    qint64 reported = 0; // seconds since 1970; 0: never
};

// Used = available − usable where the guest's driver reports and did so lately; else the emulator's
// resident set; else nothing but the total.
void setMemory(Counters &counters, const Balloon &balloon, const StatsContext &context);

} // namespace Guestwire
