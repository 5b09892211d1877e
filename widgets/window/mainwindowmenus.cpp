// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"
#include "widgets/common/language.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/connections/connectionmanager.h"
#include "widgets/console/consolewall.h"
#include "widgets/desktop/desktop.h"
#include "widgets/dialogs/about.h"
#include "widgets/server/serverdialog.h"
#include "widgets/vmlist/vmlistpane.h"
#include "widgets/vmpage/overviewpage.h"
#include "widgets/vmpage/vmpage.h"
#include "widgets/window/actionbar.h"
#include "widgets/window/commandpalette.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/statusline.h"
#include "widgets/window/vmactions.h"
#include "widgets/window/vmwindows.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDockWidget>
#include <QMenuBar>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QUrl>

// The menus, tool bar and keys of MainWindow.
namespace Guestwire {

using namespace Qt::StringLiterals;

void MainWindow::makeMenus()
{
    makeFileMenu();
    makeVmMenu();
    makeViewMenu();
    makeServerMenu();
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    QAction *add = menu->addAction(Icons::named(u"add"_s), tr("&Add a connection…"), m_manager,
                                   &ConnectionManager::add);
    add->setShortcut(QKeySequence::New);
    QAction *list = menu->addAction(Icons::named(u"server"_s), tr("&Connections…"), this,
                                    [this] { m_manager->show(); });
    list->setObjectName(u"showConnections"_s);
    menu->addSeparator();
    QAction *quit = menu->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence::Quit);
}

void MainWindow::makeVmMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&VM"));
    menu->setToolTipsVisible(true); // why something can not be done
    menu->addAction(m_actions->action(Action::Start));
    menu->addAction(m_actions->pauseOrResume());
    menu->addAction(m_actions->action(Action::Stop));
    menu->addAction(m_actions->action(Action::Restart));
    menu->addSeparator();
    menu->addAction(m_actions->action(Action::ForceOff));
    menu->addAction(m_actions->action(Action::Reset));
    menu->addSeparator();
    menu->addAction(m_actions->action(Action::Save));
    menu->addAction(m_actions->action(Action::Restore));
    menu->addAction(m_actions->hardware());
    menu->addSeparator();
    m_consoleAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(m_consoleAction, &QAction::triggered, this, [this] { m_page->showConsole(); });
    connect(m_performanceAction, &QAction::triggered, this, [this] { m_page->showPerformance(); });
    menu->addAction(m_performanceAction);
    menu->addAction(m_consoleAction);
    m_windowAction->setObjectName(u"openWindow"_s);
    m_windowAction->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return));
    connect(m_windowAction, &QAction::triggered, this, [this] {
        for (const VmKey &key : m_list->selected())
            m_windows->open(key);
    });
    menu->addAction(m_windowAction);
    connect(m_list, &VmListPane::menuWanted, menu, [menu](const QPoint &at) { menu->popup(at); });
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("V&iew"));
    QAction *find = menu->addAction(Icons::named(u"search"_s), tr("Filter the &list"), m_list,
                                    &VmListPane::focusFilter);
    find->setShortcut(QKeySequence::Find);
    QAction *palette =
        menu->addAction(tr("&Find a VM or a command…"), this, &MainWindow::openPalette);
    palette->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    QAction *next = menu->addAction(tr("&Next part of the window"), this, [this] { movePane(1); });
    next->setShortcut(Qt::Key_F6);
    QAction *previous =
        menu->addAction(tr("&Previous part of the window"), this, [this] { movePane(-1); });
    previous->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F6));
    QAction *again = menu->addAction(Icons::named(u"refresh"_s), tr("&Refresh"), this,
                                     [this] { m_page->reload(); });
    again->setShortcut(QKeySequence::Refresh);
    menu->addSeparator();
    menu->addAction(tr("&Overview"), this, [this] { showHome(m_overview); });
    menu->addAction(Icons::named(u"console"_s), tr("&Wall of consoles"), this,
                    [this] { showHome(m_wall); });
    menu->addSeparator();
    menu->addAction(m_eventsDock->toggleViewAction());
    menu->addAction(m_alertsDock->toggleViewAction());
    menu->addAction(m_page->chartsBesideConsole());
    QMenu *told = menu->addMenu(tr("Not&ifications"));
    Desktop::fillMenu(*told, m_desktop.get());
    connect(told, &QMenu::aboutToShow, this,
            [this, told] { Desktop::fillMenu(*told, m_desktop.get()); });
    makeGroupingMenu(*menu->addMenu(tr("&Group by")));
    QMenu *sorting = menu->addMenu(tr("&Sort by"));
    connect(sorting, &QMenu::aboutToShow, m_list,
            [this, sorting] { m_list->fillSorting(*sorting); });
    m_list->fillSorting(*sorting); // the palette has what is in there
    QMenu *columns = menu->addMenu(tr("&Columns"));
    connect(columns, &QMenu::aboutToShow, m_list,
            [this, columns] { m_list->fillColumns(*columns); });
    m_list->fillColumns(*columns);
    makeThemeMenu(*menu->addMenu(tr("&Theme")));
    makeLanguageMenu(*menu->addMenu(tr("L&anguage")));
}

void MainWindow::makeGroupingMenu(QMenu &menu)
{
    auto *group = new QActionGroup(&menu);
    QHash<Grouping, QAction *> actions;
    for (const auto &[grouping, text] :
         {std::pair(Grouping::Host, tr("&Host")), std::pair(Grouping::State, tr("&State")),
          std::pair(Grouping::Tag, tr("&Tag in the title, as [tag]"))}) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        actions.insert(grouping, action);
        connect(action, &QAction::triggered, m_list,
                [this, grouping] { m_list->setGrouping(grouping); });
    }
    connect(&menu, &QMenu::aboutToShow, this,
            [this, actions] { actions.value(m_list->grouping())->setChecked(true); });
}

