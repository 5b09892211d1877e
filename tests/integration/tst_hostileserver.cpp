// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connector.h"
#include "core/protocol/limits.h"
#include "tests/support/hostileserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <fstream>
#include <unistd.h>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms
constexpr qint64 MiB = 1024 * 1024;

// Resident, in bytes.
qint64 memory()
{
    qint64 total = 0;
    qint64 resident = 0;
    std::ifstream("/proc/self/statm") >> total >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

QByteArray vmJson(const QByteArray &name, int extra = 0)
{
    return "{\"id\":\"" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "\",\"name\":\""
        + name
        + "\",\"host\":\"h\",\"state\":\"running\",\"status\":\"running\",\"permissions\":[],"
          "\"vcpus\":1,\"memory\":1,\"consoles\":[],\"description\":\""
        + QByteArray(extra, 'd') + "\"}";
}

} // namespace

// A viewer whose server means it harm: it survives, says what is wrong, and its memory is bounded.
class HostileServerTest : public QObject
{
    Q_OBJECT

    struct Viewer
    {
        explicit Viewer(const HostileServer &server) : connector(server.url(), client, servers)
        {
            QObject::connect(&connector, &Connector::loginAsked, &connector,
                             [this](const QString &) {
                                 if (!std::exchange(hasLoggedIn, true))
                                     connector.logIn(u"ada"_s, u"correct horse"_s);
                             });
            connector.start();
        }

        QTemporaryDir directory;
        Client client;
        KnownServers servers {directory.filePath(u"known"_s)};
        Connector connector;
        bool hasLoggedIn = false;
    };

    // One that is connected and has been greeted.
    struct Connected
    {
        Connected()
        {
            const bool open =
                QTest::qWaitFor([this] { return server.isOpen() && isConnected(); }, patience);
            if (!open)
                qFatal("the viewer does not connect: %s", qPrintable(viewer.connector.failure()));
            server.greet();
        }

        bool isConnected() const { return viewer.connector.state() == Connector::State::Connected; }
        bool hasHungUp() const { return viewer.connector.state() == Connector::State::Failed; }

