// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/vmlist/vmfilter.h"

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QTimer>

namespace Guestwire {

class VmListModel;

// The list as the filter and the chosen order show it. Live values move rows at most every two
// seconds, so that a row can be clicked.
class VmFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit VmFilterModel(VmListModel &model, QObject *parent = nullptr);

    void setFilter(const VmFilter &filter);
    const VmFilter &filter() const { return m_filter; }
    int shownVms() const;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool accepts(const QModelIndex &vm) const;
    bool comesFirst(const QVariant &group, const QVariant &other) const;
    void sortSoon();

    VmListModel &m_model;
    VmFilter m_filter;
    QCollator m_collator;
    QTimer m_refilter; // once for all that changed in one turn
    QTimer m_resort;
};

} // namespace Guestwire
