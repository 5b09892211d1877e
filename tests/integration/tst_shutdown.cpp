// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/rawwebsocket.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

// What the contract allows, and what a machine with much else to do may add.
constexpr int withinFive = 5000 + 2000; // ms

} // namespace

// The end of the program while all kinds of clients hang on to it.
class ShutdownTest : public QObject
{
    Q_OBJECT

    // Silent ones, ones in the middle of a request, ones that never answer a goodbye, ones that do
    // not read what waits for them.
    struct Crowd
    {
        Crowd(const RunningServer &server, const QByteArray &token)
        {
            for (int i = 0; i < 20; ++i) {
                strangers.push_back(std::make_unique<QTcpSocket>());
                strangers.back()->connectToHost(server.url().host(), quint16(server.url().port()));
                if (i % 2 == 0)
                    strangers.back()->write("POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Le");
            }
            for (int i = 0; i < 8; ++i) {
                rude.push_back(
                    std::make_unique<RawWebSocket>(server.url(), "/ws", token, i % 2 ? 4096 : 0));
                ready = ready && rude.back()->status() == 101;
                for (int n = 0; i % 2 && n < 10'000; ++n)
                    rude.back()->send(
                        RawWebSocket::Text,
                        R"({"type":"subscribe","data":{"vms":["*"],"topics":["state"]}})");
            }
        }

        std::vector<std::unique_ptr<QTcpSocket>> strangers;
        std::vector<std::unique_ptr<RawWebSocket>> rude;
        bool ready = true;
    };

    static QByteArray settings()
    {
        return "limits: {messagesPerSecond: 100000, messagesBurst: 100000, slowTimeout: 10m, "
               "outputQueue: 64MiB, handshakeTimeout: 1m, closeTimeout: 1m}\n"
               "websocket: {writeWait: 1h}\n";
    }

private slots:
    void endsWithinFiveSecondsWhateverHangsOn()
    {
        RunningServer server(settings());
        const QByteArray token = server.token(u"viewer"_s);
        QVERIFY(server.start());
        const Crowd crowd(server, token);
        QVERIFY(crowd.ready);
        WireClient polite(server.url(u"/ws"_s), token);
        QVERIFY(polite.opened());
        QElapsedTimer clock;
        clock.start();
        server.terminate();
        QCOMPARE(polite.closeCode(), 1001);
        QCOMPARE(server.exitStatus(), 0);
        QVERIFY2(clock.elapsed() < withinFive, qPrintable(QString::number(clock.elapsed())));
        for (const auto &rude : crowd.rude)
            QTRY_VERIFY_WITH_TIMEOUT(rude->isEnded(), patience);
    }

    void takesNobodyInWhileItEnds()
    {
        RunningServer server(settings());
        const QByteArray token = server.token(u"viewer"_s);
        QVERIFY(server.start());
        const Crowd crowd(server, token);
        WireClient polite(server.url(u"/ws"_s), token);
        QVERIFY(polite.opened());
        server.terminate();
        QCOMPARE(polite.closeCode(), 1001);
        // The stuck ones keep it alive for a while.
        QTcpSocket late;
        late.connectToHost(server.url().host(), quint16(server.url().port()));
        QTRY_COMPARE_WITH_TIMEOUT(late.error(), QAbstractSocket::ConnectionRefusedError, patience);
        QCOMPARE(server.exitStatus(), 0);
    }

    void endsAtOnceWhenAskedTwice()
    {
        RunningServer server(settings());
        const QByteArray token = server.token(u"viewer"_s);
        QVERIFY(server.start());
        const Crowd crowd(server, token);
        WireClient polite(server.url(u"/ws"_s), token);
        QVERIFY(polite.opened());
        QElapsedTimer clock;
        clock.start();
        server.terminate();
        QCOMPARE(polite.closeCode(), 1001); // it waits for the others
        server.terminate();
        QCOMPARE(server.exitStatus(), 128 + SIGTERM);
        QVERIFY2(clock.elapsed() < 1500, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(ShutdownTest)
#include "tst_shutdown.moc"
