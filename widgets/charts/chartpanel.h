// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartchoice.h"
#include "widgets/charts/curve.h"
#include "widgets/data/eventfetch.h"
#include "widgets/data/historyfetch.h"
#include "widgets/data/samplestore.h"

#include <QWidget>

#include <chrono>

namespace Guestwire {

class EventModel;
class MetricChart;

// The four charts of one VM, re-targeted when another is chosen, under one crosshair. They show the
// newest part of the time, as wide as the range, or a part of it that was selected.
class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    ChartPanel(const SampleStore &samples, const Connections &connections,
               QWidget *parent = nullptr);

    void setColumns(int columns); // that the charts stand in
    void setEvents(const EventModel &events); // marked on the charts; outlive this
    void setTarget(const VmKey &key);
    void setRange(std::chrono::milliseconds range); // and what was selected is left
    std::chrono::milliseconds range() const { return m_range; }
    void setLive(bool live); // not live: the picture stands still
    bool isLive() const { return m_live; }

    // ms since 1970.
    struct Window
    {
        qint64 from = 0;
        qint64 to = 0;

        bool operator==(const Window &) const = default;
    };
    Window window() const;
    void select(const Window &window);
    void leaveSelection();
    void reload(); // the past is asked for again
    bool isSelected() const { return m_selected.has_value(); }

    // What each chart was asked to show; kept when another VM is chosen.
    void choose(MetricGroup group, const ChartChoice &choice);
    ChartChoice choice(MetricGroup group) const { return m_choices.value(group); }

    const Curve &curve() const { return m_curve; } // as it is drawn
    const VmKey &target() const { return m_target; }

    // What a person should know of the history that is shown; empty: nothing.
    QString historyState() const { return m_historyState; }

    // Draws anew where it is seen; nothing otherwise.
    void refresh();

    const QList<MetricChart *> &charts() const { return m_charts; }

signals:
    void liveChanged(bool live);
    void historyStateChanged();
    void historyShown(); // an answer came and is drawn

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addChart(MetricChart *chart);
    void point(std::optional<qint64> at);
    void step(int samples);
    void narrow();
    void take();
    void forgetPast();
    void fetch();
    bool isLongAgo(const Window &asked) const;
    bool isSeenLive() const;
    bool hasHistory() const;
    Client *client() const;
    QString notice(MetricGroup group) const;
    void tellHistoryState();
    std::chrono::milliseconds every() const; // between two points
    void markEvents();
    void applyChoices();
    void follow(const Client &client);
    const Track &track() const;

    const SampleStore &m_samples;
    const Connections &m_connections;
    const EventModel *m_events = nullptr;
    QList<MetricChart *> m_charts;
    VmKey m_target;
    std::chrono::milliseconds m_range;
    bool m_live = true;
    std::optional<Window> m_selected;
    bool m_wasLive = true; // before something was selected
    qint64 m_end = 0; // ms since 1970, at the right edge
    std::optional<qint64> m_pointed;
    HistoryFetch m_fetch;
    EventFetch m_pastEvents;
    QMap<MetricGroup, ChartChoice> m_choices;
    SeriesSources m_sources = usualSources();
    std::optional<Track> m_own; // while charts show what SampleStore does not keep
    Curve m_past; // as it was fetched
    Curve m_curve; // as it is drawn
    QString m_historyState;
    std::unique_ptr<QObject> m_following; // ends what the target's client tells
};

} // namespace Guestwire
