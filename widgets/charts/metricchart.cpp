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
}

QString MetricChart::title() const
{
    return m_title->text();
}

void MetricChart::present(const Track &track, qint64 from, qint64 to, const QString &absence)
{
    QList<QList<QPointF>> lines;
    double highest = 0;
    bool any = false;
    for (const ChartSpec::Line &line : m_spec.lines) {
        lines.append(decimate(track.since(from), line.series, from, to, m_plot->columns()));
        for (const QPointF &point : lines.last()) {
            if (!(point.y() == point.y()))
                continue;
            any = true;
            highest = std::max(highest, point.y());
        }
    }
    m_plot->setNotice(any ? QString() : absence);
    m_plot->present(lines, from, to, std::max(highest, m_spec.leastTop));
    updateTitle(track);
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

void MetricChart::setCrosshair(std::optional<qint64> at, const Point *nearest)
{
    QStringList text;
    if (at && nearest) {
        text.append(Format::time(QDateTime::fromMSecsSinceEpoch(nearest->at)));
        for (const ChartSpec::Line &line : m_spec.lines)
            if (const float value = (*nearest)[line.series]; value == value)
                text.append(tr("%1: %2", "line and value")
                                .arg(line.name, Format::value(double(value), m_spec.unit)));
        if (text.size() == 1)
            text.append(tr("no data"));
        at = nearest->at;
    } else if (at) {
        text = {Format::time(QDateTime::fromMSecsSinceEpoch(*at)), tr("no data")};
    }
    m_plot->setCrosshair(at, text);
}

void MetricChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        emit stepped(-1);
    else if (event->key() == Qt::Key_Right)
        emit stepped(1);
    else if (event->key() == Qt::Key_Escape)
        emit pointed(std::nullopt);
    else
        Card::keyPressEvent(event);
}

} // namespace Guestwire
