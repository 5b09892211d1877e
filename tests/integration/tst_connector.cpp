// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connector.h"
#include "core/client/serverprobe.h"
#include "core/link/certificatepin.h"
#include "core/service/certificate.h"
#include "core/service/listener.h"
#include "core/service/pairingcodes.h"
#include "core/service/service.h"
#include "tests/support/fakehost.h"
#include "tests/support/sweep.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslServer>
#include <QSslSocket>
#include <QSysInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

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

    Test::Sweep sweep;
    QTemporaryDir directory;
    Config config;
    std::unique_ptr<Service> service;
    FakeHost *host = nullptr;
    VmId beta;
    QUrl url;
};

Result<Certificate> certificateIn(const QTemporaryDir &directory)
{
    return Certificate::load({}, directory.path());
}

// Shows its true certificate to the first connections and another one to those after; both are
// vouched for in this process. Answers as far as a ticket.
class TwoFacedServer : public QSslServer
{
public:
    explicit TwoFacedServer(int honest) : m_honest(honest)
    {
        const auto trueFace = certificateIn(m_trueDirectory);
        const auto falseFace = certificateIn(m_falseDirectory);
        if (!trueFace || !falseFace || !listen(QHostAddress::LocalHost))
            return;
        m_true = tlsConfiguration(trueFace.value());
        m_false = tlsConfiguration(falseFace.value());
        m_falsePin = falseFace.value().pin();
        m_before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration trusting = m_before;
        trusting.setCaCertificates({trueFace.value().chain().first(), falseFace.value().chain().first()});
        QSslConfiguration::setDefaultConfiguration(trusting);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, &TwoFacedServer::serve);
    }
    ~TwoFacedServer() override
    {
        if (isReady())
            QSslConfiguration::setDefaultConfiguration(m_before);
    }

    bool isReady() const { return !m_falsePin.isEmpty(); }
    QString falsePin() const { return m_falsePin; }
    QUrl url() const { return QUrl(u"wss://127.0.0.1:%1"_s.arg(serverPort())); }

    QByteArray toTrue;
    QByteArray toFalse;
    int falseConnections = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        const bool isHonest = m_connections++ < m_honest;
        falseConnections += isHonest ? 0 : 1;
        setSslConfiguration(isHonest ? m_true : m_false);
        QSslServer::incomingConnection(descriptor);
    }

private:
    void serve()
    {
        while (auto *socket = qobject_cast<QSslSocket *>(nextPendingConnection())) {
            const bool isTrue = socket->localCertificate() == m_true.localCertificate();
            QByteArray &received = isTrue ? toTrue : toFalse;
            const auto take = [socket, &received] {
                const QByteArray request = socket->readAll();
                received += request;
                if (request.startsWith("POST"))
                    socket->write(answer(R"({"accessToken":"a","refreshToken":"r","ticket":"t"})"));
            };
            connect(socket, &QSslSocket::readyRead, this, take);
            take(); // what came with the handshake
        }
    }

    static QByteArray answer(const QByteArray &body)
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    const int m_honest;
    int m_connections = 0;
    QTemporaryDir m_trueDirectory;
    QTemporaryDir m_falseDirectory;
    QSslConfiguration m_true;
    QSslConfiguration m_false;
    QSslConfiguration m_before;
    QString m_falsePin;
};

// A keychain that answers in its own time.
class MemorySecrets : public SecretStore
{
public:
    void read(const QString &key, QObject *context, Found found) override
    {
        ++reads;
        if (!isHung)
            QTimer::singleShot(0, context, [this, key, found] { found(secrets.value(key)); });
    }
    void write(const QString &key, const QString &secret, std::function<void()> written) override
    {
        QTimer::singleShot(writing, this, [this, key, secret, written = std::move(written)] {
            secrets.insert(key, secret);
            written();
        });
    }
    void remove(const QString &key) override { secrets.remove(key); }

    QHash<QString, QString> secrets;
    std::chrono::milliseconds writing = 0ms; // how long it takes
    int reads = 0;
    bool isHung = false;
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

