// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/websocketlink.h"
#include "core/service/doorstatistics.h"
#include "core/service/httpconnection.h"
#include "core/service/listener.h"
#include "tests/support/door.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000; // ms

int optionOf(qintptr socket, int level, int option)
{
    int value = -1;
    socklen_t size = sizeof value;
    getsockopt(int(socket), level, option, &value, &size);
    return value;
}

// A frame as a client sends it, with a mask that changes nothing.
QByteArray frame(int opcode, bool isLast, const QByteArray &payload)
{
    QByteArray bytes;
    bytes.append(char((isLast ? 0x80 : 0) | opcode));
    bytes.append(char(0x80 | payload.size()));
    return bytes + QByteArray(4, '\0') + payload;
}

} // namespace

// Limits of the front door that nobody meets by accident: each is the configuration's, and is
// counted when it is met.
class FrontDoorLimitsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Door> m_door;
    QUrl m_url;
    std::unique_ptr<RawClient> m_client;
    std::unique_ptr<WebSocketLink> m_link;

    // A WebSocket between a client without manners and a link of the server's.
    void connectLink(const WebSocketLink::Settings &settings)
    {
        m_door = std::make_unique<Door>();
        m_door->addAccounts();
        m_url = m_door->listen();
        m_client = std::make_unique<RawClient>(m_url);
        QVERIFY(m_client->connected());
        m_client->send(
            upgrade(m_url, "/ws", "Authorization: Bearer " + m_door->token(u"admin"_s) + "\r\n"));
        QCOMPARE(m_client->reply().status, 101);
        QTRY_COMPARE(m_door->admitted.size(), 1U);
        Admitted &admitted = m_door->admitted.front();
        m_link = std::make_unique<WebSocketLink>(std::move(admitted.socket), admitted.transport,
                                                 settings);
    }

    static WebSocketLink::Settings serverSettings()
    {
        WebSocketLink::Settings settings;
        settings.end = WebSocketLink::End::Server;
        return settings;
    }

