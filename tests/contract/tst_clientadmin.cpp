// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/administration.h"
#include "core/service/audit.h"
#include "tests/contract/clientstage.h"
#include "tests/support/door.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QSignalSpy>

using namespace Guestwire;
using namespace Guestwire::Test;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

namespace {

class KeptAudit final : public Audit
{
public:
    void record(const AuditEntry &entry) override { entries.append(entry); }

    QStringList messages() const
    {
        QStringList texts;
        for (const AuditEntry &entry : entries)
            texts.append(entry.user + u" "_s + entry.subject + u": "_s + entry.message);
        return texts;
    }

    QList<AuditEntry> entries;
};

// A service that can be administered, with an administrator who is connected by either link, and
// others who came through the door.
struct Office
{
    explicit Office(bool remote, const Grant &grant = {Role::Admin, {}}) : stage(remote, grant)
    {
        door.addAccounts();
        door.listen();
        administration = std::make_unique<Administration>(
            Administration::Parts {door.config, door.accounts, door.passwords, door.tokens,
                                   *door.server, audit, door.directory.path(), [] {
                                       return QMap<QString, quint64> {{u"login"_s, 3}};
                                   }});
        enter(admin, {u"ann"_s, grant, {}, {}, 0}, nullptr, {});
    }

    ~Office()
    {
        admin.detach();
        sessions.clear();
    }

    NativeSession *enter(Client &client, const Identity &identity, const Tokens *tokens,
                         const QString &address)
    {
        auto pair = stage.links();
        sessions.push_back(std::make_unique<NativeSession>(
            SessionContext {*stage.hub, *stage.consoles, stage.config, tokens, nullptr, nullptr,
                            nullptr, nullptr, administration.get()},
            std::move(pair.second), identity));
        administration->enter(*sessions.back(), address);
        QObject::connect(&door.accounts, &Accounts::changed, sessions.back().get(),
                         &Session::review);
        client.attach(std::move(pair.first));
        return sessions.back().get();
    }

    NativeSession *enterAs(Client &client, const QString &user)
    {
        return enter(client, door.tokens.verify(door.token(user)).value(), &door.tokens,
                     u"192.0.2.7"_s);
    }

    bool isReady() const { return admin.state() == Client::State::Live; }
    ServerControl &control() { return admin.serverControl(); }

    KeptAudit audit;
    Door door;
    ClientStage stage;
    std::unique_ptr<Administration> administration;
    std::vector<std::unique_ptr<NativeSession>> sessions;
    Client admin;
};

template<typename T>
T waited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, patience))
        qFatal("no answer came");
    return future.result();
}

ErrorCode codeOf(const Outcome &outcome)
{
    return outcome ? ErrorCode::Unknown : outcome.error().code;
}

} // namespace

// What an administrator sees and does of the service, the same by both links.
class TestClientAdmin : public QObject
{
    Q_OBJECT

private slots:
    void listsWhoIsConnected_data() { bothLinks(); }
    void listsWhoIsConnected();
    void dropsAClientForGood_data() { bothLinks(); }
    void dropsAClientForGood();
    void dropsNeitherItselfNorTheWindow_data() { bothLinks(); }
    void dropsNeitherItselfNorTheWindow();
    void tellsOfTheDoor_data() { bothLinks(); }
    void tellsOfTheDoor();
    void makesAnAccount_data() { bothLinks(); }
    void makesAnAccount();
    void refusesAccountsThatMakeNoSense_data();
    void refusesAccountsThatMakeNoSense();
    void changesActOnOpenConnections_data() { bothLinks(); }
    void changesActOnOpenConnections();
    void keepsTheLastAdministrator_data() { bothLinks(); }
    void keepsTheLastAdministrator();
    void issuesTokens_data() { bothLinks(); }
    void issuesTokens();
    void switchesTheServer_data() { bothLinks(); }
    void switchesTheServer();
    void configurationComesFirst();
    void asksForAdminOnAllVms_data();
    void asksForAdminOnAllVms();
};

