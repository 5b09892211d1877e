// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/vmpage/ranking.h"

#include <QListView>
#include <QStandardItemModel>

namespace Guestwire {

// The busiest VMs by one group of metrics, as bars.
class RankingView : public QListView
{
    Q_OBJECT

public:
    static constexpr int shown = 5;
    enum Role { KeyRole = Qt::UserRole, ShareRole, ValueRole };

    RankingView(MetricGroup group, const QString &title, QWidget *parent);

    void present(const QList<Rank> &ranks);

    QSize sizeHint() const override;

signals:
    void chosen(const Guestwire::VmKey &key);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    MetricGroup m_group;
    QString m_title;
    QStandardItemModel m_model;
};

} // namespace Guestwire
