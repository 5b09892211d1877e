// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartpanel.h"

#include "widgets/charts/absence.h"
#include "widgets/charts/metricchart.h"

#include <QGridLayout>

#include <algorithm>

namespace Guestwire {

namespace {

constexpr double kibi = 1024;
constexpr std::chrono::milliseconds usualRange = std::chrono::minutes(5);

QList<ChartSpec> specs()
{
    return {
        {MetricGroup::Cpu,
         ChartPanel::tr("CPU"),
         Unit::Percent,
         {{Series::Cpu, ChartPanel::tr("all vCPUs")}},
         100},
        {MetricGroup::Memory,
         ChartPanel::tr("Memory"),
         Unit::Bytes,
         {{Series::MemoryUsed, ChartPanel::tr("used")},
          {Series::MemoryTotal, ChartPanel::tr("total")}},
         kibi * kibi},
        {MetricGroup::Disk,
         ChartPanel::tr("Disk"),
         Unit::BytesPerSecond,
         {{Series::DiskRead, ChartPanel::tr("read")}, {Series::DiskWrite, ChartPanel::tr("write")}},
         64 * kibi},
        {MetricGroup::Network,
         ChartPanel::tr("Network"),
         Unit::BytesPerSecond,
         {{Series::NetworkIn, ChartPanel::tr("in")}, {Series::NetworkOut, ChartPanel::tr("out")}},
         16 * kibi},
    };
}

} // namespace

ChartPanel::ChartPanel(const SampleStore &samples, const Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_samples(samples)
    , m_connections(connections)
    , m_range(usualRange)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    for (const ChartSpec &spec : specs()) {
        auto *chart = new MetricChart(spec, this);
        const int n = int(m_charts.size());
        grid->addWidget(chart, n / 2, n % 2);
        m_charts.append(chart);
        connect(chart, &MetricChart::pointed, this, &ChartPanel::point);
        connect(chart, &MetricChart::stepped, this, &ChartPanel::step);
    }
    connect(&samples, &SampleStore::appended, this, [this](ConnectionId connection) {
        if (connection == m_target.connection && m_live)
            refresh();
    });
}

void ChartPanel::setTarget(const VmKey &key)
{
    if (m_target == key)
        return;
    m_target = key;
    m_end = m_samples.newest(key.connection);
    m_pointed.reset();
    refresh();
}

void ChartPanel::setRange(std::chrono::milliseconds range)
{
    m_range = range;
    refresh();
}

void ChartPanel::setLive(bool live)
{
    m_live = live;
    refresh();
}

void ChartPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ChartPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

// Hidden charts cost nearly as much as shown ones: they are fed when they are shown again.
void ChartPanel::refresh()
{
    if (!isVisible() || m_target.isNull())
        return;
    if (m_live || m_end == 0)
        m_end = m_samples.newest(m_target.connection);
    if (m_end == 0)
        m_end = QDateTime::currentMSecsSinceEpoch();
    const Track &track = m_samples.track(m_target);
    const Vm *vm = m_connections.vm(m_target);
    for (MetricChart *chart : m_charts)
        chart->present(track, m_end - m_range.count(), m_end,
                       vm ? absence(chart->spec().group, *vm, track) : QString());
    point(m_pointed);
}

const Point *ChartPanel::nearest(qint64 at) const
{
    const std::span<const Point> points = m_samples.track(m_target).points();
    if (points.empty())
        return nullptr;
    auto right = std::ranges::lower_bound(points, at, {}, &Point::at);
    if (right == points.end() || (right != points.begin() && at - (right - 1)->at < right->at - at))
        --right;
    const qint64 reach = m_samples.interval(m_target.connection).count() * 2;
    return std::abs(right->at - at) <= reach ? &*right : nullptr;
}

void ChartPanel::point(std::optional<qint64> at)
{
    m_pointed = at;
    const Point *found = at ? nearest(*at) : nullptr;
    for (MetricChart *chart : m_charts)
        chart->setCrosshair(at, found);
}

void ChartPanel::step(int samples)
{
    const qint64 every = m_samples.interval(m_target.connection).count();
    const qint64 from = m_end - m_range.count();
    point(std::clamp(m_pointed.value_or(m_end) + samples * every, from, m_end));
}

} // namespace Guestwire
