// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

const QString ownVm = u"00000000-0000-0000-0000-0000000000a1"_s;

// What the contract allows, and what a machine with much else to do may add.
constexpr int soon = 1000 + 4000; // ms

// A host of libvirt's test driver with two VMs that have serial consoles.
constexpr char hostXml[] = R"(<node>
  <domain type='test'>
    <name>own</name><uuid>00000000-0000-0000-0000-0000000000a1</uuid><memory>65536</memory><vcpu>1</vcpu>
    <os><type>hvm</type></os>
    <devices><serial type='pty'><target port='0'/></serial><console type='pty'><target type='serial'/></console></devices>
  </domain>
  <domain type='test'>
    <name>other</name><uuid>00000000-0000-0000-0000-0000000000a2</uuid><memory>65536</memory><vcpu>1</vcpu>
    <os><type>hvm</type></os>
    <devices><serial type='pty'><target port='0'/></serial><console type='pty'><target type='serial'/></console></devices>
  </domain>
</node>
)";

struct TokenPair
{
    QByteArray access;
    QByteArray refresh;
};

} // namespace

// What was allowed when it began ends, or changes, within a second of what took it away: on every
// route, and for consoles that are open.
class AccessLifeTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    QString hostUri() const { return u"test://"_s + m_directory.filePath(u"host.xml"_s); }

    static QJsonObject post(const RunningServer &server, const QString &path,
                            const QJsonObject &body, int expected = 200)
    {
        QNetworkAccessManager http;
        QNetworkRequest request(QUrl(u"http://%1/api/v1/%2"_s.arg(server.address(), path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply =
            http.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, patience))
            return {};
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status != expected)
            qWarning("%s was answered with %d", qPrintable(path), status);
        return status == expected ? QJsonDocument::fromJson(reply->readAll()).object()
                                  : QJsonObject();
    }

    static TokenPair pairIn(const QJsonObject &answer)
    {
        return {answer.value("accessToken"_L1).toString().toLatin1(),
                answer.value("refreshToken"_L1).toString().toLatin1()};
    }

    static TokenPair logIn(const RunningServer &server, const QString &user)
    {
        return pairIn(post(server, u"login"_s,
                           {{u"username"_s, user},
                            {u"password"_s, QString::fromLatin1(RunningServer::password)}}));
    }

    // One connection on each route, with a console open on the first and the third.
    struct Connections
    {
        Connections(const RunningServer &server, const QByteArray &token)
            : native(server.url(u"/ws"_s), token)
            , vm(server.url(u"/ws/vms/own"_s), token)
            , console(server.url(u"/ws/vms/own/console"_s), token)
        {
        }

        bool opened()
        {
            if (!native.opened() || !vm.opened() || !console.opened())
                return false;
            const auto answer = native.ask(u"console_open"_s, {{u"vm"_s, ownVm}, {u"write"_s, true}});
            channel = quint32(
                answer.data.value("result"_L1).toObject().value("channel"_L1).toInteger());
            return answer.succeeded() && channel > 0;
        }

        bool ended(int code)
        {
            QElapsedTimer clock;
            clock.start();
            for (WireClient *client : {&native, &vm, &console})
                if (const int closed = client->closeCode(); closed != code) {
                    qWarning("closed with %d instead of %d", closed, code);
                    return false;
                }
            return clock.elapsed() < soon;
        }

        WireClient native;
        WireClient vm;
        WireClient console;
        quint32 channel = 0;
    };

