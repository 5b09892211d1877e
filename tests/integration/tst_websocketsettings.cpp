// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/rawwebsocket.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

// Long enough that an unlucky schedule does not make one of them the other.
constexpr int briefly = 3000; // ms

QString heartbeatOfSize(qsizetype size)
{
    const QString text = uR"({"type":"heartbeat","data":{}})"_s;
    return text + QString(size - text.size(), u' ');
}

} // namespace

// Each key of `websocket:` in config.yaml does what the contract says of it, seen from outside.
class WebSocketSettingsTest : public QObject
{
    Q_OBJECT

private:
    // Asks for much and reads none of it.
    static void flood(RawWebSocket &client, int questions = 40'000);
    static int upgradeStatus(const RunningServer &server, const QByteArray &token);

private slots:
    void enabledFalseLeavesHttpAlone();
    void pingsInTheInterval_data();
    void pingsInTheInterval();
    void pongWaitDropsTheSilent();
    void pongWaitKeepsThoseWhoAnswer();
    void writeWaitDropsThoseWhoDoNotRead_data();
    void writeWaitDropsThoseWhoDoNotRead();
    void writeWaitSeesWhatTheKernelHolds();
    void writeWaitKeepsThoseWhoReadSlowly();
    void aClientThatOnlyPingsIsDropped();
    void maxMessageSizeBounds_data();
    void maxMessageSizeBounds();
    void metricsComeAtTheInterval_data();
    void metricsComeAtTheInterval();
};

void WebSocketSettingsTest::enabledFalseLeavesHttpAlone()
{
    RunningServer server("websocket: {enabled: false}\n");
    const QByteArray token = server.token(u"admin"_s);
    QVERIFY(server.start());
    RawWebSocket upgrade(server.url(), "/ws", token);
    QCOMPARE(upgrade.status(), 503);
    QTRY_VERIFY_WITH_TIMEOUT(upgrade.isEnded(), patience);
    const auto error = QJsonDocument::fromJson(upgrade.body());
    QVERIFY2(error.isObject(), upgrade.body().constData());

    QNetworkAccessManager network;
    for (const QString &path : {u"/"_s, u"/healthz"_s}) {
        const std::unique_ptr<QNetworkReply> reply(
            network.get(QNetworkRequest(QUrl(u"http://"_s + server.address() + path))));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), patience);
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    }
}

void WebSocketSettingsTest::pingsInTheInterval_data()
{
    QTest::addColumn<QByteArray>("interval");
    QTest::addColumn<int>("milliseconds"); // 0: none in the first seconds
    QTest::newRow("300ms") << QByteArray("300ms") << 300;
    QTest::newRow("a bare number is seconds") << QByteArray("2") << 2000;
    QTest::newRow("1m30s") << QByteArray("1m30s") << 0;
}

void WebSocketSettingsTest::pingsInTheInterval()
{
    QFETCH(const QByteArray, interval);
    QFETCH(const int, milliseconds);
    RunningServer server("websocket: {pingInterval: " + interval + ", pongWait: 5m}\n");
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    RawWebSocket client(server.url(), "/ws", token);
    QCOMPARE(client.status(), 101);
    if (milliseconds == 0) {
        QVERIFY(!client.next(RawWebSocket::Ping, briefly));
        return;
    }
    constexpr int pings = 3;
    QVERIFY(client.next(RawWebSocket::Ping, patience));
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < pings; ++i)
        QVERIFY(client.next(RawWebSocket::Ping, patience));
    // A busy machine may be late, and then the next is early.
    QVERIFY2(clock.elapsed() > (pings - 1) * milliseconds, "the pings come too fast");
}

void WebSocketSettingsTest::pongWaitDropsTheSilent()
{
    RunningServer server("websocket: {pingInterval: 500ms, pongWait: 2s}\n");
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    RawWebSocket silent(server.url(), "/ws", token);
    QCOMPARE(silent.status(), 101);
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY_WITH_TIMEOUT(silent.isEnded(), patience);
    QVERIFY2(clock.elapsed() > 1500, "it was dropped before pongWait");
}

