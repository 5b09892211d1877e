// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/metric.h"

#include <algorithm>
#include <array>

namespace Guestwire {

namespace {

using enum Metric;
using enum MetricGroup;
using enum Unit;
using enum Origin;

// In the order of the enumeration, so that info() is an index.
constexpr std::array metricTable {
    MetricInfo {CpuUtilization, Cpu, "utilization", Percent, Share, CpuTime},
    MetricInfo {CpuCores, Cpu, "cores", Count, Rate, CpuTime},
    MetricInfo {CpuUser, Cpu, "user", Percent, Share, CpuUserTime},
    MetricInfo {CpuSystem, Cpu, "system", Percent, Share, CpuSystemTime},
    MetricInfo {CpuDelay, Cpu, "delay", Percent, Share, CpuDelayTime},
    MetricInfo {CpuWait, Cpu, "wait", Percent, Share, CpuWaitTime},
    MetricInfo {CpuTime, Cpu, "time", Seconds, Counter},
    MetricInfo {CpuUserTime, Cpu, "userTime", Seconds, Counter},
    MetricInfo {CpuSystemTime, Cpu, "systemTime", Seconds, Counter},
    MetricInfo {CpuDelayTime, Cpu, "delayTime", Seconds, Counter},
    MetricInfo {CpuWaitTime, Cpu, "waitTime", Seconds, Counter},
    MetricInfo {MemoryUsed, Memory, "used", Bytes, Gauge},
    MetricInfo {MemoryTotal, Memory, "total", Bytes, Gauge},
    MetricInfo {MemoryAvailable, Memory, "available", Bytes, Gauge},
    MetricInfo {MemoryUnused, Memory, "unused", Bytes, Gauge},
    MetricInfo {MemoryUsable, Memory, "usable", Bytes, Gauge},
    MetricInfo {MemoryCaches, Memory, "caches", Bytes, Gauge},
    MetricInfo {MemoryBalloon, Memory, "balloon", Bytes, Gauge},
    MetricInfo {MemoryRss, Memory, "rss", Bytes, Gauge},
    MetricInfo {MemorySwapIn, Memory, "swapIn", Bytes, Counter},
    MetricInfo {MemorySwapOut, Memory, "swapOut", Bytes, Counter},
    MetricInfo {MemoryMajorFaults, Memory, "majorFaults", Count, Counter},
    MetricInfo {MemoryMinorFaults, Memory, "minorFaults", Count, Counter},
    MetricInfo {MemorySwapInRate, Memory, "swapInRate", BytesPerSecond, Rate, MemorySwapIn},
    MetricInfo {MemorySwapOutRate, Memory, "swapOutRate", BytesPerSecond, Rate, MemorySwapOut},
    MetricInfo {MemoryMajorFaultsRate, Memory, "majorFaultsRate", CountPerSecond, Rate,
                MemoryMajorFaults},
    MetricInfo {MemoryMinorFaultsRate, Memory, "minorFaultsRate", CountPerSecond, Rate,
                MemoryMinorFaults},
    MetricInfo {NetworkRxBytes, Network, "rxBytes", Bytes, Counter},
    MetricInfo {NetworkTxBytes, Network, "txBytes", Bytes, Counter},
    MetricInfo {NetworkRxPackets, Network, "rxPackets", Count, Counter},
    MetricInfo {NetworkTxPackets, Network, "txPackets", Count, Counter},
    MetricInfo {NetworkRxErrors, Network, "rxErrors", Count, Counter},
    MetricInfo {NetworkTxErrors, Network, "txErrors", Count, Counter},
    MetricInfo {NetworkRxDrops, Network, "rxDrops", Count, Counter},
    MetricInfo {NetworkTxDrops, Network, "txDrops", Count, Counter},
    MetricInfo {NetworkRxRate, Network, "rxRate", BytesPerSecond, Rate, NetworkRxBytes},
    MetricInfo {NetworkTxRate, Network, "txRate", BytesPerSecond, Rate, NetworkTxBytes},
    MetricInfo {NetworkRxPacketsRate, Network, "rxPacketsRate", CountPerSecond, Rate,
                NetworkRxPackets},
    MetricInfo {NetworkTxPacketsRate, Network, "txPacketsRate", CountPerSecond, Rate,
                NetworkTxPackets},
    MetricInfo {NetworkRxErrorsRate, Network, "rxErrorsRate", CountPerSecond, Rate,
                NetworkRxErrors},
    MetricInfo {NetworkTxErrorsRate, Network, "txErrorsRate", CountPerSecond, Rate,
                NetworkTxErrors},
    MetricInfo {NetworkRxDropsRate, Network, "rxDropsRate", CountPerSecond, Rate, NetworkRxDrops},
    MetricInfo {NetworkTxDropsRate, Network, "txDropsRate", CountPerSecond, Rate, NetworkTxDrops},
    MetricInfo {DiskReadBytes, Disk, "readBytes", Bytes, Counter},
    MetricInfo {DiskWriteBytes, Disk, "writeBytes", Bytes, Counter},
    MetricInfo {DiskReadOps, Disk, "readOps", Count, Counter},
    MetricInfo {DiskWriteOps, Disk, "writeOps", Count, Counter},
    MetricInfo {DiskFlushOps, Disk, "flushOps", Count, Counter},
    MetricInfo {DiskReadTime, Disk, "readTime", Milliseconds, Counter},
    MetricInfo {DiskWriteTime, Disk, "writeTime", Milliseconds, Counter},
    MetricInfo {DiskFlushTime, Disk, "flushTime", Milliseconds, Counter},
    MetricInfo {DiskReadRate, Disk, "readRate", BytesPerSecond, Rate, DiskReadBytes},
    MetricInfo {DiskWriteRate, Disk, "writeRate", BytesPerSecond, Rate, DiskWriteBytes},
    MetricInfo {DiskReadOpsRate, Disk, "readOpsRate", CountPerSecond, Rate, DiskReadOps},
    MetricInfo {DiskWriteOpsRate, Disk, "writeOpsRate", CountPerSecond, Rate, DiskWriteOps},
    MetricInfo {DiskFlushOpsRate, Disk, "flushOpsRate", CountPerSecond, Rate, DiskFlushOps},
    MetricInfo {DiskReadLatency, Disk, "readLatency", Milliseconds, Latency, DiskReadTime,
                DiskReadOps},
    MetricInfo {DiskWriteLatency, Disk, "writeLatency", Milliseconds, Latency, DiskWriteTime,
                DiskWriteOps},
    MetricInfo {DiskFlushLatency, Disk, "flushLatency", Milliseconds, Latency, DiskFlushTime,
                DiskFlushOps},
    MetricInfo {DiskAllocation, Disk, "allocation", Bytes, Gauge},
    MetricInfo {DiskCapacity, Disk, "capacity", Bytes, Gauge},
    MetricInfo {DiskPhysical, Disk, "physical", Bytes, Gauge},
};
static_assert(metricTable.size() == metricCount);

} // namespace

std::span<const MetricInfo> allMetrics()
{
    return metricTable;
}

const MetricInfo &info(Metric metric)
{
    return metricTable[size_t(metric)];
}

const char *toName(MetricGroup group)
{
    switch (group) {
    case Cpu:
        return "cpu";
    case Memory:
        return "memory";
    case Network:
        return "network";
    case Disk:
        return "disk";
    }
    return "";
}

QString dottedName(Metric metric)
{
    const MetricInfo &row = info(metric);
    return QLatin1StringView(toName(row.group)) + u'.' + QLatin1StringView(row.name);
}

std::optional<Metric> metricFromName(QStringView dotted)
{
    const auto found = std::ranges::find_if(
        metricTable, [dotted](const MetricInfo &row) { return dottedName(row.metric) == dotted; });
    return found == metricTable.end() ? std::nullopt : std::optional(found->metric);
}

} // namespace Guestwire
