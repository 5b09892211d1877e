// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/consolesetup.h"
#include "widgets/alerts/ruleeditor.h"
#include "widgets/alerts/rulesdialog.h"
#include "widgets/common/language.h"
#include "widgets/data/bulkrun.h"
#include "widgets/dialogs/about.h"
#include "widgets/dialogs/addconnectiondialog.h"
#include "widgets/dialogs/bulkdialog.h"
#include "widgets/dialogs/confirm.h"
#include "widgets/dialogs/linkdialog.h"
#include "widgets/dialogs/logindialog.h"
#include "widgets/dialogs/pastedialog.h"
#include "widgets/dialogs/snapshotdialog.h"
#include "widgets/dialogs/terminalsettingsdialog.h"
#include "widgets/dialogs/trustdialog.h"
#include "widgets/recordings/recordingsdialog.h"
#include "widgets/server/accountdialog.h"
#include "widgets/server/serverdialog.h"
#include "widgets/server/tokendialog.h"
#include "widgets/window/mainwindow.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QMessageBox>
#include <QSslCertificate>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>

#include <utility>
#include <vector>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

struct Stage
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    Commands commands {connections};
    MainWindow window {connections};
    Vm vm = ScriptedServer::vm(u"web-01"_s);

    Stage()
    {
        server.setVms({vm});
        window.show();
        if (!QTest::qWaitFor([this] { return !client.vms().isEmpty(); }))
            qFatal("the list did not come");
    }
};

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

using Opener = QWidget *(*)(Stage &);

const std::vector<std::pair<const char *, Opener>> windows {
    {"the overview", [](Stage &s) -> QWidget * { return &s.window; }},
    {"the page of a VM",
     [](Stage &s) -> QWidget * {
         s.window.showPerformanceOf(u"web-01"_s);
         return &s.window;
     }},
    {"the about box",
     [](Stage &s) {
         showAbout(&s.window);
         return messageBox(s);
     }},
    {"a question",
     [](Stage &s) -> QWidget * { return confirm(&s.window, u"web-01?"_s, u"web-01"_s, [] {}); }},
    {"adding a connection", [](Stage &s) { return shown(new AddConnectionDialog(&s.window)); }},
    {"a log-in", [](Stage &s) { return shown(new LoginDialog(u"hv"_s, u"ann"_s, &s.window)); }},
    {"a link", [](Stage &s) { return shown(new LinkDialog(QUrl(u"https://a"_s), &s.window)); }},
    {"a paste", [](Stage &s) { return shown(new PasteDialog(u"ls\nls"_s, &s.window)); }},
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

bool isClipped(const QLabel &label)
{
    // What may be longer than its place has a tool tip, or its place is all that there is.
    if (label.text().isEmpty() || !label.toolTip().isEmpty()
        || label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
        return false;
    if (label.wordWrap())
        return label.height() < label.heightForWidth(label.width());
    return label.width() < label.sizeHint().width() || label.height() < label.sizeHint().height();
}

QStringList clippedHeaders(const QHeaderView &header)
{
    QStringList clipped;
    for (int i = 0; i < header.count(); ++i)
        if (!header.isSectionHidden(i) && header.sectionSize(i) < header.sectionSizeHint(i))
            clipped.append(header.model()->headerData(i, Qt::Horizontal).toString());
    return clipped;
}

QStringList clippedIn(const QWidget &window)
{
    QStringList clipped;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        // Another window is looked at by itself.
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *header = qobject_cast<const QHeaderView *>(widget);
        const bool isNarrow = widget->width() < widget->sizeHint().width();
        if (label && isClipped(*label))
            clipped.append(label->text());
        else if (button && isNarrow && !button->text().isEmpty() && button->toolTip().isEmpty())
            clipped.append(button->text());
        else if ((qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTabBar *>(widget))
                 && isNarrow)
            clipped.append(widget->objectName() + u" "_s
                           + QLatin1StringView(widget->metaObject()->className()));
        else if (header && header->orientation() == Qt::Horizontal)
            clipped += clippedHeaders(*header);
        else if (widget->objectName() == u"qt_toolbar_ext_button"_s)
            clipped.append(u"a tool bar"_s);
    }
    return clipped;
}

} // namespace

// No text is cut off, whatever the language.
class ClippedTextTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("LC_ALL", "C.UTF-8"); }

private slots:
    void initTestCase() { useOwnSettings(); }

    void init() { QSettings().clear(); }

    void showsAllOfItsText_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("window");
        for (const QString &code : {u"en"_s, u"de"_s, u"fr"_s})
            for (int i = 0; i < int(windows.size()); ++i)
                QTest::newRow(
                    qPrintable(code + u": "_s + QLatin1StringView(windows[size_t(i)].first)))
                    << code << i;
    }

    void showsAllOfItsText()
    {
        QFETCH(const QString, code);
        QFETCH(const int, window);
        Language::speak(code);
        Stage s;
        const QWidget *opened = windows[size_t(window)].second(s);
        QVERIFY(QTest::qWaitForWindowExposed(opened->windowHandle()));
        QTRY_COMPARE(clippedIn(*opened), QStringList());
        for (QTabWidget *tabs : opened->findChildren<QTabWidget *>()) {
            for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                QCoreApplication::sendPostedEvents();
                QTRY_COMPARE(clippedIn(*opened), QStringList());
            }
        }
    }

    void showsAllOfItsTextOverAConsole_data()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : {u"en"_s, u"de"_s, u"fr"_s})
            QTest::newRow(qPrintable(code)) << code;
    }

    // Somebody else asks for the keyboard, so that every button is there.
    void showsAllOfItsTextOverAConsole()
    {
        QFETCH(const QString, code);
        Language::speak(code);
        ConsoleSetup s;
        QVERIFY(s.open(self));
        s.state(self, {other});
        QTRY_VERIFY(s.page.findChild<QAbstractButton *>(u"handOver"_s)->isVisible());
        QTRY_COMPARE(clippedIn(s.page), QStringList());
        s.state(other);
        QTRY_VERIFY(s.page.findChild<QAbstractButton *>(u"take"_s)->isVisible());
        QTRY_COMPARE(clippedIn(s.page), QStringList());
    }
};

QTEST_MAIN(ClippedTextTest)
#include "tst_clippedtext.moc"
