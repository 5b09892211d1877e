// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QFile>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

// GET /metrics of the program itself, as Prometheus asks for it.
class MetricsPageTest : public QObject
{
    Q_OBJECT

private:
    struct Page
    {
        int status = 0;
        QByteArray head;
        QByteArray body;
    };

    static Page ask(const RunningServer &server, const QByteArray &request,
                    const QByteArray &fields = {}, const QByteArray &body = {});
    static Page get(const RunningServer &server, const QByteArray &token = {},
                    const QByteArray &method = "GET");

private slots:
    void asksForAToken();
    void showsWhatTheTokenMaySee();
    void isOpenOnLoopbackWhereThatIsWanted();
    void isBounded();
    void countsWhatWasRefused();
    void countsWhoWasDropped();
    void promtoolAcceptsIt();
};

MetricsPageTest::Page MetricsPageTest::get(const RunningServer &server, const QByteArray &token,
                                           const QByteArray &method)
{
    return ask(server, method + " /metrics",
               token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n");
}

MetricsPageTest::Page MetricsPageTest::ask(const RunningServer &server, const QByteArray &request,
                                           const QByteArray &fields, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(server.url().host(), quint16(server.url().port()));
    socket.write(request + " HTTP/1.1\r\nHost: " + server.address().toLatin1() + "\r\n" + fields
                 + "\r\n" + body);
    QByteArray answer;
    const bool hasEnded = QTest::qWaitFor(
        [&] {
            answer += socket.readAll();
            return !answer.isEmpty() && socket.state() == QAbstractSocket::UnconnectedState;
        },
        patience);
    if (!hasEnded)
        return {};
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return {answer.mid(9, 3).toInt(), answer.first(end), answer.sliced(end + 4)};
}

void MetricsPageTest::asksForAToken()
{
    RunningServer server;
    const QByteArray viewer = server.token(u"viewer"_s);
    QVERIFY(server.start());
    const Page without = get(server);
    QCOMPARE(without.status, 401);
    QVERIFY(without.head.contains("WWW-Authenticate: Bearer"));
    QVERIFY(!without.body.contains("libvirt_"));
    QCOMPARE(get(server, "a.b.c").status, 401);
    QCOMPARE(get(server, viewer, "POST").status, 405);
    const Page with = get(server, viewer);
    QCOMPARE(with.status, 200);
    QVERIFY(with.head.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8"));
    QVERIFY(with.body.contains("libvirt_up{uri=\"test:///default\"} 1\n"));
    QVERIFY(with.body.contains("libvirt_domain_info_vstate{domain=\"test\",uuid=\"6695eb01-"));
    QCOMPARE(get(server, viewer, "HEAD").body, QByteArray());
}

void MetricsPageTest::showsWhatTheTokenMaySee()
{
    RunningServer server;
    QVERIFY(server.addUser(u"viewer"_s, u"viewer"_s, {u"web-*"_s}));
    const QByteArray viewer = server.token(u"viewer"_s);
    QVERIFY(server.start());
    const Page page = get(server, viewer);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("libvirt_up{"));
    QVERIFY(!page.body.contains("domain=\"test\""));
}

void MetricsPageTest::isOpenOnLoopbackWhereThatIsWanted()
{
    RunningServer server("prometheus: {access: loopback}\n");
    QVERIFY(server.addUser(u"viewer"_s, u"viewer"_s));
    QVERIFY(server.start());
    const Page page = get(server);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("domain=\"test\""));
}

void MetricsPageTest::isBounded()
{
    // The smallest bound that there is, and more rows than fit: VMs of the pretended host.
    QTemporaryFile host;
    QVERIFY(host.open());
    host.write("<node>\n");
    for (int i = 0; i < 150; ++i)
        host.write("<domain type='test'><name>vm-" + QByteArray::number(i)
                   + "-with-a-name-that-is-long-enough-for-a-line-of-its-own</name>"
                     "<memory>8192</memory><os><type>hvm</type></os></domain>\n");
    host.write("</node>\n");
    host.close();
    RunningServer server("limits: {metricsPage: 64KiB}\n", u"test://"_s + host.fileName());
    const QByteArray viewer = server.token(u"viewer"_s);
    QVERIFY(server.start());
    const Page page = get(server, viewer);
    QCOMPARE(page.status, 503);
    QVERIFY(page.body.contains("limits.metricsPage"));
}

