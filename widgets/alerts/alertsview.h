// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/vmkey.h"

#include <QWidget>

#include <chrono>

class QAction;
class QLabel;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace Guestwire {

class AlertModel;
class Connections;

// The list of alerts, and what people do about them.
class AlertsView : public QWidget
{
    Q_OBJECT

public:
    AlertsView(AlertModel &alerts, Connections &connections, QWidget *parent);

signals:
    void chosen(const Guestwire::VmKey &vm);
    void rulesWanted();
    void failed(const QString &text, const QString &details);

private:
    void makeTable();
    void makeSnoozeMenu();
    QWidget *makeBar();
    void refresh();
    QList<int> selected() const; // rows
    QString obstacle() const; // why nothing can be done about the selected ones
    void acknowledge();
    void snooze(std::chrono::seconds duration);

    AlertModel &m_alerts;
    Connections &m_connections;
    QTableView *m_table;
    QLabel *m_empty;
    QStackedLayout *m_stack;
    QToolButton *m_acknowledge;
    QToolButton *m_snooze;
    QAction *m_wake = nullptr;
};

} // namespace Guestwire
