// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/plotview.h"

#include "widgets/common/colors.h"
#include "widgets/common/format.h"
#include "widgets/common/plaintext.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace Guestwire {

namespace {

constexpr int gapToLabel = 6; // pixels
constexpr int rightMargin = 10;
constexpr int topMargin = 6;
constexpr int pixelsPerTime = 64;
constexpr int pixelsPerValue = 40;
constexpr qreal thickness = 1.5;
constexpr float faintness = 0.55F; // of maxima
constexpr double leastDrag = 6; // pixels; less is a click
constexpr double headroom = 1.03; // so that a line at the top is seen whole

// Range and marks change together: the marks of five minutes on the range of a year would be a
// hundred thousand. True where the range is another.
bool setAxis(QValueAxis &axis, double from, double to, const AxisTicks &ticks)
{
    const bool isMoved = axis.min() != from || axis.max() != to;
    {
        const QSignalBlocker blocker(isMoved ? &axis : nullptr);
        axis.setTickAnchor(ticks.first);
        axis.setTickInterval(ticks.step);
    }
    axis.setRange(from, to);
    return isMoved;
}

} // namespace

PlotView::PlotView(int lines, Unit unit, QWidget *parent)
    : QChartView(new QChart, parent) // the view owns its chart
    , m_unit(unit)
    , m_time(new QValueAxis(chart()))
    , m_value(new QValueAxis(chart()))
{
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    for (QValueAxis *axis : {m_time, m_value}) {
        axis->setLabelsVisible(false);
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setLineVisible(false);
    }
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_value, Qt::AlignLeft);
    for (int i = 0; i < lines; ++i)
        m_maxima.append(addLine());
    for (int i = 0; i < lines; ++i)
        m_lines.append(addLine());
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setMinimumSize(180, 60);
    applyColors();
}

QLineSeries *PlotView::addLine()
{
    auto *series = new QLineSeries(chart());
    chart()->addSeries(series);
    series->attachAxis(m_time);
    series->attachAxis(m_value);
    return series;
}

const Colors &PlotView::colors() const
{
    return colorsFor(palette());
}

QColor PlotView::lineColor(int line) const
{
    return line == 0 ? colors().first : colors().second;
}

void PlotView::applyColors()
{
    setBackgroundBrush(colors().card);
    for (int i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setPen(QPen(lineColor(i), thickness));
        QColor faint = lineColor(i);
        faint.setAlphaF(faintness);
        m_maxima[i]->setPen(QPen(faint, 1));
    }
    for (QValueAxis *axis : {m_time, m_value})
        axis->setGridLinePen(QPen(colors().grid, 1));
}

// Points first and unseen, then one change of range: everything is laid out once.
void PlotView::present(const QList<QList<QPointF>> &lines, const QList<QList<QPointF>> &maxima,
                       qint64 from, qint64 to, double highest)
{
    m_from = from;
    m_to = to;
    m_scale = scaleFor(highest, m_unit, std::max(height() / pixelsPerValue, 2));
    for (int i = 0; i < m_lines.size(); ++i) {
        const QSignalBlocker line(m_lines[i]);
        const QSignalBlocker maximum(m_maxima[i]);
        m_lines[i]->replace(lines.value(i));
        m_maxima[i]->replace(maxima.value(i));
    }
    placePlot();
    const bool isLaidOut = updateAxes();
    for (QLineSeries *line : isLaidOut ? QList<QLineSeries *>() : m_lines + m_maxima)
        emit line->pointsReplaced();
    viewport()->update();
}

bool PlotView::updateAxes()
{
    const std::chrono::milliseconds span(m_to - m_from);
    m_ticks = timeTicks(m_to, span, std::max(columns() / pixelsPerTime, 1));
    const bool isTimeMoved = setAxis(*m_time, double(m_from), double(m_to), m_ticks);
    const bool isScaled = setAxis(*m_value, 0, m_scale.top * headroom, {0, m_scale.step});
    return isTimeMoved || isScaled;
}

void PlotView::placePlot()
{
    int widest = fontMetrics().horizontalAdvance(Format::value(100, Unit::Percent));
    for (double value = 0; value <= m_scale.top; value += m_scale.step)
        widest = std::max(widest, fontMetrics().horizontalAdvance(Format::value(value, m_unit)));
    const int left = widest + 2 * gapToLabel;
    const int bottom = fontMetrics().height() + gapToLabel;
    const QRectF area(left, topMargin, std::max(width() - left - rightMargin, 1),
                      std::max(height() - topMargin - bottom, 1));
    if (chart()->plotArea() == area)
        return;
    chart()->setPlotArea(area);
    // Or the grid stays where it was while the lines move.
    chart()->layout()->invalidate();
    chart()->layout()->activate();
}

QRectF PlotView::plotRect() const
{
    return chart()->plotArea();
}

int PlotView::columns() const
{
    return std::max(int(plotRect().width()), 1);
}

void PlotView::setNotice(const QString &notice)
{
    if (m_notice == notice)
        return;
    m_notice = notice;
    viewport()->update();
}

void PlotView::setCrosshair(std::optional<qint64> at, const QStringList &text)
{
    if (m_crosshair == at && m_readings == text)
        return;
    m_crosshair = at;
    m_readings = text;
    viewport()->update();
}

