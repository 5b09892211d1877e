// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/commands.h"
#include "widgets/data/samplestore.h"

#include <QSettings>
#include <QWidget>

class QAction;
class QTabWidget;
class QToolButton;

namespace Guestwire {

class ConsoleSplit;
class DetailsPage;
class EventModel;
class EventsView;
class PerformancePage;
class SnapshotsPage;
class VmHeader;

// Everything about one VM. Choosing another re-targets the page; pages that are not seen do
// nothing.
class VmPage : public QWidget
{
    Q_OBJECT

public:
    VmPage(const Connections &connections, const SampleStore &samples, Commands &commands,
           EventModel &events, QWidget *parent);
    ~VmPage() override;

    void setTarget(const VmKey &key);
    void refresh();
    VmKey target() const { return m_target; }
    void showPerformance();
    void showConsole();
    void showTab(int number); // from 0; others are ignored
    void reload(); // what does not come by itself is asked for again
    QAction *chartsBesideConsole() const { return m_besides; } // a switch
    int tab() const;

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

private:
    void makeBesides();

    const Connections &m_connections;
    VmKey m_target;
    VmHeader *m_header;
    QTabWidget *m_tabs;
    PerformancePage *m_performance;
    ConsoleSplit *m_console;
    QAction *m_besides;
    QToolButton *m_besidesButton;
    DetailsPage *m_details;
    SnapshotsPage *m_snapshots;
    EventsView *m_events;
};

} // namespace Guestwire
