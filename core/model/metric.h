// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <span>

#include <QString>

namespace Guestwire {

// Every number that is measured. The table in metric.cpp gives each its wire name, unit and origin;
// protocol, charts and history read that table and have no list of their own.
enum class Metric {
    CpuUtilization,
    CpuDelay,
    CpuTime,
    MemoryUsed,
    MemoryTotal,
    MemoryRss,
    MemoryAvailable,
    MemoryUnused,
    MemorySwapIn,
    MemorySwapOut,
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
    DiskReadBytes,
    DiskWriteBytes,
    DiskReadOps,
    DiskWriteOps,
    DiskFlushOps,
    DiskReadTime,
    DiskWriteTime,
    DiskReadRate,
    DiskWriteRate,
    DiskReadOpsRate,
    DiskWriteOpsRate,
    DiskReadLatency,
    DiskWriteLatency,
    DiskAllocation,
    DiskCapacity,
};
inline constexpr int metricCount = int(Metric::DiskCapacity) + 1;

enum class Unit { Percent, Bytes, BytesPerSecond, Count, CountPerSecond, Milliseconds, Seconds };
enum class MetricGroup { Cpu, Memory, Network, Disk };
enum class Origin {
    Gauge, // read as it is
    Counter, // read as it is; grows while the VM runs
    Rate, // first derivative of `of` per second
    Latency, // growth of the time `of` (ms) over the growth of the operations `over`
    Computed, // see sampleOf
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

// One value per metric; absent until set.
class Values
{
public:
    Values() { m_values.fill(std::numeric_limits<double>::quiet_NaN()); }

    std::optional<double> operator[](Metric metric) const
    {
        const double value = m_values[size_t(metric)];
        return value == value ? std::optional(value) : std::nullopt;
    }

    void set(Metric metric, double value) { m_values[size_t(metric)] = value; }
    void add(Metric metric, double value) { set(metric, (*this)[metric].value_or(0) + value); }

    // Absent equals absent.
    bool operator==(const Values &other) const
    {
        for (size_t i = 0; i < m_values.size(); ++i)
            if (m_values[i] != other.m_values[i]
                && (m_values[i] == m_values[i] || other.m_values[i] == other.m_values[i]))
                return false;
        return true;
    }

private:
    std::array<double, metricCount> m_values;
};

} // namespace Guestwire
