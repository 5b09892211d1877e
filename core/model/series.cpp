// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/series.h"

#include <algorithm>

namespace Guestwire {

QString dottedName(const MetricSeries &series)
{
    if (series.device.isEmpty())
        return dottedName(series.metric);
    const MetricInfo &row = info(series.metric);
    return QLatin1StringView(toName(row.group)) + u'.' + series.device + u'.'
        + QLatin1StringView(row.name);
}

std::optional<MetricSeries> seriesFromName(QStringView dotted)
{
    const qsizetype first = dotted.indexOf(u'.');
    const qsizetype last = dotted.lastIndexOf(u'.');
    if (first < 0)
        return std::nullopt;
    const QString name = dotted.first(first) + dotted.sliced(last);
    const auto metric = metricFromName(name);
    if (!metric)
        return std::nullopt;
    if (first == last)
        return MetricSeries {*metric, {}};
    const QString device = dotted.sliced(first + 1, last - first - 1).toString();
    if (device.isEmpty() || info(*metric).group == MetricGroup::Memory)
        return std::nullopt;
    return MetricSeries {*metric, device};
}

const QList<Device> &devicesOf(const Sample &sample, MetricGroup group)
{
    static const QList<Device> none;
    switch (group) {
    case MetricGroup::Cpu:
        return sample.vcpus;
    case MetricGroup::Network:
        return sample.nics;
    case MetricGroup::Disk:
        return sample.disks;
    case MetricGroup::Memory:
        break;
    }
    return none;
}

std::optional<double> valueOf(const Sample &sample, const MetricSeries &series)
{
    if (series.device.isEmpty())
        return sample.values[series.metric];
    const auto &devices = devicesOf(sample, info(series.metric).group);
    const auto found = std::ranges::find(devices, series.device, &Device::name);
    return found == devices.end() ? std::nullopt : found->values[series.metric];
}

} // namespace Guestwire
