// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/series.h"

#include <QStringList>

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace Guestwire {

// What the window keeps of a sample: a place for each line that it draws.
enum class Series {
    Cpu,
    MemoryUsed,
    MemoryTotal,
    DiskRead,
    DiskWrite,
    NetworkIn,
    NetworkOut,
    CpuSecond, // has something only where a chart was asked for more
};
inline constexpr int seriesCount = int(Series::CpuSecond) + 1;

// What stands where.
using SeriesSources = std::array<std::optional<MetricSeries>, seriesCount>;
const SeriesSources &usualSources();

struct Point
{
    qint64 at = 0; // ms since 1970
    std::array<float, seriesCount> values; // NaN where there is none

    float operator[](Series series) const { return values[size_t(series)]; }
};

// One VM's recent samples, oldest first. Where samples failed to come, an empty point marks the
// gap.
class Track
{
public:
    static constexpr std::chrono::milliseconds kept = std::chrono::hours(1);
    static constexpr size_t maxPoints = 4000; // an hour at one a second, and some gaps

    // A silence is a gap when it is longer than two and a half times the told interval, and than
    // the silence before it: a host that is merely slow draws a line, too.
    void append(const Sample &sample, std::chrono::milliseconds interval,
                const SeriesSources &sources = usualSources());
    // Nothing is known from here on: the VM is off, or its host is lost.
    void end();

    std::span<const Point> points() const { return m_points; }
    std::span<const Point> since(qint64 from) const; // and the point before
    bool isEmpty() const { return m_points.empty(); }

    // Of the newest sample.
    std::optional<double> last(Series series) const;
    std::optional<double> memoryShare() const; // percent
    std::optional<MemorySource> memorySource() const { return m_memorySource; }
    const QStringList &devices(MetricGroup group) const { return m_devices[size_t(group)]; }
    bool hasDisks() const { return !devices(MetricGroup::Disk).isEmpty(); }
    bool hasNics() const { return !devices(MetricGroup::Network).isEmpty(); }

private:
    void trim();
    bool isGap(qint64 silence, std::chrono::milliseconds interval) const;

    std::vector<Point> m_points;
    qint64 m_lastSilence = 0; // ms between the newest two samples
    std::optional<MemorySource> m_memorySource;
    std::array<QStringList, 4> m_devices; // names, by group
};

} // namespace Guestwire
