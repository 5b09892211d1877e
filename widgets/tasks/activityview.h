// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/vmkey.h"

#include <QWidget>

class QComboBox;
class QTableView;
class QToolButton;

namespace Guestwire {

class EventModel;
class EventsView;
class TaskModel;

// Events and tasks: what is under way above, what happened below, and which of it is shown.
class ActivityView : public QWidget
{
    Q_OBJECT

public:
    ActivityView(EventModel &events, TaskModel &tasks, QWidget *parent);

    void setVm(const VmKey &key); // "this VM"; a null one: none is chosen

signals:
    void chosen(const Guestwire::VmKey &key);

private:
    enum Show { All, Tasks, Events, Commands, Alerts, Consoles, Hosts };

    QWidget *makeBar();
    void makeTasks();
    void filter();
    void refresh();
    QList<int> selected() const; // rows of tasks
    void cancel();

    TaskModel &m_tasks;
    VmKey m_vm;
    QComboBox *m_show;
    QToolButton *m_onlyThis;
    QToolButton *m_cancel;
    QToolButton *m_clear;
    QTableView *m_taskTable;
    EventsView *m_events;
};

} // namespace Guestwire