    // As time does: keys that sign no more, and are known no more.
    void endAccessTokens()
    {
        Accounts accounts(m_server.directory.path());
        Tokens tokens(accounts, m_server.directory.path());
        QVERIFY(accounts.load() && tokens.load());
        QVERIFY(tokens.rotateKey());
        QVERIFY(tokens.rotateKey());
    }

    QString knownFile(const char *name) const { return m_home.filePath(QLatin1StringView(name)); }

private slots:

    void initTestCase()
    {
        QVERIFY(m_server.addUser(u"ada"_s, Role::Admin));
        QVERIFY(m_server.start());
        QCOMPARE(m_server.url.scheme(), u"wss"_s);
    }

    void asksForNoPasswordThatAKeychainSpares()
    {
        MemorySecrets secrets;
        KnownServers servers(knownFile("secrets"));
        Client client;
        {
            Connector first(m_server.url, client, servers);
            first.keepLoginsIn(&secrets);
            obey(first);
            first.start();
            QTRY_COMPARE(first.state(), Connector::State::Connected);
            QTRY_COMPARE(secrets.secrets.size(), 1);
            QVERIFY(secrets.secrets.keys().first().contains(servers.pin(first.server())));
            first.stop();
        }
        const QString before = secrets.secrets.values().first();
        Connector second(m_server.url, client, servers);
        second.keepLoginsIn(&secrets);
        QSignalSpy login(&second, &Connector::loginAsked);
        second.start();
        QTRY_COMPARE(second.state(), Connector::State::Connected);
        QVERIFY(login.isEmpty());
        QVERIFY(secrets.secrets.values().first() != before); // it follows the rotation
        second.logOut();
        QVERIFY(secrets.secrets.isEmpty());
        QCOMPARE(second.state(), Connector::State::Idle);
        second.start();
        QTRY_COMPARE(login.size(), 1);
    }

    void asksWhereWhatWasKeptIsOfNoUse()
    {
        MemorySecrets secrets;
        KnownServers servers(knownFile("useless"));
        Client client;
        Connector first(m_server.url, client, servers);
        obey(first);
        first.start();
        QTRY_COMPARE(first.state(), Connector::State::Connected);
        first.stop();
        secrets.secrets.insert(servers.pin(first.server()) + u" ada"_s, u"dead"_s);
        Connector second(m_server.url, client, servers);
        second.keepLoginsIn(&secrets);
        QSignalSpy login(&second, &Connector::loginAsked);
        second.start();
        QTRY_COMPARE(login.size(), 1);
        QVERIFY(secrets.secrets.isEmpty());
        second.logIn(u"ada"_s, QString::fromUtf8(password));
        QTRY_COMPARE(second.state(), Connector::State::Connected);
        QTRY_COMPARE(secrets.secrets.size(), 1);
    }

    // Each of two windows of a user has the log-in of the other's last refresh or a newer one.
    void sharesALogInWithAnotherWindow()
    {
        MemorySecrets secrets;
        secrets.writing = 100ms; // long enough to be read in between
        KnownServers servers(knownFile("shared"));
        KnownServers othersServers(knownFile("shared"));
        Client client;
        Client othersClient;
        Connector first(m_server.url, client, servers);
        Connector second(m_server.url, othersClient, othersServers);
        first.keepLoginsIn(&secrets);
        second.keepLoginsIn(&secrets);
        obey(first);
        first.start();
        QTRY_COMPARE(first.state(), Connector::State::Connected);
        QTRY_COMPARE(secrets.secrets.size(), 1);
        QSignalSpy trust(&second, &Connector::trustAsked);
        QSignalSpy login(&second, &Connector::loginAsked);
        QSignalSpy firstLogin(&first, &Connector::loginAsked);
        second.start();
        QTRY_COMPARE(second.state(), Connector::State::Connected);
        QSignalSpy firstState(&first, &Connector::stateChanged);
        QSignalSpy secondState(&second, &Connector::stateChanged);
        for (int round = 0; round < 3; ++round) {
            firstState.clear();
            secondState.clear();
            const QString before = secrets.secrets.values().first();
            endAccessTokens(); // both come at once
            QTRY_VERIFY(!firstState.isEmpty() && !secondState.isEmpty());
            QTRY_COMPARE(first.state(), Connector::State::Connected);
            QTRY_COMPARE(second.state(), Connector::State::Connected);
            QVERIFY(secrets.secrets.values().first() != before);
        }
        QCOMPARE(trust.size() + login.size() + firstLogin.size(), 0);
    }

