// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/rawwebsocket.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

const QString testVm = u"6695eb01-f6a4-8304-79aa-97f2502e193f"_s;

// What the contract allows, and what a machine with much else to do may add.
constexpr int soon = 1000 + 4000; // ms

} // namespace

// How sockets and the server itself begin and end.
class ServerLifeTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhereItListens();
    void asksForAToken_data();
    void asksForAToken();
    void logsNoSecret();
    void warnsOfACertificateThatEnds();
    void expiredTokensEndSockets_data();
    void expiredTokensEndSockets();
    void removedAccountsEndSockets();
    void newPasswordsEndSockets();
    void rolesActOnOpenSockets();
    void aCommandRunsOnceOnWhateverConnection();
    void shutdownSaysGoodbye();
    void aTakenPortIsAFailure();
    void refusesDamagedFiles_data();
    void refusesDamagedFiles();
    void anUnreachableHostIsAFailure_data();
    void anUnreachableHostIsAFailure();
};

void ServerLifeTest::saysWhereItListens()
{
    RunningServer server;
    QVERIFY(server.token(u"viewer"_s).count('.') == 2);
    QVERIFY(server.start());
    QVERIFY(server.url().port() > 0);
    QCOMPARE(server.firstLine(), u"listening on ws://127.0.0.1:%1"_s.arg(server.url().port()));
    server.terminate();
    QCOMPARE(server.exitStatus(), 0);
}

void ServerLifeTest::asksForAToken_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << QByteArray("/ws") << QByteArray() << 401;
    QTest::newRow("nonsense") << QByteArray("/ws") << QByteArray("a.b.c") << 401;
    QTest::newRow("nonsense for a VM") << QByteArray("/ws/vms/test") << QByteArray("a.b.c") << 401;
    QTest::newRow("nonsense for no VM") << QByteArray("/ws/vms/no") << QByteArray("a.b.c") << 401;
    QTest::newRow("right, no VM") << QByteArray("/ws/vms/no") << QByteArray("right") << 404;
    QTest::newRow("right") << QByteArray("/ws/vms/test") << QByteArray("right") << 101;
}

void ServerLifeTest::asksForAToken()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, token);
    QFETCH(const int, status);
    RunningServer server;
    const QByteArray right = server.token(u"viewer"_s);
    QVERIFY(server.start());
    const QByteArray given = token == "right" ? right : token;
    QCOMPARE(RawWebSocket(server.url(), path, given).status(), status);
    // Where no header can be set.
    QCOMPARE(RawWebSocket(server.url(), path + "?token=" + given, {}).status(), status);
}

void ServerLifeTest::logsNoSecret()
{
    RunningServer server("log: {level: debug}\n");
    const QByteArray right = server.token(u"viewer"_s);
    const QByteArray wrong = right.left(right.lastIndexOf('.')) + ".c2lnbmF0dXJl";
    QVERIFY(server.start());
    QCOMPARE(RawWebSocket(server.url(), "/ws?token=" + right, {}).status(), 101);
    QCOMPARE(RawWebSocket(server.url(), "/ws?token=" + wrong, {}).status(), 401);
    QCOMPARE(RawWebSocket(server.url(), "/ws?ticket=dGlja2V0", {}).status(), 401);
    QCOMPARE(RawWebSocket(server.url(), "/ws", wrong).status(), 401);
    server.terminate();
    QCOMPARE(server.exitStatus(), 0);
    const QByteArray log = server.complaints();
    QVERIFY2(log.contains("guestwire: debug: guestwire.tokens: token refused"), log.constData());
    for (const char *secret : {"eyJ", "c2lnbmF0dXJl", "dGlja2V0", "?token", "?ticket"})
        QVERIFY2(!log.contains(secret), log.constData());
}

void ServerLifeTest::warnsOfACertificateThatEnds()
{
    const QTemporaryDir files;
    const QString key = files.filePath(u"my.key"_s);
    const QString certificate = files.filePath(u"my.crt"_s);
    QCOMPARE(QProcess::execute(u"openssl"_s,
                               {u"req"_s, u"-x509"_s, u"-nodes"_s, u"-subj"_s, u"/CN=test"_s,
                                u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                                u"-days"_s, u"20"_s, u"-keyout"_s, key, u"-out"_s, certificate}),
             0);
    RunningServer server(
        u"tls: {required: true, certificate: \"%1\", key: \"%2\"}\n"_s.arg(certificate, key)
            .toUtf8());
    QVERIFY(server.token(u"viewer"_s).count('.') == 2);
    QVERIFY(server.start());
    server.terminate();
    QCOMPARE(server.exitStatus(), 0);
    const QByteArray log = server.complaints();
    QVERIFY2(log.contains("the TLS certificate ends on ") && log.contains(certificate.toUtf8()),
             log.constData());
}

