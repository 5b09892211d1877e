// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/mainwindow.h"

#include "core/model/displaymessage.h"
#include "widgets/alerts/alertsview.h"
#include "widgets/alerts/rulesdialog.h"
#include "widgets/common/icons.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/splitter.h"
#include "widgets/common/words.h"
#include "widgets/connections/connectionmanager.h"
#include "widgets/console/consolewall.h"
#include "widgets/desktop/desktop.h"
#include "widgets/events/watchnotice.h"
#include "widgets/tasks/activityview.h"
#include "widgets/vmlist/vmlistpane.h"
#include "widgets/vmpage/overviewpage.h"
#include "widgets/vmpage/vmpage.h"
#include "widgets/window/connectionprompts.h"
#include "widgets/window/firststeps.h"
#include "widgets/window/statusline.h"
#include "widgets/window/vmactions.h"
#include "widgets/window/vmwindows.h"

#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(1360, 840);
constexpr double shareOfScreen = 0.94; // at most: it has a frame
constexpr int usualListWidth = 650; // pixels
constexpr int usualStep = 32; // pixels, between windows that come together

} // namespace

MainWindow::MainWindow(Connections &connections, QWidget *parent)
    : QMainWindow(parent)
    , m_connections(connections)
    , m_samples(connections)
    , m_commands(connections)
    , m_vms(connections, m_samples, m_commands)
    , m_events(connections)
    , m_alerts(connections)
    , m_tasks(connections, m_commands)
    , m_actions(new VmActions(connections, m_commands, this))
    , m_consoleAction(new QAction(Icons::named(u"console"_s), tr("Console"), this))
    , m_performanceAction(new QAction(Icons::named(u"performance"_s), tr("Performance"), this))
    , m_windowAction(new QAction(Icons::named(u"pop-out"_s), tr("Open in a &new window"), this))
    , m_message(new MessageBar(this))
    , m_notice(new WatchNotice(connections, this))
    , m_splitter(new Splitter(this))
    , m_list(new VmListPane(m_vms, connections, this))
    , m_pages(new QStackedWidget(this))
    , m_overview(new OverviewPage(connections, m_samples, this))
    , m_wall(new ConsoleWall(connections, this))
    , m_home(m_overview)
    , m_firstSteps(new FirstSteps(connections, this))
    , m_page(new VmPage(connections, m_samples, m_commands, m_events, this))
    , m_eventsDock(new QDockWidget(tr("Events and tasks"), this))
    , m_activity(new ActivityView(m_events, m_tasks, m_eventsDock))
    , m_alertsDock(new QDockWidget(tr("Alerts"), this))
    , m_alertsView(new AlertsView(m_alerts, connections, m_alertsDock))
    , m_status(new StatusLine(connections, this))
    , m_manager(new ConnectionManager(connections, this))
    , m_wish(connections, nullptr)
    , m_windows(std::make_unique<VmWindows>(connections, m_samples, m_commands, m_events, nullptr))
{
    setWindowTitle(tr("Guestwire"));
    setWindowIcon(Icons::application());
    setStatusBar(m_status);
    makeCentre();
    makeEventsDock();
    makeAlertsDock();
    makeMenus();
    makeToolBar();
    makeTabShortcuts();
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &MainWindow::listen);
    connect(&connections, &Connections::aboutToRemove, this, [this](ConnectionId id) {
        const ConnectionEntry *entry = m_connections.find(id);
        entry->client->disconnect(this);
        if (entry->connector)
            entry->connector->disconnect(this);
    });
    connect(&connections, &Connections::added, this, &MainWindow::selectionChanged);
    connect(&connections, &Connections::removed, this, &MainWindow::vmsChanged);
    connect(&connections, &Connections::removed, this, &MainWindow::selectionChanged);
    connect(&m_commands, &Commands::failed, this, &MainWindow::commandFailed);
    connect(&m_commands, &Commands::failedToCancel, this,
            [this](const VmKey &key, const Error &error) {
                const Vm *vm = m_connections.vm(key);
                m_message->showError(
                    tr("The task on %1 goes on: %2.", "VM and why")
                        .arg(vm ? displayText(vm->name) : QString(), Words::error(error.code)),
                    displayMessage(error.message));
            });
    connect(&m_wish, &VmWish::granted, this, &MainWindow::choose);
    connect(&m_wish, &VmWish::missed, this, &MainWindow::vmMissing);
    auto *prompts = new ConnectionPrompts(connections, this);
    connect(prompts, &ConnectionPrompts::failed, this, &MainWindow::connectionFailed);
    restore();
    selectionChanged();
    m_list->focusList();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeCentre()
{
    m_pages->addWidget(m_overview);
    m_pages->addWidget(m_wall);
    m_pages->addWidget(m_firstSteps);
    connect(m_firstSteps, &FirstSteps::addWanted, m_manager, &ConnectionManager::add);
    connect(m_firstSteps, &FirstSteps::openWanted, m_manager, &ConnectionManager::open);
    connect(m_firstSteps, &FirstSteps::listWanted, this, [this] { m_manager->show(); });
    m_pages->addWidget(m_page);
    auto *right = new QWidget(m_splitter);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    rightLayout->addWidget(m_message);
    rightLayout->addWidget(m_notice);
    rightLayout->addWidget(m_pages, 1);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({usualListWidth, usualSize.width() - usualListWidth});
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setDividerName(tr("Divider between list and page"));
    setCentralWidget(m_splitter);
    connect(m_list, &VmListPane::selectionChanged, this, &MainWindow::selectionChanged);
    connect(m_list, &VmListPane::addConnectionWanted, m_manager, &ConnectionManager::add);
    connect(m_list, &VmListPane::connectionsWanted, this, [this] { m_manager->show(); });
    connect(m_list, &VmListPane::activated, this,
            [this](const VmKey &key) { choose(key, Wish::Performance); });
    connect(m_list, &VmListPane::draggedOut, this, [this](QPoint at) {
        for (const VmKey &key : m_list->selected()) {
            m_windows->open(key, at);
            at += QPoint(usualStep, usualStep);
        }
    });
    connect(m_notice, &WatchNotice::consoleWanted, this,
            [this](const VmKey &key) { choose(key, Wish::Console); });
    connect(m_overview, &OverviewPage::chosen, this,
            [this](const VmKey &key) { choose(key, Wish::Performance); });
    connect(m_overview, &OverviewPage::filterWanted, m_list, &VmListPane::filterBy);
    connect(m_overview, &OverviewPage::wallWanted, this, [this] { showHome(m_wall); });
    connect(m_wall, &ConsoleWall::overviewWanted, this, [this] { showHome(m_overview); });
    connect(m_wall, &ConsoleWall::chosen, this,
            [this](const VmKey &key) { choose(key, Wish::Console); });
}

