// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/rawwebsocket.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <algorithm>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

const QString testVm = u"6695eb01-f6a4-8304-79aa-97f2502e193f"_s;

int statusOfLogin(const RunningServer &server, const QString &user, const QString &password)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(u"http://"_s + server.address() + u"/api/v1/login"_s));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QJsonObject body {{u"username"_s, user}, {u"password"_s, password}};
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, QJsonDocument(body).toJson()));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, patience))
        return 0;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QList<QJsonObject> entriesOf(const RunningServer &server)
{
    QFile file(server.statePath(u"audit.jsonl"_s));
    QList<QJsonObject> entries;
    if (file.open(QFile::ReadOnly))
        while (!file.atEnd())
            entries.append(QJsonDocument::fromJson(file.readLine()).object());
    return entries;
}

bool tells(const QList<QJsonObject> &entries, const QJsonObject &members)
{
    return std::ranges::any_of(entries, [&members](const QJsonObject &entry) {
        return std::ranges::all_of(members.keys(), [&](const QString &key) {
            return entry.value(key) == members.value(key);
        });
    });
}

} // namespace

// What the program keeps of who did what.
class AuditTrailTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhoDidWhat();
    void namesALineThatWasChanged();
    void holdsAfterAKill();
};

void AuditTrailTest::keepsWhoDidWhat()
{
    RunningServer server("limits: {clientsPerUser: 2}\n");
    const QByteArray viewerToken = server.token(u"viewer"_s);
    const QByteArray operatorToken = server.token(u"operator"_s);
    QVERIFY(server.start());
    QCOMPARE(statusOfLogin(server, u"viewer"_s, u"wrong password"_s), 401);
    QCOMPARE(statusOfLogin(server, u"viewer"_s, u"correct horse battery"_s), 200);
    QCOMPARE(RawWebSocket(server.url(), "/ws", "a.b.c").status(), 401);
    {
        WireClient viewer(server.url(u"/ws/vms/test"_s), viewerToken);
        QVERIFY(viewer.opened());
        QCOMPARE(viewer.ask(u"command"_s, {{u"action"_s, u"suspend"_s}}).code(),
                 u"PERMISSION_DENIED"_s);
        WireClient second(server.url(u"/ws"_s), operatorToken);
        QVERIFY(second.opened());
        WireClient first(server.url(u"/ws/vms/test"_s), operatorToken);
        QVERIFY(first.opened());
        QVERIFY(first.ask(u"command"_s, {{u"action"_s, u"suspend"_s}}).succeeded());
        QCOMPARE(first.ask(u"command"_s, {{u"action"_s, u"suspend"_s}}).code(), u"CONFLICT"_s);
        QVERIFY(RawWebSocket(server.url(), "/ws", operatorToken).status() >= 400);
    }
    server.terminate();
    QCOMPARE(server.exitStatus(), 0);
    QVERIFY(server.removeUser(u"viewer"_s));

    const auto entries = entriesOf(server);
    const auto kept = [&entries](const QJsonObject &members) { return tells(entries, members); };
    QVERIFY(kept({{u"kind"_s, u"account"_s}, {u"subject"_s, u"operator"_s}}));
    QVERIFY(kept({{u"kind"_s, u"token-issued"_s}, {u"subject"_s, u"operator"_s}}));
    QVERIFY(kept({{u"kind"_s, u"started"_s}}));
    QVERIFY(
        kept({{u"kind"_s, u"configuration"_s},
              {u"message"_s, u"not the default: listen, libvirt.uris, limits.clientsPerUser"_s}}));
    const QString here = u"127.0.0.1"_s;
    QVERIFY(kept({{u"kind"_s, u"login-failed"_s}, {u"user"_s, u"viewer"_s}, {u"address"_s, here}}));
    QVERIFY(kept({{u"kind"_s, u"login"_s}, {u"user"_s, u"viewer"_s}, {u"address"_s, here}}));
    QVERIFY(kept({{u"kind"_s, u"login-failed"_s}, {u"subject"_s, u"/ws"_s}}));
    QVERIFY(kept({{u"kind"_s, u"session-opened"_s}, {u"user"_s, u"viewer"_s}, {u"vm"_s, testVm}}));
    QVERIFY(kept({{u"kind"_s, u"denied"_s}, {u"user"_s, u"viewer"_s}}));
    QJsonObject command {{u"kind"_s, u"command"_s},
                         {u"user"_s, u"operator"_s},
                         {u"vm"_s, testVm},
                         {u"subject"_s, u"suspend"_s},
                         {u"message"_s, u"done"_s}};
    QVERIFY(kept(command));
    QVERIFY(kept({{u"kind"_s, u"limit"_s}, {u"user"_s, u"operator"_s}}));
    QVERIFY(kept({{u"kind"_s, u"session-closed"_s}, {u"user"_s, u"operator"_s}}));
    QVERIFY(kept({{u"kind"_s, u"stopped"_s}}));
    QVERIFY(kept({{u"kind"_s, u"account"_s},
                  {u"subject"_s, u"viewer"_s},
                  {u"message"_s, u"on the command line: removed, tokens revoked"_s}}));
    QCOMPARE(server.run({u"audit"_s, u"verify"_s}).status, 0);
}

void AuditTrailTest::namesALineThatWasChanged()
{
    RunningServer server;
    QVERIFY(server.addUser(u"ada"_s, u"viewer"_s));
    QVERIFY(server.addUser(u"bob"_s, u"viewer"_s));
    const auto whole = server.run({u"audit"_s, u"verify"_s});
    QCOMPARE(whole.status, 0);
    QVERIFY(whole.out.startsWith("3 lines since "));

    const QString path = server.statePath(u"audit.jsonl"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite));
    const QByteArray changed = file.readAll().replace("added as viewer", "added as admin!");
    QVERIFY(file.seek(0));
    QCOMPARE(file.write(changed), changed.size());
    file.close();
    for (const QStringList &arguments :
         {QStringList {u"audit"_s, u"verify"_s}, QStringList {u"audit"_s, u"verify"_s, path}}) {
        const auto broken = server.run(arguments);
        QCOMPARE(broken.status, 1);
        QVERIFY2(broken.err.startsWith(QByteArray("guestwire: " + path.toUtf8() + ":2: ")),
                 broken.err.constData());
    }
}

void AuditTrailTest::holdsAfterAKill()
{
    RunningServer server;
    QVERIFY(server.addUser(u"viewer"_s, u"viewer"_s));
    QVERIFY(server.start());
    QCOMPARE(statusOfLogin(server, u"viewer"_s, u"correct horse battery"_s), 200);
    QTRY_VERIFY_WITH_TIMEOUT(tells(entriesOf(server), {{u"kind"_s, u"login"_s}}), patience);
    server.kill();
    QVERIFY(!server.exitStatus());
    // As if it had been in the middle of a line.
    QFile file(server.statePath(u"audit.jsonl"_s));
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.resize(file.size() - 20));
    const auto torn = server.run({u"audit"_s, u"verify"_s});
    QCOMPARE(torn.status, 1);
    QVERIFY2(torn.err.contains(": this line was cut off"), torn.err.constData());

    QVERIFY(server.start());
    server.terminate();
    QCOMPARE(server.exitStatus(), 0);
    QVERIFY(tells(entriesOf(server), {{u"kind"_s, u"repaired"_s}}));
    const auto repaired = server.run({u"audit"_s, u"verify"_s});
    QCOMPARE(repaired.status, 0);
    QVERIFY2(repaired.out.contains(": was cut off when"), repaired.out.constData());
}

QTEST_GUILESS_MAIN(AuditTrailTest)
#include "tst_audittrail.moc"