        HostileServer server;
        Viewer viewer {server};
    };

private slots:
    void neverEndingAnswersEnd_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("head");
        const QByteArray chunked = "HTTP/1.1 200 OK\r\nContent-Type: "
                                   "application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        const QByteArray endless = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
        for (const char *path : {"/api/v1/login", "/api/v1/ticket"}) {
            QTest::addRow("chunks, %s", path) << QByteArray(path) << chunked;
            QTest::addRow("bytes, %s", path) << QByteArray(path) << endless;
            QTest::addRow("head, %s", path)
                << QByteArray(path) << QByteArray("HTTP/1.1 200 OK\r\n");
        }
        QTest::newRow("upgrade") << QByteArray("/ws")
                                 << QByteArray("HTTP/1.1 101 Switching Protocols\r\n");
    }
    void neverEndingAnswersEnd()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, head);
        HostileServer server;
        const bool isHead = !head.endsWith("\r\n\r\n");
        const bool isChunked = head.contains("chunked");
        server.treatments.insert(path, [&](QTcpSocket &socket) {
            socket.write(head);
            server.repeat(socket, [=]() -> QByteArray {
                if (isHead)
                    return "X: " + QByteArray(60, 'x') + "\r\n";
                if (isChunked)
                    return "1000\r\n" + QByteArray(4096, 'x') + "\r\n";
                return QByteArray(4096, 'x');
            });
        });
        const qint64 before = memory();
        Viewer viewer(server);
        QTRY_COMPARE_WITH_TIMEOUT(viewer.connector.state(), Connector::State::Waiting, patience);
        QVERIFY2(memory() - before < 64 * MiB,
                 qPrintable(QString::number((memory() - before) / MiB)));
        QVERIFY(!viewer.connector.failure().isEmpty());
    }

    void followsNoRedirect_data()
    {
        QTest::addColumn<QByteArray>("status");
        for (const char *status : {"301 M", "302 F", "303 S", "307 T", "308 P"})
            QTest::newRow(status) << QByteArray(status);
    }
    void followsNoRedirect()
    {
        QFETCH(const QByteArray, status);
        HostileServer elsewhere;
        HostileServer server;
        server.treatments.insert("/api/v1/login", [&](QTcpSocket &socket) {
            socket.write(HostileServer::replyOf(
                status, "{}",
                "Location: http" + elsewhere.url().toEncoded().sliced(2) + "/api/v1/login\r\n"));
        });
        Viewer viewer(server);
        QSignalSpy asked(&viewer.connector, &Connector::loginAsked);
        QTRY_VERIFY_WITH_TIMEOUT(viewer.hasLoggedIn
                                     && viewer.connector.state() == Connector::State::AskingLogin,
                                 patience);
        QCOMPARE(elsewhere.connections(), 0);
        QCOMPARE(server.requests.size(), 1);
    }

    void answersOfNoSenseAreNoLogin_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("<html>");
        QTest::newRow("list") << QByteArray("[1]");
        QTest::newRow("wrong types") << QByteArray(R"({"accessToken":[],"refreshToken":{}})");
        QTest::newRow("deep") << QByteArray(20'000, '[');
    }
    void answersOfNoSenseAreNoLogin()
    {
        QFETCH(const QByteArray, body);
        HostileServer server;
        server.treatments.insert("/api/v1/login", [&](QTcpSocket &socket) {
            socket.write(HostileServer::replyOf("200 OK", body));
        });
        server.treatments.insert("/api/v1/ticket", [&](QTcpSocket &socket) {
            socket.write(HostileServer::replyOf("401 Unauthorized", "{}"));
        });
        Viewer viewer(server);
        QTRY_VERIFY_WITH_TIMEOUT(viewer.connector.state() == Connector::State::AskingLogin
                                     || viewer.connector.state() == Connector::State::Waiting,
                                 patience);
    }

    void hangsUpOnWhatIsNoMessage_data()
    {
        QTest::addColumn<int>("opcode");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("no JSON") << 1 << QByteArray("nonsense");
        QTest::newRow("list") << 1 << QByteArray("[]");
        QTest::newRow("deep") << 1
                              << QByteArray(R"({"type":"event","data":)" + QByteArray(2000, '[')
                                            + QByteArray(2000, ']') + '}');
        QTest::newRow("short binary") << 2 << QByteArray("\x01\x02", 2);
    }
    void hangsUpOnWhatIsNoMessage()
    {
        QFETCH(const int, opcode);
        QFETCH(const QByteArray, payload);
        Connected c;
        QSignalSpy failed(&c.viewer.client, &Client::failed);
        for (int i = 0; i < 100; ++i)
            c.server.frame(opcode, payload);
        QTRY_VERIFY_WITH_TIMEOUT(c.hasHungUp(), patience);
        QVERIFY(failed.size() <= Protocol::maxServerMalformedPerMinute + 1);
    }

    void passesOverWhatItDoesNotKnow()
    {
        Connected c;
        QSignalSpy happened(&c.viewer.client, &Client::happened);
        for (int i = 0; i < 1000; ++i) {
            c.server.say("from_the_future", "{}");
            c.server.frame(2, "\x01" + QByteArray(12, '\x7f') + "bytes"); // a channel of nobody's
            c.server.frame(2, "\x09" + QByteArray(12, '\0')); // a kind of nobody's
            c.server.say("console_state", R"({"channel":77,"viewers":[],"state":"open"})");
            c.server.say("console_gap", R"({"channel":78,"epoch":1,"from":0,"to":9})");
            c.server.say("response", R"({"requestId":"nobody's","success":true})");
            c.server.say("progress", R"({"requestId":"nobody's","percent":1e300})");
        }
        c.server.say("event", R"({"at":"2026-01-02T03:04:05Z","kind":"host","message":"end"})");
        QTRY_COMPARE_WITH_TIMEOUT(happened.size(), 1, patience);
        QVERIFY(c.isConnected());
    }

    void messagesAreBounded_data()
    {
        QTest::addColumn<bool>("inFragments");
        QTest::newRow("one frame") << false;
        QTest::newRow("fragments") << true;
    }
    void messagesAreBounded()
    {
        QFETCH(const bool, inFragments);
        Connected c;
        const qint64 before = memory();
        if (inFragments) {
            c.server.frame(1, "{", false);
            c.server.repeat(
                [] { return HostileServer::frameOf(0, QByteArray(16384, 'x'), false); });
        } else {
            // Says that it has 2 GiB, and sends as much of it as is taken.
            c.server.frame(1, {}, true);
            c.server.repeat([first = true]() mutable {
                return std::exchange(first, false) ? QByteArray::fromHex("817f0000000080000000")
                                                   : QByteArray(65536, 'x');
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(!c.isConnected(), patience);
        QVERIFY2(memory() - before < 128 * MiB,
                 qPrintable(QString::number((memory() - before) / MiB)));
    }

    void hangsUpOnAFloodOfMessages_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("events") << QByteArray(
            "event") << QByteArray(R"({"at":"2026-01-02T03:04:05Z","kind":"k","message":"m"})");
        QTest::newRow("heartbeats") << QByteArray("heartbeat") << QByteArray("{}");
        QTest::newRow("lists") << QByteArray("vms") << QByteArray(R"({"vms":[]})");
        QTest::newRow("answers") << QByteArray("response")
                                 << QByteArray(R"({"requestId":"x","success":true})");
    }
    void hangsUpOnAFloodOfMessages()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, data);
        Connected c;
        const qint64 before = memory();
        const QByteArray message = HostileServer::messageOf(type, data);
        c.server.repeat([&] { return message; });
        QTRY_VERIFY_WITH_TIMEOUT(c.hasHungUp(), patience);
        QVERIFY(memory() - before < 64 * MiB);
    }

    void keepsSoManyVms()
    {
        Connected c;
        const qint64 before = memory();
        c.server.repeat(
            [] { return HostileServer::messageOf("vm", "{\"vm\":" + vmJson("vm", 4000) + '}'); });
        QTRY_VERIFY_WITH_TIMEOUT(c.hasHungUp(), patience);
        QCOMPARE(c.viewer.client.vms().size(), Protocol::maxServerList);
        for (const Vm &vm : c.viewer.client.vms())
            QVERIFY(vm.description.size() <= Protocol::maxDescription);
        QVERIFY2(memory() - before < 200 * MiB,
                 qPrintable(QString::number((memory() - before) / MiB)));
    }

    void textsAndNumbersAreCut()
    {
        Connected c;
        const QByteArray large(200'000, 'n');
        QByteArray vm = vmJson(large, 200'000);
        const QByteArray figures = "\"vcpus\":1e18,\"uptime\":1e18,\"title\":\"" + large + '"';
        const QByteArray consoles =
            "\"consoles\":[" + QByteArray("\"c\",").repeated(5000) + "\"c\"]";
        vm.replace("\"vcpus\":1", figures);
        vm.replace("\"consoles\":[]", consoles);
        c.server.say("vms", "{\"vms\":[" + vm + "]}");
        QTRY_COMPARE_WITH_TIMEOUT(c.viewer.client.vms().size(), 1, patience);
        const Vm &kept = c.viewer.client.vms().first();
        QCOMPARE(kept.name.size(), Protocol::maxName);
        QCOMPARE(kept.title.size(), Protocol::maxName);
        QCOMPARE(kept.description.size(), Protocol::maxDescription);
        QCOMPARE(kept.consoles.size(), Protocol::maxServerConsoles);
        QVERIFY(kept.vcpus >= 0);
        QVERIFY(kept.startedAt->isValid());
        QVERIFY(c.isConnected());
    }

    void samplesOfNobodyAreNotKept()
    {
        Connected c;
        QSignalSpy sampled(&c.viewer.client, &Client::sampled);
        QByteArray samples;
        for (int i = 0; i < 1000; ++i)
            samples += "{\"vm\":\"" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)
                + "\",\"at\":\"2026-01-02T03:04:05Z\",\"cpu\":{\"utilization\":1}},";
        samples.chop(1);
        c.server.say("metrics", "{\"samples\":[" + samples + "]}");
        QTRY_COMPARE_WITH_TIMEOUT(sampled.size(), 1, patience);
        QCOMPARE(sampled.first().first().value<QList<Sample>>().size(), 0);
    }

    void hostsAndAlertsAreBounded()
    {
        Connected c;
        for (int i = 0; i < 2000; ++i)
            c.server.say("host",
                         "{\"host\":{\"uri\":\"h" + QByteArray::number(i)
                             + "\",\"link\":\"connected\"}}");
        for (int i = 0; i < 11'000; ++i)
            c.server.say("alert",
                         "{\"alert\":{\"id\":\"" + QByteArray::number(i)
                             + "\",\"rule\":\"r\",\"state\":\"firing\"}}");
        QSignalSpy happened(&c.viewer.client, &Client::happened);
        c.server.say("event", R"({"at":"2026-01-02T03:04:05Z","kind":"host","message":"end"})");
        QTRY_COMPARE_WITH_TIMEOUT(happened.size(), 1, patience);
        QVERIFY(c.viewer.client.hosts().size() <= 256);
        QVERIFY(c.viewer.client.alerts().alerts().size() <= Protocol::maxServerList);
    }

    void requestsWithoutAnAnswerAreBounded()
    {
        Connected c;
        QTRY_COMPARE_WITH_TIMEOUT(c.viewer.client.state(), Client::State::Live, patience);
        QFuture<Result<History>> last;
        for (int i = 0; i < 2 * Protocol::maxUnanswered; ++i)
            last = c.viewer.client.history({});
        QVERIFY(last.isFinished());
        QCOMPARE(last.result().error().code, ErrorCode::RateLimited);
    }

    void largeHistoriesAreCut()
    {
        Connected c;
        QTRY_COMPARE_WITH_TIMEOUT(c.viewer.client.state(), Client::State::Live, patience);
        const QByteArray numbers = "[" + QByteArray("1e308,").repeated(100'000) + "null]";
        QByteArray series;
        for (int i = 0; i < 5; ++i)
            series += "\"m" + QByteArray::number(i) + "\":{\"avg\":" + numbers
                + ",\"max\":" + numbers + "},";
        series.chop(1);
        c.server.answer(R"({"from":"0001-01-01T00:00:00Z","step":-1e300,"series":{)" + series
                        + "}}");
        const auto history = c.viewer.client.history({});
        QTRY_VERIFY_WITH_TIMEOUT(history.isFinished(), patience);
        QVERIFY(history.result());
        const History kept = history.result().value();
        QVERIFY(kept.step.count() > 0);
        for (const auto &one : kept.series)
            QVERIFY(one.average.size() <= 2 * Protocol::maxHistoryPoints);
        QVERIFY(c.isConnected());
    }

    void screensThatNeverEndAreNotKept()
    {
        Connected c;
        c.server.answer(
            R"({"channel":5,"epoch":1,"offset":0,"columns":2000000000,"rows":-5,"viewers":[]})");
        const qint64 before = memory();
        const auto console = c.viewer.client.openConsole(QUuid::createUuid(), {}, false);
        QTRY_VERIFY_WITH_TIMEOUT(console->isAttached(), patience);
        QCOMPARE(console->columns(), Protocol::maxColumns);
        QCOMPARE(console->rows(), 0);
        c.server.repeat([] {
            return HostileServer::frameOf(
                2, QByteArray("\x03\0\0\0\x05", 5) + QByteArray(8, '\0') + QByteArray(65536, 'x'));
        });
        QTRY_VERIFY_WITH_TIMEOUT(c.hasHungUp(), patience);
        QVERIFY(memory() - before < 128 * MiB);
    }
};

QTEST_GUILESS_MAIN(HostileServerTest)
#include "tst_hostileserver.moc"
