// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/rawwebsocket.h"
#include "tests/support/runningserver.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr int defaultRounds = 300;
constexpr qint64 MiB = 1024; // KiB
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 allowed = 16 * MiB; // what was freed is kept for a while
#else
constexpr qint64 allowed = 4 * MiB;
#endif

} // namespace

// Clients that come and go leave nothing behind. GUESTWIRE_CHURN_ROUNDS makes it longer.
class ChurnTest : public QObject
{
    Q_OBJECT

    struct Cost
    {
        qint64 memory = 0; // KiB, resident
        qsizetype descriptors = 0;
        qsizetype threads = 0;
    };

    static Cost costOf(const RunningServer &server)
    {
        const QString process = u"/proc/%1/"_s.arg(server.process());
        Cost cost;
        QFile status(process + u"status"_s);
        if (status.open(QFile::ReadOnly))
            for (const QByteArray &line : status.readAll().split('\n'))
                if (line.startsWith("VmRSS:"))
                    cost.memory = line.simplified().split(' ').value(1).toLongLong();
        cost.descriptors =
            QDir(process + u"fd"_s).entryList(QDir::AllEntries | QDir::System).size();
        cost.threads =
            QDir(process + u"task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
        return cost;
    }

    // One client of each route, each of which ends in its own way.
    static bool round(const RunningServer &server, const QByteArray &token, int number)
    {
        RawWebSocket native(server.url(), "/ws?token=" + token, {});
        RawWebSocket single(server.url(), "/ws/vms/test", token);
        RawWebSocket console(server.url(), "/ws/vms/test/console", token);
        RawWebSocket refused(server.url(), "/ws", "a.b.c");
        if (native.status() != 101 || single.status() != 101 || console.status() != 101
            || refused.status() != 401)
            return false;
        native.send(
            RawWebSocket::Text,
            R"({"type":"subscribe","data":{"vms":["*"],"topics":["state","metrics","events"],"requestId":"a"}})");
        native.send(
            RawWebSocket::Text,
            R"({"type":"console_open","data":{"vm":"6695eb01-f6a4-8304-79aa-97f2502e193f","write":false,"requestId":"b"}})");
        native.send(RawWebSocket::Text, "nonsense");
        single.send(RawWebSocket::Text, R"({"type":"heartbeat","data":{}})");
        if (!native.next(RawWebSocket::Text, patience)
            || !single.next(RawWebSocket::Text, patience))
            return false;
        if (number % 3 == 0)
            native.send(RawWebSocket::Close, QByteArray::fromHex("03e8"));
        return true;
    }

private slots:
    void leavesNothingBehind()
    {
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("GUESTWIRE_CHURN_ROUNDS", &given);
        const int rounds = given ? wanted : defaultRounds;
        RunningServer server("limits: {clientsPerUser: 1000}\n");
        const QByteArray token = server.token(u"admin"_s);
        QVERIFY(server.start());
        // Caches fill and the allocator finds its size first.
        for (int i = 0; i < rounds / 2; ++i)
            QVERIFY(round(server, token, i));
        const Cost before = costOf(server);
        for (int i = 0; i < rounds; ++i)
            QVERIFY(round(server, token, i));
        // The last ones are let go of when the server has heard of it.
        QTRY_VERIFY_WITH_TIMEOUT(costOf(server).descriptors <= before.descriptors, patience);
        const Cost after = costOf(server);
        qInfo("%d rounds: %lld -> %lld KiB, %lld -> %lld descriptors, %lld -> %lld threads", rounds,
              before.memory, after.memory, qint64(before.descriptors), qint64(after.descriptors),
              qint64(before.threads), qint64(after.threads));
        QCOMPARE(after.threads, before.threads);
        QVERIFY(before.memory > 0 && after.memory - before.memory < allowed);
    }
};

QTEST_GUILESS_MAIN(ChurnTest)
#include "tst_churn.moc"
