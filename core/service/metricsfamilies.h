// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/metric.h"

#include <span>

namespace Guestwire {

// What stands on the page for Prometheus: a family is a name with one line for each of its labels.
// Names and units are those of libvirt's other exporters, where these have them.
struct MetricFamily
{
    enum class Type { Gauge, Counter };

    const char *name;
    const char *help;
    Type type = Type::Gauge;
};

// A family that is one of our own metrics, read as it is.
struct CounterFamily
{
    MetricFamily family;
    Metric metric;
    double factor = 1; // to the unit that the name says
};

// Families of other making.
enum class Family {
    DomainState,
    DomainVcpus,
    DomainMemory,
    DomainStart,
    HostUp,
    TickDuration,
    TickCpu,
    TickLateness,
    TickInterval,
    BuildInfo,
    Clients,
    Waiting,
    Sessions,
    Queued,
    Accepted,
    Dropped,
    RefusedRequests,
    RefusedLogins,
    LimitTrips,
    CertificateEnd,
    Consoles,
    HistoryKept,
    HistoryRows,
    HistoryEvents,
    HistoryFailures,
    HistoryDropped,
    HistoryWaiting,
    HistoryWriting,
    HistorySize,
    AlertsFiring,
    AlertRules,
    AlertsDropped,
    WebhookSent,
    WebhookLost,
    WebhookWaiting,
};

std::span<const CounterFamily> vmFamilies();
std::span<const CounterFamily> vcpuFamilies();
std::span<const CounterFamily> diskFamilies();
std::span<const CounterFamily> nicFamilies();
std::span<const MetricFamily> plainFamilies(); // in the order of Family

} // namespace Guestwire