private slots:
    void initTestCase()
    {
        QFile file(m_directory.filePath(u"host.xml"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(hostXml), qint64(qstrlen(hostXml)));
    }

    void endsWhatWasTakenAway_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code");
        QTest::newRow("account removed") << u"remove"_s << 4501;
        QTest::newRow("password changed") << u"password"_s << 4501;
        QTest::newRow("logged out") << u"logout"_s << 4501;
        QTest::newRow("refresh token stolen") << u"reuse"_s << 4501;
        QTest::newRow("signing key replaced twice") << u"rotate"_s << 4003;
    }
    void endsWhatWasTakenAway()
    {
        QFETCH(const QString, what);
        QFETCH(const int, code);
        RunningServer server({}, hostUri());
        QVERIFY(server.addUser(u"ada"_s, u"operator"_s));
        QVERIFY(server.addUser(u"bob"_s, u"operator"_s));
        QVERIFY(server.start());
        const TokenPair ada = logIn(server, u"ada"_s);
        QVERIFY(!ada.access.isEmpty());
        Connections connections(server, ada.access);
        QVERIFY(connections.opened());
        WireClient bystander(server.url(u"/ws"_s), logIn(server, u"bob"_s).access);
        QVERIFY(bystander.opened());
        const QJsonObject refresh {{u"refreshToken"_s, QString::fromLatin1(ada.refresh)}};
        if (what == u"remove"_s) {
            QVERIFY(server.removeUser(u"ada"_s));
        } else if (what == u"password"_s) {
            QCOMPARE(
                server.run({u"user"_s, u"set-password"_s, u"ada"_s}, "another horse\n").status, 0);
        } else if (what == u"logout"_s) {
            post(server, u"logout"_s, refresh, 204);
        } else if (what == u"reuse"_s) {
            QVERIFY(!post(server, u"refresh"_s, refresh).isEmpty());
            QVERIFY(connections.native.isOpen());
            post(server, u"refresh"_s, refresh, 401);
        } else {
            QCOMPARE(server.run({u"token"_s, u"rotate-key"_s}).status, 0);
            QVERIFY(!post(server, u"refresh"_s, refresh).isEmpty());
            QVERIFY(connections.native.ask(u"details"_s, {{u"vm"_s, ownVm}}).succeeded());
            QCOMPARE(server.run({u"token"_s, u"rotate-key"_s}).status, 0);
        }
        QVERIFY(connections.ended(code));
        if (what == u"rotate"_s) {
            QCOMPARE(bystander.closeCode(), 4003); // everybody's; a new token is to be had
            return;
        }
        bystander.send(u"heartbeat"_s);
        QCOMPARE(bystander.take(u"heartbeat"_s).type, u"heartbeat"_s);
    }

    void tokensThatExpireEndConsolesToo()
    {
        RunningServer server({}, hostUri());
        QVERIFY(server.addUser(u"ada"_s, u"operator"_s));
        QVERIFY(server.start());
        // On a busy machine a token may be over before all is open.
        for (const QString &expires : {u"5s"_s, u"20s"_s, u"60s"_s}) {
            Connections connections(server, server.token(u"ada"_s, expires));
            if (!QTest::qWaitFor([&] { return connections.console.isOpen(); }, 4000)
                || !connections.opened())
                continue;
            QCOMPARE(connections.native.closeCode(), 4003);
            QVERIFY(connections.ended(4003));
            return;
        }
        QFAIL("no token lived long enough to connect with it");
    }

    // Down: whoever may only watch types nothing more, and is thrown out of consoles.
    void anotherRoleActsOnConsoles()
    {
        RunningServer server({}, hostUri());
        QVERIFY(server.addUser(u"ada"_s, u"operator"_s));
        QVERIFY(server.start());
        Connections connections(server, server.token(u"ada"_s));
        QVERIFY(connections.opened());
        QVERIFY(server.changeRole(u"ada"_s, u"viewer"_s));
        QElapsedTimer clock;
        clock.start();
        // The test driver has no consoles, which is told of the channel as well.
        const auto isItsEnd = [&](const QJsonObject &data) {
            return data.value("channel"_L1).toInteger() == connections.channel
                && data.value("code"_L1) == "VM_NOT_FOUND"_L1;
        };
        QCOMPARE(connections.native.take(u"error"_s, isItsEnd).type, u"error"_s);
        QCOMPARE(connections.console.closeCode(), 4503);
        QVERIFY2(clock.elapsed() < soon, qPrintable(QString::number(clock.elapsed())));
        // What a viewer may do goes on.
        QVERIFY(connections.vm.isOpen());
        connections.vm.send(u"command"_s, {{u"action"_s, u"suspend"_s}, {u"requestId"_s, u"s"_s}});
        QCOMPARE(connections.vm.answer(u"s"_s).code(), u"PERMISSION_DENIED"_s);
        QCOMPARE(
            connections.native.ask(u"console_open"_s, {{u"vm"_s, ownVm}}).code(),
            u"PERMISSION_DENIED"_s);
    }

    // Another grant: the VM is not there any more.
    void anotherGrantHidesVms()
    {
        RunningServer server({}, hostUri());
        QVERIFY(server.addUser(u"ada"_s, u"operator"_s));
        QVERIFY(server.start());
        Connections connections(server, server.token(u"ada"_s));
        QVERIFY(connections.opened());
        QVERIFY(connections.native
                    .ask(u"subscribe"_s,
                         {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"state"_s}}})
                    .succeeded());
        QVERIFY(server.changeVms(u"ada"_s, {u"other"_s}));
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(connections.vm.closeCode(), 4503);
        QCOMPARE(connections.console.closeCode(), 4503);
        const auto isShort = [](const QJsonObject &data) {
            return data.value("vms"_L1).toArray().size() == 1;
        };
        QCOMPARE(connections.native.take(u"vms"_s, isShort).type, u"vms"_s);
        QVERIFY2(clock.elapsed() < soon, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(connections.native.ask(u"details"_s, {{u"vm"_s, ownVm}}).code(),
                 u"VM_NOT_FOUND"_s);
    }
};

QTEST_GUILESS_MAIN(AccessLifeTest)
#include "tst_accesslife.moc"
