// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/samplestore.h"

#include <QWidget>

class QLabel;

namespace Guestwire {

class RankingView;

// What is shown while no VM is chosen: how many there are in which state, and the busiest.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    OverviewPage(const Connections &connections, const SampleStore &samples, QWidget *parent);

    void refresh();

signals:
    void chosen(const Guestwire::VmKey &key);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Ranking
    {
        MetricGroup group;
        RankingView *view;
    };

    QWidget *makeCard(MetricGroup group, const QString &title);

    const Connections &m_connections;
    const SampleStore &m_samples;
    QLabel *m_title;
    QLabel *m_counts;
    QList<Ranking> m_rankings;
};

} // namespace Guestwire
