// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/vmkey.h"

#include <QSortFilterProxyModel>
#include <QTableView>

namespace Guestwire {

class EventModel;

// Only the events of one VM, when one is given, and only those of some kinds.
class EventFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setOnly(const VmKey &key); // a null one: all
    void setKinds(const QStringList &kinds); // none: all

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    VmKey m_only;
    QStringList m_kinds;
};

// The table of events.
class EventsView : public QTableView
{
    Q_OBJECT

public:
    EventsView(EventModel &events, QWidget *parent);

    void showOnly(const VmKey &key); // a null one: all
    void showKinds(const QStringList &kinds); // none: all

signals:
    void chosen(const Guestwire::VmKey &key);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    EventFilterModel m_shown;
};

} // namespace Guestwire
