// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

#include <sqlite3.h>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

const QString testVm = u"6695eb01-f6a4-8304-79aa-97f2502e193f"_s;
constexpr char fast[] = "websocket: {metricsInterval: 200ms}\n";

// The first column of the first row, as text; empty where it can not be had.
QByteArray ask(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    QByteArray value;
    if (sqlite3_open(path.toUtf8().constData(), &database) == SQLITE_OK
        && sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        value = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return value;
}

QJsonObject query(int seconds)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return {{u"vm"_s, testVm},
            {u"metrics"_s, QJsonArray {u"memory.total"_s}},
            {u"from"_s, now.addSecs(-seconds).toString(Qt::ISODateWithMs)},
            {u"to"_s, now.addSecs(1).toString(Qt::ISODateWithMs)},
            {u"points"_s, 1000}};
}

// In how many steps of the last ten minutes something is known.
qsizetype known(WireClient &client)
{
    const auto answer = client.ask(u"history"_s, query(600));
    const QJsonArray values = answer.result()
                                  .value(u"series")
                                  .toObject()
                                  .value(u"memory.total")
                                  .toObject()
                                  .value(u"avg")
                                  .toArray();
    return std::ranges::count_if(values, [](const QJsonValue &value) { return !value.isNull(); });
}

QByteArray get(const QUrl &url, const QByteArray &path)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    socket.write("GET " + path + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n");
    QByteArray answer;
    if (!QTest::qWaitFor(
            [&] {
                answer += socket.readAll();
                return answer.contains('}');
            },
            patience))
        return {};
    return answer;
}

} // namespace

// What the program keeps of what it measured, over its ends.
class HistoryLifeTest : public QObject
{
    Q_OBJECT

private slots:
    void outlivesARestart()
    {
        RunningServer server(fast);
        const QByteArray token = server.token(u"viewer"_s);
        QVERIFY(server.start());
        {
            WireClient client(server.url(u"/ws"_s), token);
            QVERIFY(client.opened());
            QTRY_VERIFY_WITH_TIMEOUT(known(client) >= 3, patience);
            server.terminate();
            QCOMPARE(server.exitStatus(), 0);
        }
        const QByteArray rows =
            ask(server.statePath(u"history.db"_s), "SELECT count(*) FROM samples");
        QVERIFY(rows.toInt() >= 3);
        QVERIFY(server.start());
        WireClient client(server.url(u"/ws"_s), token);
        QVERIFY(client.opened());
        QVERIFY(known(client) >= 3);
    }

    void exportsWhileAServerRuns()
    {
        RunningServer server(fast);
        const QByteArray token = server.token(u"viewer"_s);
        QVERIFY(server.start());
        WireClient client(server.url(u"/ws"_s), token);
        QVERIFY(client.opened());
        QTRY_VERIFY_WITH_TIMEOUT(known(client) >= 3, patience);
        const auto csv = server.run({u"history"_s, u"export"_s, u"--vm"_s, u"test"_s, u"--from"_s,
                                     u"-10m"_s, u"--metrics"_s, u"memory.total"_s});
        QCOMPARE(csv.status, 0);
        const QList<QByteArray> lines = csv.out.trimmed().split('\n');
        QCOMPARE(lines.first(), "time,memory.total average,memory.total maximum");
        QVERIFY(lines.size() > 100);
        const QByteArray last = lines.at(lines.size() - 2);
        QVERIFY2(QRegularExpression(u"^20..-..-..T..:..:..\\.000Z,\\d+,\\d+$"_s)
                     .match(QString::fromLatin1(last))
                     .hasMatch(),
                 last.constData());
        const auto json = server.run({u"history"_s, u"export"_s, u"--vm"_s, testVm, u"--format"_s,
                                      u"json"_s, u"--points"_s, u"10"_s});
        QCOMPARE(json.status, 0);
        const QJsonObject all = QJsonDocument::fromJson(json.out).object();
        QCOMPARE(all.value(u"name").toString(), u"test"_s);
        const QJsonObject series = all.value(u"series").toObject();
        QVERIFY(series.contains(u"memory.total"));
        QVERIFY(series.value(u"memory.total").toObject().value(u"max").toArray().size() <= 10);
    }

