// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/door.h"

#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

// From a request for a WebSocket to one that was let in, with and without TLS.
class FrontDoorUpgradeTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Door> m_door;
    QUrl m_url;

    void open(bool tls)
    {
        m_door = std::make_unique<Door>(tls);
        m_door->addAccounts();
        m_url = m_door->listen();
    }

    QByteArray bearer(const QString &user) const
    {
        return "Authorization: Bearer " + m_door->token(user) + "\r\n";
    }

    Reply ask(const QByteArray &path, const QByteArray &fields = {}) const
    {
        return exchange(m_url, upgrade(m_url, path, fields));
    }

    std::unique_ptr<QWebSocket> connectTo(const QString &path, const QString &user,
                                          const QStringList &subprotocols = {}) const
    {
        auto socket = std::make_unique<QWebSocket>();
        QSslConfiguration trusting;
        trusting.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setSslConfiguration(trusting);
        QUrl url = m_url;
        url.setPath(path);
        QNetworkRequest request(url);
        if (!user.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_door->token(user));
        // 6.4 has no options for a handshake.
        if (!subprotocols.isEmpty())
            request.setRawHeader("Sec-WebSocket-Protocol", subprotocols.join(u", "_s).toLatin1());
        socket->open(request);
        return socket;
    }

    static void plainAndTls()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }

