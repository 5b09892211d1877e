// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/vmlist/vmfiltermodel.h"
#include "widgets/vmlist/vmlistmodel.h"

#include <QSettings>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedLayout;

namespace Guestwire {

class VmTree;

// The left side of the window: a filter above, the VMs below, or a word on why there are none.
class VmListPane : public QWidget
{
    Q_OBJECT

public:
    VmListPane(VmListModel &model, Connections &connections, QWidget *parent = nullptr);

    QList<VmKey> selected() const;
    VmKey current() const;
    void select(const VmKey &key);
    void setGrouping(Grouping grouping);
    Grouping grouping() const { return m_model.grouping(); }
    void fillColumns(QMenu &menu); // which are shown
    void fillSorting(QMenu &menu);
    void focusFilter();
    void filterBy(const QString &text); // as if it were typed
    void focusList();

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

signals:
    void selectionChanged();
    void activated(const Guestwire::VmKey &key); // Enter or double click
    void menuWanted(const QPoint &globalPosition);
    void draggedOut(const QPoint &globalPosition); // the selected ones, out of the window
    void addConnectionWanted();
    void connectionsWanted(); // to see or change them

private:
    void makeFilter();
    void makeView();
    void offerColumns(const QPoint &position);
    QString titleOf(int column) const;
    void makeEmptyPage();
    QPushButton *addChoice(QBoxLayout &layout, const QString &icon, const QString &text);
    void setFilter(const QString &text);
    void structureChanged();
    void watch(ConnectionId id);
    void updateEmptyPage();

    VmListModel &m_model;
    Connections &m_connections;
    VmFilterModel m_shown;
    QLineEdit *m_filter;
    QLabel *m_problem;
    VmTree *m_view;
    QLabel *m_emptyTitle;
    QLabel *m_emptyText;
    QPushButton *m_add;
    QPushButton *m_retry;
    QPushButton *m_manage;
    QStackedLayout *m_pages;
    bool m_isFiltering = false;
};

} // namespace Guestwire
