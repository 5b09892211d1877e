// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/everywindow.h"
#include "widgets/common/messagebar.h"
#include "widgets/recordings/recordingsdialog.h"
#include "widgets/server/serverdialog.h"
#include "widgets/vmlist/vmlistpane.h"

#include <QAction>
#include <QDockWidget>
#include <QMessageBox>
#include <QTableView>
#include <QTreeWidget>

#include <array>
#include <cmath>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

template<typename Dialog>
QWidget *shown(Dialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void until(const std::function<bool()> &claim)
{
    if (!QTest::qWaitFor(claim))
        qFatal("the window did not come to this state");
}

QList<Vm> manyVms()
{
    constexpr std::array states {State::Running, State::Running,     State::Paused,
                                 State::Off,     State::PmSuspended, State::Crashed};
    const QStringList kinds {u"web"_s, u"db"_s, u"cache"_s, u"mail"_s};
    QList<Vm> vms {ScriptedServer::vm(u"web-01"_s)};
    for (size_t i = 2; i < 14; ++i) {
        vms.append(ScriptedServer::vm(
            u"%1-%2"_s.arg(kinds[qsizetype(i) % kinds.size()]).arg(i, 2, 10, QChar(u'0')),
            states[i % states.size()]));
    }
    vms.append(ScriptedServer::vm(u"a-machine-whose-name-is-longer-than-its-column-is-wide"_s));
    return vms;
}

// Two minutes of figures.
void measure(Stage &s)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    int ticks = 0;
    const QObject listener;
    QObject::connect(&s.client, &Client::sampled, &listener, [&ticks] { ++ticks; });
    constexpr int span = 120;
    constexpr int step = 2;
    for (int second = span; second >= 0; second -= step) {
        QList<Sample> samples;
        for (const Vm &vm : s.server.vms()) {
            if (vm.state != State::Running)
                continue;
            const double wave = 45 + 35 * std::sin(second / 9.0 + double(qHash(vm.name) % 7));
            samples.append(ScriptedServer::sample(vm, now.addSecs(-second), wave));
            samples.last().values.set(Metric::NetworkRxRate, 40'000 * wave);
            samples.last().values.set(Metric::NetworkTxRate, 9'000 * (100 - wave));
        }
        s.server.tick(samples);
    }
    until([&ticks] { return ticks > span / step; });
}

void fillList(Stage &s)
{
    s.server.setVms(manyVms());
    until([&s] { return s.client.vms().size() > 1; });
    measure(s);
}

QWidget *tab(Stage &s, Qt::Key number)
{
    s.window.showPerformanceOf(u"web-01"_s);
    QTest::keyClick(&s.window, number, Qt::ControlModifier);
    return &s.window;
}

std::optional<Protocol::Answer> aboutVm(const Protocol::Message &message)
{
    const QDateTime at = QDateTime::currentDateTimeUtc().addDays(-3);
    if (std::get_if<Protocol::ListSnapshots>(&message))
        return QList<Snapshot> {
            {u"before-upgrade"_s, {}, false, State::Running, at, u"Debian 12, before 13"_s, true},
            {u"after-upgrade"_s, u"before-upgrade"_s, true, State::Off, at.addDays(1), {}, false}};
    if (std::get_if<Protocol::AskDetails>(&message))
        return QList<Fact> {{u"Hardware"_s, u"Hypervisor"_s, u"kvm"_s},
                            {u"Hardware"_s, u"vCPUs"_s, u"2 of at most 4"_s},
                            {u"Hardware"_s, u"Memory"_s, u"4.0 GiB of at most 8.0 GiB"_s},
                            {u"Disks"_s, u"vda"_s, u"/var/lib/libvirt/images/web-01.qcow2"_s},
                            {u"Life"_s, u"Starts with its host"_s, u"yes"_s}};
    if (std::get_if<Protocol::ListRecordings>(&message))
        return QList<Recording> {
            {u"1"_s, u"serial0"_s, u"ann"_s, at, 754, 20480, 80, 24, false},
            {u"2"_s, u"serial0"_s, u"admin"_s, at.addDays(1), 3, 512, 80, 24, true}};
    return {};
}

std::optional<Protocol::Answer> aboutServer(const Protocol::Message &message)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (std::get_if<Protocol::AskServer>(&message)) {
        ServerInfo info;
        info.enabled = true;
        info.switchable = true;
        info.addresses = {u"wss://192.0.2.7:8443"_s};
        info.certificate = CertificateInfo {u"CN=hv2.example"_s, QString(44, u'p'),
                                            QString(64, u'a'), now.addDays(380), true};
        info.limits = {{u"message_size"_s, 1'048'576}, {u"connections"_s, 64}};
        info.refusals = {{u"wrong password"_s, 3}};
        return info;
    }
    if (std::get_if<Protocol::ListClients>(&message)) {
        ClientInfo client;
        client.id = 4;
        client.user = u"ann"_s;
        client.address = u"192.0.2.44"_s;
        client.route = u"native"_s;
        client.since = now.addSecs(-7300);
        client.heardAt = now.addSecs(-2);
        client.all = true;
        client.topics = {u"state"_s, u"metrics"_s, u"events"_s};
        client.consoles = 1;
        client.sent = 7'340'032;
        return QList<ClientInfo> {client};
    }
    if (std::get_if<Protocol::ListAccounts>(&message))
        return QList<AccountInfo> {{u"admin"_s, {Role::Admin, {}}},
                                   {u"ann"_s, {Role::Viewer, {u"web-*"_s, u"db-*"_s}}}};
    return {};
}

void openConsole(Stage &s)
{
    s.server.others = [](const Protocol::Message &message) -> std::optional<Protocol::Answer> {
        if (!std::get_if<Protocol::ConsoleOpen>(&message))
            return {};
        Protocol::ConsoleOpened opened;
        opened.channel = channel;
        opened.epoch = 1;
        opened.columns = 80;
        opened.rows = 24;
        opened.self = self;
        opened.viewers = {{self, u"me"_s, true}, {other, u"ann"_s, true}};
        return opened;
    };
    s.window.showConsoleOf(u"web-01"_s);
    until([&s] { return !s.server.heard<Protocol::ConsoleOpen>().isEmpty(); });
    s.server.say(Protocol::ConsoleOutput {
        channel, false, 0,
        "\033[32mweb-01\033[0m login: root\r\nroot@web-01:~# uptime\r\n 22:10:41 up 3 days\r\n"});
    const auto *page = s.window.findChild<ConsolePage *>();
    until([page] { return page->session() && page->session()->console().isAttached(); });
}

Alert alertOn(const Vm &vm, const QString &rule, Severity severity)
{
    Alert alert;
    alert.id = rule + vm.name;
    alert.rule = rule;
    alert.vm = vm.id;
    alert.metric = u"cpu.utilization"_s;
    alert.value = 97;
    alert.severity = severity;
    alert.since = QDateTime::currentDateTimeUtc().addSecs(-400);
    alert.message = u"cpu.utilization is 97 %, above 90 %"_s;
    return alert;
}

void happen(Stage &s, const QString &kind, const QString &message, const QString &by)
{
    s.server.say(
        Protocol::Happened {{QDateTime::currentDateTimeUtc(), s.vm.id, kind, message, by}});
}

QWidget *withChangedVm(Stage &s, const std::function<void(Vm &)> &change)
{
    Vm vm = s.vm;
    change(vm);
    s.server.change(vm);
    until([&] { return s.client.vms().first() == vm; });
    s.window.showConsoleOf(u"web-01"_s);
    return &s.window;
}

const std::vector<WindowOpener> states {
    {"many VMs in the list",
     [](Stage &s) -> QWidget * {
         fillList(s);
         return &s.window;
     }},
    {"VMs by state",
     [](Stage &s) -> QWidget * {
         fillList(s);
         s.window.findChild<VmListPane *>()->setGrouping(Grouping::State);
         return &s.window;
     }},
    {"a filter that nothing meets",
     [](Stage &s) -> QWidget * {
         s.window.findChild<VmListPane *>()->filterBy(u"no-such-vm"_s);
         return &s.window;
     }},
    {"a filter with a mistake",
     [](Stage &s) -> QWidget * {
         s.window.findChild<VmListPane *>()->filterBy(u"cpu>much"_s);
         return &s.window;
     }},
    {"figures of a VM",
     [](Stage &s) -> QWidget * {
         fillList(s);
         return tab(s, Qt::Key_1);
     }},
    {"details that came",
     [](Stage &s) -> QWidget * {
         s.server.others = aboutVm;
         return tab(s, Qt::Key_3);
     }},
    {"snapshots that came",
     [](Stage &s) -> QWidget * {
         s.server.others = aboutVm;
         return tab(s, Qt::Key_4);
     }},
    {"recordings that came",
     [](Stage &s) -> QWidget * {
         s.server.others = aboutVm;
         QWidget *dialog = shown(new RecordingsDialog(s.connections, {s.id, s.vm.id}, &s.window));
         const auto *list = dialog->findChild<QTreeWidget *>();
         until([list] { return list->topLevelItemCount() == 2; });
         return dialog;
     }},
    {"an error",
     [](Stage &s) -> QWidget * {
         s.window.findChild<MessageBar *>()->showError(
             u"web-01 could not be started: the host refused."_s,
             u"internal error: process exited while connecting to monitor"_s, [] {});
         return &s.window;
     }},
    {"a connection that ended",
     [](Stage &s) -> QWidget * {
         s.server.hangUp();
         until([&s] { return s.client.state() == Client::State::Offline; });
         return &s.window;
     }},
    {"alerts",
     [](Stage &s) -> QWidget * {
         fillList(s);
         until([&s] { return s.client.alerts().isServed(); });
         s.server.say(Protocol::AlertChanged {alertOn(s.vm, u"busy"_s, Severity::Warning)});
         Alert known = alertOn(s.server.vms()[2], u"down"_s, Severity::Critical);
         known.acknowledgedBy = u"ann"_s;
         s.server.say(Protocol::AlertChanged {known});
         const auto *alerts = s.window.findChild<QTableView *>(u"alerts"_s);
         until([alerts] { return alerts->model()->rowCount() == 2; });
         s.window.findChild<QDockWidget *>(u"alertsDock"_s)->raise();
         return &s.window;
     }},
    {"events and tasks",
     [](Stage &s) -> QWidget * {
         happen(s, u"lifecycle"_s, u"started"_s, u"admin@local"_s);
         happen(s, u"command"_s, u"snapshot 'before-upgrade' made"_s, u"ops@192.0.2.7"_s);
         s.window.showPerformanceOf(u"web-01"_s);
         s.window.findChild<QAction *>(u"pause"_s)->trigger();
         const auto *events =
             s.window.findChild<QDockWidget *>(u"events"_s)->findChild<QTableView *>(u"events"_s);
         until([events] { return events->model()->rowCount() == 2; });
         return &s.window;
     }},
    {"a console that is open",
     [](Stage &s) -> QWidget * {
         openConsole(s);
         return &s.window;
     }},
    {"the console of a VM that is off",
     [](Stage &s) -> QWidget * { return withChangedVm(s, [](Vm &vm) { vm.state = State::Off; }); }},
    {"a VM without a console",
     [](Stage &s) -> QWidget * { return withChangedVm(s, [](Vm &vm) { vm.consoles.clear(); }); }},
    {"a console that may not be seen",
     [](Stage &s) -> QWidget * {
         return withChangedVm(
             s, [](Vm &vm) { vm.permissions.setFlag(Permission::ConsoleRead, false); });
     }},
    {"the server that listens",
     [](Stage &s) -> QWidget * {
         s.server.others = aboutServer;
         return shown(new ServerDialog(s.connections, &s.window));
     }},
    {"a long question",
     [](Stage &s) -> QWidget * {
         s.window.showPerformanceOf(u"web-01"_s);
         s.window.findChild<QAction *>(u"force-off"_s)->trigger();
         return s.window.findChild<QMessageBox *>();
     }},
};

} // namespace

const std::vector<WindowOpener> &windowStates()
{
    return states;
}

} // namespace Guestwire
