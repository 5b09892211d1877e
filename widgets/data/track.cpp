// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/track.h"

#include <algorithm>
#include <cmath>

namespace Guestwire {

namespace {

// No axis has an end for what is beyond, and a float soon no room.
constexpr double largest = 1e24;
constexpr qint64 furthest = 1'000'000'000'000'000; // ms from 1970: times that can be counted with

} // namespace

const SeriesSources &usualSources()
{
    static const SeriesSources sources {
        MetricSeries {Metric::CpuUtilization, {}}, MetricSeries {Metric::MemoryUsed, {}},
        MetricSeries {Metric::MemoryTotal, {}},    MetricSeries {Metric::DiskReadRate, {}},
        MetricSeries {Metric::DiskWriteRate, {}},  MetricSeries {Metric::NetworkRxRate, {}},
        MetricSeries {Metric::NetworkTxRate, {}},  std::nullopt};
    return sources;
}

namespace {

void putNames(QStringList &names, const QList<Device> &devices)
{
    if (std::ranges::equal(names, devices, {}, {}, &Device::name))
        return;
    names.clear();
    for (const Device &device : devices)
        names.append(device.name);
}

} // namespace

void Track::append(const Sample &sample, std::chrono::milliseconds interval,
                   const SeriesSources &sources)
{
    const qint64 at = sample.at.toMSecsSinceEpoch();
    if (at < -furthest || at > furthest)
        return;
    if (!m_points.empty() && at <= m_points.back().at) {
        // Out of order by a little: late. By much: the clock was set back, and the old times lie.
        if (m_points.back().at - at < 10 * interval.count())
            return;
        m_points.clear();
    }
    const qint64 silence = m_points.empty() ? 0 : at - m_points.back().at;
    if (isGap(silence, interval))
        end();
    m_lastSilence = silence;
    Point point {at, {}};
    for (size_t i = 0; i < sources.size(); ++i) {
        const auto value = sources[i] ? valueOf(sample, *sources[i]) : std::nullopt;
        point.values[i] = value && std::abs(*value) <= largest
            ? float(*value)
            : std::numeric_limits<float>::quiet_NaN();
    }
    m_points.push_back(point);
    m_memorySource = sample.memorySource;
    for (const MetricGroup group : {MetricGroup::Cpu, MetricGroup::Disk, MetricGroup::Network})
        putNames(m_devices[size_t(group)], devicesOf(sample, group));
    trim();
}

void Track::end()
{
    if (m_points.empty())
        return;
    Point gap {m_points.back().at + 1, {}};
    gap.values.fill(std::numeric_limits<float>::quiet_NaN());
    m_points.push_back(gap);
}

bool Track::isGap(qint64 silence, std::chrono::milliseconds interval) const
{
    return silence * 2 > std::max(qint64(interval.count()), m_lastSilence) * 5;
}

std::span<const Point> Track::since(qint64 from) const
{
    auto first = std::ranges::lower_bound(m_points, from, {}, &Point::at);
    if (first != m_points.begin())
        --first;
    return std::span(m_points).subspan(size_t(first - m_points.begin()));
}

std::optional<double> Track::last(Series series) const
{
    if (m_points.empty())
        return std::nullopt;
    const float value = m_points.back()[series];
    return value == value ? std::optional<double>(value) : std::nullopt;
}

std::optional<double> Track::memoryShare() const
{
    const auto used = last(Series::MemoryUsed);
    const auto total = last(Series::MemoryTotal);
    if (!used || !total || *total <= 0)
        return std::nullopt;
    // Without a balloon driver it is the emulator's own memory, which can be more than the guest's.
    return std::min(100.0 * *used / *total, 100.0);
}

// Cut in lumps, so that an append does not move an hour of points each time.
void Track::trim()
{
    constexpr qint64 slack = kept.count() / 10;
    const qint64 oldest = m_points.back().at - kept.count();
    if (m_points.size() <= maxPoints && m_points.front().at >= oldest - slack)
        return;
    auto first = std::ranges::lower_bound(m_points, oldest, {}, &Point::at);
    constexpr size_t afterCut = maxPoints - maxPoints / 10;
    if (m_points.end() - first > std::ptrdiff_t(afterCut) && m_points.size() > maxPoints)
        first = m_points.end() - std::ptrdiff_t(afterCut);
    m_points.erase(m_points.begin(), first);
}

} // namespace Guestwire