void ServerLifeTest::expiredTokensEndSockets_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("native") << u"/ws"_s;
    QTest::newRow("VM") << u"/ws/vms/test"_s;
}

void ServerLifeTest::expiredTokensEndSockets()
{
    QFETCH(const QString, path);
    RunningServer server;
    QVERIFY(server.addUser(u"viewer"_s, u"viewer"_s));
    QVERIFY(server.start());
    QElapsedTimer clock;
    // On a busy machine a token may be over before it is used.
    for (const QString &expires : {u"2s"_s, u"5s"_s, u"20s"_s}) {
        clock.start();
        const QByteArray token = server.token(u"viewer"_s, expires);
        if (RawWebSocket(server.url(), path.toLatin1(), token).status() != 101)
            continue;
        WireClient client(server.url(path), token);
        if (!QTest::qWaitFor([&] { return client.isOpen(); }, 1000))
            continue;
        QCOMPARE(client.closeCode(), 4003);
        QVERIFY(clock.elapsed() > 1000);
        QCOMPARE(RawWebSocket(server.url(), path.toLatin1(), token).status(), 401);
        return;
    }
    QFAIL("no token lived long enough to connect with it");
}

void ServerLifeTest::removedAccountsEndSockets()
{
    RunningServer server;
    const QByteArray token = server.token(u"operator"_s);
    QVERIFY(server.addUser(u"viewer"_s, u"viewer"_s));
    QVERIFY(server.start());
    WireClient bystander(server.url(u"/ws"_s), server.token(u"viewer"_s));
    QVERIFY(bystander.opened());
    WireClient native(server.url(u"/ws"_s), token);
    QVERIFY(native.opened());
    WireClient single(server.url(u"/ws/vms/test"_s), token);
    QVERIFY(single.opened());
    QVERIFY(server.removeUser(u"operator"_s));
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(native.closeCode(), 4501);
    QCOMPARE(single.closeCode(), 4501);
    QVERIFY2(clock.elapsed() < soon, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(RawWebSocket(server.url(), "/ws", token).status(), 401);
    bystander.send(u"heartbeat"_s);
    QCOMPARE(bystander.take(u"heartbeat"_s).type, u"heartbeat"_s);
}

void ServerLifeTest::newPasswordsEndSockets()
{
    RunningServer server;
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    WireClient client(server.url(u"/ws"_s), token);
    QVERIFY(client.opened());
    QCOMPARE(server.run({u"user"_s, u"set-password"_s, u"viewer"_s}, "another horse\n").status, 0);
    QCOMPARE(client.closeCode(), 4501);
}

void ServerLifeTest::rolesActOnOpenSockets()
{
    RunningServer server;
    const QByteArray token = server.token(u"operator"_s);
    QVERIFY(server.start());
    WireClient client(server.url(u"/ws"_s), token);
    QVERIFY(client.opened());
    QVERIFY(client
                .ask(u"subscribe"_s,
                     {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"state"_s}}})
                .succeeded());
    const auto permissionsInList = [](int count) {
        return [count](const QJsonObject &data) {
            const auto vm = data.value("vms"_L1).toArray().first().toObject();
            return vm.value("permissions"_L1).toArray().size() == count;
        };
    };
    QCOMPARE(client.take(u"vms"_s, permissionsInList(5)).type, u"vms"_s);
    const QJsonObject suspend {{u"vm"_s, testVm}, {u"action"_s, u"suspend"_s}};
    QVERIFY(client.ask(u"command"_s, suspend).succeeded());

    QVERIFY(server.changeRole(u"operator"_s, u"viewer"_s));
    QCOMPARE(client.take(u"vms"_s, permissionsInList(1)).type, u"vms"_s);
    const QJsonObject resume {{u"vm"_s, testVm}, {u"action"_s, u"resume"_s}};
    QCOMPARE(client.ask(u"command"_s, resume).code(), u"PERMISSION_DENIED"_s);

    QVERIFY(server.changeRole(u"operator"_s, u"admin"_s));
    QCOMPARE(client.take(u"vms"_s, permissionsInList(9)).type, u"vms"_s);
    QVERIFY(client.ask(u"command"_s, resume).succeeded());
}

