// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/lobby.h"
#include "tests/support/door.h"

#include <QElapsedTimer>
#include <QNetworkInterface>
#include <QTest>
#include <QTimer>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Crowd = std::vector<std::unique_ptr<QTcpSocket>>;

Crowd crowdOf(int size, const QUrl &server, const QByteArray &words = {})
{
    Crowd crowd;
    for (int i = 0; i < size; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(server.host(), quint16(server.port()));
        if (!words.isEmpty())
            socket->write(words);
        crowd.push_back(std::move(socket));
    }
    return crowd;
}

// The first words of TLS 1.2, on the curve P-256.
QByteArray clientHello()
{
    return QByteArray::fromHex("1603010045" "01000041" "0303") + QByteArray(32, 'r')
        + QByteArray::fromHex("00" "0002c02b" "0100" "0016" "000a000400020017" "000d000400020403"
                              "000b00020100");
}

qsizetype stillThere(const Crowd &crowd)
{
    return std::ranges::count_if(crowd, [](const auto &socket) {
        return socket->state() == QAbstractSocket::ConnectedState;
    });
}

} // namespace

// Connections that have proved nothing: how many, how long, and who goes first.
class FrontDoorCrowdTest : public QObject
{
    Q_OBJECT

    static void plainAndTls()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }

