// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historylayout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// Neither can be in the name of a device or a metric.
constexpr QChar listEnd = u'\n';
constexpr QChar entryEnd = u'\t';

// The metrics of the table that are kept, in its order.
const QList<MetricInfo> &keptMetrics()
{
    static const QList<MetricInfo> kept = [] {
        QList<MetricInfo> list;
        std::ranges::copy_if(allMetrics(), std::back_inserter(list), isKept);
        return list;
    }();
    return kept;
}

// The same of one group alone.
const std::vector<Metric> &keptIn(MetricGroup group)
{
    static const std::array<std::vector<Metric>, 4> kept = [] {
        std::array<std::vector<Metric>, 4> groups;
        for (const MetricInfo &metric : keptMetrics())
            groups[size_t(metric.group)].push_back(metric.metric);
        return groups;
    }();
    return kept[size_t(group)];
}

QStringList namesIn(MetricGroup group)
{
    QStringList names;
    for (const Metric metric : keptIn(group))
        names.append(QLatin1StringView(info(metric).name));
    return names;
}

QStringList deviceNames(const QList<Device> &devices)
{
    QStringList names;
    for (const Device &device : devices)
        names.append(device.name);
    return names;
}

bool sameNames(const QStringList &names, const QList<Device> &devices)
{
    return std::ranges::equal(names, devices, {}, {}, &Device::name);
}

float valueOf(const Values &values, Metric metric)
{
    return float(values[metric].value_or(std::numeric_limits<double>::quiet_NaN()));
}

void append(const QList<Device> &devices, MetricGroup group, std::vector<float> &values)
{
    for (const Device &device : devices)
        for (const Metric metric : keptIn(group))
            values.push_back(valueOf(device.values, metric));
}

QStringList split(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(entryEnd);
}

bool sameDevices(const HistoryLayout &layout, const Sample &sample)
{
    return sameNames(layout.vcpus, sample.vcpus) && sameNames(layout.disks, sample.disks)
        && sameNames(layout.nics, sample.nics);
}

} // namespace

bool isKept(const MetricInfo &metric)
{
    return metric.origin != Origin::Counter;
}

QStringList HistoryLayout::series() const
{
    QStringList all = vm;
    const auto add = [&all](QLatin1StringView group, const QStringList &devices,
                            const QStringList &names) {
        for (const QString &device : devices)
            for (const QString &name : names)
                all.append(group + u'.' + device + u'.' + name);
    };
    add("cpu"_L1, vcpus, vcpu);
    add("disk"_L1, disks, disk);
    add("network"_L1, nics, nic);
    QStringList chosen;
    for (qsizetype i = 0; i < all.size() && i < present.size(); ++i)
        if (present[i] == u'1')
            chosen.append(all[i]);
    return chosen;
}

std::vector<size_t> HistoryLayout::columns() const
{
    std::vector<size_t> columns;
    for (qsizetype i = 0; i < present.size(); ++i)
        if (present[i] == u'1')
            columns.push_back(size_t(i));
    return columns;
}

void HistoryLayout::choose(const std::vector<float> &all, std::vector<float> &row) const
{
    row.clear();
    for (const size_t column : columns())
        row.push_back(all[column]);
}

QString HistoryLayout::names() const
{
    return vm.join(entryEnd) + listEnd + vcpu.join(entryEnd) + listEnd + disk.join(entryEnd)
        + listEnd + nic.join(entryEnd);
}

QString HistoryLayout::devices() const
{
    return vcpus.join(entryEnd) + listEnd + disks.join(entryEnd) + listEnd + nics.join(entryEnd);
}

HistoryLayout HistoryLayout::fromText(const QString &names, const QString &devices,
                                      const QString &present)
{
    const QStringList kinds = names.split(listEnd);
    const QStringList owners = devices.split(listEnd);
    return {split(kinds.value(0)),  split(kinds.value(1)),
            split(kinds.value(2)),  split(kinds.value(3)),
            split(owners.value(0)), split(owners.value(1)),
            split(owners.value(2)), present};
}

std::vector<float> valuesOf(const Sample &sample)
{
    std::vector<float> values;
    readValuesOf(sample, values);
    return values;
}

void readValuesOf(const Sample &sample, std::vector<float> &values)
{
    values.clear();
    for (const MetricInfo &metric : keptMetrics())
        values.push_back(valueOf(sample.values, metric.metric));
    append(sample.vcpus, MetricGroup::Cpu, values);
    append(sample.disks, MetricGroup::Disk, values);
    append(sample.nics, MetricGroup::Network, values);
}

HistoryLayout layoutOf(const Sample &sample, const std::vector<float> &values,
                       const HistoryLayout &before)
{
    HistoryLayout layout;
    for (const MetricInfo &metric : keptMetrics())
        layout.vm.append(dottedName(metric.metric));
    layout.vcpu = namesIn(MetricGroup::Cpu);
    layout.disk = namesIn(MetricGroup::Disk);
    layout.nic = namesIn(MetricGroup::Network);
    layout.vcpus = deviceNames(sample.vcpus);
    layout.disks = deviceNames(sample.disks);
    layout.nics = deviceNames(sample.nics);
    const bool isSame = sameDevices(before, sample);
    for (size_t i = 0; i < values.size(); ++i) {
        const bool had = isSame && before.present.mid(qsizetype(i), 1) == u"1";
        layout.present.append(had || !std::isnan(values[i]) ? u'1' : u'0');
    }
    return layout;
}

bool fits(const HistoryLayout &layout, const std::vector<size_t> &columns, const Sample &sample,
          const std::vector<float> &values)
{
    if (!sameDevices(layout, sample) || layout.present.size() != qsizetype(values.size()))
        return false;
    const auto isKnown = [](float value) { return !std::isnan(value); };
    return std::ranges::count_if(values, isKnown)
        == std::ranges::count_if(columns, isKnown, [&](size_t i) { return values[i]; });
}

QString whyNoSeries(const QString &name)
{
    const QString group = name.section(u'.', 0, 0);
    const QString last = name.section(u'.', -1);
    const QString bare = group + u'.' + last;
    if (const auto metric = metricFromName(bare)) {
        const MetricInfo &row = info(*metric);
        if (!isKept(row))
            return u"\"%1\" counts up for ever and is not kept; ask for its rate"_s.arg(name);
        if (name == bare || row.group != MetricGroup::Memory)
            return {};
    }
    return u"there is no metric \"%1\""_s.arg(displayText(name));
}

double widened(float value)
{
    if (std::trunc(value) == value || std::isnan(value))
        return double(value);
    std::array<char, 32> text;
    const auto end = std::to_chars(text.begin(), text.end(), value).ptr;
    double wide = double(value);
    std::from_chars(text.begin(), end, wide);
    return wide;
}

} // namespace Guestwire