void ServerLifeTest::aCommandRunsOnceOnWhateverConnection()
{
    RunningServer server("limits: {commandMemory: 10s}\n");
    const QByteArray token = server.token(u"operator"_s);
    const QByteArray another = server.token(u"admin"_s);
    QVERIFY(server.start());
    const auto perform = [&](const QString &path, const QByteArray &as, const QString &action) {
        WireClient client(server.url(path), as);
        QJsonObject data {{u"action"_s, action}, {u"requestId"_s, u"the-same"_s}};
        if (path == "/ws"_L1)
            data.insert(u"vm"_s, testVm);
        if (!client.opened())
            return u"no connection"_s;
        client.send(u"command"_s, data);
        const auto answer = client.answer(u"the-same"_s);
        return answer.succeeded() ? u"done"_s : answer.code();
    };
    QCOMPARE(perform(u"/ws"_s, token, u"suspend"_s), u"done"_s);
    QElapsedTimer clock;
    clock.start();
    // Done again it would be a CONFLICT: the VM is suspended.
    const QString again = perform(u"/ws"_s, token, u"suspend"_s);
    const QString byAnotherRoute = perform(u"/ws/vms/test"_s, token, u"suspend"_s);
    const QString otherwise = perform(u"/ws"_s, token, u"resume"_s);
    QVERIFY2(clock.elapsed() < 10'000, "this machine is too busy to tell");
    QCOMPARE(again, u"done"_s);
    QCOMPARE(byAnotherRoute, u"done"_s);
    QCOMPARE(otherwise, u"CONFLICT"_s);
    // Another user's id is another.
    QCOMPARE(perform(u"/ws"_s, another, u"resume"_s), u"done"_s);
    // In the end it is forgotten, and means another command.
    QTRY_COMPARE_WITH_TIMEOUT(perform(u"/ws"_s, token, u"force-off"_s), u"done"_s, patience);
}

void ServerLifeTest::shutdownSaysGoodbye()
{
    RunningServer server;
    const QByteArray token = server.token(u"viewer"_s);
    QVERIFY(server.start());
    WireClient native(server.url(u"/ws"_s), token);
    QVERIFY(native.opened());
    WireClient single(server.url(u"/ws/vms/test"_s), token);
    QVERIFY(single.opened());
    RawWebSocket rude(server.url(), "/ws", token); // never answers the goodbye
    QCOMPARE(rude.status(), 101);
    QElapsedTimer clock;
    clock.start();
    server.terminate();
    QCOMPARE(native.closeCode(), 1001);
    QCOMPARE(single.closeCode(), 1001);
    QCOMPARE(server.exitStatus(), 0);
    QVERIFY2(clock.elapsed() < 5000 + soon, qPrintable(QString::number(clock.elapsed())));
}

void ServerLifeTest::aTakenPortIsAFailure()
{
    RunningServer first;
    QVERIFY(first.addUser(u"viewer"_s, u"viewer"_s));
    QVERIFY(first.start());
    RunningServer second;
    QVERIFY(second.addUser(u"viewer"_s, u"viewer"_s));
    const auto ran = second.run(
        {u"--headless"_s, u"--uri"_s, u"test:///default"_s, u"--listen"_s, first.address()});
    QCOMPARE(ran.status, 4);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(ran.err.contains(first.address().toLatin1()), ran.err.constData());
    // The first is undisturbed.
    WireClient client(first.url(u"/ws"_s), first.token(u"viewer"_s));
    QVERIFY(client.opened());
}

void ServerLifeTest::refusesDamagedFiles_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"accounts.json", "token-keys.json", "refresh-tokens.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

// None of these heals by another start, so a supervisor is told not to try.
void ServerLifeTest::refusesDamagedFiles()
{
    QFETCH(const QString, name);
    RunningServer server;
    QVERIFY(server.addUser(u"viewer"_s, u"viewer"_s));
    QFile file(server.statePath(name));
    QVERIFY(file.open(QFile::WriteOnly) && file.write("{") == 1);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    file.close();
    const auto ran = server.run({u"--headless"_s, u"--uri"_s, u"test:///default"_s});
    QCOMPARE(ran.status, 3);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(ran.err.contains(file.fileName().toUtf8()), ran.err.constData());
}

void ServerLifeTest::anUnreachableHostIsAFailure_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("no socket") << u"qemu+unix:///system?socket=/nonexistent/libvirt-sock"_s;
    QTest::newRow("no driver") << u"nonsense:///system"_s;
}

void ServerLifeTest::anUnreachableHostIsAFailure()
{
    QFETCH(const QString, uri);
    RunningServer server;
    QVERIFY(server.addUser(u"viewer"_s, u"viewer"_s));
    const auto ran = server.run({u"--headless"_s, u"--uri"_s, uri});
    QCOMPARE(ran.status, 5);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(ran.err.contains(uri.toLatin1()), ran.err.constData());
}

QTEST_GUILESS_MAIN(ServerLifeTest)
#include "tst_serverlife.moc"
