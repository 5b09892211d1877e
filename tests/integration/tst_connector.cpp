// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connector.h"
#include "core/link/certificatepin.h"
#include "core/service/certificate.h"
#include "core/service/service.h"
#include "tests/support/fakehost.h"

#include <QFile>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray password = "correct horse";

// A whole service over TLS, on a port that it keeps when it is started again.
struct TestServer
{
    TestServer()
    {
        config.tls.required = true;
        config.listen = {u"127.0.0.1:0"_s};
    }

    bool start()
    {
        auto made = std::make_unique<FakeHost>();
        host = made.get();
        beta = host->add(u"beta"_s, State::Running);
        std::vector<std::unique_ptr<Host>> hosts;
        hosts.push_back(std::move(made));
        service = std::make_unique<Service>(config, directory.path(), std::move(hosts));
        if (!service->load())
            return false;
        service->open();
        const auto urls = service->serve();
        if (!urls)
            return false;
        url = QUrl(urls.value().first());
        config.listen = {u"127.0.0.1:%1"_s.arg(url.port())};
        return true;
    }

    bool addUser(const QString &name, Role role)
    {
        Accounts accounts(directory.path());
        auto hash = hashPassword(QByteArray(password));
        return accounts.load() && hash && accounts.add(name, {role, {}}, hash.value());
    }

    QTemporaryDir directory;
    Config config;
    std::unique_ptr<Service> service;
    FakeHost *host = nullptr;
    VmId beta;
    QUrl url;
};

} // namespace

class TestConnector : public QObject
{
    Q_OBJECT

    // What a person does: trusts what is shown, and logs in.
    static void obey(Connector &connector, const QString &user = u"ada"_s)
    {
        connect(&connector, &Connector::trustAsked, &connector, &Connector::trust);
        connect(&connector, &Connector::loginAsked, &connector, [&connector, user] {
            connector.logIn(user, QString::fromUtf8(password));
        });
    }

    TestServer m_server;
    QTemporaryDir m_home;

    QString knownFile(const char *name) const { return m_home.filePath(QLatin1StringView(name)); }

private slots:

    void initTestCase()
    {
        QVERIFY(m_server.addUser(u"ada"_s, Role::Admin));
        QVERIFY(m_server.start());
        QCOMPARE(m_server.url.scheme(), u"wss"_s);
    }

