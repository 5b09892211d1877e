// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

int logIn(const RunningServer &server, const QString &user, const QString &password)
{
    QUrl url = server.url(u"/api/v1/login"_s);
    url.setScheme(u"http"_s);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkAccessManager network;
    QNetworkReply *reply = network.post(
        request,
        QJsonDocument(QJsonObject {{u"username"_s, user}, {u"password"_s, password}}).toJson());
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, patience))
        return 0;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QByteArray auditLog(const RunningServer &server)
{
    QFile file(server.statePath(u"audit.jsonl"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// The program itself, administered over its socket.
class AdministrationTest : public QObject
{
    Q_OBJECT

private slots:
    void accountsMadeHereLogInAtOnce();
    void clientsAreListedAndDropped();
    void theServerCanNotBeTurnedOffFromAfar();
    void issuedTokensOpenSockets();
    void everythingIsForAdministrators();
};

void AdministrationTest::accountsMadeHereLogInAtOnce()
{
    RunningServer server("limits: {passwordAttemptsPerMinute: 50}\n");
    const QByteArray token = server.token(u"admin"_s);
    QVERIFY(server.start());
    WireClient admin(server.url(u"/ws"_s), token);
    QVERIFY(admin.opened());
    const QString password = u"staple horse correct"_s;
    QVERIFY(admin
                .ask(u"account_set"_s,
                     {{u"name"_s, u"bob"_s},
                      {u"create"_s, true},
                      {u"role"_s, u"viewer"_s},
                      {u"password"_s, password}})
                .succeeded());
    QCOMPARE(logIn(server, u"bob"_s, password), 200);
    const QByteArray bobsToken =
        admin.ask(u"token_issue"_s, {{u"name"_s, u"bob"_s}, {u"expires"_s, 600}})
            .result()
            .value(u"token"_s)
            .toString()
            .toLatin1();
    WireClient bob(server.url(u"/ws"_s), bobsToken);
    QVERIFY(bob.opened());
    QVERIFY(admin.ask(u"account_remove"_s, {{u"name"_s, u"bob"_s}}).succeeded());
    QCOMPARE(bob.closeCode(), 4501);
    QCOMPARE(logIn(server, u"bob"_s, password), 401);
    QCOMPARE(admin.ask(u"account_remove"_s, {{u"name"_s, u"admin"_s}}).code(), u"CONFLICT"_s);
    server.terminate();
    QCOMPARE(server.exitStatus(), 0);
    QVERIFY(!server.complaints().contains("staple"));
    const QByteArray log = auditLog(server);
    QVERIFY2(log.contains("added: role viewer; password set") && !log.contains("staple"),
             log.constData());
}

void AdministrationTest::clientsAreListedAndDropped()
{
    RunningServer server;
    const QByteArray adminToken = server.token(u"admin"_s);
    const QByteArray viewerToken = server.token(u"viewer"_s);
    QVERIFY(server.start());
    WireClient admin(server.url(u"/ws"_s), adminToken);
    WireClient viewer(server.url(u"/ws/vms/test"_s), viewerToken);
    QVERIFY(admin.opened() && viewer.opened());
    QJsonArray clients = admin.ask(u"clients"_s).result().value(u"clients"_s).toArray();
    QCOMPARE(clients.size(), 2);
    const QJsonObject first = clients[0].toObject();
    const bool isFirst = first.value(u"user"_s) == u"viewer"_s;
    const QJsonObject found = isFirst ? first : clients[1].toObject();
    QCOMPARE(found.value(u"route"_s).toString(), u"vm"_s);
    QCOMPARE(found.value(u"address"_s).toString(), u"127.0.0.1"_s);
    QVERIFY(found.value(u"sent"_s).toInteger() > 0);
    QVERIFY(admin.ask(u"client_drop"_s, {{u"client"_s, found.value(u"id"_s)}}).succeeded());
    QCOMPARE(viewer.closeCode(), 4503);
    QTRY_COMPARE_WITH_TIMEOUT(admin.ask(u"clients"_s).result().value(u"clients"_s).toArray().size(),
                              1, patience);
}

void AdministrationTest::theServerCanNotBeTurnedOffFromAfar()
{
    RunningServer server;
    const QByteArray token = server.token(u"admin"_s);
    QVERIFY(server.start());
    WireClient admin(server.url(u"/ws"_s), token);
    QVERIFY(admin.opened());
    QCOMPARE(admin.ask(u"server_listen"_s, {{u"enabled"_s, false}}).code(), u"CONFLICT"_s);
    const QJsonObject info = admin.ask(u"server"_s).result().value(u"server"_s).toObject();
    QVERIFY(info.value(u"enabled"_s).toBool());
    QVERIFY(!info.value(u"switchable"_s).toBool());
    QCOMPARE(info.value(u"addresses"_s).toArray().size(), 1);
}

void AdministrationTest::issuedTokensOpenSockets()
{
    RunningServer server;
    const QByteArray token = server.token(u"admin"_s);
    server.token(u"viewer"_s);
    QVERIFY(server.start());
    WireClient admin(server.url(u"/ws"_s), token);
    QVERIFY(admin.opened());
    const QJsonObject issued =
        admin.ask(u"token_issue"_s, {{u"name"_s, u"viewer"_s}, {u"expires"_s, 60}}).result();
    WireClient viewer(server.url(u"/ws"_s), issued.value(u"token"_s).toString().toLatin1());
    QVERIFY(viewer.opened());
    QCOMPARE(viewer.take(u"connection"_s).data.value(u"user"_s).toString(), u"viewer"_s);
}

void AdministrationTest::everythingIsForAdministrators()
{
    RunningServer server;
    const QByteArray token = server.token(u"operator"_s);
    QVERIFY(server.start());
    WireClient one(server.url(u"/ws"_s), token);
    QVERIFY(one.opened());
    const QList<std::pair<QString, QJsonObject>> requests {
        {u"clients"_s, {}},
        {u"client_drop"_s, {{u"client"_s, 1}}},
        {u"server"_s, {}},
        {u"server_listen"_s, {{u"enabled"_s, false}}},
        {u"accounts"_s, {}},
        {u"account_set"_s, {{u"name"_s, u"operator"_s}, {u"role"_s, u"admin"_s}}},
        {u"account_remove"_s, {{u"name"_s, u"operator"_s}}},
        {u"token_issue"_s, {{u"name"_s, u"operator"_s}, {u"expires"_s, 60}}},
    };
    for (const auto &[type, data] : requests)
        QCOMPARE(one.ask(type, data).code(), u"PERMISSION_DENIED"_s);
}

QTEST_GUILESS_MAIN(AdministrationTest)

#include "tst_administration.moc"
