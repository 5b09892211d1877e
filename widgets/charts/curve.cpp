// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/curve.h"

#include <algorithm>
#include <cmath>

namespace Guestwire {

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

Point emptyPoint(qint64 at)
{
    Point point {at, {}};
    point.values.fill(none);
    return point;
}

std::span<const Point> since(const std::vector<Point> &points, qint64 from)
{
    auto first = std::ranges::lower_bound(points, from, {}, &Point::at);
    if (first != points.begin())
        --first;
    return std::span(points).subspan(size_t(first - points.begin()));
}

bool isEmpty(const Point &point)
{
    return std::ranges::all_of(point.values, [](float value) { return std::isnan(value); });
}

// Those before the first live sample, and those in a gap between two.
std::vector<Point> outside(const std::vector<Point> &points, std::span<const Point> live,
                           qint64 margin)
{
    std::vector<Point> found;
    for (const Point &point : points) {
        const auto next = std::ranges::upper_bound(live, point.at, {}, &Point::at);
        const bool isBefore = next == live.begin();
        const bool isInGap = !isBefore && isEmpty(*(next - 1)) && next != live.end();
        if (next != live.end() && next->at - point.at > margin && (isBefore || isInGap))
            found.push_back(point);
    }
    return found;
}

std::vector<Point> merged(const std::vector<Point> &a, std::span<const Point> b)
{
    std::vector<Point> all;
    all.reserve(a.size() + b.size());
    std::ranges::merge(a, b, std::back_inserter(all), {}, &Point::at, &Point::at);
    return all;
}

// Several samples as one: of the time in whose middle it stands.
class Bin
{
public:
    explicit Bin(qint64 at) : m_maximum(emptyPoint(at)) { }

    void add(const Point &point)
    {
        for (size_t i = 0; i < point.values.size(); ++i) {
            if (std::isnan(point.values[i]))
                continue;
            m_sum[i] += double(point.values[i]);
            ++m_count[i];
            m_maximum.values[i] = std::fmax(m_maximum.values[i], point.values[i]);
        }
    }

    void appendTo(Curve &curve) const
    {
        Point average = emptyPoint(m_maximum.at);
        for (size_t i = 0; i < m_sum.size(); ++i)
            if (m_count[i] > 0)
                average.values[i] = float(m_sum[i] / m_count[i]);
        curve.average.push_back(average);
        curve.maximum.push_back(m_maximum);
    }

    qint64 at() const { return m_maximum.at; }

private:
    std::array<double, seriesCount> m_sum {};
    std::array<int, seriesCount> m_count {};
    Point m_maximum;
};

void appendBinned(Curve &curve, std::span<const Point> points)
{
    std::optional<Bin> bin;
    for (const Point &point : points) {
        const qint64 middle = point.at / curve.step * curve.step + curve.step / 2;
        if (bin && bin->at() != middle) {
            bin->appendTo(curve);
            bin.reset();
        }
        if (!bin)
            bin.emplace(middle);
        bin->add(point);
    }
    if (bin)
        bin->appendTo(curve);
}

} // namespace

std::span<const Point> Curve::averageSince(qint64 from) const
{
    return since(average, from);
}

std::span<const Point> Curve::maximumSince(qint64 from) const
{
    return since(maximum, from);
}

const Point *Curve::nearest(qint64 at, qint64 reach) const
{
    if (average.empty())
        return nullptr;
    auto right = std::ranges::lower_bound(average, at, {}, &Point::at);
    if (right == average.end()
        || (right != average.begin() && at - (right - 1)->at < right->at - at))
        --right;
    return std::abs(right->at - at) <= reach ? &*right : nullptr;
}

const Point *Curve::maximumAt(qint64 at) const
{
    const auto found = std::ranges::lower_bound(maximum, at, {}, &Point::at);
    return found != maximum.end() && found->at == at ? &*found : nullptr;
}

QStringList chartedMetrics(const SeriesSources &sources)
{
    QStringList names;
    for (const auto &source : sources)
        if (source)
            names.append(dottedName(*source));
    return names;
}

Curve curveOf(const History &history, const SeriesSources &sources)
{
    Curve curve;
    curve.step = history.step.count();
    qsizetype count = 0;
    for (const HistorySeries &series : history.series)
        count = std::max({count, series.average.size(), series.maximum.size()});
    const qint64 first = history.from.toMSecsSinceEpoch() + curve.step / 2;
    curve.average.reserve(size_t(count));
    for (qsizetype i = 0; i < count; ++i)
        curve.average.push_back(emptyPoint(first + i * curve.step));
    curve.maximum = curve.average;
    for (size_t n = 0; n < sources.size(); ++n) {
        if (!sources[n])
            continue;
        const HistorySeries series = history.series.value(dottedName(*sources[n]));
        for (qsizetype i = 0; i < series.average.size(); ++i)
            curve.average[size_t(i)].values[n] = float(series.average[i].value_or(none));
        for (qsizetype i = 0; i < series.maximum.size(); ++i)
            curve.maximum[size_t(i)].values[n] = float(series.maximum[i].value_or(none));
    }
    return curve;
}

Curve joined(const Curve &past, qint64 pastEnd, const Track &live,
             std::chrono::milliseconds interval)
{
    const std::span<const Point> points = live.points();
    if (past.average.empty())
        return {{points.begin(), points.end()}, {}, 0};
    Curve curve = past;
    if (points.empty())
        return curve;
    if (past.step <= 2 * interval.count()) {
        curve.average = merged(outside(past.average, points, past.step / 2), points);
        curve.maximum = outside(past.maximum, points, past.step / 2);
        return curve;
    }
    const auto first = std::ranges::upper_bound(points, pastEnd, {}, &Point::at);
    appendBinned(curve, points.subspan(size_t(first - points.begin())));
    return curve;
}

} // namespace Guestwire