void WebSocketSettingsTest::pongWaitKeepsThoseWhoAnswer()
{
    RunningServer server("websocket: {pingInterval: 500ms, pongWait: 4s}\n");
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    RawWebSocket answering(server.url(), "/ws", token);
    QCOMPARE(answering.status(), 101);
    RawWebSocket silent(server.url(), "/ws", token);
    QCOMPARE(silent.status(), 101);
    QElapsedTimer clock;
    clock.start();
    while (!silent.isEnded() || clock.elapsed() < 6000) {
        const auto ping = answering.next(RawWebSocket::Ping, patience);
        QVERIFY2(ping, "who answered was dropped");
        answering.send(RawWebSocket::Pong, ping->payload);
        QVERIFY(clock.elapsed() < 2 * patience);
    }
    QVERIFY(!answering.isEnded());
}

// Without a number the answers are beyond what the kernel takes off the server's hands.
void WebSocketSettingsTest::flood(RawWebSocket &client, int questions)
{
    const QByteArray question =
        R"({"type":"subscribe","data":{"vms":["*"],"topics":["events"],"requestId":"again"}})";
    for (int i = 0; i < questions; ++i)
        client.send(RawWebSocket::Text, question);
}

int WebSocketSettingsTest::upgradeStatus(const RunningServer &server, const QByteArray &token)
{
    return RawWebSocket(server.url(), "/ws", token).status();
}

void WebSocketSettingsTest::writeWaitDropsThoseWhoDoNotRead_data()
{
    QTest::addColumn<QByteArray>("writeWait");
    QTest::addColumn<bool>("drops");
    QTest::newRow("short") << QByteArray("1s") << true;
    QTest::newRow("long") << QByteArray("10m") << false;
}

// The one place of this user is free again as soon as the server let the other go.
void WebSocketSettingsTest::writeWaitDropsThoseWhoDoNotRead()
{
    QFETCH(const QByteArray, writeWait);
    QFETCH(const bool, drops);
    RunningServer server("websocket: {pingInterval: 10m, pongWait: 20m, writeWait: " + writeWait
                         + "}\nlimits: {clientsPerUser: 1, messagesPerSecond: 100000, "
                           "messagesBurst: 100000, outputQueue: 256MiB, highWater: 64MiB, "
                           "slowTimeout: 10m}\n");
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    RawWebSocket deaf(server.url(), "/ws", token, 4096);
    QCOMPARE(deaf.status(), 101);
    QCOMPARE(upgradeStatus(server, token), 429);
    flood(deaf);
    if (drops)
        QTRY_COMPARE_WITH_TIMEOUT(upgradeStatus(server, token), 101, patience);
    else
        QVERIFY(!QTest::qWaitFor([&] { return upgradeStatus(server, token) != 429; }, briefly));
}

// Nothing of these answers waits in the server itself.
void WebSocketSettingsTest::writeWaitSeesWhatTheKernelHolds()
{
    RunningServer server("websocket: {pingInterval: 10m, pongWait: 20m, writeWait: 1s}\n"
                         "limits: {clientsPerUser: 2}\n");
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    RawWebSocket idle(server.url(), "/ws", token);
    QCOMPARE(idle.status(), 101);
    RawWebSocket deaf(server.url(), "/ws", token, 4096);
    QCOMPARE(deaf.status(), 101);
    QCOMPARE(upgradeStatus(server, token), 429);
    flood(deaf, 100);
    QTRY_COMPARE_WITH_TIMEOUT(upgradeStatus(server, token), 101, patience);
    QVERIFY2(!idle.isEnded(), "one that had nothing to read was dropped");
}

void WebSocketSettingsTest::writeWaitKeepsThoseWhoReadSlowly()
{
    RunningServer server("websocket: {pingInterval: 10m, pongWait: 20m, writeWait: 1s}\n"
                         "limits: {clientsPerUser: 1}\n");
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    RawWebSocket slow(server.url(), "/ws", token, 4096);
    QCOMPARE(slow.status(), 101);
    flood(slow, 100);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < briefly) {
        QTest::qWait(100);
        QVERIFY2(slow.skip(1024), "it was dropped");
    }
}

