// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/fakeswitchboard.h"
#include "tests/gui/scriptedserver.h"
#include "widgets/common/messagebar.h"
#include "widgets/connections/connectionsdialog.h"
#include "widgets/connections/findingtext.h"
#include "widgets/dialogs/addconnectiondialog.h"
#include "widgets/vmlist/vmlistpane.h"
#include "widgets/window/connectionlabel.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/statusline.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

// The list over one connection of this process, called "here".
struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId here = connections.add(u"here"_s, client);
    SavedConnections saved;
    FakeSwitchboard switchboard;
    ConnectionsDialog dialog {connections, saved, switchboard, nullptr};

    Setup()
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        if (!QTest::qWaitForWindowActive(&dialog))
            qFatal("the dialog does not come up");
    }

    QTreeView &list() const { return *dialog.findChild<QTreeView *>(u"connections"_s); }
    QPushButton &button(const QString &name) const
    {
        return *dialog.findChild<QPushButton *>(name);
    }
    void click(const QString &name) const { QTest::mouseClick(&button(name), Qt::LeftButton); }
    QString details() const { return dialog.findChild<QLabel *>(u"connectionDetails"_s)->text(); }

    QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            texts.append(list().model()->index(row, column).data().toString());
        return texts;
    }

    void chooseRow(const QString &address) const
    {
        const QModelIndex index =
            list().model()->index(int(column(ConnectionList::Address).indexOf(address)), 0);
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(index).center());
    }

    AddConnectionDialog *asked() const { return dialog.findChild<AddConnectionDialog *>(); }
};

// A port where nobody listens.
QUrl nobody()
{
    QTcpServer free;
    free.listen(QHostAddress::LocalHost);
    return QUrl(u"wss://127.0.0.1:%1"_s.arg(free.serverPort()));
}