void MetricsPageTest::countsWhatWasRefused()
{
    RunningServer server("limits: {messagesPerSecond: 1, messagesBurst: 1}\n");
    const QByteArray viewer = server.token(u"viewer"_s);
    QVERIFY(server.start());
    const QByteArray wrong = R"({"username":"viewer","password":"wrong wrong wrong"})";
    const Page login = ask(server, "POST /api/v1/login",
                           "Content-Type: application/json\r\nContent-Length: "
                               + QByteArray::number(wrong.size()) + "\r\n",
                           wrong);
    QCOMPARE(login.status, 401);
    WireClient client(server.url(u"/ws"_s), viewer);
    QVERIFY(client.opened());
    for (int i = 0; i < 3; ++i)
        client.send(u"heartbeat"_s);
    QCOMPARE(client.take(u"error"_s).code(), u"RATE_LIMITED"_s);
    const Page page = get(server, viewer);
    QVERIFY(page.body.contains("\nguestwire_refused_logins_total 1\n"));
    QVERIFY(page.body.contains("\nguestwire_limit_trips_total{limit=\"messagesPerSecond\"} "));
}

void MetricsPageTest::countsWhoWasDropped()
{
    RunningServer server("limits: {handshakeTimeout: 200ms, malformedPerMinute: 1}\n");
    const QByteArray viewer = server.token(u"viewer"_s);
    QVERIFY(server.start());
    WireClient staying(server.url(u"/ws/vms/test"_s), viewer);
    QVERIFY(staying.opened());
    QTcpSocket silent;
    silent.connectToHost(server.url().host(), quint16(server.url().port()));
    QTRY_COMPARE_WITH_TIMEOUT(silent.state(), QAbstractSocket::ConnectedState, patience);
    QTRY_COMPARE_WITH_TIMEOUT(silent.state(), QAbstractSocket::UnconnectedState, patience);
    WireClient wrong(server.url(u"/ws"_s), viewer);
    QVERIFY(wrong.opened());
    wrong.sendText(u"nonsense"_s);
    QCOMPARE(wrong.closeCode(), 4500);
    QCOMPARE(get(server).status, 401);
    const QByteArray page = get(server, viewer).body;
    for (const char *line : {
             "guestwire_clients 1",
             "guestwire_sessions{route=\"vm\"} 1",
             "guestwire_sessions{route=\"native\"} 0",
             "guestwire_queued_bytes 0",
             "guestwire_connections_waiting 1", // who asks for this page
             "guestwire_connections_accepted_total 5",
             "guestwire_connections_dropped_total{reason=\"handshakeTimeout\"} 1",
             "guestwire_connections_dropped_total{reason=\"malformedPerMinute\"} 1",
             "guestwire_connections_dropped_total{reason=\"outputQueue\"} 0",
             "guestwire_limit_trips_total{limit=\"handshakeTimeout\"} 1",
             "guestwire_requests_refused_total{status=\"401\"} 1",
         })
        QVERIFY2(page.contains(QByteArray('\n' + QByteArray(line) + '\n')), page.constData());
    // And kept for whoever asks later.
    const auto isKept = [&server](const char *limit) {
        QFile audit(server.statePath(u"audit.jsonl"_s));
        return audit.open(QFile::ReadOnly) && audit.readAll().contains(limit);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKept("\"handshakeTimeout\""), patience);
    QTRY_VERIFY_WITH_TIMEOUT(isKept("\"malformedPerMinute\""), patience);
}

void MetricsPageTest::promtoolAcceptsIt()
{
    RunningServer server("alerts: {rules: ['gone: stopped unexpectedly']}\n");
    const QByteArray viewer = server.token(u"viewer"_s);
    QVERIFY(server.start());
    const Page page = get(server, viewer);
    QCOMPARE(page.status, 200);
    QProcess promtool;
    promtool.setProcessChannelMode(QProcess::MergedChannels);
    promtool.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
    QVERIFY2(promtool.waitForStarted(patience), "promtool is in the Debian package prometheus");
    promtool.write(page.body);
    promtool.closeWriteChannel();
    QVERIFY(promtool.waitForFinished(patience));
    const QByteArray said = promtool.readAll();
    QVERIFY2(promtool.exitStatus() == QProcess::NormalExit && promtool.exitCode() == 0,
             said.constData());
    QCOMPARE(said, QByteArray());
}

QTEST_GUILESS_MAIN(MetricsPageTest)

#include "tst_metricspage.moc"