void MainWindow::makeEventsDock()
{
    m_eventsDock->setObjectName(u"events"_s);
    m_eventsDock->setWidget(m_activity);
    addDockWidget(Qt::BottomDockWidgetArea, m_eventsDock);
    resizeDocks({m_eventsDock}, {140}, Qt::Vertical);
    connect(m_activity, &ActivityView::chosen, m_list, &VmListPane::select);
}

void MainWindow::makeAlertsDock()
{
    m_alertsDock->setObjectName(u"alertsDock"_s);
    m_alertsDock->setWidget(m_alertsView);
    addDockWidget(Qt::BottomDockWidgetArea, m_alertsDock);
    tabifyDockWidget(m_eventsDock, m_alertsDock);
    m_eventsDock->raise();
    connect(m_alertsView, &AlertsView::chosen, m_list, &VmListPane::select);
    connect(m_alertsView, &AlertsView::failed, this, &MainWindow::showError);
    connect(m_alertsView, &AlertsView::rulesWanted, this,
            [this] { (new RulesDialog(m_connections, this))->open(); });
    connect(&m_alerts, &AlertModel::began, this, &MainWindow::alertBegan);
    connect(&m_alerts, &QAbstractItemModel::rowsInserted, this, &MainWindow::countAlerts);
    connect(&m_alerts, &QAbstractItemModel::rowsRemoved, this, &MainWindow::countAlerts);
    connect(&m_alerts, &QAbstractItemModel::modelReset, this, &MainWindow::countAlerts);
    countAlerts();
}

