// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/axisticks.h"
#include "widgets/charts/eventmarks.h"

#include <QChartView>

#include <optional>

class QLineSeries;
class QValueAxis;

namespace Guestwire {

struct Colors;

// The one class that knows Qt Charts. The library draws grid and lines; labels, crosshair and
// notices are drawn here, because its own axes have neither round local times nor binary units.
class PlotView : public QChartView
{
    Q_OBJECT

public:
    PlotView(int lines, Unit unit, QWidget *parent);

    // ms since 1970; `highest` is what the value axis must at least reach.
    // `maxima` are thin lines behind those of the same number; they may be empty.
    void present(const QList<QList<QPointF>> &lines, const QList<QList<QPointF>> &maxima,
                 qint64 from, qint64 to, double highest);
    void setUnit(Unit unit) { m_unit = unit; } // from the next present() on
    void setNotice(const QString &notice); // why there is nothing to see; empty: there is
    QString notice() const { return m_notice; }
    void setCrosshair(std::optional<qint64> at, const QStringList &text);
    void setMarks(const QList<EventMark> &marks);
    const QList<EventMark> &marks() const { return m_marks; }
    int columns() const; // of pixels that lines are drawn on
    QColor lineColor(int line) const;
    QRectF plotRect() const;

signals:
    void pointed(std::optional<qint64> at); // where the mouse is; nothing: elsewhere
    void selected(qint64 from, qint64 to); // by dragging
    void left(); // what was selected, by a double click

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void applyColors();
    void placePlot();
    bool updateAxes(); // true where all was laid out anew
    QLineSeries *addLine();
    double across(double at) const;
    qint64 timeAt(double x) const; // within the plot
    void drawSelection(QPainter &painter) const;
    double up(double value) const;
    void drawLabels(QPainter &painter) const;
    void drawCrosshair(QPainter &painter) const;
    void drawReadings(QPainter &painter, double x) const;
    const Colors &colors() const;

    Unit m_unit;
    QList<QLineSeries *> m_maxima; // the chart's
    QList<QLineSeries *> m_lines; // the chart's
    QValueAxis *m_time; // the chart's
    QValueAxis *m_value; // the chart's
    AxisTicks m_ticks;
    ValueScale m_scale;
    qint64 m_from = 0;
    qint64 m_to = 1;
    QString m_notice;
    std::optional<qint64> m_crosshair;
    QStringList m_readings;
    std::optional<double> m_dragFrom; // x of the button's press
    double m_dragTo = 0;
    QList<EventMark> m_marks;
};

} // namespace Guestwire
