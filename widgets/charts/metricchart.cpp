// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/metricchart.h"

#include "widgets/charts/decimate.h"
#include "widgets/charts/legendentry.h"
#include "widgets/charts/plotview.h"
#include "widgets/common/format.h"
#include "widgets/common/plaintext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>

namespace Guestwire {

namespace {

constexpr int edge = 6; // pixels

QString sourceHint(std::optional<MemorySource> source)
{
    if (source == MemorySource::Balloon)
        return MetricChart::tr(
            "What the host has given to the VM. The guest does not tell how much "
            "of it is in use: its balloon driver is not loaded.");
    if (source == MemorySource::Rss)
        return MetricChart::tr(
            "What the emulator occupies on the host. The guest does not tell how "
            "much it uses.");
    return {};
}

} // namespace

MetricChart::MetricChart(const ChartSpec &spec, QWidget *parent)
    : Card(parent)
    , m_spec(spec)
    , m_title(plainLabel(spec.title, this))
    , m_plot(new PlotView(int(spec.lines.size()), spec.unit, this))
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(4, 0, 4, 0);
    head->addWidget(m_title);
    head->addStretch(1);
    for (int i = 0; i < spec.lines.size(); ++i) {
        auto *entry = new LegendEntry(i, this);
        entry->setText(spec.lines[i].name);
        m_legend.append(entry);
        head->addWidget(entry);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(edge, edge, edge, edge);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_plot, 1);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(spec.title);
    connect(m_plot, &PlotView::pointed, this, &MetricChart::pointed);
    connect(m_plot, &PlotView::selected, this, &MetricChart::selected);
    connect(m_plot, &PlotView::left, this, &MetricChart::left);
}

QString MetricChart::title() const
{
    return m_title->text();
}

void MetricChart::present(const Curve &curve, const Track &live, qint64 from, qint64 to,
                          const QString &absence)
{
    QList<QList<QPointF>> averages;
    QList<QList<QPointF>> maxima;
    double highest = 0;
    bool any = false;
    const auto line = [&](std::span<const Point> points, Series series) {
        auto drawn = decimate(points, series, from, to, m_plot->columns());
        for (const QPointF &point : drawn) {
            if (!(point.y() == point.y()))
                continue;
            any = true;
            highest = std::max(highest, point.y());
        }
        return widened(drawn, double(curve.step) / 2);
    };
    for (const ChartSpec::Line &each : m_spec.lines) {
        averages.append(line(curve.averageSince(from), each.series));
        maxima.append(line(curve.maximumSince(from), each.series));
    }
    m_plot->setNotice(any ? QString() : absence);
    m_plot->present(averages, maxima, from, to, std::max(highest, m_spec.leastTop));
    updateTitle(live);
}

void MetricChart::updateTitle(const Track &track)
{
    QStringList values;
    for (int i = 0; i < m_spec.lines.size(); ++i) {
        const ChartSpec::Line &line = m_spec.lines[i];
        const auto value = track.last(line.series);
        values.append(value ? Format::value(*value, m_spec.unit) : QString());
        m_legend[i]->setVisible(m_spec.lines.size() > 1);
        const bool rate = m_spec.unit == Unit::BytesPerSecond;
        m_legend[i]->setText(rate && value ? line.name + u' ' + values.last() : line.name);
    }
    QString title = m_spec.title;
    const auto used = track.last(Series::MemoryUsed);
    const auto total = track.last(Series::MemoryTotal);
    if (m_spec.group == MetricGroup::Cpu && !values.first().isEmpty())
        title = tr("CPU %1").arg(values.first());
    else if (m_spec.group == MetricGroup::Memory && used && total)
        title = tr("Memory %1").arg(Format::bytesOf(*used, *total));
    const QString hint =
        m_spec.group == MetricGroup::Memory ? sourceHint(track.memorySource()) : QString();
    if (!hint.isEmpty())
        title = tr("%1 (host)", "memory as the host sees it").arg(title);
    m_title->setText(title);
    m_title->setToolTip(hint);
    QStringList spoken {title};
    for (const LegendEntry *entry : m_legend)
        spoken.append(entry->text());
    setAccessibleDescription(m_plot->notice().isEmpty() ? spoken.join(QStringLiteral(", "))
                                                        : m_plot->notice());
}

void MetricChart::setCrosshair(std::optional<qint64> at, const Point *average, const Point *maximum)
{
    QStringList text;
    if (at) {
        at = average ? average->at : *at;
        text.append(Format::dateTime(QDateTime::fromMSecsSinceEpoch(*at)));
        for (const ChartSpec::Line &line : m_spec.lines)
            if (const QString words = average ? reading(line, *average, maximum) : QString();
                !words.isEmpty())
                text.append(words);
        if (text.size() == 1)
            text.append(tr("no data"));
    }
    m_plot->setCrosshair(at, text);
}

QString MetricChart::reading(const ChartSpec::Line &line, const Point &average,
                             const Point *maximum) const
{
    const float value = average[line.series];
    if (!(value == value))
        return {};
    const QString words =
        tr("%1: %2", "line and value").arg(line.name, Format::value(double(value), m_spec.unit));
    const float most = maximum ? (*maximum)[line.series] : value;
    if (!(most > value))
        return words;
    return tr("%1, max. %2", "an average and its maximum")
        .arg(words, Format::value(double(most), m_spec.unit));
}

void MetricChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        emit stepped(-1);
    else if (event->key() == Qt::Key_Right)
        emit stepped(1);
    else if (event->key() == Qt::Key_Escape)
        emit left();
    else
        Card::keyPressEvent(event);
}

} // namespace Guestwire
