// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/curve.h"
#include "widgets/common/card.h"

class QLabel;

namespace Guestwire {

class LegendEntry;
class PlotView;

// What one of the charts shows.
struct ChartSpec
{
    struct Line
    {
        Series series;
        QString name; // "read"
    };

    MetricGroup group = MetricGroup::Cpu;
    QString title; // "Disk"
    Unit unit = Unit::Percent;
    QList<Line> lines;
    double leastTop = 0; // of the value axis, so that silence looks silent
};

// A card with one chart: a title with the newest values, a legend, the lines.
class MetricChart : public Card
{
    Q_OBJECT

public:
    MetricChart(const ChartSpec &spec, QWidget *parent);

    const ChartSpec &spec() const { return m_spec; }

    // `live` has the newest values, for the title. `absence` is shown where there is no value at
    // all.
    void present(const Curve &curve, const Track &live, qint64 from, qint64 to,
                 const QString &absence);
    void setCrosshair(std::optional<qint64> at, const Point *average, const Point *maximum);

    PlotView *plot() const { return m_plot; }
    QString title() const;

signals:
    void pointed(std::optional<qint64> at);
    void stepped(int samples); // the crosshair should move by so many, by the keyboard
    void selected(qint64 from, qint64 to); // a part of the time, to be seen larger
    void left(); // what was selected

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateTitle(const Track &track);
    QString reading(const ChartSpec::Line &line, const Point &average, const Point *maximum) const;

    ChartSpec m_spec;
    QLabel *m_title;
    QList<LegendEntry *> m_legend;
    PlotView *m_plot;
};

} // namespace Guestwire
