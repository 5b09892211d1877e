// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/hostnames.h"
#include "core/service/keypair.h"
#include "tests/support/door.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTest>

#include <cstdio>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

bool replace(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    return file.open(QFile::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size() && file.commit();
}

QSslCertificate shownBy(const QUrl &server)
{
    const RawClient client(server);
    return client.connected() ? client.socket.peerCertificate() : QSslCertificate();
}

} // namespace

// What the door answers to requests of HTTP, and what it refuses, with and without TLS.
class FrontDoorTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Door> m_plain;
    std::unique_ptr<Door> m_secure;
    QUrl m_plainUrl;
    QUrl m_secureUrl;

    // HOST stands for the server's own host and port.
    Reply ask(bool tls, QByteArray request) const
    {
        const QUrl url = tls ? m_secureUrl : m_plainUrl;
        return exchange(url, request.replace("HOST", url.authority().toLatin1()));
    }

    static void withAndWithoutTls(const char *name,
                                  const std::function<void(QTestData &, bool)> &fill)
    {
        fill(QTest::newRow(qPrintable(QLatin1StringView(name) + u", plain"_s)), false);
        fill(QTest::newRow(qPrintable(QLatin1StringView(name) + u", TLS"_s)), true);
    }

private slots:
    void initTestCase()
    {
        m_plain = std::make_unique<Door>();
        m_secure = std::make_unique<Door>(true);
        m_plainUrl = m_plain->listen();
        m_secureUrl = m_secure->listen();
        QCOMPARE(m_plainUrl.scheme(), u"ws"_s);
        QCOMPARE(m_secureUrl.scheme(), u"wss"_s);
    }

    void cleanupTestCase()
    {
        m_plain.reset();
        m_secure.reset();
    }

    void refuses_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &request, int status,
                            const QString &code) {
            withAndWithoutTls(
                name, [&](QTestData &data, bool tls) { data << tls << request << status << code; });
        };
        const QByteArray host = "Host: HOST\r\n";
        const QByteArray json = "Content-Type: application/json\r\n";
        row("unknown path", "GET /etc/passwd HTTP/1.1\r\n" + host + "\r\n", 404, u"NOT_FOUND"_s);
        row("path that climbs", "GET /../../etc/passwd HTTP/1.1\r\n" + host + "\r\n", 404,
            u"NOT_FOUND"_s);
        row("encoded path that climbs", "GET /%2e%2e/index.html HTTP/1.1\r\n" + host + "\r\n", 404,
            u"NOT_FOUND"_s);
        row("folder", "GET /assets/ HTTP/1.1\r\n" + host + "\r\n", 404, u"NOT_FOUND"_s);
        row("metrics", "GET /metrics HTTP/1.1\r\n" + host + "\r\n", 404, u"NOT_FOUND"_s);
        row("unknown call", "POST /api/v1/shutdown HTTP/1.1\r\n" + host + json + "\r\n", 404,
            u"NOT_FOUND"_s);
        row("writing to a page", "PUT / HTTP/1.1\r\n" + host + "\r\n", 405, u"INVALID_COMMAND"_s);
        row("reading a call", "GET /api/v1/login HTTP/1.1\r\n" + host + "\r\n", 405,
            u"INVALID_COMMAND"_s);
        row("writing to health", "POST /healthz HTTP/1.1\r\n" + host + "\r\n", 405,
            u"INVALID_COMMAND"_s);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400, u"INVALID_MESSAGE"_s);
        row("two hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", 400, u"INVALID_MESSAGE"_s);
        row("bare line feeds", "GET / HTTP/1.1\nHost: HOST\n\n", 400, u"INVALID_MESSAGE"_s);
        row("chunked", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", 400,
            u"INVALID_MESSAGE"_s);
        row("no HTTP", "hello\r\n\r\n", 400, u"INVALID_MESSAGE"_s);
        row("old version", "GET / HTTP/1.0\r\n\r\n", 505, u"INVALID_MESSAGE"_s);
        row("large head", "GET / HTTP/1.1\r\n" + host + "X: " + QByteArray(9000, 'x') + "\r\n\r\n",
            431, u"INVALID_MESSAGE"_s);
        row("endless head", "GET /" + QByteArray(200000, 'x'), 431, u"INVALID_MESSAGE"_s);
        row("many lines",
            "GET / HTTP/1.1\r\n" + host + QByteArray("X: y\r\n").repeated(64) + "\r\n", 431,
            u"INVALID_MESSAGE"_s);
        row("large body",
            "POST /api/v1/login HTTP/1.1\r\n" + host + json + "Content-Length: 5000\r\n\r\n", 413,
            u"INVALID_MESSAGE"_s);
        row("expectation", "POST / HTTP/1.1\r\n" + host + "Expect: 100-continue\r\n\r\n", 417,
            u"INVALID_MESSAGE"_s);
        row("no content type", "POST /api/v1/login HTTP/1.1\r\n" + host + "\r\n", 415,
            u"INVALID_MESSAGE"_s);
        row("form", "POST /api/v1/login HTTP/1.1\r\n" + host + "Content-Type: text/plain\r\n\r\n",
            415, u"INVALID_MESSAGE"_s);
        row("foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403,
            u"PERMISSION_DENIED"_s);
        row("foreign origin", "GET / HTTP/1.1\r\n" + host + "Origin: https://evil.example\r\n\r\n",
            403, u"PERMISSION_DENIED"_s);
        row("no origin at all", "GET / HTTP/1.1\r\n" + host + "Origin: null\r\n\r\n", 403,
            u"PERMISSION_DENIED"_s);
        row("no upgrade", "GET /ws HTTP/1.1\r\n" + host + "\r\n", 426, u"INVALID_MESSAGE"_s);
    }

    void refuses()
    {
        QFETCH(const bool, tls);
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        const Reply reply = ask(tls, request);
        QCOMPARE(reply.status, status);
        QTEST(reply.errorCode(), "code");
        QCOMPARE(reply.field("content-type"), QByteArray("application/json"));
        QCOMPARE(reply.field("cache-control"), QByteArray("no-store"));
        QVERIFY(
            !reply.json().value("error"_L1).toObject().value("message"_L1).toString().isEmpty());
    }

    void servesThePage_data()
    {
        QTest::addColumn<bool>("tls");
        withAndWithoutTls("page", [](QTestData &data, bool tls) { data << tls; });
    }

    void servesThePage()
    {
        QFETCH(const bool, tls);
        const Reply page = ask(tls, "GET / HTTP/1.1\r\nHost: HOST\r\n\r\n");
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.contains("test page"));
        QCOMPARE(page.field("content-type"), QByteArray("text/html; charset=utf-8"));
        const QByteArray policy = page.field("content-security-policy");
        QVERIFY(policy.startsWith("default-src 'none'"));
        QVERIFY(policy.contains("frame-ancestors 'none'"));
        QVERIFY(!policy.contains("unsafe"));
        QCOMPARE(page.field("x-content-type-options"), QByteArray("nosniff"));
        QCOMPARE(page.field("referrer-policy"), QByteArray("no-referrer"));
        QVERIFY(!page.head.field("access-control-allow-origin"));
        QVERIFY(!page.head.field("set-cookie"));
    }

    void keepsWhatCanNotChange()
    {
        const Reply script =
            ask(false, "GET /assets/index-a1b2c3.js HTTP/1.1\r\nHost: HOST\r\n\r\n");
        QCOMPARE(script.status, 200);
        QVERIFY(script.field("cache-control").contains("immutable"));
        QCOMPARE(script.field("content-type"), QByteArray("text/javascript; charset=utf-8"));
        const Reply page = ask(false, "GET / HTTP/1.1\r\nHost: HOST\r\n\r\n");
        QCOMPARE(page.field("cache-control"), QByteArray("no-cache"));
        const Reply same = ask(
            false,
            "GET / HTTP/1.1\r\nHost: HOST\r\nIf-None-Match: " + page.field("etag") + "\r\n\r\n");
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.isEmpty());
    }

    void answersHeadWithoutABody()
    {
        const Reply page = ask(false, "GET / HTTP/1.1\r\nHost: HOST\r\n\r\n");
        RawClient client(m_plainUrl);
        QVERIFY(client.connected());
        client.send("HEAD / HTTP/1.1\r\nHost: " + m_plainUrl.authority().toLatin1() + "\r\n\r\n");
        QVERIFY(client.closed());
        QVERIFY(client.received.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(client.received.endsWith("\r\n\r\n"));
        QVERIFY(client.received.contains(
            QByteArray("Content-Length: " + QByteArray::number(page.body.size()))));
    }

    void tellsItsHealth()
    {
        const QByteArray request = "GET /healthz HTTP/1.1\r\nHost: HOST\r\n\r\n";
        const Reply well = ask(false, request);
        QCOMPARE(well.status, 200);
        QCOMPARE(well.json(), QJsonObject({{u"status"_s, u"ok"_s}}));
        m_plain->faults = {u"libvirt does not answer"_s};
        const Reply ill = ask(false, request);
        m_plain->faults.clear();
        QCOMPARE(ill.status, 503);
        QCOMPARE(ill.json().value("reasons"_L1).toArray(),
                 QJsonArray({u"libvirt does not answer"_s}));
    }

    void readsARequestThatComesByteByByte()
    {
        for (const QUrl &url : {m_plainUrl, m_secureUrl}) {
            RawClient client(url);
            QVERIFY(client.connected());
            for (const char byte : get(url, "/healthz"))
                client.send(QByteArray(1, byte));
            QCOMPARE(client.reply().status, 200);
        }
    }

    void speaksModernTlsOnly_data()
    {
        QTest::addColumn<QSsl::SslProtocol>("protocol");
        QTest::addColumn<QString>("cipher"); // empty: any
        QTest::addColumn<bool>("accepted");
        QTest::newRow("1.3") << QSsl::TlsV1_3 << QString() << true;
        QTest::newRow("1.2, AES-GCM")
            << QSsl::TlsV1_2 << u"ECDHE-ECDSA-AES128-GCM-SHA256"_s << true;
        QTest::newRow("1.2, ChaCha20")
            << QSsl::TlsV1_2 << u"ECDHE-ECDSA-CHACHA20-POLY1305"_s << true;
        QTest::newRow("1.2, CBC") << QSsl::TlsV1_2 << u"ECDHE-ECDSA-AES128-SHA256"_s << false;
        QTest::newRow("1.2, no forward secrecy")
            << QSsl::TlsV1_2 << u"AES128-GCM-SHA256"_s << false;
    }

    void speaksModernTlsOnly()
    {
        QFETCH(const QSsl::SslProtocol, protocol);
        QFETCH(const QString, cipher);
        QSslSocket socket;
        QSslConfiguration tls;
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        tls.setProtocol(protocol);
        if (!cipher.isEmpty())
            tls.setCiphers(cipher);
        socket.setSslConfiguration(tls);
        socket.connectToHostEncrypted(m_secureUrl.host(), quint16(m_secureUrl.port()));
        QTRY_VERIFY(socket.isEncrypted() || socket.state() == QAbstractSocket::UnconnectedState);
        QTEST(socket.isEncrypted(), "accepted");
        if (socket.isEncrypted())
            QCOMPARE(pinOf(socket.peerCertificate()), m_secure->server->pin());
    }

    void refusesPlainTextOnATlsPort()
    {
        QTcpSocket socket;
        socket.connectToHost(m_secureUrl.host(), quint16(m_secureUrl.port()));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(!socket.readAll().contains("HTTP/1.1 200"));
    }

    void saysWhyItCanNotListen()
    {
        Door second;
        second.config.listen = {u"127.0.0.1:%1"_s.arg(m_plainUrl.port())};
        QTest::ignoreMessage(
            QtWarningMsg,
            QRegularExpression(u"127\\.0\\.0\\.1:%1.*Another program"_s.arg(m_plainUrl.port())));
        QVERIFY(second.listen().isEmpty());
        Door foreign;
        foreign.config.listen = {u"127.0.0.1:0"_s, u"192.0.2.1:0"_s};
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"192\\.0\\.2\\.1.*no such address"_s));
        QVERIFY(foreign.listen().isEmpty());
    }

    void listensOnAllItsAddresses()
    {
        Door door;
        door.config.listen = {u"127.0.0.1:0"_s, u"127.0.0.2:0"_s};
        QVERIFY(!door.listen().isEmpty());
        const auto urls = door.server->urls();
        QCOMPARE(urls.size(), 2);
        for (const QString &url : urls)
            QCOMPARE(exchange(QUrl(url), get(QUrl(url), "/healthz")).status, 200);
    }

    void stopsListening()
    {
        Door door;
        const QUrl url = door.listen();
        QCOMPARE(exchange(url, get(url, "/healthz")).status, 200);
        door.server->close();
        RawClient client(url);
        QVERIFY(client.closed());
    }

    // While it runs, as soon as it is due, and with the same key.
    void renewsItsCertificate()
    {
        Door door(true);
        const auto made = Certificate::load({}, door.directory.path());
        QVERIFY(made);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        constexpr qint64 renewal = std::chrono::seconds(Certificate::renewal).count();
        const QByteArray key = contentOf(door.directory.filePath(u"tls-key.pem"_s));
        const auto old = makeSelfSigned(
            key, {certificateNames(), loopbackAddresses(), now.addDays(-1), now.addSecs(renewal + 3)});
        QVERIFY(old);
        const QString file = door.directory.filePath(u"tls-certificate.pem"_s);
        QVERIFY(replace(file, old.value()));
        const QUrl url = door.listen();
        QCOMPARE(shownBy(url), QSslCertificate(old.value()));
        QTRY_VERIFY_WITH_TIMEOUT(shownBy(url).expiryDate() > now.addDays(300), 20'000);
        QCOMPARE(pinOf(shownBy(url)), made.value().pin());
        QCOMPARE(QSslCertificate(contentOf(file)), shownBy(url));
    }

    void takesTheUsersNewPair_data()
    {
        QTest::addColumn<bool>("behindLinks");
        QTest::newRow("files") << false;
        QTest::newRow("links that are moved") << true;
    }
    void takesTheUsersNewPair()
    {
        QFETCH(const bool, behindLinks);
        Door door(true);
        const QString certificate = door.directory.filePath(u"my.crt"_s);
        const QString key = door.directory.filePath(u"my.key"_s);
        const auto install = [&](const QString &name) {
            QTemporaryDir other;
            if (!Certificate::load({}, other.path()))
                return QSslCertificate();
            const QByteArray pem = contentOf(other.filePath(u"tls-certificate.pem"_s));
            const QByteArray secret = contentOf(other.filePath(u"tls-key.pem"_s));
            const auto put = [&](const QString &path, const QByteArray &content) {
                const QString kept = behindLinks ? path + u'.' + name : path;
                const QString link = path + u".link"_s;
                return replace(kept, content)
                    && (!behindLinks
                        || (QFile::link(kept, link) && std::rename(qPrintable(link), qPrintable(path)) == 0));
            };
            return put(certificate, pem) && put(key, secret) ? QSslCertificate(pem)
                                                             : QSslCertificate();
        };
        const QSslCertificate first = install(u"1"_s);
        door.config.tls = {true, certificate, key};
        const QUrl url = door.listen();
        QCOMPARE(shownBy(url), first);
        const QSslCertificate second = install(u"2"_s);
        QTRY_COMPARE(shownBy(url), second);
        // What is damaged is not taken, and does no harm.
        QVERIFY(replace(behindLinks ? certificate + u".2"_s : certificate, "damaged"));
        QCOMPARE(shownBy(url), second);
        const QSslCertificate third = install(u"3"_s);
        QTRY_COMPARE(shownBy(url), third);
    }

    void warnsOfTheEndOfTheUsersCertificate()
    {
        Door door(true);
        const QString certificate = door.directory.filePath(u"my.crt"_s);
        const QString key = door.directory.filePath(u"my.key"_s);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto secret = makeKey();
        QVERIFY(secret && replace(key, secret.value()));
        const auto install = [&](const QDateTime &end) {
            const auto made = makeSelfSigned(
                secret.value(), {certificateNames(), loopbackAddresses(), now.addDays(-90), end});
            return made && replace(certificate, made.value()) ? QSslCertificate(made.value())
                                                              : QSslCertificate();
        };
        QVERIFY(!install(now.addDays(90)).isNull());
        door.config.tls = {true, certificate, key};
        const QUrl url = door.listen();
        QSignalSpy warnings(door.server.get(), &Server::certificateEnding);
        const QSslCertificate ending = install(now.addDays(10));
        QTRY_COMPARE(warnings.size(), 1);
        QVERIFY(warnings.constFirst()[0].toString().contains(certificate));
        QCOMPARE(warnings.constFirst()[1].toBool(), false);
        QCOMPARE(shownBy(url), ending);
        QVERIFY(!install(now.addDays(-1)).isNull());
        QTRY_COMPARE(warnings.size(), 2);
        QCOMPARE(warnings.constLast()[1].toBool(), true);
        const QSslCertificate fresh = install(now.addDays(90));
        QTRY_COMPARE(shownBy(url), fresh);
        QCOMPARE(warnings.size(), 2);
        // The end itself is told as it comes, on the day of the last warning too.
        QVERIFY(!install(QDateTime::currentDateTimeUtc().addSecs(8)).isNull());
        QTRY_COMPARE(warnings.size(), 3);
        QCOMPARE(warnings.constLast()[1].toBool(), false);
        QTRY_COMPARE_WITH_TIMEOUT(warnings.size(), 4, 20'000);
        QCOMPARE(warnings.constLast()[1].toBool(), true);
    }

    void showsTheSameKeyAfterARestart()
    {
        Door door(true);
        QVERIFY(!door.listen().isEmpty());
        const QString pin = door.server->pin();
        QVERIFY(pin.startsWith(u"sha256/"_s));
        QVERIFY(!door.listen().isEmpty());
        QCOMPARE(door.server->pin(), pin);
        QVERIFY(m_secure->server->pin() != pin);
    }
};

QTEST_GUILESS_MAIN(FrontDoorTest)
#include "tst_frontdoor.moc"