void MainWindow::countAlerts()
{
    const int count = m_alerts.rowCount();
    m_alertsDock->setWindowTitle(count > 0 ? tr("Alerts (%1)").arg(count) : tr("Alerts"));
}

void MainWindow::alertBegan(const VmKey &key, const Alert &alert)
{
    const ConnectionEntry *entry = m_connections.find(key.connection);
    if (alert.severity == Severity::Info || !entry || !entry->client->alerts().isByRule(alert))
        return;
    const Vm *vm = m_connections.vm(key);
    m_message->showError(tr("%1: alert \"%2\".", "VM and rule")
                             .arg(vm ? displayText(vm->name) : tr("A VM"), displayText(alert.rule)),
                         displayMessage(alert.message));
    QApplication::alert(this);
}

void MainWindow::listen(ConnectionId id)
{
    const ConnectionEntry &entry = *m_connections.find(id);
    const Client *client = entry.client;
    connect(client, &Client::vmsReset, this, &MainWindow::vmsChanged);
    connect(client, &Client::vmChanged, this, &MainWindow::vmsChanged);
    connect(client, &Client::vmRemoved, this, &MainWindow::vmsChanged);
    connect(client, &Client::hostsChanged, this, &MainWindow::reachChanged);
    if (entry.connector)
        connect(entry.connector, &Connector::stateChanged, this, &MainWindow::reachChanged);
    connect(client, &Client::failed, this, [this](const Error &error) {
        m_message->showError(tr("The server reports: %1.").arg(Words::error(error.code)),
                             displayMessage(error.message));
    });
}

void MainWindow::reachChanged()
{
    m_overview->refresh();
    showFirstStepsOrNot();
}

void MainWindow::vmsChanged()
{
    m_actions->refresh();
    m_overview->refresh();
    m_wall->refresh();
    if (m_pages->currentWidget() == m_firstSteps)
        showFirstStepsOrNot();
}

void MainWindow::selectionChanged()
{
    const VmKey key = m_list->current();
    m_actions->setTargets(m_list->selected());
    const bool one = m_connections.vm(key) != nullptr;
    refreshVmMenu(one, !m_list->selected().isEmpty());
    m_activity->setVm(key);
    if (one)
        m_page->setTarget(key);
    m_pages->setCurrentWidget(one ? static_cast<QWidget *>(m_page) : m_home);
    showFirstStepsOrNot();
    const Vm *vm = m_connections.vm(key);
    setWindowTitle(vm ? tr("%1 — Guestwire").arg(displayText(vm->name)) : tr("Guestwire"));
}

void MainWindow::showHome(QWidget *page)
{
    m_home = page;
    m_list->select({});
    m_pages->setCurrentWidget(page);
}

void MainWindow::choose(const VmKey &key, Wish wish)
{
    m_list->select(key);
    if (m_list->current() != key)
        return;
    if (wish == Wish::Console)
        m_page->showConsole();
    else
        m_page->showPerformance();
}

void MainWindow::showPerformanceOf(const QString &vm)
{
    m_wish.make(vm, Wish::Performance);
}

void MainWindow::showConsoleOf(const QString &vm)
{
    m_wish.make(vm, Wish::Console);
}

void MainWindow::vmMissing(const QString &vm)
{
    QStringList titles;
    for (const ConnectionEntry &entry : m_connections.all())
        titles.append(displayText(entry.title));
    m_message->showError(
        tr("There is no VM “%1” here.").arg(displayText(vm)),
        titles.isEmpty()
            ? tr("Nothing is connected. Add the connection that it lives on.")
            : tr("Looked for by name, title and UUID on %1. The list has all that there "
                 "are; perhaps it lives on another host, or may not be seen.")
                  .arg(titles.join(", "_L1)));
}