void MainWindow::openPalette()
{
    QList<PaletteEntry> entries;
    for (const ConnectionEntry &connection : m_connections.all()) {
        for (const Vm &vm : connection.client->vms()) {
            const VmKey key {connection.id, vm.id};
            const QString name = displayText(vm.name);
            entries.append({Icons::state(Words::knownState(vm)), name, Words::stateOf(vm), true,
                            [this, key] { choose(key, Wish::Performance); }});
            entries.append(
                {Icons::named(u"console"_s), tr("Console of %1").arg(name), {}, true, [this, key] {
                     choose(key, Wish::Console);
                 }});
        }
    }
    (new CommandPalette(entriesOf(*menuBar()) + entries, this))->open();
}

void MainWindow::refreshVmMenu(bool one, bool any)
{
    const auto tell = [any](QAction *action, bool can, const QString &what) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString tip = keys.isEmpty() ? what : u"%1 (%2)"_s.arg(what, keys);
        const QString why = any ? tr("Choose one VM alone.") : tr("Choose a VM first.");
        action->setEnabled(can);
        action->setToolTip(plainToolTip(
            can ? tip : tr("%1 — %2", "action and why it is not possible").arg(tip, why)));
    };
    tell(m_consoleAction, one, tr("Console"));
    tell(m_performanceAction, one, tr("Performance"));
    tell(m_windowAction, any, tr("Open in a new window, or drag it out of this one"));
}

void MainWindow::makeThemeMenu(QMenu &menu)
{
    auto *group = new QActionGroup(&menu);
    const auto kept =
        Theme::Choice(QSettings().value("window/theme"_L1, int(Theme::Choice::System)).toInt());
    for (const auto &[choice, text] : {std::pair(Theme::Choice::System, tr("&System")),
                                       std::pair(Theme::Choice::Light, tr("&Light")),
                                       std::pair(Theme::Choice::Dark, tr("&Dark"))}) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(choice == kept);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { m_theme.choose(choice); });
    }
    if (kept == Theme::Choice::Light || kept == Theme::Choice::Dark)
        m_theme.choose(kept);
}

void MainWindow::makeLanguageMenu(QMenu &menu)
{
    auto *group = new QActionGroup(&menu);
    for (const auto &[code, name] : Language::all()) {
        QAction *action = menu.addAction(code.isEmpty() ? tr("&System") : name);
        action->setObjectName(QString("language-"_L1 + code));
        action->setCheckable(true);
        action->setChecked(code == Language::chosen());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code = code] {
            Language::choose(code);
            m_message->showNotice(tr("The language changes when Guestwire is started again."), {},
                                  {}, {});
        });
    }
}

void MainWindow::makeServerMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Server"));
    menu->setToolTipsVisible(true);
    QAction *show = menu->addAction(Icons::named(u"server"_s), tr("&Server, clients and accounts…"),
                                    this, &MainWindow::showServer);
    show->setObjectName(u"showServer"_s);
    connect(m_status, &StatusLine::serverWanted, this, &MainWindow::showServer);
    menu->addSeparator();
    m_copyServer = menu->addAction(Icons::named(u"copy"_s), tr("&Copy the address"), this, [this] {
        QApplication::clipboard()->setText(m_server.address);
    });
    m_openServer = menu->addAction(tr("&Open in the browser"), this, [this] {
        QUrl url(m_server.address.section(u',', 0, 0));
        url.setScheme(url.scheme() == u"wss"_s ? u"https"_s : u"http"_s);
        QDesktopServices::openUrl(url);
    });
    m_copyServer->setEnabled(false);
    m_openServer->setEnabled(false);
}

// One of them at a time.
void MainWindow::showServer()
{
    auto *dialog = findChild<ServerDialog *>();
    if (!dialog)
        dialog = new ServerDialog(m_connections, this);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::setServerStatus(const ServerStatus &status)
{
    m_server = status;
    m_status->setServerStatus(status);
    for (QAction *action : {m_copyServer, m_openServer}) {
        action->setEnabled(status.enabled);
        action->setToolTip(status.enabled ? action->iconText() : tr("The server is off."));
    }
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(Icons::named(u"about"_s), tr("&About Guestwire"), this,
                    [this] { showAbout(this); });
    menu->addAction(tr("About &Qt"), qApp, &QApplication::aboutQt);
}

void MainWindow::makeToolBar()
{
    auto *bar = new ActionBar(*m_actions, this);
    addToolBar(bar);
    bar->addSeparator();
    bar->addAction(m_consoleAction);
    bar->addAction(m_performanceAction);
}

void MainWindow::makeTabShortcuts()
{
    constexpr int tabs = 5;
    for (int tab = 0; tab < tabs; ++tab) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + tab)), this);
        connect(shortcut, &QShortcut::activated, this, [this, tab] { m_page->showTab(tab); });
    }
}

void MainWindow::movePane(int by)
{
    const QList<QWidget *> panes {m_list, m_pages, m_eventsDock, m_alertsDock};
    int here = 0;
    for (int i = 0; i < panes.size(); ++i)
        if (panes[i]->isAncestorOf(focusWidget()))
            here = i;
    for (qsizetype step = 1; step <= panes.size(); ++step) {
        QWidget *pane = panes[(here + (panes.size() + by) * step) % panes.size()];
        if (auto *dock = qobject_cast<QDockWidget *>(pane); dock && dock->isVisible())
            dock->raise(); // one that lies behind another counts as visible, too
        const QList<QWidget *> children = pane->findChildren<QWidget *>();
        for (QWidget *child : children) {
            if (!child->isVisible() || (child->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            child->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace Guestwire
