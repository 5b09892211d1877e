// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowservices.h"
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "widgets/common/messagebar.h"
#include "widgets/connections/connectionsdialog.h"
#include "widgets/dialogs/logindialog.h"
#include "widgets/dialogs/trustdialog.h"
#include "widgets/window/mainwindow.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

template<typename Button>
void click(const QWidget &window, const QString &text)
{
    for (Button *button : window.findChildren<Button *>())
        if (button->text() == text)
            QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

// The connections of a window over libvirt's own test driver, which every libvirt has.
class WindowServicesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    static void stop(WindowServices &services)
    {
        QSignalSpy stopped(&services, &WindowServices::stopped);
        services.stop();
        QTRY_COMPARE(stopped.size(), 1);
    }

    static ConnectionFinding tested(WindowServices &services, const QString &address)
    {
        std::optional<ConnectionFinding> found;
        services.test(address, &services,
                      [&found](const ConnectionFinding &finding) { found = finding; });
        return QTest::qWaitFor([&found] { return found.has_value(); }, 30'000)
            ? *found
            : ConnectionFinding();
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS",
                "unix:path=/nowhere"); // whoever runs this keeps the own keychain
        QCoreApplication::setOrganizationName(u"guestwire-test"_s);
        QCoreApplication::setApplicationName(u"guestwire-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    }

    void init() { QSettings().clear(); }

    void connectsAndDisconnects()
    {
        WindowServices services({}, m_home.path());
        Connections &connections = services.connections();
        QSignalSpy stopped(&services, &WindowServices::stopped);
        for (int round = 0; round < 2; ++round) {
            services.connectTo(u"test:///default"_s, u"demo"_s);
            services.connectTo(u"test:///default"_s, {}); // there already
            QCOMPARE(connections.all().size(), 1);
            const ConnectionEntry entry = connections.all().first();
            QCOMPARE(entry.title, u"demo"_s);
            QCOMPARE(entry.address, u"test:///default"_s);
            QTRY_COMPARE(entry.client->state(), Client::State::Live);
            QTRY_VERIFY(entry.client->hosts().size() == 1);
            QVERIFY(services.mayDisconnect(entry.id));
            services.disconnectFrom(entry.id);
            QVERIFY(connections.all().isEmpty());
        }
        QCOMPARE(stopped.size(), 0); // the window stays
        stop(services);
    }

    void keepsWhatTheConfigurationNames()
    {
        Config config;
        config.libvirtUris = {u"test:///default"_s};
        WindowServices services(config, m_home.path());
        services.startLocal();
        const ConnectionId id = services.connections().all().first().id;
        QVERIFY(!services.mayDisconnect(id));
        services.disconnectFrom(id);
        QCOMPARE(services.connections().all().size(), 1);
        stop(services);
    }

    void connectsAtStartWhatIsKeptForThat()
    {
        SavedConnections().put({u"wss://127.0.0.1:1"_s, u"far"_s, true});
        SavedConnections().put({u"wss://127.0.0.1:2"_s});
        WindowServices services({}, m_home.path());
        services.connectAtStart();
        QCOMPARE(services.connections().all().size(), 1);
        QCOMPARE(services.connections().all().first().title, u"far"_s);
        const ConnectionEntry entry = services.connections().all().first();
        QTRY_COMPARE(entry.connector->state(), Connector::State::Waiting);
        services.disconnectFrom(entry.id);
        QCOMPARE(entry.connector->state(), Connector::State::Idle);
        services.connectTo(u"wss://127.0.0.1:1"_s, {}); // the same one again
        QCOMPARE(services.connections().all().first().connector, entry.connector);
        stop(services);
    }

    void findsOutWhatIsAtAnAddress()
    {
        WindowServices services({}, m_home.path());
        const ConnectionFinding found = tested(services, u"test:///default"_s);
        QVERIFY2(found.isReached, qPrintable(found.failure));
        QVERIFY(!found.libvirtVersion.isEmpty());
        QVERIFY(found.hypervisor.startsWith(u"TEST"_s));
        QCOMPARE(found.vms, 1);
        const ConnectionFinding none = tested(services, u"qemu+unix:///system?socket=/nowhere"_s);
        QVERIFY(!none.isReached);
        QVERIFY(none.failure.contains(u"qemu+unix:///system?socket=/nowhere"_s));
        const ConnectionFinding nobody = tested(services, u"wss://127.0.0.1:1"_s);
        QVERIFY(!nobody.isReached);
        QVERIFY(nobody.failure.contains(u"127.0.0.1:1"_s));
        stop(services);
    }

    // From the message that stops everything to a connection with the new key, by clicks alone.
    void leadsToTheKeyThatHasChanged()
    {
        Test::RunningServer server("tls:\n  required: true\n");
        QVERIFY(server.addUser(u"ada"_s, u"viewer"_s));
        QVERIFY(server.start());
        const QString address = u"wss://"_s + server.address();
        const QString old = u"sha256/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="_s;
        KnownServers known(m_home.filePath(u"guestwire/known_servers.json"_s));
        QVERIFY(known.setPin(server.address(), old));
        WindowServices services({}, m_home.path());
        MainWindow window(services.connections());
        window.useSwitchboard(services);
        window.show();
        services.connectTo(address, {});
        auto *bar = window.findChild<MessageBar *>();
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), Test::patience);
        QVERIFY(bar->text().contains(server.address()));
        click<QToolButton>(*bar, u"Connections…"_s);
        auto *dialog = window.findChild<ConnectionsDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        auto *details = dialog->findChild<QLabel *>(u"connectionDetails"_s);
        QVERIFY(details->text().contains(u"Remembered key: "_s + old));
        click<QPushButton>(*dialog, u"Remove the remembered &key…"_s);
        click<QPushButton>(*dialog->findChild<QMessageBox *>(), u"Remove the key"_s);
        QVERIFY(details->text().contains(u"no longer remembered"_s));
        click<QPushButton>(*dialog, u"&Connect"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<TrustDialog *>(), Test::patience);
        click<QPushButton>(*window.findChild<TrustDialog *>(), u"Trust this one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<LoginDialog *>(), Test::patience);
        auto *login = window.findChild<LoginDialog *>();
        QTest::keyClicks(login->findChild<QLineEdit *>(u"user"_s), u"ada"_s);
        QTest::keyClicks(login->findChild<QLineEdit *>(u"password"_s),
                         QString::fromLatin1(Test::RunningServer::password));
        QTest::keyClick(login, Qt::Key_Return);
        const ConnectionEntry entry = services.connections().all().first();
        QTRY_COMPARE_WITH_TIMEOUT(entry.client->state(), Client::State::Live, Test::patience);
        QVERIFY(!services.servers().pin(server.address()).isEmpty());
        click<QPushButton>(*dialog, u"&Test"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            details->text().contains(u"It shows the key that is remembered."_s), Test::patience);
        QVERIFY(details->text().contains(u"that of ada"_s));
        click<QPushButton>(*dialog, u"Dis&connect"_s);
        QVERIFY(services.connections().all().isEmpty());
        stop(services);
    }
};

QTEST_MAIN(WindowServicesTest)
#include "tst_windowservices.moc"