    void saysWhatItCanNotExport()
    {
        const RunningServer server;
        const QStringList words {u"history"_s, u"export"_s, u"--vm"_s};
        const auto none = server.run(words + QStringList {u"test"_s});
        QCOMPARE(none.status, 1);
        QVERIFY2(none.err.contains("There is no history in "), none.err.constData());
        const auto wrong = server.run(words + QStringList {u"test"_s, u"--from"_s, u"soon"_s});
        QCOMPARE(wrong.status, 2);
        const auto config = server.run(words + QStringList {u"test"_s, u"--config"_s, u"/no"_s});
        QCOMPARE(config.status, 3);
    }

    void survivesBeingKilled()
    {
        RunningServer server(fast);
        const QByteArray token = server.token(u"viewer"_s);
        int rowsBefore = 0;
        for (int i = 0; i < 6; ++i) {
            QVERIFY(server.start());
            {
                WireClient client(server.url(u"/ws"_s), token);
                QVERIFY(client.opened());
                QVERIFY(client
                            .ask(u"subscribe"_s,
                                 {{u"vms"_s, QJsonArray {u"*"_s}},
                                  {u"topics"_s, QJsonArray {u"metrics"_s}}})
                            .succeeded());
                // A few ticks, and then in the middle of whatever it does.
                for (int tick = 0; tick < 4; ++tick)
                    QVERIFY(!client.take(u"metrics"_s).type.isEmpty());
            }
            server.kill();
            const QString file = server.statePath(u"history.db"_s);
            QCOMPARE(ask(file, "PRAGMA integrity_check"), "ok");
            const int rows = ask(file, "SELECT count(*) FROM samples").toInt();
            QVERIFY(rows > rowsBefore);
            rowsBefore = rows;
        }
        // None was set aside.
        const QFileInfo file(server.statePath(u"history.db"_s));
        QCOMPARE(file.dir().entryList({u"*damaged*"_s}).size(), 0);
    }

    void isUnhealthyWithoutHistory()
    {
        RunningServer server(fast);
        const QByteArray token = server.token(u"viewer"_s);
        // Nobody can write that.
        QVERIFY(QDir().mkpath(server.statePath(u"history.db/in the way"_s)));
        QVERIFY(server.start());
        QTRY_VERIFY_WITH_TIMEOUT(get(server.url(), "/healthz").contains(" 503 "), patience);
        const QByteArray answer = get(server.url(), "/healthz");
        QVERIFY2(answer.contains("the history can not be written"), answer.constData());
        QVERIFY(!answer.contains("history.db"));
        // All else works.
        WireClient client(server.url(u"/ws"_s), token);
        QVERIFY(client.opened());
        QVERIFY(
            client
                .ask(u"subscribe"_s,
                     {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"metrics"_s}}})
                .succeeded());
        QVERIFY(!client.take(u"metrics"_s).type.isEmpty());
    }

    void keepsNoneWhereNobodyWantsIt()
    {
        RunningServer server(QByteArray(fast) + "history: {enabled: false}\n");
        const QByteArray token = server.token(u"viewer"_s);
        QVERIFY(server.start());
        WireClient client(server.url(u"/ws"_s), token);
        QVERIFY(client.opened());
        const auto answer = client.ask(u"history"_s, query(60));
        QCOMPARE(answer.type, u"error"_s);
        QCOMPARE(answer.code(), u"UNAVAILABLE"_s);
        QVERIFY(!QFile::exists(server.statePath(u"history.db"_s)));
    }
};

QTEST_GUILESS_MAIN(HistoryLifeTest)
#include "tst_historylife.moc"
