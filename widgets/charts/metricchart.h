// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartchoice.h"
#include "widgets/charts/curve.h"
#include "widgets/common/card.h"

class QLabel;
class QMenu;
class QToolButton;

namespace Guestwire {

class LegendEntry;
class PlotView;

// A card with one chart: a title with the newest values, a legend, the lines.
class MetricChart : public Card
{
    Q_OBJECT

public:
    MetricChart(const ChartSpec &spec, QWidget *parent);

    const ChartSpec &spec() const { return m_spec; }
    void setSpec(const ChartSpec &spec); // of the same group
    // What was asked for, and of which devices more can be.
    void setChoice(const ChartChoice &choice, const QStringList &devices);
    QMenu *menu() const { return m_menu; } // to ask for something else

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
    void narrowed(); // half of the time should be seen larger, by the keyboard
    void left(); // what was selected
    void chosen(const Guestwire::ChartChoice &choice);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeMenu();
    void fillMenu();
    void updateTitle(const Track &track);
    QString usualTitle(const Track &track) const;
    QString reading(const ChartSpec::Line &line, const Point &average, const Point *maximum) const;

    ChartSpec m_spec;
    QLabel *m_title;
    QList<LegendEntry *> m_legend;
    QToolButton *m_choose;
    QMenu *m_menu;
    ChartChoice m_choice;
    QStringList m_devices;
    PlotView *m_plot;
};

} // namespace Guestwire