private slots:
    void dropsTheSilentAtTheDeadline_data() { plainAndTls(); }
    void dropsTheSilentAtTheDeadline()
    {
        QFETCH(const bool, tls);
        Door door(tls);
        door.config.limits.handshakeTimeout = 300ms;
        const QUrl url = door.listen();
        const Crowd crowd = crowdOf(5, url);
        QTRY_COMPARE(stillThere(crowd), 5);
        QElapsedTimer timer;
        timer.start();
        QTRY_COMPARE(stillThere(crowd), 0);
        QVERIFY(timer.elapsed() >= 100);
        QCOMPARE(exchange(url, get(url, "/healthz")).status, 200);
    }

    void theDeadlineDoesNotMoveForOneWhoTrickles_data() { plainAndTls(); }
    void theDeadlineDoesNotMoveForOneWhoTrickles()
    {
        QFETCH(const bool, tls);
        Door door(tls);
        door.config.limits.handshakeTimeout = 500ms;
        const QUrl url = door.listen();
        RawClient client(url);
        QVERIFY(client.connected());
        QTimer trickle;
        connect(&trickle, &QTimer::timeout, &trickle, [&client] { client.send("G"); });
        client.send("GET /");
        trickle.start(20ms);
        const Reply reply = client.reply();
        QCOMPARE(reply.status, 408);
        QCOMPARE(reply.errorCode(), u"TIMEOUT"_s);
        QVERIFY(client.closed());
    }

    void theDeadlineHoldsForABody()
    {
        Door door;
        door.config.limits.handshakeTimeout = 300ms;
        const QUrl url = door.listen();
        const Reply reply = exchange(
            url, "POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{");
        QCOMPARE(reply.status, 408);
    }

    void aSilentCrowdShutsNobodyOut_data() { plainAndTls(); }
    void aSilentCrowdShutsNobodyOut()
    {
        QFETCH(const bool, tls);
        Door door(tls);
        door.config.limits.handshakeTimeout = 60s; // the deadline is not what helps
        door.addAccounts();
        const QUrl url = door.listen();
        const Crowd silent = crowdOf(250, url);
        const Crowd trickling = crowdOf(250, url, "GET / HT");
        const Crowd withoutBody = crowdOf(
            250, url, "POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{");
        const Reply login =
            exchange(url,
                     post(url, "/api/v1/login",
                          R"({"username":"admin","password":"correct horse battery"})"));
        QCOMPARE(login.status, 200);
        const auto few =
            qsizetype(door.config.limits.connections) * door.config.limits.crowdedShare / 100;
        QTRY_VERIFY(stillThere(silent) + stillThere(trickling) + stillThere(withoutBody) <= few);
    }

    void theOldestLeaveFirst()
    {
        Door door;
        door.config.limits.connections = 10;
        door.config.limits.handshakeTimeout = 60s;
        const QUrl url = door.listen();
        const Crowd early = crowdOf(6, url);
        QTRY_COMPARE(stillThere(early), 6);
        const Crowd late = crowdOf(3, url);
        QTRY_COMPARE(stillThere(early), 3);
        QCOMPARE(stillThere(late), 3);
        // Nobody else has to go.
        QCOMPARE(exchange(url, get(url, "/healthz")).status, 200);
        QCOMPARE(stillThere(late), 3);
    }

    void tlsThatWasBegunMayEnd()
    {
        Door door(true);
        door.config.limits.connections = 10;
        door.config.limits.handshakeTimeout = 60s;
        const QUrl url = door.listen();
        // Clients of a busy machine: the server has spoken, and they say nothing yet.
        const Crowd busy = crowdOf(5, url, clientHello());
        const auto isAnswered = [](const auto &socket) { return socket->bytesAvailable() > 0; };
        QTRY_VERIFY(std::ranges::all_of(busy, isAnswered));
        const Crowd silent = crowdOf(5, url);
        QTRY_COMPARE(stillThere(silent), 5);
        QTRY_COMPARE(stillThere(silent), 1);
        QCOMPARE(stillThere(busy), 5);
    }

    void whoeverIsBeingServedStays()
    {
        Door door;
        door.config.limits.connections = 4;
        door.addAccounts();
        const QUrl url = door.listen();
        RawClient client(url);
        QVERIFY(client.connected());
        client.send(post(url, "/api/v1/login",
                         R"({"username":"admin","password":"correct horse battery"})"));
        const Crowd crowd = crowdOf(20, url);
        QCOMPARE(client.reply().status, 200);
    }

    void boundsConnectionsOfOneAddress()
    {
        QString own;
        for (const QHostAddress &address : QNetworkInterface::allAddresses())
            if (!address.isLoopback() && address.protocol() == QAbstractSocket::IPv4Protocol)
                own = address.toString();
        QVERIFY2(!own.isEmpty(),
                 "This machine has no IPv4 address but loopback; the bound per address needs one.");
        Door door;
        door.config.listen = {own + u":0"_s};
        door.config.limits.connectionsPerAddress = 3;
        door.config.limits.handshakeTimeout = 1s;
        const QUrl url = door.listen();
        QCOMPARE(url.scheme(), u"wss"_s); // beyond loopback there is nothing else
        const Crowd crowd = crowdOf(3, url);
        QTRY_COMPARE(stillThere(crowd), 3);
        RawClient refused(url);
        QVERIFY(refused.closed());
        QVERIFY(!refused.socket.isEncrypted());
        QTRY_COMPARE(stillThere(crowd), 0);
        QCOMPARE(exchange(url, get(url, "/healthz")).status, 200);
    }

    void boundsClientsOfOneAddressButNotOfLoopback()
    {
        LimitsConfig limits;
        limits.clientsPerAddress = 2;
        Seats seats(limits);
        const QHostAddress far(u"192.0.2.1"_s);
        const QHostAddress loopback(QHostAddress::LocalHost);
        QTcpSocket sockets[6];
        for (int i = 0; i < 2; ++i) {
            QVERIFY(!seats.refusal(u"a"_s, far));
            seats.take(sockets[i], u"a"_s, far);
            seats.take(sockets[i + 2], u"a"_s, loopback);
        }
        QCOMPARE(seats.refusal(u"b"_s, far).value().response.status, 429);
        QVERIFY(!seats.refusal(u"b"_s, QHostAddress(u"192.0.2.2"_s)));
        QVERIFY(!seats.refusal(u"b"_s, loopback));
    }

    void countsAnIpv6NetworkAsOneAddress()
    {
        QCOMPARE(countedAddress(QHostAddress(u"2001:db8:1:2:3::4"_s)),
                 countedAddress(QHostAddress(u"2001:db8:1:2::9"_s)));
        QVERIFY(countedAddress(QHostAddress(u"2001:db8:1:2::1"_s))
                != countedAddress(QHostAddress(u"2001:db8:1:3::1"_s)));
        QVERIFY(countedAddress(QHostAddress(u"192.0.2.1"_s))
                != countedAddress(QHostAddress(u"192.0.2.2"_s)));
    }

    void goesOnAfterWhoeverDoesNotRead()
    {
        Door door;
        door.config.limits.closeTimeout = 200ms;
        const QUrl url = door.listen();
        RawClient client(url);
        QVERIFY(client.connected());
        client.send("GET /" + QByteArray(10000, 'x')); // and stays
        QCOMPARE(client.reply().status, 431);
        QVERIFY(client.closed());
    }
};

QTEST_GUILESS_MAIN(FrontDoorCrowdTest)
#include "tst_frontdoorcrowd.moc"