    void asksForTrustAtFirstContactAndKeepsIt()
    {
        Client client;
        KnownServers servers(knownFile("trust"));
        Connector connector(m_server.url, client, servers);
        QSignalSpy trust(&connector, &Connector::trustAsked);
        QSignalSpy login(&connector, &Connector::loginAsked);
        connector.start();
        QTRY_COMPARE(trust.size(), 1);
        QCOMPARE(connector.state(), Connector::State::AskingTrust);
        QCOMPARE(login.size(), 0); // nothing secret before trust
        const auto own = Certificate::load(m_server.config.tls, m_server.directory.path());
        QVERIFY(own);
        QCOMPARE(trust.first().first().toString(), own.value().pin());
        QVERIFY(servers.pin(connector.server()).isEmpty());
        connector.trust();
        QTRY_COMPARE(login.size(), 1);
        connector.stop();

        KnownServers again(knownFile("trust")); // as after a restart
        Connector second(m_server.url, client, again);
        QSignalSpy secondTrust(&second, &Connector::trustAsked);
        QSignalSpy secondLogin(&second, &Connector::loginAsked);
        second.start();
        QTRY_COMPARE(secondLogin.size(), 1);
        QCOMPARE(secondTrust.size(), 0);
        QCOMPARE(QFile::permissions(knownFile("trust"))
                     & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void stopsHardAtAnotherKey()
    {
        Client client;
        KnownServers servers(knownFile("changed"));
        Connector connector(m_server.url, client, servers);
        QVERIFY(servers.setPin(connector.server(), u"sha256/somethingelse"_s));
        QSignalSpy trust(&connector, &Connector::trustAsked);
        QSignalSpy login(&connector, &Connector::loginAsked);
        connector.start();
        QTRY_COMPARE(connector.state(), Connector::State::Failed);
        QVERIFY(connector.failure().contains(u"sha256/somethingelse"_s));
        QCOMPARE(trust.size() + login.size(), 0);
        QCOMPARE(servers.pin(connector.server()), u"sha256/somethingelse"_s);
    }

    void logsInAndShowsTheVms()
    {
        Client client;
        KnownServers servers(knownFile("login"));
        Connector connector(m_server.url, client, servers);
        obey(connector);
        connector.start();
        QTRY_COMPARE(connector.state(), Connector::State::Connected);
        QTRY_COMPARE(client.vms().size(), 1);
        QCOMPARE(client.server().user, u"ada"_s);
        QCOMPARE(connector.lastUser(), u"ada"_s);
    }

    void asksAgainAfterAWrongPassword()
    {
        Client client;
        KnownServers servers(knownFile("wrong"));
        Connector connector(m_server.url, client, servers);
        connect(&connector, &Connector::trustAsked, &connector, &Connector::trust);
        QSignalSpy login(&connector, &Connector::loginAsked);
        connector.start();
        QTRY_COMPARE(login.size(), 1);
        connector.logIn(u"ada"_s, u"wrong password"_s);
        QTRY_COMPARE(login.size(), 2);
        QVERIFY(!login.last().first().toString().isEmpty());
        QCOMPARE(connector.state(), Connector::State::AskingLogin);
    }

    void comesBackByItselfWithItsConsole()
    {
        Client client;
        KnownServers servers(knownFile("back"));
        Connector connector(m_server.url, client, servers);
        obey(connector);
        connector.start();
        QTRY_COMPARE(client.vms().size(), 1);
        auto console = client.openConsole(m_server.beta, {}, true);
        QTRY_VERIFY(console->isAttached());
        QSignalSpy gaps(console.get(), &Console::gap);
        m_server.service.reset(); // without a goodbye
        QTRY_COMPARE(connector.state(), Connector::State::Waiting);
        QCOMPARE(client.state(), Client::State::Offline);
        QVERIFY(connector.untilNextAttempt() > 0ms);
        QVERIFY(m_server.start());
        m_server.beta = m_server.host->idOf(u"beta"_s);
        connector.retryNow();
        QTRY_COMPARE(connector.state(), Connector::State::Connected);
        QTRY_COMPARE(client.state(), Client::State::Live);
    }

    void endsForGoodWhenTheAccountIsGone()
    {
        QVERIFY(m_server.addUser(u"bob"_s, Role::Viewer));
        Client client;
        KnownServers servers(knownFile("gone"));
        Connector connector(m_server.url, client, servers);
        connect(&connector, &Connector::trustAsked, &connector, &Connector::trust);
        QSignalSpy login(&connector, &Connector::loginAsked);
        connector.start();
        QTRY_COMPARE(login.size(), 1);
        connector.logIn(u"bob"_s, QString::fromUtf8(password));
        QTRY_COMPARE(client.vms().size(), 1);
        Accounts accounts(m_server.directory.path());
        QVERIFY(accounts.load());
        QVERIFY(accounts.remove(u"bob"_s));
        QTRY_COMPARE(login.size(), 2);
        QCOMPARE(connector.state(), Connector::State::AskingLogin);
    }

    void keepsTryingWhereNobodyListens()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const QUrl url(u"wss://127.0.0.1:%1"_s.arg(free.serverPort()));
        free.close();
        Client client;
        KnownServers servers(knownFile("nobody"));
        Connector connector(url, client, servers);
        connector.start();
        QTRY_COMPARE(connector.state(), Connector::State::Waiting);
        QVERIFY(connector.failure().contains(u"127.0.0.1"_s));
        connector.stop();
        QCOMPARE(connector.state(), Connector::State::Idle);
    }

    void backsOffWithJitter()
    {
        QCOMPARE(Connector::backOff(0, 1.0), 500ms);
        QCOMPARE(Connector::backOff(0, 0.0), 250ms);
        QCOMPARE(Connector::backOff(3, 1.0), 4000ms);
        QCOMPARE(Connector::backOff(6, 1.0), 30'000ms);
        QCOMPARE(Connector::backOff(1000, 1.0), 30'000ms);
    }

    void aDamagedFileOfPinsIsNotWrittenOver_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no JSON") << "{ damaged"_ba;
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("no object") << "[]"_ba;
        QTest::newRow("an entry that is none") << R"({"host:1": "?"})"_ba;
        QTest::newRow("an entry without its pin") << R"({"host:1": {"user": "ada"}})"_ba;
    }

    void aDamagedFileOfPinsIsNotWrittenOver()
    {
        QFETCH(const QByteArray, content);
        const QString path = knownFile("damaged");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        KnownServers servers(path);
        const auto kept = servers.setPin(u"host:1"_s, u"sha256/x"_s);
        QVERIFY(!kept);
        QVERIFY(kept.error().message.contains(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }
};

QTEST_GUILESS_MAIN(TestConnector)
#include "tst_connector.moc"
