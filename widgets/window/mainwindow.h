// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alerts/alertmodel.h"
#include "widgets/common/theme.h"
#include "widgets/data/commands.h"
#include "widgets/data/samplestore.h"
#include "widgets/events/eventmodel.h"
#include "widgets/tasks/taskmodel.h"
#include "widgets/vmlist/vmlistmodel.h"
#include "widgets/window/serverstatus.h"
#include "widgets/window/vmwish.h"

#include <QMainWindow>

#include <memory>

class QDBusConnection;
class QDockWidget;
class QStackedWidget;

namespace Guestwire {

class ActivityView;
class AlertsView;
class ConsoleWall;
class Desktop;
class ConnectionManager;
class FirstSteps;
class MessageBar;
class OverviewPage;
class Splitter;
class StatusLine;
class Switchboard;
class VmActions;
class VmListPane;
class VmPage;
class VmWindows;
class WatchNotice;

// The one window of desktop and viewer. `connections` outlives it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Connections &connections, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Of the server in this process; a window that has none is never told.
    void setServerStatus(const ServerStatus &status);

    // An icon in the tray and notices of the desktop, from now on.
    void joinDesktop(const QDBusConnection &bus);

    // As soon as a VM of this name, title or id is known; it says so where there is none.
    void showPerformanceOf(const QString &vm);
    void showConsoleOf(const QString &vm);

    void present(); // in front of all other windows
    void showError(const QString &text, const QString &details);

    // What connects and disconnects; it outlives the window.
    void useSwitchboard(Switchboard &switchboard);

    // A script that makes demonstration guests, for those who have nothing to look at; it need not
    // be there.
    void offerDemo(const QString &script);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    using Wish = VmWish::Page;

    void makeCentre();
    void makeEventsDock();
    void makeAlertsDock();
    void alertBegan(const VmKey &key, const Alert &alert);
    void countAlerts();
    void makeMenus();
    void makeFileMenu();
    void makeVmMenu();
    void refreshVmMenu(bool one, bool any); // what is chosen in the list
    void makeViewMenu();
    void makeServerMenu();
    void showServer();
    void makeHelpMenu();
    void makeToolBar();
    void makeThemeMenu(QMenu &menu);
    void makeLanguageMenu(QMenu &menu);
    void makeGroupingMenu(QMenu &menu);
    void openPalette();
    void makeTabShortcuts();
    void listen(ConnectionId id);
    void reachChanged();
    void vmsChanged();
    void selectionChanged();
    void showHome(QWidget *page);
    void showFirstStepsOrNot();
    void choose(const VmKey &key, Wish wish);
    void vmMissing(const QString &vm);
    void commandFailed(const VmKey &key, const Command &command, const Error &error);
    void connectionFailed(ConnectionId id, const QString &title, const QString &reason);
    void movePane(int by);
    void save() const;
    void restore();

    Connections &m_connections;
    Theme m_theme;
    SampleStore m_samples;
    Commands m_commands;
    VmListModel m_vms;
    EventModel m_events;
    AlertModel m_alerts;
    TaskModel m_tasks;
    VmActions *m_actions;
    QAction *m_consoleAction;
    QAction *m_performanceAction;
    QAction *m_windowAction;
    QAction *m_copyServer = nullptr;
    QAction *m_openServer = nullptr;
    MessageBar *m_message;
    WatchNotice *m_notice;
    Splitter *m_splitter;
    VmListPane *m_list;
    QStackedWidget *m_pages;
    OverviewPage *m_overview;
    ConsoleWall *m_wall;
    QWidget *m_home; // of these two, what is shown while no VM is chosen
    FirstSteps *m_firstSteps;
    VmPage *m_page;
    QDockWidget *m_eventsDock;
    ActivityView *m_activity;
    QDockWidget *m_alertsDock;
    AlertsView *m_alertsView;
    StatusLine *m_status;
    ConnectionManager *m_manager;
    ServerStatus m_server;
    VmWish m_wish;
    std::unique_ptr<VmWindows> m_windows;
    std::unique_ptr<Desktop> m_desktop; // none in a window that is by itself
};

} // namespace Guestwire