    void waitsForNoWindowThatDied()
    {
        MemorySecrets secrets;
        KnownServers servers(knownFile("died"));
        Client client;
        Connector connector(m_server.url, client, servers);
        connector.keepLoginsIn(&secrets);
        obey(connector);
        connector.start();
        QTRY_COMPARE(secrets.secrets.size(), 1);
        const QString before = secrets.secrets.values().first();
        const QString key = Connector::secretKey(servers, connector.server());
        QFile turn(servers.turnFile(QString::fromLatin1(
            QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().first(16))));
        QVERIFY(turn.open(QIODevice::WriteOnly));
        turn.write("999999999\nguestwire\n"); // as QLockFile writes it, of a process that is gone
        turn.write(QSysInfo::machineHostName().toUtf8() + '\n');
        turn.close();
        endAccessTokens();
        QTRY_VERIFY(secrets.secrets.values().first() != before);
        QTRY_COMPARE(connector.state(), Connector::State::Connected);
    }

    void seesWhatAnotherWindowRemembersOfServers()
    {
        KnownServers mine(knownFile("together"));
        KnownServers others(knownFile("together"));
        QVERIFY(mine.setPin(u"a:1"_s, u"sha256/a"_s));
        QVERIFY(others.setPin(u"b:1"_s, u"sha256/b"_s));
        QVERIFY(mine.setUser(u"a:1"_s, u"ada"_s));
        QCOMPARE(others.user(u"a:1"_s), u"ada"_s);
        QCOMPARE(mine.pin(u"b:1"_s), u"sha256/b"_s);
        QVERIFY(others.forget(u"a:1"_s));
        QTRY_COMPARE(mine.pin(u"a:1"_s), QString());
    }

    void canBeStoppedWhileAKeychainHangs()
    {
        MemorySecrets secrets;
        secrets.isHung = true;
        KnownServers servers(knownFile("useless"));
        Client client;
        Connector connector(m_server.url, client, servers);
        connector.keepLoginsIn(&secrets);
        connector.start();
        QTRY_COMPARE(secrets.reads, 1);
        connector.stop();
        QCOMPARE(connector.state(), Connector::State::Idle);
        secrets.isHung = false;
        QSignalSpy login(&connector, &Connector::loginAsked);
        connector.start();
        QTRY_COMPARE(login.size(), 1);
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
        QVERIFY(connector.failure().contains(u"File > Connections"_s)); // where it can be removed
        QVERIFY(connector.hasChangedKey());
        QCOMPARE(trust.size() + login.size(), 0);
        QCOMPARE(servers.pin(connector.server()), u"sha256/somethingelse"_s);
    }

