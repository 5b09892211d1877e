// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/door.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray loginOf(const QString &user, const QByteArray &password)
{
    return json({{u"username"_s, user}, {u"password"_s, QString::fromUtf8(password)}});
}

const QByteArray right = loginOf(u"operator"_s, Door::password);
const QByteArray wrong = loginOf(u"operator"_s, "wrong horse battery");
const QByteArray nobody = loginOf(u"nobody"_s, Door::password);

struct KeptAudit final : Audit
{
    void record(const AuditEntry &entry) override { entries.append(entry); }
    QList<AuditEntry> entries;
};

} // namespace

// POST /api/v1/…
class FrontDoorApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Door> m_door;
    QUrl m_url;

    Reply call(const QByteArray &name, const QByteArray &body, const QByteArray &fields = {}) const
    {
        return exchange(m_url, post(m_url, "/api/v1/" + name, body, fields));
    }

    static QByteArray refreshTokenIn(const Reply &reply)
    {
        return json({{u"refreshToken"_s, reply.json().value("refreshToken"_L1)}});
    }

private slots:
    void init()
    {
        m_door = std::make_unique<Door>();
        m_url = m_door->listen();
    }

    void logsIn()
    {
        m_door->addAccounts();
        const Reply reply = call("login", right);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.field("cache-control"), QByteArray("no-store"));
        const QJsonObject answer = reply.json();
        QCOMPARE(answer.keys(), QStringList({u"accessToken"_s, u"expiresIn"_s, u"refreshToken"_s}));
        QCOMPARE(answer.value("expiresIn"_L1).toInt(), 900);
        const auto identity =
            m_door->tokens.verify(answer.value("accessToken"_L1).toString().toLatin1());
        QVERIFY(identity);
        QCOMPARE(identity.value().user, u"operator"_s);
    }

    void saysTheSameToWrongPasswordsAndUnknownUsers()
    {
        m_door->addAccounts();
        const Reply first = call("login", wrong);
        const Reply second = call("login", nobody);
        QCOMPARE(first.status, 401);
        QCOMPARE(first.errorCode(), u"AUTH_ERROR"_s);
        QCOMPARE(first.field("www-authenticate"), QByteArray("Bearer"));
        QCOMPARE(second.status, 401);
        QCOMPARE(second.body, first.body);
    }

    void asksForSetUpWhileThereAreNoAccounts()
    {
        const Reply reply = call("login", right);
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.errorCode(), u"SETUP_REQUIRED"_s);
    }

    void slowsDownWhoeverGuesses()
    {
        m_door->config.limits.passwordAttemptsPerMinute = 2;
        m_url = m_door->listen();
        m_door->addAccounts();
        QCOMPARE(call("login", wrong).status, 401);
        QCOMPARE(call("login", nobody).status, 401);
        const Reply third = call("login", right);
        QCOMPARE(third.status, 429);
        QCOMPARE(third.errorCode(), u"RATE_LIMITED"_s);
        QVERIFY(third.field("retry-after").toInt() > 0);
    }

    void hashesOnlyAFewPasswordsAtOnce()
    {
        m_door->addAccounts();
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 4; ++i) {
            clients.push_back(std::make_unique<RawClient>(m_url));
            QVERIFY(clients.back()->connected());
        }
        for (const auto &client : clients)
            client->send(post(m_url, "/api/v1/login", right));
        QList<int> statuses;
        for (const auto &client : clients)
            statuses.append(client->reply().status);
        QCOMPARE(statuses.count(200), 2);
        QCOMPARE(statuses.count(429), 2);
    }

    void answersOthersWhileItHashes()
    {
        m_door->addAccounts();
        RawClient client(m_url);
        QVERIFY(client.connected());
        client.send(post(m_url, "/api/v1/login", right));
        QCOMPARE(exchange(m_url, get(m_url, "/healthz")).status, 200);
        QVERIFY(client.received.isEmpty());
        QCOMPARE(client.reply().status, 200);
    }

    void forgetsWhoLeavesWhileItHashes()
    {
        m_door->addAccounts();
        {
            RawClient client(m_url);
            QVERIFY(client.connected());
            client.send(post(m_url, "/api/v1/login", right));
            QCOMPARE(exchange(m_url, get(m_url, "/healthz")).status, 200);
        }
        QCOMPARE(call("login", right).status, 200);
    }

    void rotatesRefreshTokens()
    {
        m_door->addAccounts();
        const Reply first = call("login", right);
        const Reply second = call("refresh", refreshTokenIn(first));
        QCOMPARE(second.status, 200);
        QCOMPARE(second.json().keys(), first.json().keys());
        const Reply stolen = call("refresh", refreshTokenIn(first));
        QCOMPARE(stolen.status, 401);
        QCOMPARE(stolen.errorCode(), u"AUTH_ERROR"_s);
        QCOMPARE(call("refresh", refreshTokenIn(second)).status, 401);
    }

    void logsOut()
    {
        m_door->addAccounts();
        const Reply login = call("login", right);
        QCOMPARE(call("logout", refreshTokenIn(login)).status, 204);
        QCOMPARE(call("refresh", refreshTokenIn(login)).status, 401);
        QCOMPARE(call("logout", R"({"refreshToken":"nonsense"})").status, 401);
    }

    // Whoever has an access token of it is out as well.
    void aLogInThatEndedTakesItsAccessTokensAlong()
    {
        m_door->addAccounts();
        const Reply login = call("login", right);
        const QByteArray bearer =
            "Authorization: Bearer " + login.json().value("accessToken"_L1).toString().toLatin1()
            + "\r\n";
        const Reply ticket = call("ticket", "{}", bearer);
        QCOMPARE(ticket.status, 200);
        QCOMPARE(call("logout", refreshTokenIn(login)).status, 204);
        QCOMPARE(call("ticket", "{}", bearer).status, 401);
        const QByteArray path = "/ws?ticket=" + ticket.json().value("ticket"_L1).toString().toLatin1();
        QCOMPARE(exchange(m_url, upgrade(m_url, path)).status, 401);
    }

    void aStolenRefreshTokenIsTold()
    {
        KeptAudit audit;
        m_door->audit = &audit;
        m_url = m_door->listen();
        m_door->addAccounts();
        const Reply first = call("login", right);
        const Reply second = call("refresh", refreshTokenIn(first));
        const QByteArray bearer =
            "Authorization: Bearer " + second.json().value("accessToken"_L1).toString().toLatin1()
            + "\r\n";
        QCOMPARE(call("refresh", refreshTokenIn(first)).status, 401);
        QCOMPARE(audit.entries.last().kind, AuditEntry::Kind::TokenRevoked);
        QCOMPARE(audit.entries.last().user, u"operator"_s);
        QCOMPARE(audit.entries.last().address, u"127.0.0.1"_s);
        QCOMPARE(call("ticket", "{}", bearer).status, 401);
        // What never was one is a failed log-in, as before.
        QCOMPARE(call("refresh", R"({"refreshToken":"nonsense"})").status, 401);
        QCOMPARE(audit.entries.last().kind, AuditEntry::Kind::LoginFailed);
    }

    void logsInWithAPairingCodeOnce()
    {
        KeptAudit audit;
        m_door->audit = &audit;
        m_url = m_door->listen();
        m_door->addAccounts();
        const QByteArray code = m_door->pairingCodes.make(u"viewer"_s).value();
        const QByteArray body = json({{u"code"_s, QString::fromLatin1(code)}});
        const Reply paired = call("pair", body);
        QCOMPARE(paired.status, 200);
        QCOMPARE(paired.field("cache-control"), QByteArray("no-store"));
        QCOMPARE(paired.json().keys(), call("login", right).json().keys());
        const auto identity = m_door->tokens.verify(
            paired.json().value("accessToken"_L1).toString().toLatin1());
        QVERIFY(identity);
        QCOMPARE(identity.value().user, u"viewer"_s);
        QCOMPARE(audit.entries.first().kind, AuditEntry::Kind::Login);
        QCOMPARE(audit.entries.first().user, u"viewer"_s);
        const Reply again = call("pair", body);
        QCOMPARE(again.status, 401);
        QCOMPARE(again.errorCode(), u"AUTH_ERROR"_s);
        QCOMPARE(audit.entries.last().kind, AuditEntry::Kind::LoginFailed);
        QCOMPARE(call("refresh", refreshTokenIn(paired)).status, 200);
    }

    void keepsTroubleWithItsFilesFromStrangers()
    {
        KeptAudit audit;
        m_door->audit = &audit;
        m_url = m_door->listen();
        QFile file(m_door->directory.filePath(u"pairing-codes.json"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.close();
        const Reply reply = call("pair", R"({"code":"0"})");
        QCOMPARE(reply.status, 503);
        QVERIFY(!reply.body.contains("pairing-codes"));
        QVERIFY(audit.entries.last().message.contains(file.fileName()));
    }

    void slowsDownWhoeverGuessesPairingCodes()
    {
        m_door->addAccounts();
        const QByteArray body = R"({"code":"0123456789abcdefghjkmnpqrs"})";
        for (int i = 0; i < 5; ++i)
            QCOMPARE(call("pair", body).status, 401);
        const Reply limited = call("pair", body);
        QCOMPARE(limited.status, 429);
        QVERIFY(limited.field("retry-after").toInt() > 0);
    }

    void givesTickets()
    {
        m_door->addAccounts();
        const QByteArray bearer = "Authorization: Bearer " + m_door->token(u"viewer"_s) + "\r\n";
        const Reply reply = call("ticket", "{}", bearer);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json().value("expiresIn"_L1).toInt(), 30);
        const auto identity =
            m_door->tickets.redeem(reply.json().value("ticket"_L1).toString().toLatin1());
        QVERIFY(identity);
        QCOMPARE(identity.value().user, u"viewer"_s);
        QCOMPARE(call("ticket", {}, bearer).status, 200);
        const QByteArray bare = "POST /api/v1/ticket HTTP/1.1\r\nHost: "
            + m_url.authority().toLatin1() + "\r\n" + bearer + "Content-Length: 0\r\n\r\n";
        QCOMPARE(exchange(m_url, bare).status, 200);
        for (const QByteArray &fields :
             {QByteArray(), QByteArray("Authorization: Bearer nonsense\r\n"),
              QByteArray("Authorization: Basic YTpi\r\n")}) {
            const Reply refusal = call("ticket", "{}", fields);
            QCOMPARE(refusal.status, 401);
            QCOMPARE(refusal.errorCode(), u"AUTH_ERROR"_s);
        }
        // Whoever has only the URL of a socket gets no further ticket with it.
        const Reply url = exchange(
            m_url, post(m_url, "/api/v1/ticket?token=" + m_door->token(u"viewer"_s), "{}"));
        QCOMPARE(url.status, 401);
    }

    void makesTheFirstAdministrator()
    {
        const QString code = m_door->setupCode.make();
        const auto body = [](const QString &setupCode, const QString &user,
                             const QByteArray &password) {
            return json({{u"code"_s, setupCode},
                         {u"username"_s, user},
                         {u"password"_s, QString::fromUtf8(password)}});
        };
        QCOMPARE(call("setup", body(u"wrong"_s, u"root"_s, Door::password)).status, 401);
        QCOMPARE(call("setup", body(code, u"root"_s, "short")).status, 400);
        QCOMPARE(call("setup", body(code, u"../root"_s, Door::password)).status, 400);
        QVERIFY(m_door->accounts.isEmpty());
        const Reply made = call("setup", body(code, u"root"_s, Door::password));
        QCOMPARE(made.status, 200);
        const auto identity =
            m_door->tokens.verify(made.json().value("accessToken"_L1).toString().toLatin1());
        QVERIFY(identity);
        QCOMPARE(identity.value().grant.role, Role::Admin);
        const Reply again = call("setup", body(code, u"second"_s, Door::password));
        QCOMPARE(again.status, 409);
        QCOMPARE(again.errorCode(), u"CONFLICT"_s);
    }

    void refusesBodiesThatAreNotExact_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no body") << QByteArray("login") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("login") << QByteArray("username=operator");
        QTest::newRow("list") << QByteArray("login") << QByteArray("[]");
        QTest::newRow("missing") << QByteArray("login") << QByteArray(R"({"username":"operator"})");
        QTest::newRow("too many") << QByteArray(
            "login") << QByteArray(R"({"username":"a","password":"b","remember":true})");
        QTest::newRow("misspelled")
            << QByteArray("login") << QByteArray(R"({"user":"a","password":"b"})");
        QTest::newRow("number") << QByteArray("login")
                                << QByteArray(R"({"username":"a","password":1})");
        QTest::newRow("two documents") << QByteArray("login") << right + right;
        QTest::newRow("refresh") << QByteArray("refresh") << QByteArray("{}");
        QTest::newRow("ticket") << QByteArray("ticket") << QByteArray(R"({"vm":"web"})");
    }

    void refusesBodiesThatAreNotExact()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, body);
        m_door->addAccounts();
        const Reply reply = call(name, body);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.errorCode(), u"INVALID_MESSAGE"_s);
    }

    void refusesAForeignPage()
    {
        m_door->addAccounts();
        const Reply foreign = call("login", right, "Origin: https://evil.example\r\n");
        QCOMPARE(foreign.status, 403);
        QCOMPARE(foreign.errorCode(), u"PERMISSION_DENIED"_s);
        const QByteArray own = "Origin: http://" + m_url.authority().toLatin1() + "\r\n";
        QCOMPARE(call("login", right, own).status, 200);
    }
};

QTEST_GUILESS_MAIN(FrontDoorApiTest)
#include "tst_frontdoorapi.moc"
