// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alerts/alertbadges.h"
#include "widgets/data/samplestore.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace Guestwire {

class HostLoadView;
class RankingView;

// What is shown while no VM is chosen: how many there are of each kind, and the busiest.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    OverviewPage(Connections &connections, const SampleStore &samples, QWidget *parent);

    void refresh();

signals:
    void chosen(const Guestwire::VmKey &key);
    void filterWanted(const QString &filter); // to see those that were counted
    void wallWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Kind { Running, Paused, Off, Troubled, Alerting, KindCount };
    struct Ranking
    {
        MetricGroup group;
        RankingView *view;
    };

    QLayout *makeHead();
    QLayout *makeCounts();
    QWidget *makeLoadCard();
    QWidget *makeCard(MetricGroup group, const QString &title);
    QWidget *makeCards();
    void countVms();
    void showLoad();

    const Connections &m_connections;
    const SampleStore &m_samples;
    AlertBadges m_badges;
    QLabel *m_title;
    QList<QToolButton *> m_counts; // by Kind
    QLabel *m_loadTitle = nullptr;
    HostLoadView *m_load = nullptr;
    QList<Ranking> m_rankings;
};

} // namespace Guestwire
