// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/plaindomainstats.h"

#include <array>
#include <vector>

namespace Guestwire {

namespace {

constexpr double kibibyte = 1024;

Balloon balloonOf(virDomain *domain, const virDomainInfo &information)
{
    Balloon balloon;
    balloon.current = double(information.memory) * kibibyte;
    std::array<virDomainMemoryStatStruct, VIR_DOMAIN_MEMORY_STAT_NR> stats {};
    const int count = virDomainMemoryStats(domain, stats.data(), stats.size(), 0);
    for (int i = 0; i < count; ++i) {
        const double value = double(stats[size_t(i)].val);
        switch (stats[size_t(i)].tag) {
        case VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON:
            balloon.current = value * kibibyte;
            break;
        case VIR_DOMAIN_MEMORY_STAT_RSS:
            balloon.rss = value * kibibyte;
            break;
        case VIR_DOMAIN_MEMORY_STAT_AVAILABLE:
            balloon.available = value * kibibyte;
            break;
        case VIR_DOMAIN_MEMORY_STAT_UNUSED:
            balloon.unused = value * kibibyte;
            break;
        case VIR_DOMAIN_MEMORY_STAT_USABLE:
            balloon.usable = value * kibibyte;
            break;
        case VIR_DOMAIN_MEMORY_STAT_SWAP_IN:
            balloon.swapIn = value * kibibyte;
            break;
        case VIR_DOMAIN_MEMORY_STAT_SWAP_OUT:
            balloon.swapOut = value * kibibyte;
            break;
        case VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE:
            balloon.lastUpdate = qint64(value);
            break;
        default:
            break;
        }
    }
    return balloon;
}

QList<VcpuCounters> vcpusOf(virDomain *domain, int count)
{
    QList<VcpuCounters> found;
    std::vector<virVcpuInfo> vcpus(static_cast<size_t>(count));
    const int got = virDomainGetVcpus(domain, vcpus.data(), count, nullptr, 0);
    for (int i = 0; i < got; ++i)
        found.append({int(vcpus[size_t(i)].number),
                      std::chrono::nanoseconds(qint64(vcpus[size_t(i)].cpuTime)), std::nullopt});
    return found;
}

// libvirt says -1 for what it does not know.
void setIfKnown(Values &values, Metric metric, long long value)
{
    if (value >= 0)
        values.set(metric, double(value));
}

QList<Device> nicsOf(virDomain *domain, const QList<NicXml> &nics)
{
    QList<Device> found;
    for (const NicXml &nic : nics) {
        virDomainInterfaceStatsStruct stats {};
        if (nic.target.isEmpty()
            || virDomainInterfaceStats(domain, nic.target.toUtf8().constData(), &stats,
                                       sizeof stats)
                != 0)
            continue;
        Device device {nic.target, {}};
        setIfKnown(device.values, Metric::NetworkRxBytes, stats.rx_bytes);
        setIfKnown(device.values, Metric::NetworkTxBytes, stats.tx_bytes);
        setIfKnown(device.values, Metric::NetworkRxPackets, stats.rx_packets);
        setIfKnown(device.values, Metric::NetworkTxPackets, stats.tx_packets);
        setIfKnown(device.values, Metric::NetworkRxErrors, stats.rx_errs);
        setIfKnown(device.values, Metric::NetworkTxErrors, stats.tx_errs);
        setIfKnown(device.values, Metric::NetworkRxDrops, stats.rx_drop);
        setIfKnown(device.values, Metric::NetworkTxDrops, stats.tx_drop);
        found.append(device);
    }
    return found;
}

QList<Device> disksOf(virDomain *domain, const QList<DiskXml> &disks)
{
    QList<Device> found;
    for (const DiskXml &disk : disks) {
        virDomainBlockStatsStruct stats {};
        const QByteArray target = disk.target.toUtf8();
        if (virDomainBlockStats(domain, target.constData(), &stats, sizeof stats) != 0)
            continue;
        Device device {disk.target, {}};
        setIfKnown(device.values, Metric::DiskReadBytes, stats.rd_bytes);
        setIfKnown(device.values, Metric::DiskWriteBytes, stats.wr_bytes);
        setIfKnown(device.values, Metric::DiskReadOps, stats.rd_req);
        setIfKnown(device.values, Metric::DiskWriteOps, stats.wr_req);
        virDomainBlockInfo information {};
        if (virDomainGetBlockInfo(domain, target.constData(), &information, 0) == 0) {
            device.values.set(Metric::DiskAllocation, double(information.allocation));
            device.values.set(Metric::DiskCapacity, double(information.capacity));
        }
        found.append(device);
    }
    return found;
}

} // namespace

std::optional<Counters> plainCountersOf(virDomain *domain, const DomainXml &xml,
                                        const StatsContext &context)
{
    virDomainInfo information {};
    if (virDomainGetInfo(domain, &information) != 0 || information.state == VIR_DOMAIN_SHUTOFF
        || information.state == VIR_DOMAIN_CRASHED)
        return std::nullopt;
    Counters counters;
    counters.vm = context.vm;
    counters.run = context.run;
    counters.taken = context.taken;
    counters.at = context.at;
    counters.values.set(Metric::CpuTime, double(information.cpuTime) / 1e9);
    setMemory(counters, balloonOf(domain, information), context.balloonPeriod);
    counters.vcpus = vcpusOf(domain, information.nrVirtCpu);
    counters.disks = disksOf(domain, xml.disks);
    counters.nics = nicsOf(domain, xml.nics);
    return counters;
}

} // namespace Guestwire
