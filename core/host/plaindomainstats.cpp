// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/plaindomainstats.h"

#include <algorithm>
#include <array>
#include <vector>

namespace Guestwire {

namespace {

constexpr double kibibyte = 1024;
constexpr double perNanosecond = 1e-9; // in seconds

struct Tag
{
    int tag;
    Metric metric;
    double scale = kibibyte;
};

constexpr std::array memoryTags {
    Tag {VIR_DOMAIN_MEMORY_STAT_AVAILABLE, Metric::MemoryAvailable},
    Tag {VIR_DOMAIN_MEMORY_STAT_UNUSED, Metric::MemoryUnused},
    Tag {VIR_DOMAIN_MEMORY_STAT_USABLE, Metric::MemoryUsable},
    Tag {VIR_DOMAIN_MEMORY_STAT_DISK_CACHES, Metric::MemoryCaches},
    Tag {VIR_DOMAIN_MEMORY_STAT_SWAP_IN, Metric::MemorySwapIn},
    Tag {VIR_DOMAIN_MEMORY_STAT_SWAP_OUT, Metric::MemorySwapOut},
    Tag {VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT, Metric::MemoryMajorFaults, 1},
    Tag {VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT, Metric::MemoryMinorFaults, 1},
};

Balloon balloonOf(virDomain *domain, const virDomainInfo &information)
{
    Balloon balloon;
    balloon.current = double(information.memory) * kibibyte;
    std::array<virDomainMemoryStatStruct, VIR_DOMAIN_MEMORY_STAT_NR> stats {};
    const int count = virDomainMemoryStats(domain, stats.data(), stats.size(), 0);
    for (int i = 0; i < count; ++i) {
        const virDomainMemoryStatStruct &stat = stats[size_t(i)];
        const double value = double(stat.val);
        const auto tag = std::ranges::find(memoryTags, stat.tag, &Tag::tag);
        if (tag != memoryTags.end())
            balloon.values.set(tag->metric, value * tag->scale);
        else if (stat.tag == VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON)
            balloon.current = value * kibibyte;
        else if (stat.tag == VIR_DOMAIN_MEMORY_STAT_RSS)
            balloon.rss = value * kibibyte;
        else if (stat.tag == VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE)
            balloon.reported = qint64(value);
    }
    return balloon;
}

QList<Device> vcpusOf(virDomain *domain, int count)
{
    QList<Device> found;
    std::vector<virVcpuInfo> vcpus(static_cast<size_t>(count));
    const int got = virDomainGetVcpus(domain, vcpus.data(), count, nullptr, 0);
    for (int i = 0; i < got; ++i) {
        Device vcpu {QString::number(vcpus[size_t(i)].number), {}};
        vcpu.values.set(Metric::CpuTime, double(vcpus[size_t(i)].cpuTime) * perNanosecond);
        found.append(vcpu);
    }
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
            device.values.set(Metric::DiskPhysical, double(information.physical));
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
    counters.values.set(Metric::CpuTime, double(information.cpuTime) * perNanosecond);
    setMemory(counters, balloonOf(domain, information), context);
    counters.vcpuCount = information.nrVirtCpu;
    counters.vcpus = vcpusOf(domain, information.nrVirtCpu);
    counters.disks = disksOf(domain, xml.disks);
    counters.nics = nicsOf(domain, xml.nics);
    return counters;
}

} // namespace Guestwire