private slots:
    void cleanup()
    {
        m_link.reset();
        m_client.reset();
        m_door.reset();
    }

    void theKernelQueuesSoManyConnections()
    {
        LimitsConfig limits;
        limits.backlog = 77;
        Listener listener({}, limits);
        QVERIFY(listener.open({QHostAddress(QHostAddress::LocalHost), 0}));
        tcp_info info {};
        socklen_t size = sizeof info;
        QCOMPARE(getsockopt(int(listener.socketDescriptor()), IPPROTO_TCP, TCP_INFO, &info, &size),
                 0);
        QCOMPARE(info.tcpi_sacked, 77U); // of a listening socket this is the backlog
    }

    void silentPeersAreProbed()
    {
        LimitsConfig limits;
        QVERIFY(limits.keepAliveIdle == 30s);
        QVERIFY(limits.keepAliveInterval == 10s);
        QCOMPARE(limits.keepAliveProbes, 3);
        limits.keepAliveIdle = 41s;
        limits.keepAliveInterval = 7s;
        limits.keepAliveProbes = 5;
        Listener listener({}, limits);
        QVERIFY(listener.open({QHostAddress(QHostAddress::LocalHost), 0}));
        QTcpSocket client;
        client.connectToHost(listener.serverAddress(), listener.serverPort());
        QTRY_VERIFY(listener.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> socket(listener.nextPendingConnection());
        const qintptr descriptor = socket->socketDescriptor();
        QCOMPARE(optionOf(descriptor, SOL_SOCKET, SO_KEEPALIVE), 1);
        QCOMPARE(optionOf(descriptor, IPPROTO_TCP, TCP_NODELAY), 1);
        QCOMPARE(optionOf(descriptor, IPPROTO_TCP, TCP_KEEPIDLE), 41);
        QCOMPARE(optionOf(descriptor, IPPROTO_TCP, TCP_KEEPINTVL), 7);
        QCOMPARE(optionOf(descriptor, IPPROTO_TCP, TCP_KEEPCNT), 5);
    }

    void requestsAreAsLargeAsConfigured_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("limit");
        QTest::newRow("within") << QByteArray() << QByteArray("{}") << 400 << QByteArray();
        QTest::newRow("head") << QByteArray("X: " + QByteArray(1200, 'x') + "\r\n") << QByteArray()
                              << 431 << QByteArray("headSize");
        QTest::newRow("lines") << QByteArray("X: y\r\n").repeated(10) << QByteArray() << 431
                               << QByteArray("headLines");
        QTest::newRow("body") << QByteArray() << QByteArray(300, ' ') << 413
                              << QByteArray("bodySize");
    }
    void requestsAreAsLargeAsConfigured()
    {
        QFETCH(const QByteArray, fields);
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        QFETCH(const QByteArray, limit);
        Door door;
        door.config.limits.headSize = 1024;
        door.config.limits.headLines = 10;
        door.config.limits.bodySize = 256;
        const QUrl url = door.listen();
        QSignalSpy limited(door.server.get(), &Server::limited);
        QSignalSpy answered(door.server.get(), &Server::answered);
        QCOMPARE(exchange(url, post(url, "/api/v1/login", body, fields)).status, status);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.first().first().toInt(), status);
        QCOMPARE(limited.size(), limit.isEmpty() ? 0 : 1);
        if (!limit.isEmpty())
            QCOMPARE(limited.first().first().toByteArray(), limit);
    }

    void countsWhoeverIsDropped_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("silent") << false << QByteArray() << QByteArray("handshakeTimeout");
        QTest::newRow("half a head")
            << false << QByteArray("GET / HT") << QByteArray("handshakeTimeout");
        QTest::newRow("silent, TLS") << true << QByteArray() << QByteArray("handshakeTimeout");
        QTest::newRow("no TLS") << true << QByteArray("GET / HTTP/1.1\r\n\r\n")
                                << QByteArray("tls");
    }
    void countsWhoeverIsDropped()
    {
        QFETCH(const bool, tls);
        QFETCH(const QByteArray, words);
        QFETCH(const QByteArray, reason);
        Door door(tls);
        door.config.limits.handshakeTimeout = 200ms;
        const QUrl url = door.listen();
        QSignalSpy dropped(door.server.get(), &Server::dropped);
        QSignalSpy accepted(door.server.get(), &Server::accepted);
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        socket.write(words);
        QTRY_COMPARE_WITH_TIMEOUT(dropped.size(), 1, patience);
        QCOMPARE(dropped.first().first().toByteArray(), reason);
        QCOMPARE(accepted.size(), 1);
        QTRY_COMPARE(door.server->waiting(), 0);
        QVERIFY(dropReasons().contains(reason));
    }

    void countsTheCrowdThatMadeRoom()
    {
        Door door;
        door.config.limits.connections = 10;
        door.config.limits.crowdedShare = 30;
        door.config.limits.silentGrace = 50ms;
        door.config.limits.handshakeTimeout = 60s;
        const QUrl url = door.listen();
        QSignalSpy dropped(door.server.get(), &Server::dropped);
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        for (int i = 0; i < 8; ++i) {
            crowd.push_back(std::make_unique<QTcpSocket>());
            crowd.back()->connectToHost(url.host(), quint16(url.port()));
        }
        QTRY_COMPARE_WITH_TIMEOUT(dropped.size(), 5, patience);
        for (const auto &drop : dropped)
            QCOMPARE(drop.first().toByteArray(), QByteArray("connections"));
        QTRY_COMPARE(door.server->waiting(), 3);
    }

    void endsAnAnswerThatIsReadForTooLong_data()
    {
        QTest::addColumn<bool>("reads");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("steadily") << true << QByteArray("answerTimeout");
        QTest::newRow("not at all") << false << QByteArray("closeTimeout");
    }
    void endsAnAnswerThatIsReadForTooLong()
    {
        QFETCH(const bool, reads);
        QFETCH(const QByteArray, reason);
        LimitsConfig limits;
        limits.answerTimeout = 1500ms;
        limits.closeTimeout = 700ms;
        Listener listener({}, limits);
        QVERIFY(listener.open({QHostAddress(QHostAddress::LocalHost), 0}));
        QTcpSocket client;
        client.setReadBufferSize(256 * 1024);
        client.connectToHost(listener.serverAddress(), listener.serverPort());
        QTRY_VERIFY(listener.hasPendingConnections());
        HttpConnection connection(std::unique_ptr<QTcpSocket>(listener.nextPendingConnection()),
                                  limits);
        QSignalSpy requested(&connection, &HttpConnection::requested);
        QSignalSpy dropped(&connection, &HttpConnection::dropped);
        connection.start();
        client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(requested.size(), 1);
        // More than the kernel takes off our hands, and than is read below.
        connection.answer({200, "text/plain", QByteArray(64 * 1024 * 1024, 'x'), {}});
        QTimer reader;
        connect(&reader, &QTimer::timeout, &client, [&client] { client.read(1024 * 1024); });
        if (reads)
            reader.start(10ms);
        QTRY_COMPARE_WITH_TIMEOUT(dropped.size(), 1, patience);
        QCOMPARE(dropped.first().first().toByteArray(), reason);
    }

    void fragmentsAreBounded_data()
    {
        QTest::addColumn<int>("fragments");
        QTest::addColumn<bool>("refused");
        QTest::newRow("as many") << 4 << false;
        QTest::newRow("one more") << 5 << true;
    }
    void fragmentsAreBounded()
    {
        QFETCH(const int, fragments);
        QFETCH(const bool, refused);
        auto settings = serverSettings();
        settings.maxFragments = 4;
        connectLink(settings);
        QSignalSpy limited(m_link.get(), &Link::limited);
        QSignalSpy heard(m_link.get(), &Link::malformed);
        QSignalSpy closed(m_link.get(), &Link::closed);
        for (int i = 0; i < fragments; ++i)
            m_client->send(frame(i == 0 ? 1 : 0, i + 1 == fragments, "x"));
        if (!refused) {
            QTRY_COMPARE(heard.size(), 1); // as one message, which is none of ours
            QCOMPARE(limited.size(), 0);
            return;
        }
        QTRY_COMPARE(limited.size(), 1);
        QCOMPARE(limited.first().first().toByteArray(), QByteArray("fragments"));
        QTRY_VERIFY(m_client->received.contains(QByteArray::fromHex("03f0"))); // 1008
        QCOMPARE(heard.size(), 0);
    }

    void largeMessagesAreCounted()
    {
        connectLink(serverSettings());
        QSignalSpy limited(m_link.get(), &Link::limited);
        QSignalSpy closed(m_link.get(), &Link::closed);
        m_client->send(QByteArray::fromHex("81fe7fff00000000")); // a frame of 32767 bytes
        QTRY_COMPARE(limited.size(), 1);
        QCOMPARE(limited.first().first().toByteArray(), QByteArray("maxMessageSize"));
        QTRY_COMPARE(closed.size(), 1);
        QTRY_COMPARE(m_door->server->clients(), 0); // whether the client answers or not
    }

    void aGoodbyeIsNotWaitedForLong()
    {
        auto settings = serverSettings();
        settings.closeTimeout = 300ms;
        settings.writeWait = 1h;
        connectLink(settings);
        QSignalSpy limited(m_link.get(), &Link::limited);
        QSignalSpy closed(m_link.get(), &Link::closed);
        // The client does not read, so the goodbye does not even leave.
        m_client->socket.disconnect();
        m_client->socket.setReadBufferSize(1024);
        for (int i = 0; i < 32; ++i)
            m_link->send(Protocol::ConsoleOutput {1, false, 0, QByteArray(1024 * 1024, 'x')});
        QTRY_VERIFY(m_link->pending() > 0);
        QElapsedTimer clock;
        clock.start();
        m_link->close(Protocol::CloseCode::GoingAway, u"bye"_s);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(clock.elapsed() >= 250);
        QCOMPARE(limited.size(), 1);
        QCOMPARE(limited.first().first().toByteArray(), QByteArray("closeTimeout"));
        QTRY_COMPARE(m_door->server->clients(), 0);
    }

    // Closing at once would have the kernel throw the goodbye away, as long as bytes wait unread.
    void whoStillSendsHearsTheGoodbye()
    {
        auto settings = serverSettings();
        settings.closeTimeout = 1min;
        connectLink(settings);
        QSignalSpy closed(m_link.get(), &Link::closed);
        const auto goOn = [this] {
            m_client->send(frame(9, true, "are you there").repeated(100));
            m_client->socket.flush();
        };
        goOn();
        m_link->close(Protocol::CloseCode::Rate, u"too fast"_s);
        for (int i = 0; i < 10; ++i)
            goOn();
        QTRY_VERIFY(m_client->received.contains(QByteArray::fromHex("0fa2"))); // 4002
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed.first().first().value<Protocol::CloseCode>(), Protocol::CloseCode::Rate);
    }

    void whoNeverClosesIsNotWaitedForLong()
    {
        auto settings = serverSettings();
        settings.closeTimeout = 300ms;
        connectLink(settings);
        QSignalSpy limited(m_link.get(), &Link::limited);
        QSignalSpy closed(m_link.get(), &Link::closed);
        m_client->socket.disconnect();
        m_client->socket.setReadBufferSize(1); // it takes no notice of the end
        m_link->close(Protocol::CloseCode::GoingAway, u"bye"_s);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(limited.size(), 1);
        QCOMPARE(limited.first().first().toByteArray(), QByteArray("closeTimeout"));
        m_client->socket.setReadBufferSize(0);
        QTRY_COMPARE(m_client->socket.state(), QAbstractSocket::UnconnectedState);
    }

    // They are answered below us; what is not read of that counts like anything else.
    void pingsAreHeard()
    {
        connectLink(serverSettings());
        QSignalSpy heard(m_link.get(), &Link::heard);
        m_client->send(frame(9, true, "are you there"));
        QTRY_VERIFY(heard.size() > 0);
    }

    void theSilentAreCounted()
    {
        auto settings = serverSettings();
        settings.pongWait = 300ms;
        connectLink(settings);
        QSignalSpy limited(m_link.get(), &Link::limited);
        QSignalSpy closed(m_link.get(), &Link::closed);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(limited.size(), 1);
        QCOMPARE(limited.first().first().toByteArray(), QByteArray("pongWait"));
    }

    void messagesAreAsDeepAsConfigured_data()
    {
        QTest::addColumn<int>("depth");
        QTest::addColumn<bool>("understood");
        QTest::newRow("as deep") << 5 << true;
        QTest::newRow("deeper") << 4 << false;
    }
    void messagesAreAsDeepAsConfigured()
    {
        QFETCH(const int, depth);
        QFETCH(const bool, understood);
        auto settings = serverSettings();
        settings.maxDepth = depth;
        connectLink(settings);
        QSignalSpy malformed(m_link.get(), &Link::malformed);
        m_client->send(frame(1, true, R"({"type":"heartbeat","data":{"a":[[[1]]]}})"));
        QTRY_COMPARE(malformed.size(), 1);
        const auto error = malformed.first().first().value<Error>();
        QCOMPARE(error.message.contains(u"nested"_s), !understood); // else it is an unknown key
    }
};

QTEST_GUILESS_MAIN(FrontDoorLimitsTest)
#include "tst_frontdoorlimits.moc"
