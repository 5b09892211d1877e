// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/hoststats.h"

#include <QFile>
#include <QSysInfo>
#include <QUrl>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr double kibibyte = 1024;
constexpr int mostStats = 64; // kinds of figures that a host may have

template<typename Stats, auto Ask>
std::vector<Stats> ask(virConnect *connection, int which)
{
    int count = 0;
    if (Ask(connection, which, nullptr, &count, 0) != 0 || count <= 0 || count > mostStats)
        return {};
    std::vector<Stats> stats(static_cast<size_t>(count));
    if (Ask(connection, which, stats.data(), &count, 0) != 0)
        return {};
    return stats;
}

template<typename Stats>
std::optional<unsigned long long> value(std::span<const Stats> stats, std::string_view field)
{
    const auto found = std::ranges::find_if(
        stats, [field](const Stats &one) { return std::string_view(one.field) == field; });
    return found == stats.end() ? std::nullopt : std::optional(found->value);
}

// A daemon behind a forwarded socket has another machine's name.
bool isThisMachine(const Connection &connection)
{
    const std::unique_ptr<char, Release<std::free>> name(
        virConnectGetHostname(connection.handle()));
    return name && connection.driver() != u"TEST"_s
        && QString::fromUtf8(name.get()).section(u'.', 0, 0)
        == QSysInfo::machineHostName().section(u'.', 0, 0);
}

} // namespace

void setCpu(HostCounters &counters, std::span<const virNodeCPUStats> stats)
{
    const auto kernel = value(stats, VIR_NODE_CPU_STATS_KERNEL);
    const auto user = value(stats, VIR_NODE_CPU_STATS_USER);
    const auto idle = value(stats, VIR_NODE_CPU_STATS_IDLE);
    if (!kernel || !user || !idle)
        return;
    const auto waiting = value(stats, VIR_NODE_CPU_STATS_IOWAIT).value_or(0);
    const auto interrupts = value(stats, VIR_NODE_CPU_STATS_INTR).value_or(0);
    counters.cpuBusy = std::chrono::nanoseconds(*kernel + *user + interrupts);
    counters.cpuAll = *counters.cpuBusy + std::chrono::nanoseconds(*idle + waiting);
}

void setMemory(HostCounters &counters, std::span<const virNodeMemoryStats> stats)
{
    const auto total = value(stats, VIR_NODE_MEMORY_STATS_TOTAL);
    const auto free = value(stats, VIR_NODE_MEMORY_STATS_FREE);
    if (!total || !free)
        return;
    const auto buffers = value(stats, VIR_NODE_MEMORY_STATS_BUFFERS).value_or(0);
    const auto cached = value(stats, VIR_NODE_MEMORY_STATS_CACHED).value_or(0);
    counters.memoryTotal = double(*total) * kibibyte;
    counters.memoryUsed =
        std::max(0.0, double(*total) - double(*free) - double(buffers) - double(cached)) * kibibyte;
}

QList<double> loadFrom(const QByteArray &text)
{
    constexpr qsizetype averages = 3;
    const QByteArrayList words = text.simplified().split(' ');
    QList<double> load;
    for (const QByteArray &word : words.first(std::min(averages, words.size()))) {
        bool isNumber = false;
        const double value = word.toDouble(&isNumber);
        if (isNumber)
            load.append(value);
    }
    return load.size() == averages ? load : QList<double>();
}

HostCounters hostCountersOf(const Connection &connection)
{
    HostCounters counters;
    virNodeInfo info {};
    if (virNodeGetInfo(connection.handle(), &info) == 0)
        counters.cpus = int(info.cpus);
    const auto cpu =
        ask<virNodeCPUStats, virNodeGetCPUStats>(connection.handle(), VIR_NODE_CPU_STATS_ALL_CPUS);
    setCpu(counters, cpu);
    const auto memory = ask<virNodeMemoryStats, virNodeGetMemoryStats>(
        connection.handle(), VIR_NODE_MEMORY_STATS_ALL_CELLS);
    setMemory(counters, memory);
    if (isThisMachine(connection)) {
        QFile file(u"/proc/loadavg"_s);
        if (file.open(QIODevice::ReadOnly))
            counters.load = loadFrom(file.readAll());
    }
    return counters;
}

} // namespace Guestwire
