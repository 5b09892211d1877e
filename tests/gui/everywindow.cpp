// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/everywindow.h"

#include "widgets/alerts/ruleeditor.h"
#include "widgets/alerts/rulesdialog.h"
#include "widgets/connections/connectionsdialog.h"
#include "widgets/console/consolepage.h"
#include "widgets/console/consolewindow.h"
#include "widgets/data/bulkrun.h"
#include "widgets/dialogs/about.h"
#include "widgets/dialogs/addconnectiondialog.h"
#include "widgets/dialogs/bulkdialog.h"
#include "widgets/dialogs/charttabledialog.h"
#include "widgets/dialogs/confirm.h"
#include "widgets/dialogs/hardwaredialog.h"
#include "widgets/dialogs/linkdialog.h"
#include "widgets/dialogs/logindialog.h"
#include "widgets/dialogs/pastedialog.h"
#include "widgets/dialogs/snapshotdialog.h"
#include "widgets/dialogs/terminalsettingsdialog.h"
#include "widgets/dialogs/trustdialog.h"
#include "widgets/recordings/recordingsdialog.h"
#include "widgets/recordings/replaydialog.h"
#include "widgets/server/accountdialog.h"
#include "widgets/server/serverdialog.h"
#include "widgets/server/tokendialog.h"
#include "widgets/window/commandpalette.h"
#include "widgets/window/vmwindow.h"

#include <QApplication>
#include <QMessageBox>
#include <QSslCertificate>

namespace Guestwire {

using namespace Qt::StringLiterals;

Stage::Stage()
{
    server.setVms({vm});
    window.show();
    if (!QTest::qWaitFor([this] { return !client.vms().isEmpty(); }))
        qFatal("the list did not come");
}

namespace {

QWidget *shown(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

ServerControl *noServer()
{
    return nullptr;
}

QWidget *messageBox(const Stage &stage)
{
    return stage.window.findChild<QMessageBox *>();
}

const std::vector<WindowOpener> windows {
    {"the overview", [](Stage &s) -> QWidget * { return &s.window; }},
    {"the page of a VM",
     [](Stage &s) -> QWidget * {
         s.window.showPerformanceOf(u"web-01"_s);
         return &s.window;
     }},
    {"a VM in a window of its own",
     [](Stage &s) -> QWidget * {
         s.window.showPerformanceOf(u"web-01"_s);
         s.window.findChild<QAction *>(u"openWindow"_s)->trigger();
         for (QWidget *widget : QApplication::topLevelWidgets())
             if (qobject_cast<VmWindow *>(widget) && widget->isVisible())
                 return widget;
         return &s.window;
     }},
    {"the wall of consoles",
     [](Stage &s) -> QWidget * {
         s.window.findChild<QAbstractButton *>(u"wallOfConsoles"_s)->click();
         return &s.window;
     }},
    {"a console beside charts",
     [](Stage &s) -> QWidget * {
         s.window.resize(1800, 900); // there has to be room for both
         s.window.showConsoleOf(u"web-01"_s);
         s.window.findChild<QAction *>(u"chartsBesideConsole"_s)->trigger();
         return &s.window;
     }},
    {"a console",
     [](Stage &s) -> QWidget * {
         s.window.showConsoleOf(u"web-01"_s);
         return &s.window;
     }},
    {"a console's window",
     [](Stage &s) -> QWidget * {
         s.window.showConsoleOf(u"web-01"_s);
         s.window.findChild<ConsolePage *>()->popOut();
         for (QWidget *window : QApplication::topLevelWidgets())
             if (qobject_cast<ConsoleWindow *>(window))
                 return window;
         return nullptr;
     }},
    {"the palette",
     [](Stage &s) -> QWidget * {
         QTest::keyClick(&s.window, Qt::Key_K, Qt::ControlModifier);
         return s.window.findChild<CommandPalette *>();
     }},
    {"the values of charts",
     [](Stage &s) { return shown(new ChartTableDialog(u"web-01"_s, {}, &s.window)); }},
    {"a recording",
     [](Stage &s) {
         return shown(new ReplayDialog(s.client, s.vm.id, {}, u"web-01"_s, &s.window));
     }},
    {"the about box",
     [](Stage &s) {
         showAbout(&s.window);
         return messageBox(s);
     }},
    {"a question",
     [](Stage &s) -> QWidget * { return confirm(&s.window, u"web-01?"_s, u"web-01"_s, [] {}); }},
    {"adding a connection",
     [](Stage &s) { return shown(new AddConnectionDialog(&s.window, &s.switchboard)); }},
    {"the connections",
     [](Stage &s) {
         s.saved.put({u"wss://hv2.example:8443"_s, u"cellar"_s, true});
         return shown(new ConnectionsDialog(s.connections, s.saved, s.switchboard, &s.window));
     }},
    {"the first steps",
     [](Stage &s) -> QWidget * {
         s.connections.remove(s.id);
         return &s.window;
     }},
    {"a log-in", [](Stage &s) { return shown(new LoginDialog(u"hv"_s, u"ann"_s, &s.window)); }},
    {"a link", [](Stage &s) { return shown(new LinkDialog(QUrl(u"https://a"_s), &s.window)); }},
    {"a paste", [](Stage &s) { return shown(new PasteDialog(u"ls\nls"_s, &s.window)); }},
    {"the hardware",
     [](Stage &s) {
         return shown(new HardwareDialog(s.connections, s.commands, {s.id, s.vm.id}, &s.window));
     }},
    {"a snapshot", [](Stage &s) { return shown(new SnapshotDialog(&s.window)); }},
    {"the terminal's settings",
     [](Stage &s) { return shown(new TerminalSettingsDialog({}, &s.window)); }},
    {"an unknown server",
     [](Stage &s) {
         return shown(new TrustDialog(u"hv"_s, u"aa:bb"_s, QSslCertificate(), &s.window));
     }},
    {"the alert rules", [](Stage &s) { return shown(new RulesDialog(s.connections, &s.window)); }},
    {"an alert rule", [](Stage &s) { return shown(new RuleEditor({}, &s.window)); }},
    {"the recordings",
     [](Stage &s) {
         return shown(new RecordingsDialog(s.connections, {s.id, s.vm.id}, &s.window));
     }},
    {"the server", [](Stage &s) { return shown(new ServerDialog(s.connections, &s.window)); }},
    {"the first account",
     [](Stage &s) {
         return shown(new AccountDialog(noServer, AccountDialog::Kind::First, {}, &s.window));
     }},
    {"an account",
     [](Stage &s) {
         return shown(new AccountDialog(noServer, AccountDialog::Kind::Change, {}, &s.window));
     }},
    {"a token", [](Stage &s) { return shown(new TokenDialog(noServer, u"ann"_s, &s.window)); }},
    {"many VMs at once",
     [](Stage &s) {
         auto *run = new BulkRun(s.connections, s.commands, Guestwire::Action::Start,
                                 {VmKey {s.id, s.vm.id}});
         return shown(new BulkDialog(run, &s.window));
     }},
};

} // namespace

const std::vector<WindowOpener> &everyWindow()
{
    static const std::vector<WindowOpener> all = [] {
        std::vector<WindowOpener> both = windows;
        both.insert(both.end(), windowStates().begin(), windowStates().end());
        return both;
    }();
    return all;
}

} // namespace Guestwire