void TestClientAdmin::listsWhoIsConnected()
{
    QFETCH(const bool, remote);
    Office office(remote);
    Client other;
    office.enterAs(other, u"operator"_s);
    EVENTUALLY(office.isReady() && !other.vms().isEmpty());
    const VmId beta = office.stage.beta;
    const auto console = other.openConsole(beta, {}, false);
    QList<ClientInfo> clients;
    EVENTUALLY([&] {
        clients = waited(office.control().clients()).value();
        return clients.size() == 2 && clients[1].consoles == 1;
    }());
    QCOMPARE(clients[0].user, u"ann"_s);
    QVERIFY(clients[0].self && clients[0].address.isEmpty());
    QCOMPARE(clients[1].user, u"operator"_s);
    QCOMPARE(clients[1].address, u"192.0.2.7"_s);
    QCOMPARE(clients[1].route, u"native"_s);
    QVERIFY(clients[1].all && !clients[1].self);
    QCOMPARE(clients[1].topics, QStringList({u"state"_s, u"metrics"_s, u"events"_s}));
    QCOMPARE(clients[1].sent.has_value(), remote);
    QVERIFY(!remote || *clients[1].sent > 0);
    QVERIFY(qAbs(clients[1].since.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    other.detach();
    EVENTUALLY(waited(office.control().clients()).value().size() == 1);
}

void TestClientAdmin::dropsAClientForGood()
{
    QFETCH(const bool, remote);
    Office office(remote);
    Client other;
    office.enterAs(other, u"viewer"_s);
    QSignalSpy closed(&other, &Client::closed);
    EVENTUALLY(office.isReady() && other.state() == Client::State::Live);
    const ClientId id = waited(office.control().clients()).value().last().id;
    QVERIFY(waited(office.control().drop(id)));
    EVENTUALLY(closed.size() == 1);
    const auto code = closed[0][0].value<Protocol::CloseCode>();
    QCOMPARE(code, Protocol::CloseCode::Forbidden);
    QVERIFY(Protocol::isFinal(code));
    QVERIFY(office.audit.messages().contains(u"ann viewer: connection from 192.0.2.7 dropped"_s));
    EVENTUALLY(codeOf(waited(office.control().drop(id))) == ErrorCode::Conflict);
}

void TestClientAdmin::dropsNeitherItselfNorTheWindow()
{
    QFETCH(const bool, remote);
    Office office(remote);
    Client other;
    office.enter(other, {u"win"_s, {Role::Admin, {}}, {}, {}, 0}, nullptr, {});
    EVENTUALLY(office.isReady() && other.state() == Client::State::Live);
    for (const ClientInfo &client : waited(office.control().clients()).value())
        QCOMPARE(codeOf(waited(office.control().drop(client.id))), ErrorCode::Conflict);
    QCOMPARE(waited(office.control().clients()).value().size(), 2);
}

void TestClientAdmin::tellsOfTheDoor()
{
    QFETCH(const bool, remote);
    Office office(remote);
    EVENTUALLY(office.isReady());
    const ServerInfo info = waited(office.control().server()).value();
    QCOMPARE(info.addresses, office.door.server->urls());
    QVERIFY(!info.addresses.isEmpty());
    QVERIFY(info.enabled);
    QVERIFY(!info.certificate); // it listens without TLS
    QCOMPARE(info.limits.value(u"clients"_s), qint64(office.door.config.limits.clients));
    QCOMPARE(info.refusals, (QMap<QString, quint64> {{u"login"_s, 3}}));
}

void TestClientAdmin::makesAnAccount()
{
    QFETCH(const bool, remote);
    Office office(remote);
    EVENTUALLY(office.isReady());
    const AccountChange wish {u"bob"_s, true, Role::Operator, QStringList {u"web-*"_s},
                              u"a long enough secret"_s};
    QVERIFY(waited(office.control().setAccount(wish)));
    const auto account = office.door.accounts.find(u"bob"_s);
    QVERIFY(account);
    QCOMPARE(account->grant, (Grant {Role::Operator, {u"web-*"_s}}));
    QVERIFY(waited(
        office.door.passwords.verify(account->passwordHash, "a long enough secret").value()));
    QVERIFY(waited(office.control().accounts())
                .value()
                .contains(AccountInfo {u"bob"_s, {Role::Operator, {u"web-*"_s}}}));
    QCOMPARE(codeOf(waited(office.control().setAccount(wish))), ErrorCode::Conflict);
    const QString told = office.audit.messages().join(u'\n');
    QVERIFY2(told.contains(u"ann bob: added: role operator; VMs web-*"_s), qPrintable(told));
    QVERIFY(!told.contains(u"secret"_s));
}

void TestClientAdmin::refusesAccountsThatMakeNoSense_data()
{
    QTest::addColumn<AccountChange>("change");
    const QString good = u"a long enough secret"_s;
    QTest::newRow("no password") << AccountChange {u"bob"_s, true, Role::Viewer, {}, {}};
    QTest::newRow("no role") << AccountChange {u"bob"_s, true, {}, {}, good};
    QTest::newRow("short password") << AccountChange {u"bob"_s, true, Role::Viewer, {}, u"short"_s};
    QTest::newRow("the name as password")
        << AccountChange {u"bobbobbob"_s, true, Role::Viewer, {}, u"bobbobbob"_s};
    QTest::newRow("no name") << AccountChange {u"-x"_s, true, Role::Viewer, {}, good};
    QTest::newRow("nobody") << AccountChange {u"bob"_s, false, Role::Viewer, {}, {}};
}

void TestClientAdmin::refusesAccountsThatMakeNoSense()
{
    QFETCH(const AccountChange, change);
    Office office(true);
    EVENTUALLY(office.isReady());
    const auto before = office.door.accounts.all();
    QVERIFY(!waited(office.control().setAccount(change)));
    QCOMPARE(office.door.accounts.all(), before);
    QVERIFY(office.audit.entries.isEmpty());
}

void TestClientAdmin::changesActOnOpenConnections()
{
    QFETCH(const bool, remote);
    Office office(remote);
    Client other;
    office.enterAs(other, u"viewer"_s);
    QSignalSpy closed(&other, &Client::closed);
    const VmId beta = office.stage.beta;
    EVENTUALLY(office.isReady());
    QVERIFY(waited(
        office.control().setAccount({u"viewer"_s, false, Role::Operator, QStringList(), {}})));
    EVENTUALLY(other.vm(beta) && other.vm(beta)->permissions == permissionsOf(Role::Operator));
    QVERIFY(waited(office.control().removeAccount(u"viewer"_s)));
    EVENTUALLY(closed.size() == 1);
    QCOMPARE(closed[0][0].value<Protocol::CloseCode>(), Protocol::CloseCode::NotAuthenticated);
    QVERIFY(!office.door.accounts.find(u"viewer"_s));
}

void TestClientAdmin::keepsTheLastAdministrator()
{
    QFETCH(const bool, remote);
    Office office(remote);
    EVENTUALLY(office.isReady());
    ServerControl &control = office.control();
    QCOMPARE(codeOf(waited(control.removeAccount(u"admin"_s))), ErrorCode::Conflict);
    QCOMPARE(codeOf(waited(control.setAccount({u"admin"_s, false, Role::Operator, {}, {}}))),
             ErrorCode::Conflict);
    QCOMPARE(
        codeOf(waited(control.setAccount({u"admin"_s, false, {}, QStringList {u"web-*"_s}, {}}))),
        ErrorCode::Conflict);
    QVERIFY(waited(control.setAccount({u"operator"_s, false, Role::Admin, {}, {}})));
    QVERIFY(waited(control.removeAccount(u"admin"_s)));
}

void TestClientAdmin::issuesTokens()
{
    QFETCH(const bool, remote);
    Office office(remote);
    EVENTUALLY(office.isReady());
    const auto token =
        waited(office.control().issueToken(u"viewer"_s, std::chrono::hours(24))).value();
    const auto identity = office.door.tokens.verify(token.token.toLatin1());
    QVERIFY(identity);
    QCOMPARE(identity.value().user, u"viewer"_s);
    QVERIFY(qAbs(identity.value().expiresAt.secsTo(token.expiresAt)) <= 1);
    QCOMPARE(office.audit.messages(), QStringList {u"ann viewer: for 86400 seconds"_s});
    const auto none = waited(office.control().issueToken(u"nobody"_s, std::chrono::hours(1)));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Conflict);
}

void TestClientAdmin::switchesTheServer()
{
    QFETCH(const bool, remote);
    Office office(remote);
    EVENTUALLY(office.isReady());
    QSignalSpy wanted(office.administration.get(), &Administration::listeningWanted);
    QCOMPARE(codeOf(waited(office.control().setListening(false))), ErrorCode::Conflict);
    office.administration->offerSwitch();
    QVERIFY(waited(office.control().server()).value().switchable);
    QVERIFY(waited(office.control().setListening(false)));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toBool(), false);
    QVERIFY(!waited(office.control().server()).value().enabled);
    // Over a restart too.
    Administration again({office.door.config, office.door.accounts, office.door.passwords,
                          office.door.tokens, *office.door.server, office.audit,
                          office.door.directory.path(), [] { return QMap<QString, quint64>(); }});
    QVERIFY(again.load());
    QVERIFY(!again.isListeningWanted());
    QVERIFY(waited(office.control().setListening(true)));
    QVERIFY(again.load());
    QVERIFY(again.isListeningWanted());
    // One who came through the door can not shut it behind everybody.
    Client other;
    office.enterAs(other, u"admin"_s);
    EVENTUALLY(other.state() == Client::State::Live);
    QVERIFY(!waited(other.serverControl().server()).value().switchable);
    QCOMPARE(codeOf(waited(other.serverControl().setListening(false))), ErrorCode::Conflict);
}

