// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/mainwindow.h"

#include "widgets/alerts/alertsview.h"
#include "widgets/alerts/rulesdialog.h"
#include "widgets/common/icons.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/words.h"
#include "widgets/console/consolewall.h"
#include "widgets/dialogs/addconnectiondialog.h"
#include "widgets/events/eventsview.h"
#include "widgets/events/watchnotice.h"
#include "widgets/vmlist/vmlistpane.h"
#include "widgets/vmpage/overviewpage.h"
#include "widgets/vmpage/vmpage.h"
#include "widgets/window/connectionprompts.h"
#include "widgets/window/statusline.h"
#include "widgets/window/vmactions.h"

#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(1360, 840);
constexpr int usualListWidth = 650; // pixels

} // namespace

MainWindow::MainWindow(Connections &connections, QWidget *parent)
    : QMainWindow(parent)
    , m_connections(connections)
    , m_samples(connections)
    , m_commands(connections)
    , m_vms(connections, m_samples, m_commands)
    , m_events(connections)
    , m_alerts(connections)
    , m_actions(new VmActions(connections, m_commands, this))
    , m_consoleAction(new QAction(Icons::named(u"console"_s), tr("Console"), this))
    , m_performanceAction(new QAction(Icons::named(u"performance"_s), tr("Performance"), this))
    , m_message(new MessageBar(this))
    , m_notice(new WatchNotice(connections, this))
    , m_splitter(new QSplitter(this))
    , m_list(new VmListPane(m_vms, connections, this))
    , m_pages(new QStackedWidget(this))
    , m_overview(new OverviewPage(connections, m_samples, this))
    , m_wall(new ConsoleWall(connections, this))
    , m_home(m_overview)
    , m_page(new VmPage(connections, m_samples, m_commands, m_events, this))
    , m_eventsDock(new QDockWidget(tr("Events"), this))
    , m_eventsView(new EventsView(m_events, m_eventsDock))
    , m_alertsDock(new QDockWidget(tr("Alerts"), this))
    , m_alertsView(new AlertsView(m_alerts, connections, m_alertsDock))
    , m_status(new StatusLine(connections, this))
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
    connect(&connections, &Connections::removed, this, &MainWindow::vmsChanged);
    connect(&m_commands, &Commands::failed, this, &MainWindow::commandFailed);
    auto *prompts = new ConnectionPrompts(connections, this);
    connect(prompts, &ConnectionPrompts::failed, this,
            [this](ConnectionId id, const QString &title, const QString &reason) {
                m_message->showError(tr("The connection to %1 failed.").arg(displayText(title)),
                                     displayText(reason), [this, id] {
                                         const ConnectionEntry *entry = m_connections.find(id);
                                         if (entry && entry->connector)
                                             entry->connector->start();
                                     });
            });
    restore();
    selectionChanged();
    m_list->focusList();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeCentre()
{
    m_pages->addWidget(m_overview);
    m_pages->addWidget(m_wall);
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
    setCentralWidget(m_splitter);
    connect(m_list, &VmListPane::selectionChanged, this, &MainWindow::selectionChanged);
    connect(m_list, &VmListPane::addConnectionWanted, this, &MainWindow::addConnection);
    connect(m_list, &VmListPane::activated, this,
            [this](const VmKey &key) { choose(key, Wish::Performance); });
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
    m_eventsDock->setWidget(m_eventsView);
    addDockWidget(Qt::BottomDockWidgetArea, m_eventsDock);
    resizeDocks({m_eventsDock}, {140}, Qt::Vertical);
    connect(m_eventsView, &EventsView::chosen, m_list, &VmListPane::select);
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
                         displayText(alert.message));
    QApplication::alert(this);
}

void MainWindow::listen(ConnectionId id)
{
    const Client *client = m_connections.find(id)->client;
    connect(client, &Client::vmsReset, this, &MainWindow::vmsChanged);
    connect(client, &Client::vmChanged, this, &MainWindow::vmsChanged);
    connect(client, &Client::vmRemoved, this, &MainWindow::vmsChanged);
    connect(client, &Client::failed, this, [this](const Error &error) {
        m_message->showError(tr("The server reports: %1.").arg(Words::error(error.code)),
                             displayText(error.message));
    });
}

void MainWindow::vmsChanged()
{
    m_actions->refresh();
    m_overview->refresh();
    m_wall->refresh();
    grantWish();
}

void MainWindow::selectionChanged()
{
    const VmKey key = m_list->current();
    m_actions->setTargets(m_list->selected());
    const bool one = m_connections.vm(key) != nullptr;
    m_consoleAction->setEnabled(one);
    m_performanceAction->setEnabled(one);
    if (one)
        m_page->setTarget(key);
    m_pages->setCurrentWidget(one ? static_cast<QWidget *>(m_page) : m_home);
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
    m_wishedVm = vm;
    m_wish = Wish::Performance;
    grantWish();
}

void MainWindow::showConsoleOf(const QString &vm)
{
    m_wishedVm = vm;
    m_wish = Wish::Console;
    grantWish();
}

void MainWindow::grantWish()
{
    if (m_wishedVm.isEmpty())
        return;
    for (const ConnectionEntry &entry : m_connections.all()) {
        for (const Vm &vm : entry.client->vms()) {
            if (vm.name != m_wishedVm && vm.id.toString(QUuid::WithoutBraces) != m_wishedVm)
                continue;
            m_wishedVm.clear();
            choose({entry.id, vm.id}, m_wish);
            return;
        }
    }
}

void MainWindow::commandFailed(const VmKey &key, const Command &command, const Error &error)
{
    const Vm *vm = m_connections.vm(key);
    const QString name = vm ? vm->name : QString();
    const QString text = tr("%1: %2.", "action and VM, and why")
                             .arg(Words::failed(command.action, name), Words::error(error.code));
    m_message->showError(text, displayText(error.message),
                         [this, key, command] { m_commands.perform(key, command); });
}

void MainWindow::showError(const QString &text, const QString &details)
{
    m_message->showError(text, details);
}

void MainWindow::addConnection()
{
    auto *dialog = new AddConnectionDialog(this);
    connect(dialog, &AddConnectionDialog::entered, this, &MainWindow::connectionWanted);
    dialog->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    save();
    QMainWindow::closeEvent(event);
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
    resize(usualSize);
    restoreGeometry(settings.value("window/geometry"_L1).toByteArray());
    restoreState(settings.value("window/state"_L1).toByteArray());
    m_splitter->restoreState(settings.value("window/splitter"_L1).toByteArray());
    m_list->restore(settings);
    m_page->restore(settings);
}

} // namespace Guestwire