// Each ping is answered, whoever reads that: slowly at first, so that little waits while the kernel
// still takes some.
void WebSocketSettingsTest::aClientThatOnlyPingsIsDropped()
{
    RunningServer server("limits: {clientsPerUser: 1, slowTimeout: 10m}\n"
                         "websocket: {pongWait: 1h, writeWait: 1h}\n");
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    RawWebSocket deaf(server.url(), "/ws", token, 4096);
    QCOMPARE(deaf.status(), 101);
    QElapsedTimer clock;
    clock.start();
    const QByteArray payload(125, 'x');
    int status = 0;
    for (int i = 1; status != 101 && clock.elapsed() < patience; ++i) {
        for (int n = 0; n < 20; ++n)
            deaf.send(RawWebSocket::Ping, payload);
        QTest::qWait(1);
        if (i % 200 == 0)
            status = upgradeStatus(server, token);
    }
    QVERIFY2(status == 101, "it was kept with all that it did not read");
}

void WebSocketSettingsTest::maxMessageSizeBounds_data()
{
    QTest::addColumn<QByteArray>("configured");
    QTest::addColumn<int>("size");
    QTest::newRow("default") << QByteArray() << 8192;
    QTest::newRow("small") << QByteArray("websocket: {maxMessageSize: 512}\n") << 512;
    QTest::newRow("large") << QByteArray("websocket: {maxMessageSize: 1MiB}\n") << 1024 * 1024;
}

void WebSocketSettingsTest::maxMessageSizeBounds()
{
    QFETCH(const QByteArray, configured);
    QFETCH(const int, size);
    RunningServer server(configured);
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    for (const QString &path : {u"/ws"_s, u"/ws/vms/test"_s}) {
        WireClient bystander(server.url(path), token);
        QVERIFY(bystander.opened());
        WireClient client(server.url(path), token);
        QVERIFY(client.opened());
        client.sendText(heartbeatOfSize(size));
        QCOMPARE(client.take(u"heartbeat"_s).type, u"heartbeat"_s);
        client.sendText(heartbeatOfSize(size + 1));
        QCOMPARE(client.closeCode(), 1009);
        bystander.send(u"heartbeat"_s);
        QCOMPARE(bystander.take(u"heartbeat"_s).type, u"heartbeat"_s);
    }
}

void WebSocketSettingsTest::metricsComeAtTheInterval_data()
{
    QTest::addColumn<QByteArray>("interval");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("400ms") << QByteArray("400ms") << 400;
    QTest::newRow("2s") << QByteArray("2s") << 2000;
}

void WebSocketSettingsTest::metricsComeAtTheInterval()
{
    QFETCH(const QByteArray, interval);
    QFETCH(const int, milliseconds);
    RunningServer server("websocket: {metricsInterval: " + interval + "}\n");
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    for (const QString &path : {u"/ws/vms/test"_s, u"/ws"_s}) {
        WireClient client(server.url(path), token);
        QVERIFY(client.opened());
        if (path == "/ws"_L1)
            client.send(
                u"subscribe"_s,
                {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"metrics"_s}}});
        // The latest comes at once, and the server reads twice soon after its start.
        for (int i = 0; i < 3; ++i)
            QCOMPARE(client.take(u"metrics"_s).type, u"metrics"_s);
        QElapsedTimer clock;
        clock.start();
        constexpr int messages = 4;
        for (int i = 0; i < messages; ++i)
            QCOMPARE(client.take(u"metrics"_s).type, u"metrics"_s);
        QVERIFY2(clock.elapsed() > (messages - 1) * milliseconds, "metrics come too fast");
        QVERIFY2(clock.elapsed() < patience / 2, "metrics come too slowly");
    }
}

QTEST_GUILESS_MAIN(WebSocketSettingsTest)
#include "tst_websocketsettings.moc"