void TestClientAdmin::configurationComesFirst()
{
    Office office(false);
    EVENTUALLY(office.isReady());
    office.administration->offerSwitch();
    office.door.config.webSocket.enabled = false;
    const ServerInfo info = waited(office.control().server()).value();
    QVERIFY(!info.switchable);
    QVERIFY(info.reason.contains(u"websocket.enabled"_s));
    QCOMPARE(codeOf(waited(office.control().setListening(true))), ErrorCode::Conflict);
}

void TestClientAdmin::asksForAdminOnAllVms_data()
{
    QTest::addColumn<bool>("remote");
    QTest::addColumn<Grant>("grant");
    for (const bool remote : {false, true}) {
        const char *link = remote ? "web socket" : "in process";
        QTest::addRow("%s, viewer", link) << remote << Grant {Role::Viewer, {}};
        QTest::addRow("%s, operator", link) << remote << Grant {Role::Operator, {}};
        QTest::addRow("%s, of a part", link) << remote << Grant {Role::Admin, {u"*"_s}};
    }
}

void TestClientAdmin::asksForAdminOnAllVms()
{
    QFETCH(const bool, remote);
    QFETCH(const Grant, grant);
    Office office(remote, grant);
    EVENTUALLY(office.isReady());
    office.administration->offerSwitch();
    ServerControl &control = office.control();
    const auto before = office.door.accounts.all();
    const auto denied = [](const auto &result) {
        return !result && result.error().code == ErrorCode::PermissionDenied;
    };
    QVERIFY(denied(waited(control.clients())));
    QVERIFY(denied(waited(control.drop(1))));
    QVERIFY(denied(waited(control.server())));
    QVERIFY(denied(waited(control.setListening(false))));
    QVERIFY(denied(waited(control.accounts())));
    QVERIFY(denied(waited(control.setAccount({u"viewer"_s, false, Role::Admin, {}, {}}))));
    QVERIFY(denied(waited(control.removeAccount(u"viewer"_s))));
    QVERIFY(denied(waited(control.issueToken(u"admin"_s, std::chrono::hours(1)))));
    QCOMPARE(office.door.accounts.all(), before);
    QVERIFY(office.administration->isListeningWanted());
}

QTEST_GUILESS_MAIN(TestClientAdmin)

#include "tst_clientadmin.moc"
