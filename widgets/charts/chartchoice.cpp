// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartchoice.h"

#include <QCoreApplication>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr double kibi = 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Guestwire::ChartChoice)
};

struct Quantity
{
    ChartQuantity what;
    QString title;
    Unit unit;
    double leastTop;
    QList<std::pair<Metric, QString>> lines;
};

QList<Quantity> cpuQuantities()
{
    return {{{u"usage"_s, Words::tr("Use"), true},
             Words::tr("CPU"),
             Unit::Percent,
             100,
             {{Metric::CpuUtilization, Words::tr("all vCPUs")}}},
            {{u"modes"_s, Words::tr("User and system"), false},
             Words::tr("CPU of the emulator"),
             Unit::Percent,
             100,
             {{Metric::CpuUser, Words::tr("user")}, {Metric::CpuSystem, Words::tr("system")}}},
            {{u"delay"_s, Words::tr("Delay"), true},
             Words::tr("CPU delay"),
             Unit::Percent,
             10,
             {{Metric::CpuDelay, Words::tr("waiting for the host")}}}};
}

QList<Quantity> memoryQuantities()
{
    return {{{u"used"_s, Words::tr("Used"), false},
             Words::tr("Memory"),
             Unit::Bytes,
             kibi * kibi,
             {{Metric::MemoryUsed, Words::tr("used")}, {Metric::MemoryTotal, Words::tr("total")}}},
            {{u"balloon"_s, Words::tr("Balloon"), false},
             Words::tr("Memory, balloon"),
             Unit::Bytes,
             kibi * kibi,
             {{Metric::MemoryBalloon, Words::tr("balloon")}}},
            {{u"rss"_s, Words::tr("Resident on the host"), false},
             Words::tr("Memory, resident on the host"),
             Unit::Bytes,
             kibi * kibi,
             {{Metric::MemoryRss, Words::tr("resident")}}},
            {{u"swap"_s, Words::tr("Swap"), false},
             Words::tr("Memory, swap"),
             Unit::BytesPerSecond,
             64 * kibi,
             {{Metric::MemorySwapInRate, Words::tr("in")},
              {Metric::MemorySwapOutRate, Words::tr("out")}}}};
}

QList<Quantity> diskQuantities()
{
    const QString read = Words::tr("read");
    const QString write = Words::tr("write");
    return {{{u"bytes"_s, Words::tr("Bytes"), true},
             Words::tr("Disk"),
             Unit::BytesPerSecond,
             64 * kibi,
             {{Metric::DiskReadRate, read}, {Metric::DiskWriteRate, write}}},
            {{u"operations"_s, Words::tr("Operations"), true},
             Words::tr("Disk operations"),
             Unit::CountPerSecond,
             10,
             {{Metric::DiskReadOpsRate, read}, {Metric::DiskWriteOpsRate, write}}},
            {{u"latency"_s, Words::tr("Latency"), true},
             Words::tr("Disk latency"),
             Unit::Milliseconds,
             1,
             {{Metric::DiskReadLatency, read}, {Metric::DiskWriteLatency, write}}}};
}

QList<Quantity> networkQuantities()
{
    const QString in = Words::tr("in");
    const QString out = Words::tr("out");
    return {{{u"bytes"_s, Words::tr("Bytes"), true},
             Words::tr("Network"),
             Unit::BytesPerSecond,
             16 * kibi,
             {{Metric::NetworkRxRate, in}, {Metric::NetworkTxRate, out}}},
            {{u"packets"_s, Words::tr("Packets"), true},
             Words::tr("Network packets"),
             Unit::CountPerSecond,
             10,
             {{Metric::NetworkRxPacketsRate, in}, {Metric::NetworkTxPacketsRate, out}}},
            {{u"errors"_s, Words::tr("Errors"), true},
             Words::tr("Network errors"),
             Unit::CountPerSecond,
             1,
             {{Metric::NetworkRxErrorsRate, in}, {Metric::NetworkTxErrorsRate, out}}},
            {{u"drops"_s, Words::tr("Drops"), true},
             Words::tr("Network drops"),
             Unit::CountPerSecond,
             1,
             {{Metric::NetworkRxDropsRate, in}, {Metric::NetworkTxDropsRate, out}}}};
}

QList<Quantity> allQuantities(MetricGroup group)
{
    switch (group) {
    case MetricGroup::Cpu:
        return cpuQuantities();
    case MetricGroup::Memory:
        return memoryQuantities();
    case MetricGroup::Network:
        return networkQuantities();
    case MetricGroup::Disk:
        return diskQuantities();
    }
    return {};
}

// Each chart has two places in a Point.
Series placeOf(MetricGroup group, int line)
{
    switch (group) {
    case MetricGroup::Cpu:
        return line == 0 ? Series::Cpu : Series::CpuSecond;
    case MetricGroup::Memory:
        return line == 0 ? Series::MemoryUsed : Series::MemoryTotal;
    case MetricGroup::Disk:
        return line == 0 ? Series::DiskRead : Series::DiskWrite;
    case MetricGroup::Network:
        return line == 0 ? Series::NetworkIn : Series::NetworkOut;
    }
    return Series::Cpu;
}

} // namespace

ChartChoice ChartChoice::fromText(const QString &text)
{
    return {text.section(u'/', 0, 0), text.section(u'/', 1)};
}

QList<ChartQuantity> quantitiesOf(MetricGroup group)
{
    QList<ChartQuantity> quantities;
    for (const Quantity &quantity : allQuantities(group))
        quantities.append(quantity.what);
    return quantities;
}

QStringList devicesOf(const Track &track, MetricGroup group)
{
    return track.devices(group);
}

QString deviceLabel(MetricGroup group, const QString &device)
{
    if (group == MetricGroup::Cpu)
        return device.isEmpty() ? Words::tr("All vCPUs") : Words::tr("vCPU %1").arg(device);
    if (!device.isEmpty())
        return displayText(device);
    return group == MetricGroup::Disk ? Words::tr("All disks") : Words::tr("All interfaces");
}

ChartSpec specOf(MetricGroup group, const ChartChoice &choice, const Track &track)
{
    const QList<Quantity> quantities = allQuantities(group);
    const auto named = std::ranges::find(
        quantities, choice.quantity, [](const Quantity &quantity) { return quantity.what.key; });
    const Quantity &chosen = named == quantities.end() ? quantities.first() : *named;
    // What is not running has said nothing of its devices; its history may know the one.
    const bool hasDevice = track.isEmpty() || track.devices(group).contains(choice.device);
    const QString device = chosen.what.isOfDevices && hasDevice ? choice.device : QString();
    ChartSpec spec {group, chosen.title, chosen.unit, {}, chosen.leastTop, true};
    if (!device.isEmpty())
        spec.title = Words::tr("%1, %2", "what is shown and of which device")
                         .arg(chosen.title, deviceLabel(group, device));
    spec.isUsual = device.isEmpty() && &chosen == &quantities.first();
    for (int i = 0; i < chosen.lines.size(); ++i) {
        const auto &[metric, name] = chosen.lines[i];
        spec.lines.append({placeOf(group, i), {metric, device}, name});
    }
    if (group == MetricGroup::Cpu && !device.isEmpty())
        spec.lines.first().name = deviceLabel(group, device);
    return spec;
}

} // namespace Guestwire