QString writeScript(const QTemporaryDir &folder, const QByteArray &body)
{
    QFile file(folder.filePath(u"run"_s));
    if (!file.open(QFile::WriteOnly))
        qFatal("the script can not be written");
    file.write("#!/bin/sh\n" + body);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

void fill(const AddConnectionDialog &dialog, const QString &address, const QString &name)
{
    for (const auto &[field, text] :
         {std::pair(u"connectionAddress"_s, address), std::pair(u"connectionName"_s, name)}) {
        auto *edit = dialog.findChild<QLineEdit *>(field);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
}

} // namespace

class ConnectionsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_settings;

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        QCoreApplication::setOrganizationName(u"guestwire-test"_s);
        QCoreApplication::setApplicationName(u"guestwire-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init() { QSettings().clear(); }

    void keepsConnectionsInTheirOrder()
    {
        {
            SavedConnections saved;
            saved.put({u"wss://a:1"_s, u"first"_s, true});
            saved.put({u"wss://b:1"_s});
            saved.put({u"qemu:///system"_s});
            saved.put({u"wss://a:2"_s, u"first"_s, true}, u"wss://a:1"_s); // another address
            saved.put({u"wss://b:1"_s, u"renamed"_s}, u"wss://a:2"_s); // that of another one
        }
        SavedConnections later; // as after a restart
        QCOMPARE(later.all(),
                 (QList<SavedConnection> {{u"wss://b:1"_s, u"renamed"_s}, {u"qemu:///system"_s}}));
        later.remove(u"wss://b:1"_s);
        later.insert(0, {u"wss://b:1"_s});
        QCOMPARE(SavedConnections().all().first().address, u"wss://b:1"_s);
    }

    void listsWhatIsKeptAndWhatIsThere()
    {
        SavedConnections().put({u"wss://hv2:8443"_s, u"cellar"_s});
        Setup s;
        QCOMPARE(s.column(ConnectionList::Name), (QStringList {u"cellar"_s, u"here"_s}));
        QCOMPARE(s.column(ConnectionList::Kind),
                 (QStringList {u"Guestwire server"_s, u"libvirt"_s}));
        QTRY_COMPARE(s.column(ConnectionList::State),
                     (QStringList {u"not connected"_s, u"connected"_s}));
        s.server.hangUp();
        QTRY_COMPARE(s.column(ConnectionList::State).last(), u"not connected"_s);
    }

    void countsDownToTheNextAttempt()
    {
        Setup s;
        KnownServers servers(s.switchboard.folder.filePath(u"other"_s));
        Client client;
        Connector connector(nobody(), client, servers);
        const ConnectionId id = s.connections.add(connector.url().toString(), client, &connector);
        connector.start();
        QTRY_VERIFY(s.column(ConnectionList::State).last().startsWith(u"reconnecting in "_s));
        s.chooseRow(connector.url().toString());
        QVERIFY(s.details().contains(u"cannot reach 127.0.0.1"_s)); // why
        QSignalSpy changed(s.list().model(), &QAbstractItemModel::dataChanged);
        QTRY_VERIFY(!changed.isEmpty());
        connector.stop();
        QCOMPARE(s.column(ConnectionList::State).last(), u"not connected"_s);
        s.connections.remove(id);
        QCOMPARE(s.column(ConnectionList::Name), QStringList {u"here"_s});
    }

    void addsOneAndConnectsToIt()
    {
        Setup s;
        s.click(u"addConnection"_s);
        QVERIFY(s.asked());
        fill(*s.asked(), u"hv2"_s, u"cellar"_s);
        s.asked()->findChild<QCheckBox *>(u"connectAtStart"_s)->click();
        QTest::keyClick(s.asked(), Qt::Key_Return);
        QCOMPARE(s.switchboard.connected, QStringList {u"wss://hv2:8443 cellar"_s});
        QCOMPARE(SavedConnections().all(),
                 (QList<SavedConnection> {{u"wss://hv2:8443"_s, u"cellar"_s, true}}));
        QCOMPARE(s.list().currentIndex().data().toString(), u"cellar"_s);
    }

    void keepsNoSecretOfAPairingString()
    {
        const QString pairing =
            u"guestwire-pair://hv2:8443?pin=sha256-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
            "&user=ada&code=0123456789abcdefghjkmnpqrs"_s;
        Setup s;
        s.click(u"addConnection"_s);
        fill(*s.asked(), pairing, {});
        QTest::keyClick(s.asked(), Qt::Key_Return);
        QCOMPARE(s.switchboard.connected, QStringList {pairing}); // for this once
        QCOMPARE(s.saved.all(), (QList<SavedConnection> {{u"wss://hv2:8443"_s}}));
        QSettings settings;
        settings.sync();
        QFile file(settings.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(kept.contains("hv2"));
        QVERIFY(!kept.contains("0123456789abcdefghjkmnpqrs"));
    }

    void changesOne()
    {
        SavedConnections().put({u"wss://hv2:8443"_s, u"cellar"_s, true});
        Setup s;
        s.chooseRow(u"wss://hv2:8443"_s);
        s.click(u"editConnection"_s);
        QCOMPARE(s.asked()->findChild<QLineEdit *>(u"connectionName"_s)->text(), u"cellar"_s);
        QVERIFY(s.asked()->findChild<QCheckBox *>(u"connectAtStart"_s)->isChecked());
        fill(*s.asked(), u"hv3:1"_s, u"attic"_s);
        QTest::keyClick(s.asked(), Qt::Key_Return);
        QCOMPARE(SavedConnections().all(),
                 (QList<SavedConnection> {{u"wss://hv3:1"_s, u"attic"_s, true}}));
        QVERIFY(s.switchboard.connected.isEmpty());
    }

    void renamesALiveOneAtOnce()
    {
        SavedConnections().put({u"qemu:///system"_s, u"cellar"_s, true});
        Setup s;
        Client other;
        const ConnectionId id = s.connections.add(u"qemu:///system"_s, other, nullptr, u"cellar"_s);
        const StatusLine status(s.connections, nullptr);
        const auto isTold = [&status](const QString &name) {
            return std::ranges::any_of(status.findChildren<ConnectionLabel *>(),
                                       [&name](const ConnectionLabel *label) {
                                           return label->text().startsWith(name)
                                               && label->accessibleName().startsWith(name);
                                       });
        };
        const auto rename = [&s](const QString &name) {
            s.chooseRow(u"qemu:///system"_s);
            s.click(u"editConnection"_s);
            fill(*s.asked(), u"qemu:///system"_s, name);
            QTest::keyClick(s.asked(), Qt::Key_Return);
            QTRY_VERIFY(!s.asked());
        };
        QVERIFY(isTold(u"cellar"_s));
        rename(u"attic"_s);
        QCOMPARE(s.connections.find(id)->title, u"attic"_s);
        QVERIFY(isTold(u"attic"_s));
        QVERIFY(!isTold(u"cellar"_s));
        rename({});
        QCOMPARE(s.connections.find(id)->title, u"qemu:///system"_s);
        QVERIFY(isTold(u"qemu:///system"_s));
        s.connections.remove(id);
    }

    void bringsBackWhatWasRemoved()
    {
        SavedConnections().put({u"wss://a:1"_s});
        SavedConnections().put({u"here"_s, u"mine"_s, true});
        SavedConnections().put({u"wss://z:1"_s});
        Setup s;
        s.chooseRow(u"here"_s);
        s.list().setFocus();
        QTest::keyClick(&s.list(), Qt::Key_Delete);
        QCOMPARE(SavedConnections().all().size(), 2);
        QCOMPARE(s.switchboard.disconnected, QList<ConnectionId> {s.here});
        QVERIFY(s.dialog.findChild<QLabel *>(u"removed"_s)->text().contains(u"mine"_s));
        s.click(u"undoRemoval"_s);
        QCOMPARE(SavedConnections().all().at(1), (SavedConnection {u"here"_s, u"mine"_s, true}));
        QCOMPARE(s.switchboard.connected, QStringList {u"here mine"_s});
        QVERIFY(!s.button(u"undoRemoval"_s).isVisible());
    }

    void connectsAndDisconnects()
    {
        SavedConnections().put({u"wss://hv2:8443"_s, u"cellar"_s});
        Setup s;
        s.chooseRow(u"wss://hv2:8443"_s);
        QCOMPARE(s.button(u"toggleConnection"_s).text(), u"&Connect"_s);
        s.click(u"toggleConnection"_s);
        QCOMPARE(s.switchboard.connected, QStringList {u"wss://hv2:8443 cellar"_s});
        s.chooseRow(u"here"_s);
        QCOMPARE(s.button(u"toggleConnection"_s).text(), u"Dis&connect"_s);
        s.click(u"toggleConnection"_s);
        QCOMPARE(s.switchboard.disconnected, QList<ConnectionId> {s.here});
    }

    void leavesAloneWhatTheConfigurationNames()
    {
        Setup s;
        s.switchboard.configured = s.here;
        s.dialog.choose(u"here"_s);
        QVERIFY(!s.button(u"toggleConnection"_s).isEnabled());
        QVERIFY(s.button(u"toggleConnection"_s).toolTip().contains(u"configuration"_s));
    }

    void remembersWhatToConnectAtStart()
    {
        SavedConnections().put({u"wss://hv2:8443"_s});
        Setup s;
        const QModelIndex box = s.list().model()->index(0, ConnectionList::AtStart);
        const QRect cell = s.list().visualRect(box);
        QTest::mouseClick(s.list().viewport(), Qt::LeftButton, {},
                          QPoint(cell.left() + 10, cell.center().y()));
        QVERIFY(SavedConnections().all().first().atStart);
        QCOMPARE(s.list().currentIndex().row(), 0);
    }

    void saysWhatATestFinds()
    {
        SavedConnections().put({u"qemu:///system"_s});
        Setup s;
        s.switchboard.finding = {.isReached = true,
                                 .libvirtVersion = u"9.0.0"_s,
                                 .hypervisor = u"QEMU 7.2.0"_s,
                                 .vms = 3};
        s.chooseRow(u"qemu:///system"_s);
        s.click(u"testConnection"_s);
        QVERIFY(s.details().contains(u"Trying"_s));
        QTRY_VERIFY(s.details().contains(u"libvirt 9.0.0, QEMU 7.2.0"_s));
        QCOMPARE(s.switchboard.tests, QStringList {u"qemu:///system"_s});
        s.chooseRow(u"here"_s);
        QVERIFY(!s.details().contains(u"9.0.0"_s));
    }

    void saysWhatATestFindsWhileOneTypes()
    {
        Setup s;
        s.switchboard.finding.failure = u"cannot reach hv2:8443: Connection refused"_s;
        s.click(u"addConnection"_s);
        fill(*s.asked(), u"hv2"_s, {});
        QTest::mouseClick(s.asked()->findChild<QPushButton *>(u"testAddress"_s), Qt::LeftButton);
        auto *finding = s.asked()->findChild<QLabel *>(u"finding"_s);
        QTRY_VERIFY(finding->isVisible() && finding->text().contains(u"Connection refused"_s));
        QCOMPARE(s.switchboard.tests, QStringList {u"wss://hv2:8443"_s});
        QVERIFY(s.saved.all().isEmpty());
    }

    void wordsItsFindings_data()
    {
        QTest::addColumn<ConnectionFinding>("finding");
        QTest::addColumn<QString>("words");
        const QString pin = u"sha256/a"_s;
        QTest::newRow("out of reach")
            << ConnectionFinding {.failure = u"no route"_s} << u"no route"_s;
        QTest::newRow("another program")
            << ConnectionFinding {.isReached = true} << u"no Guestwire server"_s;
        QTest::newRow("plain") << ConnectionFinding {.isReached = true, .isGuestwire = true}
                               << u"not encrypted"_s;
        QTest::newRow("unknown") << ConnectionFinding {.isReached = true,
                                                       .isGuestwire = true,
                                                       .isEncrypted = true,
                                                       .pin = pin}
                                 << u"not known yet: sha256/a"_s;
        QTest::newRow("known") << ConnectionFinding {.isReached = true,
                                                     .isGuestwire = true,
                                                     .isEncrypted = true,
                                                     .pin = pin,
                                                     .rememberedPin = pin,
                                                     .user = u"ada"_s}
                               << u"the last one was that of ada"_s;
        QTest::newRow("another key") << ConnectionFinding {.isReached = true,
                                                           .isGuestwire = true,
                                                           .isEncrypted = true,
                                                           .pin = pin,
                                                           .rememberedPin = u"sha256/b"_s}
                                     << u"sha256/a instead of sha256/b"_s;
    }
    void wordsItsFindings()
    {
        QFETCH(const ConnectionFinding, finding);
        QFETCH(const QString, words);
        const QString text = FindingText::of(u"wss://hv2:8443"_s, finding);
        QVERIFY2(text.contains(words), qPrintable(text));
        QVERIFY(text.contains(u"wss://hv2:8443"_s));
    }

    void removesAKeyOnlyIfThatIsConfirmed()
    {
        SavedConnections().put({u"wss://hv2:8443"_s});
        Setup s;
        QVERIFY(s.switchboard.known.setPin(u"hv2:8443"_s, u"sha256/old"_s));
        s.chooseRow(u"here"_s);
        QVERIFY(!s.button(u"forgetKey"_s).isEnabled());
        s.chooseRow(u"wss://hv2:8443"_s);
        QVERIFY(s.details().contains(u"sha256/old"_s));
        for (const bool isConfirmed : {false, true}) {
            s.click(u"forgetKey"_s);
            auto *box = s.dialog.findChild<QMessageBox *>();
            QVERIFY(box && box->text().contains(u"hv2:8443"_s));
            QVERIFY(QTest::qWaitForWindowActive(box));
            if (isConfirmed)
                for (QAbstractButton *button : box->buttons())
                    if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                        QTest::mouseClick(button, Qt::LeftButton);
            if (!isConfirmed)
                QTest::keyClick(box, Qt::Key_Return); // the default is to leave it
            QTRY_VERIFY(!s.dialog.findChild<QMessageBox *>());
            QCOMPARE(s.switchboard.known.pin(u"hv2:8443"_s).isEmpty(), isConfirmed);
        }
        QVERIFY(s.details().contains(u"no longer remembered"_s));
        QVERIFY(!s.button(u"forgetKey"_s).isEnabled());
    }

    void isOpenedFromTheMenu()
    {
        Connections none;
        FakeSwitchboard switchboard;
        MainWindow window(none);
        window.useSwitchboard(switchboard);
        window.show();
        window.findChild<QAction *>(u"showConnections"_s)->trigger();
        QVERIFY(window.findChild<ConnectionsDialog *>()->isVisible());
    }

    void saysWhatToDoWhereNothingIsConnected()
    {
        Connections connections;
        FakeSwitchboard switchboard;
        MainWindow window(connections);
        window.useSwitchboard(switchboard);
        window.show();
        QVERIFY(window.findChild<QLabel *>(u"firstStepsTitle"_s)->isVisible());
        QTest::mouseClick(window.findChild<QPushButton *>(u"qemu:///session"_s), Qt::LeftButton);
        QCOMPARE(switchboard.connected, QStringList {u"qemu:///session"_s});
        QVERIFY(SavedConnections().all().first().atStart);
        QTest::mouseClick(window.findChild<QPushButton *>(u"firstAdd"_s), Qt::LeftButton);
        QVERIFY(window.findChild<AddConnectionDialog *>());
        window.findChild<AddConnectionDialog *>()->reject();
        QTest::mouseClick(window.findChild<QPushButton *>(u"firstList"_s), Qt::LeftButton);
        QVERIFY(window.findChild<ConnectionsDialog *>());
        Client client;
        const ConnectionId id = connections.add(u"qemu:///session"_s, client);
        QVERIFY(!window.findChild<QLabel *>(u"firstStepsTitle"_s)->isVisible());
        connections.remove(id);
        QVERIFY(window.findChild<QLabel *>(u"firstStepsTitle"_s)->isVisible());
    }

    void saysWhyTheListIsEmpty()
    {
        Client client;
        ScriptedServer server(client);
        Connections connections;
        MainWindow window(connections);
        window.show();
        const auto sees = [&window](const QString &text) {
            const auto labels = window.findChild<VmListPane *>()->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&text](const QLabel *label) {
                return label->isVisible() && label->text().contains(text);
            });
        };
        QVERIFY(sees(u"No connection"_s));
        connections.add(u"qemu:///system"_s, client);
        QVERIFY(sees(u"Connecting…"_s));
        server.setVms({});
        HostStatus host;
        host.uri = u"qemu:///system"_s;
        host.link = HostStatus::Link::Lost;
        host.reason = u"libvirt does not answer; is its daemon running?"_s;
        server.say(Protocol::HostChanged {host});
        QTRY_VERIFY(sees(u"Not connected"_s));
        QVERIFY(sees(host.reason));
        host.link = HostStatus::Link::Connected;
        host.reason.clear();
        host.at = QDateTime::currentDateTimeUtc();
        server.say(Protocol::HostChanged {host});
        QTRY_VERIFY(sees(u"No VMs yet"_s));
    }

    void startsDemonstrationGuests()
    {
        const QTemporaryDir folder;
        const QString script = writeScript(folder,
                                           "echo '==> Using libvirt at qemu:///session'\n"
                                           "echo '  starting guestwire-demo-web'\n"
                                           "read -r line || test \"$1\" = --demo-only\n");
        Connections connections;
        FakeSwitchboard switchboard;
        MainWindow window(connections);
        window.useSwitchboard(switchboard);
        window.offerDemo(script);
        window.show();
        auto *button = window.findChild<QPushButton *>(u"firstDemo"_s);
        auto *progress = window.findChild<QWidget *>(u"firstDemoProgress"_s);
        QVERIFY(!progress->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(progress->isVisible() && !button->isEnabled());
        QTRY_COMPARE(switchboard.connected, QStringList {u"qemu:///session"_s});
        QVERIFY(!progress->isVisible() && button->isEnabled());
    }

    void saysWhyThereAreNoDemonstrationGuests()
    {
        const QTemporaryDir folder;
        const QString script =
            writeScript(folder, "echo begins\necho 'error: no libvirt answers' >&2\nexit 1\n");
        Connections connections;
        MainWindow window(connections);
        window.offerDemo(script);
        window.show();
        auto *button = window.findChild<QPushButton *>(u"firstDemo"_s);
        auto *text = window.findChild<QLabel *>(u"firstDemoText"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(text->text().contains(u"no libvirt answers"_s));
        QVERIFY(text->text().contains(script + u" --demo-only"_s));
        QVERIFY(text->isVisible() && button->isEnabled());
        window.offerDemo(folder.filePath(u"none"_s)); // as where it is installed
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), u"installer/run --demo-only"_s);
    }

    void leavesThePageOfAVmWhoseConnectionGoes()
    {
        Client client;
        ScriptedServer server {client};
        Connections connections;
        const ConnectionId id = connections.add(u"here"_s, client);
        MainWindow window(connections);
        server.setVms({ScriptedServer::vm(u"web-01"_s)});
        window.show();
        window.showConsoleOf(u"web-01"_s);
        QTRY_VERIFY(window.windowTitle().contains(u"web-01"_s));
        connections.remove(id);
        client.detach();
        QVERIFY(window.findChild<QLabel *>(u"firstStepsTitle"_s)->isVisible());
        QVERIFY(!window.windowTitle().contains(u"web-01"_s));
    }

    // A list of nothing would be no news of the server.
    void saysWhatToDoAboutAServerThatIsDown()
    {
        Connections connections;
        FakeSwitchboard switchboard;
        Client client;
        Connector connector(nobody(), client, switchboard.known);
        connections.add(connector.url().toString(), client, &connector);
        Client bare; // a host without VMs beside it
        ScriptedServer server(bare);
        connections.add(u"qemu:///session"_s, bare);
        MainWindow window(connections);
        window.useSwitchboard(switchboard);
        window.show();
        server.setVms({});
        HostStatus host;
        host.link = HostStatus::Link::Connected;
        host.at = QDateTime::currentDateTimeUtc();
        server.say(Protocol::HostChanged {host});
        connector.start();
        QTRY_COMPARE(connector.state(), Connector::State::Waiting);
        const auto sees = [&window](const QString &text) {
            const auto labels = window.findChildren<QLabel *>();
            return std::ranges::count_if(labels, [&text](const QLabel *label) {
                return label->isVisible() && label->text().contains(text);
            });
        };
        QTRY_COMPARE(sees(u"Not connected"_s), 2); // the list, and the page beside it
        QVERIFY(sees(connector.url().toString() + u": "_s + connector.failure()) > 0);
        QCOMPARE(sees(u"No VMs yet"_s), 0);
        auto *retry = window.findChild<QPushButton *>(u"emptyRetry"_s);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(connector.state(), Connector::State::Connecting);
        QTest::mouseClick(window.findChild<QPushButton *>(u"emptyConnections"_s), Qt::LeftButton);
        QVERIFY(window.findChild<ConnectionsDialog *>()->isVisible());
    }

    void connectsAtOnceOnNow()
    {
        Connections connections;
        FakeSwitchboard switchboard;
        Client client;
        Connector connector(nobody(), client, switchboard.known);
        connections.add(connector.url().toString(), client, &connector);
        MainWindow window(connections);
        window.useSwitchboard(switchboard);
        window.show();
        connector.start();
        auto *now = window.findChild<QToolButton *>(u"reconnectNow"_s);
        QVERIFY(!now->isVisible());
        QTRY_COMPARE(connector.state(), Connector::State::Waiting);
        QVERIFY(now->isVisible());
        QVERIFY(now->accessibleName().contains(connector.server()));
        QTest::mouseClick(now, Qt::LeftButton);
        QCOMPARE(connector.state(), Connector::State::Connecting);
        QVERIFY(!now->isVisible());
    }
};

QTEST_MAIN(ConnectionsTest)
#include "tst_connections.moc"