void MainWindow::joinDesktop(const QDBusConnection &bus)
{
    m_desktop = std::make_unique<Desktop>(m_connections, m_alerts, bus, nullptr);
    connect(m_desktop.get(), &Desktop::windowWanted, this, &MainWindow::present);
    connect(m_desktop.get(), &Desktop::quitWanted, this, &QWidget::close);
    connect(m_desktop.get(), &Desktop::failed, this, &MainWindow::showError);
    connect(m_desktop.get(), &Desktop::vmWanted, this, [this](const VmKey &key) {
        present();
        choose(key, Wish::Performance);
    });
    connect(m_desktop.get(), &Desktop::consoleWanted, this, [this](const VmKey &key) {
        present();
        choose(key, Wish::Console);
    });
}

void MainWindow::present()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::commandFailed(const VmKey &key, const Command &command, const Error &error)
{
    const Vm *vm = m_connections.vm(key);
    const QString name = vm ? vm->name : QString();
    const QString text = tr("%1: %2.", "action and VM, and why")
                             .arg(Words::failed(command.action, name), Words::error(error.code));
    m_message->showError(text, displayMessage(error.message),
                         [this, key, command] { m_commands.perform(key, command); });
}

void MainWindow::showError(const QString &text, const QString &details)
{
    m_message->showError(text, details);
}

void MainWindow::useSwitchboard(Switchboard &switchboard)
{
    m_manager->use(switchboard);
}

void MainWindow::offerDemo(const QString &script)
{
    m_firstSteps->offerDemo(script);
}

void MainWindow::connectionFailed(ConnectionId id, const QString &title, const QString &reason)
{
    const QString name = displayText(title);
    const ConnectionEntry *entry = m_connections.find(id);
    if (entry && entry->connector && entry->connector->hasChangedKey()) {
        m_message->showNotice(tr("The key of %1 has changed: somebody may be in between. If it was "
                                 "set up anew, remove "
                                 "the remembered key in File > Connections.")
                                  .arg(name),
                              displayMessage(reason), tr("Connections…"),
                              [this, address = entry->address] { m_manager->show(address); });
        return;
    }
    m_message->showError(tr("The connection to %1 failed.").arg(name), displayMessage(reason),
                         [this, id] {
                             const ConnectionEntry *again = m_connections.find(id);
                             if (again && again->connector)
                                 again->connector->start();
                         });
}

// Never in the place of a VM.
void MainWindow::showFirstStepsOrNot()
{
    if (m_pages->currentWidget() == m_page)
        return;
    m_firstSteps->refresh();
    m_pages->setCurrentWidget(
        FirstSteps::isNeeded(m_connections) ? static_cast<QWidget *>(m_firstSteps) : m_home);
}

// A minimised window paints nothing, whatever the desktop does with it; once it is seen again, it
// is not to show what was.
void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::WindowStateChange || updatesEnabled() != isMinimized())
        return;
    setUpdatesEnabled(!isMinimized());
    m_overview->refresh();
    m_page->refresh();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    save();
    QMainWindow::closeEvent(event);
    m_windows->closeAll();
}

void MainWindow::save() const
{
    QSettings settings;
    settings.setValue("window/geometry"_L1, saveGeometry());
    settings.setValue("window/state"_L1, saveState());
    settings.setValue("window/splitter"_L1, m_splitter->saveState());
    settings.setValue("window/theme"_L1, int(m_theme.choice()));
    m_list->save(settings);
    m_page->save(settings);
}

void MainWindow::restore()
{
    const QSettings settings;
    resize(usualSize.boundedTo(screen()->availableSize() * shareOfScreen));
    restoreGeometry(settings.value("window/geometry"_L1).toByteArray());
    restoreState(settings.value("window/state"_L1).toByteArray());
    m_splitter->restoreState(settings.value("window/splitter"_L1).toByteArray());
    m_list->restore(settings);
    m_page->restore(settings);
}

} // namespace Guestwire
