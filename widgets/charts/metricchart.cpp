// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/metricchart.h"

#include "widgets/charts/decimate.h"
#include "widgets/charts/legendentry.h"
#include "widgets/charts/plotview.h"
#include "widgets/common/format.h"
#include "widgets/common/menubutton.h"
#include "widgets/common/plaintext.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>

#include <algorithm>

namespace Guestwire {

namespace {

constexpr int edge = 6; // pixels
constexpr int linesShown = 2; // at most
constexpr int legendGap = 8;

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
    , m_choose(new MenuButton(this))
    , m_menu(new QMenu(this))
    , m_plot(new PlotView(linesShown, spec.unit, this))
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(4, 0, 4, 0);
    head->addWidget(m_title);
    head->addSpacing(legendGap);
    head->addStretch(1);
    for (int i = 0; i < linesShown; ++i) {
        m_legend.append(new LegendEntry(i, this));
        head->addWidget(m_legend.last());
    }
    makeMenu();
    head->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(edge, edge, edge, edge);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_plot, 1);
    setFocusPolicy(Qt::StrongFocus);
    setSpec(spec);
    connect(m_plot, &PlotView::pointed, this, &MetricChart::pointed);
    connect(m_plot, &PlotView::selected, this, &MetricChart::selected);
    connect(m_plot, &PlotView::left, this, &MetricChart::left);
}

void MetricChart::setSpec(const ChartSpec &spec)
{
    m_spec = spec;
    m_plot->setUnit(spec.unit);
    m_title->setText(spec.title);
    setAccessibleName(spec.title);
    for (int i = 0; i < m_legend.size(); ++i) {
        const QString name = i < spec.lines.size() ? spec.lines[i].name : QString();
        m_legend[i]->setText(name, name);
        m_legend[i]->setVisible(spec.lines.size() > 1);
    }
}

void MetricChart::setChoice(const ChartChoice &choice, const QStringList &devices)
{
    m_choice = choice;
    m_devices = devices;
}

void MetricChart::makeMenu()
{
    m_choose->setAutoRaise(true);
    m_choose->setFocusPolicy(Qt::StrongFocus);
    m_choose->setMenu(m_menu);
    m_choose->setToolTip(tr("Choose what this chart shows"));
    m_choose->setAccessibleName(tr("Choose what the chart \"%1\" shows").arg(m_spec.title));
    connect(m_menu, &QMenu::aboutToShow, this, &MetricChart::fillMenu);
}

void MetricChart::fillMenu()
{
    m_menu->clear();
    qDeleteAll(m_menu->findChildren<QActionGroup *>());
    const auto add = [this](QActionGroup *group, const QString &text, const ChartChoice &choice,
                            bool isChecked) {
        QAction *action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(isChecked);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { emit chosen(choice); });
        return action;
    };
    auto *quantities = new QActionGroup(m_menu);
    bool isOfDevices = false;
    for (const ChartQuantity &quantity : quantitiesOf(m_spec.group)) {
        const bool isChosen = m_choice.quantity == quantity.key
            || (m_choice.quantity.isEmpty() && quantities->actions().isEmpty());
        isOfDevices |= isChosen && quantity.isOfDevices;
        add(quantities, quantity.label, {quantity.key, m_choice.device}, isChosen);
    }
    if (m_devices.isEmpty())
        return;
    m_menu->addSeparator();
    auto *devices = new QActionGroup(m_menu);
    for (const QString &device : QStringList {QString()} + m_devices)
        add(devices, deviceLabel(m_spec.group, device), {m_choice.quantity, device},
            device == m_choice.device)
            ->setEnabled(isOfDevices);
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
        const bool isTold = m_spec.unit == Unit::BytesPerSecond || !m_spec.isUsual;
        m_legend[i]->setText(isTold && value ? line.name + u' ' + values.last() : line.name,
                             line.name);
    }
    QString title = m_spec.title;
    if (m_spec.isUsual)
        title = usualTitle(track);
    else if (values.size() == 1 && !values.first().isEmpty())
        title = tr("%1: %2", "title and value").arg(title, values.first());
    m_title->setText(title);
    m_title->setToolTip(m_spec.isUsual && m_spec.group == MetricGroup::Memory
                            ? sourceHint(track.memorySource())
                            : QString());
    QStringList spoken {title};
    for (const LegendEntry *entry : m_legend)
        if (!entry->text().isEmpty())
            spoken.append(entry->text());
    setAccessibleDescription(m_plot->notice().isEmpty() ? spoken.join(QStringLiteral(", "))
                                                        : m_plot->notice());
}

QString MetricChart::usualTitle(const Track &track) const
{
    const auto cpu = track.last(Series::Cpu);
    if (m_spec.group == MetricGroup::Cpu && cpu)
        return tr("CPU %1").arg(Format::value(*cpu, m_spec.unit));
    if (m_spec.group != MetricGroup::Memory)
        return m_spec.title;
    const auto used = track.last(Series::MemoryUsed);
    const auto total = track.last(Series::MemoryTotal);
    const QString title =
        used && total ? tr("Memory %1").arg(Format::bytesOf(*used, *total)) : m_spec.title;
    return sourceHint(track.memorySource()).isEmpty()
        ? title
        : tr("%1 (host)", "memory as the host sees it").arg(title);
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
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        emit narrowed();
    else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Minus)
        emit left();
    else
        Card::keyPressEvent(event);
}

} // namespace Guestwire