    void looksWithoutTrust_data()
    {
        QTest::addColumn<bool>("isOurs");
        QTest::newRow("a server of ours") << true;
        QTest::newRow("another program") << false;
    }
    void looksWithoutTrust()
    {
        QFETCH(const bool, isOurs);
        TwoFacedServer other(1);
        const auto own = Certificate::load(m_server.config.tls, m_server.directory.path());
        QVERIFY(own && other.isReady());
        ServerProbe probe(isOurs ? m_server.url : other.url());
        std::optional<ServerFinding> found;
        connect(&probe, &ServerProbe::finished, this, [&found](const Result<ServerFinding> &result) {
            if (result)
                found = result.value();
        });
        QTRY_VERIFY_WITH_TIMEOUT(found, 20'000); // another program may leave the connection open
        QVERIFY(found->isEncrypted);
        QCOMPARE(found->isGuestwire, isOurs);
        QCOMPARE(found->pin == own.value().pin(), isOurs);
        QVERIFY(found->expiresAt > QDateTime::currentDateTimeUtc());
    }

    void trustsAPairingStringWithoutAsking()
    {
        const auto own = Certificate::load(m_server.config.tls, m_server.directory.path());
        QVERIFY(own);
        Client client;
        KnownServers servers(knownFile("paired"));
        Connector connector(m_server.url, client, servers);
        connector.pairWith({m_server.url.host(), quint16(m_server.url.port()), own.value().pin()});
        QSignalSpy trust(&connector, &Connector::trustAsked);
        QSignalSpy login(&connector, &Connector::loginAsked);
        connector.start();
        QTRY_COMPARE(login.size(), 1);
        QCOMPARE(trust.size(), 0);
        QCOMPARE(servers.pin(connector.server()), own.value().pin());
    }

    void stopsHardAtAnotherKeyThanThePairingStrings()
    {
        const QString other = u"sha256/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="_s;
        Client client;
        KnownServers servers(knownFile("paired wrongly"));
        Connector connector(m_server.url, client, servers);
        connector.pairWith({m_server.url.host(), quint16(m_server.url.port()), other, u"ada"_s,
                            u"0123456789abcdefghjkmnpqrs"_s});
        QSignalSpy trust(&connector, &Connector::trustAsked);
        QSignalSpy login(&connector, &Connector::loginAsked);
        connector.start();
        QTRY_COMPARE(connector.state(), Connector::State::Failed);
        QVERIFY(connector.failure().contains(other));
        QCOMPARE(trust.size() + login.size(), 0);
        QCOMPARE(servers.pin(connector.server()), QString());
    }

    void logsInWithAPairingCodeOnce()
    {
        const auto own = Certificate::load(m_server.config.tls, m_server.directory.path());
        Accounts accounts(m_server.directory.path());
        QVERIFY(own && accounts.load());
        const auto code = PairingCodes(accounts, m_server.directory.path()).make(u"ada"_s);
        QVERIFY(code);
        const PairingString pairing {m_server.url.host(), quint16(m_server.url.port()),
                                     own.value().pin(), u"ada"_s,
                                     QString::fromLatin1(code.value())};
        for (const bool isFirst : {true, false}) {
            Client client;
            KnownServers servers(knownFile("code"));
            Connector connector(m_server.url, client, servers);
            connector.pairWith(pairing);
            QSignalSpy login(&connector, &Connector::loginAsked);
            connector.start();
            if (isFirst) {
                QTRY_COMPARE(connector.state(), Connector::State::Connected);
                QTRY_COMPARE(client.server().user, u"ada"_s);
                QCOMPARE(login.size(), 0);
                QCOMPARE(connector.lastUser(), u"ada"_s);
            } else {
                QTRY_COMPARE(login.size(), 1);
                QVERIFY(!login.first().first().toString().isEmpty());
            }
        }
    }

    void sendsNothingToAnotherKey_data()
    {
        QTest::addColumn<int>("honest"); // connections with the key that is known
        QTest::newRow("at the log-in") << 1;
        QTest::newRow("at the WebSocket") << 2;
    }
    // Whoever comes in between may let the first look through, and have a certificate that
    // authorities vouch for: each connection is judged by the key that it shows itself.
    void sendsNothingToAnotherKey()
    {
        QFETCH(const int, honest);
        TwoFacedServer server(honest);
        QVERIFY(server.isReady());
        Client client;
        KnownServers servers(knownFile(QTest::currentDataTag()));
        Connector connector(server.url(), client, servers);
        obey(connector);
        connector.start();
        QTRY_COMPARE(connector.state(), Connector::State::Failed);
        QVERIFY(connector.failure().contains(server.falsePin()));
        QVERIFY(server.falseConnections > 0);
        QCOMPARE(server.toFalse, QByteArray());
        QCOMPARE(server.toTrue.contains("/api/v1/ticket"), honest == 2);
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
