// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace Guestwire {

// Every number that is measured. The table in metric.cpp gives each its wire name, unit and origin;
// protocol, charts and history read that table and have no list of their own.
enum class Metric {
    CpuUtilization,
    CpuCores,
    CpuUser,
    CpuSystem,
    CpuDelay,
    CpuWait,
    CpuTime,
    CpuUserTime,
    CpuSystemTime,
    CpuDelayTime,
    CpuWaitTime,
    MemoryUsed,
    MemoryTotal,
    MemoryAvailable,
    MemoryUnused,
    MemoryUsable,
    MemoryCaches,
    MemoryBalloon,
    MemoryRss,
    MemorySwapIn,
    MemorySwapOut,
    MemoryMajorFaults,
    MemoryMinorFaults,
    MemorySwapInRate,
    MemorySwapOutRate,
    MemoryMajorFaultsRate,
    MemoryMinorFaultsRate,
    NetworkRxBytes,
    NetworkTxBytes,
    NetworkRxPackets,
    NetworkTxPackets,
    NetworkRxErrors,
    NetworkTxErrors,
    NetworkRxDrops,
    NetworkTxDrops,
    NetworkRxRate,
    NetworkTxRate,
    NetworkRxPacketsRate,
    NetworkTxPacketsRate,
    NetworkRxErrorsRate,
    NetworkTxErrorsRate,
    NetworkRxDropsRate,
    NetworkTxDropsRate,
    DiskReadBytes,
    DiskWriteBytes,
    DiskReadOps,
    DiskWriteOps,
    DiskFlushOps,
    DiskReadTime,
    DiskWriteTime,
    DiskFlushTime,
    DiskReadRate,
    DiskWriteRate,
    DiskReadOpsRate,
    DiskWriteOpsRate,
    DiskFlushOpsRate,
    DiskReadLatency,
    DiskWriteLatency,
    DiskFlushLatency,
    DiskAllocation,
    DiskCapacity,
    DiskPhysical,
};
inline constexpr int metricCount = int(Metric::DiskPhysical) + 1;

enum class Unit { Percent, Bytes, BytesPerSecond, Count, CountPerSecond, Milliseconds, Seconds };
enum class MetricGroup { Cpu, Memory, Network, Disk };
enum class Origin {
    Gauge, // read as it is
    Counter, // read as it is; grows while the VM runs
    Rate, // growth of `of` per second
    Latency, // growth of the time `of` (ms) over the growth of the operations `over`
    Share, // growth of the time `of` (s) over the time that the virtual CPUs had, in percent
};

struct MetricInfo
{
    Metric metric;
    MetricGroup group;
    const char *name; // inside its group, as on the wire: "utilization"
    Unit unit;
    Origin origin;
    Metric of {};
    Metric over {};
};

std::span<const MetricInfo> allMetrics();
const MetricInfo &info(Metric metric);
const char *toName(MetricGroup group); // "cpu"
QString dottedName(Metric metric); // "cpu.utilization"
std::optional<Metric> metricFromName(QStringView dotted);

} // namespace Guestwire