private slots:
    void letsInWithEachKindOfCredential_data() { plainAndTls(); }
    void letsInWithEachKindOfCredential()
    {
        QFETCH(const bool, tls);
        open(tls);
        const QByteArray token = m_door->token(u"operator"_s);
        const auto identity = m_door->tokens.verify(token);
        QVERIFY(identity);
        const auto ticket = m_door->tickets.issue(identity.value());
        QVERIFY(ticket);
        QCOMPARE(ask("/ws", "Authorization: Bearer " + token + "\r\n").status, 101);
        QCOMPARE(ask("/ws", "Authorization: bearer " + token + "\r\n").status, 101);
        QCOMPARE(ask("/ws?token=" + token).status, 101);
        QCOMPARE(ask("/ws?ticket=" + ticket.value()).status, 101);
        QTRY_COMPARE(m_door->admitted.size(), 4U);
        for (const Admitted &client : m_door->admitted) {
            QCOMPARE(client.identity.user, u"operator"_s);
            QCOMPARE(client.route, Route::Native);
            QVERIFY(!client.vm);
            QVERIFY(client.peer.isLoopback());
        }
        const Reply again = ask("/ws?ticket=" + ticket.value());
        QCOMPARE(again.status, 401);
        QCOMPARE(again.errorCode(), u"AUTH_ERROR"_s);
    }

    void carriesMessagesBothWays_data() { plainAndTls(); }
    void carriesMessagesBothWays()
    {
        QFETCH(const bool, tls);
        open(tls);
        const auto client = connectTo(u"/ws"_s, u"viewer"_s);
        QTRY_COMPARE(m_door->admitted.size(), 1U);
        Admitted &admitted = m_door->admitted.front();
        QCOMPARE(qobject_cast<QSslSocket *>(admitted.transport) != nullptr, tls);
        QCOMPARE(admitted.transport->peerPort(), client->localPort());
        QSignalSpy heardByServer(admitted.socket.get(), &QWebSocket::textMessageReceived);
        QSignalSpy heardByClient(client.get(), &QWebSocket::binaryMessageReceived);
        QTRY_COMPARE(client->state(), QAbstractSocket::ConnectedState);
        client->sendTextMessage(u"hello"_s);
        admitted.socket->sendBinaryMessage(QByteArray(100000, 'x'));
        QTRY_COMPARE(heardByServer.size(), 1);
        QTRY_COMPARE(heardByClient.size(), 1);
        QCOMPARE(heardByClient.constFirst().constFirst().toByteArray().size(), 100000);
    }

    void refusesWithoutAGoodCredential_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("none") << QByteArray("/ws") << QByteArray();
        QTest::newRow("none, for a VM") << QByteArray("/ws/vms/database") << QByteArray();
        QTest::newRow("none, for no VM") << QByteArray("/ws/vms/nonsense") << QByteArray();
        QTest::newRow("bad token") << QByteArray("/ws?token=nonsense") << QByteArray();
        QTest::newRow("empty token") << QByteArray("/ws?token=") << QByteArray();
        QTest::newRow("bad ticket") << QByteArray("/ws?ticket=nonsense") << QByteArray();
        QTest::newRow("bad bearer")
            << QByteArray("/ws") << QByteArray("Authorization: Bearer nonsense\r\n");
        QTest::newRow("another scheme")
            << QByteArray("/ws") << QByteArray("Authorization: Basic YTpi\r\n");
        QTest::newRow("cookie") << QByteArray("/ws") << QByteArray("Cookie: token=nonsense\r\n");
    }

    void refusesWithoutAGoodCredential()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, fields);
        for (const bool tls : {false, true}) {
            open(tls);
            const Reply reply = ask(path, fields);
            QCOMPARE(reply.status, 401);
            QCOMPARE(reply.errorCode(), u"AUTH_ERROR"_s);
            QCOMPARE(reply.field("www-authenticate"), QByteArray("Bearer"));
        }
        QVERIFY(m_door->admitted.empty());
    }

    void aBadHeaderIsNotMadeGoodByTheAddress()
    {
        open(false);
        QCOMPARE(ask("/ws?token=" + m_door->token(u"admin"_s), "Authorization: Bearer nonsense\r\n")
                     .status,
                 401);
    }

    void findsVmsByNameAndId_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("route");
        const QByteArray id = FakeRoutes::web.id.toByteArray(QUuid::WithoutBraces);
        QTest::newRow("name") << QByteArray("/ws/vms/web%20server") << int(Route::Vm);
        QTest::newRow("id") << "/ws/vms/" + id << int(Route::Vm);
        QTest::newRow("console") << QByteArray("/ws/vms/web%20server/console")
                                 << int(Route::VmConsole);
        QTest::newRow("console by id") << "/ws/vms/" + id + "/console" << int(Route::VmConsole);
    }

    void findsVmsByNameAndId()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const int, route);
        open(true);
        QCOMPARE(ask(path, bearer(u"operator"_s)).status, 101);
        QTRY_COMPARE(m_door->admitted.size(), 1U);
        QCOMPARE(int(m_door->admitted.front().route), route);
        QCOMPARE(m_door->admitted.front().vm, FakeRoutes::web.id);
    }

    void unknownAndForbiddenVmsLookTheSame()
    {
        open(false);
        for (const QByteArray suffix : {"", "/console"}) {
            const Reply forbidden = ask("/ws/vms/database" + suffix, bearer(u"viewer"_s));
            const Reply unknown = ask("/ws/vms/nonsense" + suffix, bearer(u"viewer"_s));
            const Reply broken = ask("/ws/vms/a%zz" + suffix, bearer(u"viewer"_s));
            QCOMPARE(forbidden.status, 404);
            QCOMPARE(forbidden.errorCode(), u"VM_NOT_FOUND"_s);
            for (const Reply &other : {unknown, broken}) {
                QCOMPARE(other.status, forbidden.status);
                QCOMPARE(other.head.fields, forbidden.head.fields);
                QCOMPARE(other.body, forbidden.body);
            }
        }
    }

    void refusesAConsoleToWhoMayOnlyMonitor()
    {
        open(false);
        QCOMPARE(ask("/ws/vms/web%20server", bearer(u"viewer"_s)).status, 101);
        const Reply reply = ask("/ws/vms/web%20server/console", bearer(u"viewer"_s));
        QCOMPARE(reply.status, 403);
        QCOMPARE(reply.errorCode(), u"PERMISSION_DENIED"_s);
    }

    void refusesHandshakes_data()
    {
        QTest::addColumn<QByteArray>("request"); // HOST and TOKEN are filled in
        QTest::addColumn<int>("status");
        const QByteArray head = "GET /ws?token=TOKEN HTTP/1.1\r\nHost: HOST\r\n";
        const QByteArray asking = "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n";
        const QByteArray key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        const QByteArray version = "Sec-WebSocket-Version: 13\r\n";
        QTest::newRow("good") << head + asking + key + version + "\r\n" << 101;
        QTest::newRow("no key") << head + asking + version + "\r\n" << 400;
        QTest::newRow("short key") << head + asking + version + "Sec-WebSocket-Key: YWJj\r\n\r\n"
                                   << 400;
        QTest::newRow("no base64")
            << head + asking + version + "Sec-WebSocket-Key: ????????????????????????\r\n\r\n"
            << 400;
        QTest::newRow("no version") << head + asking + key + "\r\n" << 400;
        QTest::newRow("old version") << head + asking + key + "Sec-WebSocket-Version: 8\r\n\r\n"
                                     << 426;
        QTest::newRow("no connection") << head + "Upgrade: websocket\r\n" + key + version + "\r\n"
                                       << 400;
        QTest::newRow("early data") << head + asking + key + version + "\r\n\x82\x80" << 400;
        QTest::newRow("body") << head + asking + key + version + "Content-Length: 2\r\n\r\n" << 400;
        QTest::newRow("two keys") << head + asking + key + key + version + "\r\n" << 400;
        QTest::newRow("two versions") << head + asking + key + version + version + "\r\n" << 400;
        QTest::newRow("foreign origin") << head + "Origin: http://evil.example\r\n" + asking + key
                + version + "\r\n" << 403;
        QTest::newRow("null origin") << head + "Origin: null\r\n" + asking + key + version + "\r\n"
                                     << 403;
        QTest::newRow("own origin") << head + "Origin: http://HOST\r\n" + asking + key + version
                + "\r\n" << 101;
        QTest::newRow("configured origin") << head + "Origin: https://vms.example\r\n" + asking
                + key + version + "\r\n" << 101;
        QTest::newRow("posted") << "POST" + head.sliced(3) + asking + key + version + "\r\n" << 405;
        QTest::newRow("unknown route") << "GET /ws/hosts?token=TOKEN HTTP/1.1\r\nHost: HOST\r\n"
                + asking + key + version
                + "\r\n" << 404;
        QTest::newRow("too deep")
            << "GET /ws/vms/database/console/x?token=TOKEN HTTP/1.1\r\nHost: HOST\r\n" + asking
                + key + version + "\r\n"
            << 404;
        QTest::newRow("foreign host") << "GET /ws?token=TOKEN HTTP/1.1\r\nHost: evil.example\r\n"
                + asking + key + version
                + "\r\n" << 403;
    }

    void refusesHandshakes()
    {
        QFETCH(QByteArray, request);
        m_door = std::make_unique<Door>();
        m_door->addAccounts();
        m_door->config.origins = {u"https://vms.example"_s};
        m_url = m_door->listen();
        request.replace("HOST", m_url.authority().toLatin1())
            .replace("TOKEN", m_door->token(u"admin"_s));
        const Reply reply = exchange(m_url, request);
        QTEST(reply.status, "status");
        QTRY_COMPARE(m_door->admitted.size(), reply.status == 101 ? 1U : 0U);
        if (reply.status == 426)
            QCOMPARE(reply.field("sec-websocket-version"), QByteArray("13"));
        if (reply.status != 101)
            QVERIFY(!reply.errorCode().isEmpty());
    }

    void turnsWebSocketsOff()
    {
        m_door = std::make_unique<Door>();
        m_door->addAccounts();
        m_door->config.webSocket.enabled = false;
        m_url = m_door->listen();
        const Reply reply = ask("/ws", bearer(u"admin"_s));
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.errorCode(), u"UNAVAILABLE"_s);
        QVERIFY(reply.body.contains("websocket.enabled"));
        QCOMPARE(exchange(m_url, get(m_url, "/")).status, 200);
    }

    void agreesOnASubprotocol_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("asked");
        QTest::addColumn<QByteArray>("agreed");
        const QString native = u"/ws"_s;
        const QString single = u"/ws/vms/database"_s;
        QTest::newRow("none") << native << QStringList() << QByteArray();
        QTest::newRow("JSON") << native << QStringList {u"guestwire.v1"_s}
                              << QByteArray("guestwire.v1");
        QTest::newRow("CBOR") << native << QStringList {u"guestwire.v1+cbor"_s}
                              << QByteArray("guestwire.v1+cbor");
        QTest::newRow("unknown") << native << QStringList {u"graphql-ws"_s} << QByteArray();
        QTest::newRow("one of two") << native << QStringList {u"graphql-ws"_s, u"guestwire.v1"_s}
                                    << QByteArray("guestwire.v1");
        QTest::newRow("not on a VM's route")
            << single << QStringList {u"guestwire.v1"_s} << QByteArray();
    }

    void agreesOnASubprotocol()
    {
        QFETCH(const QString, path);
        QFETCH(const QStringList, asked);
        QFETCH(const QByteArray, agreed);
        open(false);
        QByteArray fields = bearer(u"operator"_s);
        if (!asked.isEmpty())
            fields += "Sec-WebSocket-Protocol: " + asked.join(u", "_s).toLatin1() + "\r\n";
        const Reply reply = ask(path.toLatin1(), fields);
        QCOMPARE(reply.status, 101);
        QCOMPARE(reply.field("sec-websocket-protocol"), agreed);
        QTRY_COMPARE(m_door->admitted.size(), 1U);
        QCOMPARE(m_door->admitted.front().cbor, agreed == "guestwire.v1+cbor");
    }

    void boundsMessages_data() { plainAndTls(); }
    void boundsMessages()
    {
        QFETCH(const bool, tls);
        open(tls);
        const auto client = connectTo(u"/ws"_s, u"viewer"_s);
        QTRY_COMPARE(client->state(), QAbstractSocket::ConnectedState);
        QTRY_COMPARE(m_door->admitted.size(), 1U);
        QSignalSpy heard(m_door->admitted.front().socket.get(), &QWebSocket::textMessageReceived);
        const QString largest(m_door->config.webSocket.maxMessageSize, u'x');
        client->sendTextMessage(largest);
        QTRY_COMPARE(heard.size(), 1);
        client->sendTextMessage(largest + u'x');
        QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(int(client->closeCode()), 1009);
        QCOMPARE(heard.size(), 1);
    }

    void takesMessagesAsLargeAsConfigured()
    {
        m_door = std::make_unique<Door>(true);
        m_door->addAccounts();
        m_door->config.webSocket.maxMessageSize = 1024 * 1024;
        m_url = m_door->listen();
        const auto client = connectTo(u"/ws"_s, u"viewer"_s);
        client->setOutgoingFrameSize(1024 * 1024);
        QTRY_COMPARE(client->state(), QAbstractSocket::ConnectedState);
        QTRY_COMPARE(m_door->admitted.size(), 1U);
        QSignalSpy heard(m_door->admitted.front().socket.get(), &QWebSocket::textMessageReceived);
        client->sendTextMessage(QString(1024 * 1024, u'x'));
        QTRY_COMPARE(heard.size(), 1);
    }

    void survivesAFloodOfTinyRecords_data() { plainAndTls(); }
    void survivesAFloodOfTinyRecords()
    {
        QFETCH(const bool, tls);
        open(tls);
        const auto other = connectTo(u"/ws"_s, u"operator"_s);
        QTRY_COMPARE(other->state(), QAbstractSocket::ConnectedState);
        RawClient client(m_url);
        QVERIFY(client.connected());
        client.send(upgrade(m_url, "/ws", bearer(u"viewer"_s)));
        QCOMPARE(client.reply().status, 101);
        client.send(
            QByteArray::fromHex("82ff7fffffffffffffff01020304")); // a frame of 2^63 - 1 bytes
        for (int i = 0; i < 20000; ++i)
            client.send("x");
        QVERIFY(client.closed());
        QCOMPARE(exchange(m_url, get(m_url, "/healthz")).status, 200);
        QCOMPARE(other->state(), QAbstractSocket::ConnectedState);
    }

    void boundsClients()
    {
        m_door = std::make_unique<Door>();
        m_door->addAccounts();
        m_door->config.limits.clients = 3;
        m_door->config.limits.clientsPerUser = 2;
        m_url = m_door->listen();
        const auto first = connectTo(u"/ws"_s, u"viewer"_s);
        const auto second = connectTo(u"/ws"_s, u"viewer"_s);
        QTRY_COMPARE(m_door->admitted.size(), 2U);
        const Reply perUser = ask("/ws", bearer(u"viewer"_s));
        QCOMPARE(perUser.status, 429);
        QCOMPARE(perUser.errorCode(), u"RATE_LIMITED"_s);
        QVERIFY(perUser.field("retry-after").toInt() > 0);
        const auto third = connectTo(u"/ws"_s, u"admin"_s);
        QTRY_COMPARE(m_door->admitted.size(), 3U);
        const Reply inAll = ask("/ws", bearer(u"operator"_s));
        QCOMPARE(inAll.status, 503);
        QCOMPARE(inAll.errorCode(), u"UNAVAILABLE"_s);
        QCOMPARE(m_door->server->clients(), 3);
        first->close();
        QTRY_COMPARE(m_door->server->clients(), 2);
        QCOMPARE(ask("/ws", bearer(u"viewer"_s)).status, 101);
    }
};

QTEST_GUILESS_MAIN(FrontDoorUpgradeTest)
#include "tst_frontdoorupgrade.moc"