void PlotView::setMarks(const QList<EventMark> &marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    viewport()->update();
}

double PlotView::across(double at) const
{
    const QRectF plot = plotRect();
    return plot.left() + plot.width() * (at - double(m_from)) / double(m_to - m_from);
}

double PlotView::up(double value) const
{
    return plotRect().bottom() - plotRect().height() * value / (m_scale.top * headroom);
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    drawLabels(*painter);
    if (!m_notice.isEmpty()) {
        painter->setPen(colors().muted);
        painter->drawText(plotRect().adjusted(gapToLabel, 0, -gapToLabel, 0),
                          Qt::AlignCenter | Qt::TextWordWrap, m_notice);
    }
    drawMarks(*painter, m_marks, {plotRect(), m_from, m_to}, colors());
    drawSelection(*painter);
    drawCrosshair(*painter);
}

void PlotView::drawLabels(QPainter &painter) const
{
    const QRectF plot = plotRect();
    const int height = fontMetrics().height();
    painter.setFont(font());
    painter.setPen(colors().muted);
    const bool values = m_notice.isEmpty();
    for (double value = 0; values && value <= m_scale.top; value += m_scale.step)
        painter.drawText(QRectF(0, up(value) - height / 2.0, plot.left() - gapToLabel, height),
                         Qt::AlignRight | Qt::AlignVCenter, Format::value(value, m_unit));
    const QList<double> ticks = m_ticks.within(double(m_from), double(m_to));
    const QStringList texts = timeTexts(ticks, m_ticks.step);
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        const QString &text = texts[i];
        const double half = fontMetrics().horizontalAdvance(text) / 2.0;
        const double x = std::clamp(across(ticks[i]), half, plot.right() + rightMargin - half);
        painter.drawText(QRectF(x - half, plot.bottom() + gapToLabel / 2.0, 2 * half + 1, height),
                         Qt::AlignCenter, text);
    }
}

void PlotView::drawCrosshair(QPainter &painter) const
{
    if (!m_crosshair || *m_crosshair < m_from || *m_crosshair > m_to)
        return;
    const double x = std::round(across(double(*m_crosshair)));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawLine(QLineF(x, plotRect().top(), x, plotRect().bottom()));
    if (!m_readings.isEmpty())
        drawReadings(painter, x);
}

void PlotView::drawReadings(QPainter &painter, double x) const
{
    const int height = fontMetrics().height();
    int width = 0;
    for (const QString &line : m_readings)
        width = std::max(width, fontMetrics().horizontalAdvance(line));
    QRectF box(x + gapToLabel, plotRect().top() + 2, width + 2 * gapToLabel,
               height * double(m_readings.size()) + gapToLabel);
    if (box.right() > plotRect().right())
        box.moveRight(x - gapToLabel);
    // Where neither side has room it covers the crosshair rather than being cut.
    box.moveLeft(std::clamp(box.left(), 0.0, std::max(plotRect().right() - box.width(), 0.0)));
    painter.setPen(colors().muted);
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRect(box);
    painter.setPen(palette().color(QPalette::ToolTipText));
    for (int i = 0; i < m_readings.size(); ++i)
        painter.drawText(
            QPointF(box.left() + gapToLabel,
                    box.top() + gapToLabel / 2.0 + fontMetrics().ascent() + i * height),
            m_readings[i]);
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placePlot();
    updateAxes();
}

void PlotView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

qint64 PlotView::timeAt(double x) const
{
    const double share = std::clamp((x - plotRect().left()) / plotRect().width(), 0.0, 1.0);
    return m_from + std::llround(share * double(m_to - m_from));
}

void PlotView::drawSelection(QPainter &painter) const
{
    if (!m_dragFrom)
        return;
    QColor veil = palette().color(QPalette::Highlight);
    veil.setAlphaF(0.25F);
    const auto [left, right] = std::minmax({*m_dragFrom, m_dragTo});
    painter.fillRect(QRectF(left, plotRect().top(), right - left, plotRect().height()), veil);
}

bool PlotView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QChartView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(),
                       plainToolTip(marksAt(help->pos().x(), m_marks, {plotRect(), m_from, m_to})),
                       viewport());
    return true;
}

void PlotView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !plotRect().contains(event->position()))
        return;
    m_dragFrom = event->position().x();
    m_dragTo = *m_dragFrom;
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF plot = plotRect();
    const double x = event->position().x();
    if (m_dragFrom) {
        m_dragTo = std::clamp(x, plot.left(), plot.right());
        viewport()->update();
    }
    if (x < plot.left() || x > plot.right())
        emit pointed(std::nullopt);
    else
        emit pointed(timeAt(x));
}

void PlotView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragFrom)
        return;
    const auto [left, right] = std::minmax({*m_dragFrom, m_dragTo});
    m_dragFrom.reset();
    viewport()->update();
    if (right - left >= leastDrag)
        emit selected(timeAt(left), timeAt(right));
}

void PlotView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit left();
}

void PlotView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    emit pointed(std::nullopt);
}

void PlotView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // there is nothing to scroll in here
}

} // namespace Guestwire
