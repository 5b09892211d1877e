// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/client.h"
#include "core/link/inprocesslink.h"
#include "core/service/alerts.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "tests/support/fakehost.h"
#include "tests/support/linkpair.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What a client is promised of alerts, over both links.
class TestClientAlerts : public QObject
{
    Q_OBJECT

    struct Setup
    {
        Setup()
        {
            config.alerts.rules =
                QStringList {u"crash: crashed, critical"_s, u"web: crashed, on web-*"_s};
            auto made = std::make_unique<FakeHost>();
            host = made.get();
            web = host->add(u"web-01"_s, State::Running);
            db = host->add(u"db-01"_s, State::Running);
            std::vector<std::unique_ptr<Host>> hosts;
            hosts.push_back(std::move(made));
            hub = std::make_unique<Hub>(std::move(hosts), config);
            consoles = std::make_unique<ConsoleHub>(*hub, config.limits);
            alerts = std::make_unique<Alerts>(*hub, config, directory.path());
            alerts->load();
            hub->open();
        }

        // A client of this user; it knows the alerts when this returns.
        std::unique_ptr<Client> join(const QString &user, const Grant &grant)
        {
            QFETCH(const bool, remote);
            auto client = std::make_unique<Client>();
            QSignalSpy reset(&client->alerts(), &AlertBook::reset);
            LinkPair pair = remote ? webSocketPair() : InProcessLink::makePair();
            sessions.push_back(std::make_unique<NativeSession>(
                SessionContext {*hub, *consoles, config, nullptr, alerts.get()},
                std::move(pair.second), Identity {user, grant, {}, {}, 0}));
            client->attach(std::move(pair.first));
            const bool isReady = QTest::qWaitFor(
                [&] { return reset.size() == 1 && hub->vms().size() == 2; }, 30'000);
            return isReady ? std::move(client) : nullptr;
        }

        std::unique_ptr<Client> admin(const QString &user = u"ada"_s)
        {
            return join(user, {Role::Admin, {}});
        }

        void crash(VmId vm) { host->stop(vm, StopReason::Crashed); }

        static QStringList names(const Client &client)
        {
            QStringList rules;
            for (const Alert &alert : client.alerts().alerts())
                rules.append(alert.rule);
            rules.sort();
            return rules;
        }

        static QString textOf(QFuture<Outcome> future)
        {
            if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
                return u"no answer"_s;
            return future.result() ? QString() : future.result().error().message;
        }

        QTemporaryDir directory;
        Config config;
        FakeHost *host = nullptr;
        VmId web;
        VmId db;
        std::unique_ptr<Hub> hub;
        std::unique_ptr<ConsoleHub> consoles;
        std::unique_ptr<Alerts> alerts;
        std::vector<std::unique_ptr<NativeSession>> sessions;
    };

    static void bothLinks()
    {
        QTest::addColumn<bool>("remote");
        QTest::newRow("in process") << false;
        QTest::newRow("web socket") << true;
    }

private slots:
    void tellsWhatFires_data() { bothLinks(); }
    void tellsWhatFires()
    {
        Setup s;
        const auto ada = s.admin();
        QVERIFY(ada && ada->alerts().isServed());
        QVERIFY(ada->alerts().alerts().isEmpty());
        QCOMPARE(ada->alerts().rules().size(), 2);
        QCOMPARE(ada->alerts().rules()[0].source, AlertRuleText::Source::Configuration);
        QSignalSpy changed(&ada->alerts(), &AlertBook::changed);
        s.crash(s.db);
        QTRY_COMPARE(s.names(*ada), QStringList {u"crash"_s});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(ada->alerts().alerts()[0].vm, s.db);
        QCOMPARE(ada->alerts().alerts()[0].severity, Severity::Critical);
        const auto late = s.admin(u"bob"_s);
        QVERIFY(late);
        QCOMPARE(s.names(*late), QStringList {u"crash"_s});
    }

    void sharesWhatPeopleDo_data() { bothLinks(); }
    void sharesWhatPeopleDo()
    {
        Setup s;
        const auto ada = s.admin();
        const auto bob = s.admin(u"bob"_s);
        QVERIFY(ada && bob);
        s.crash(s.db);
        QTRY_COMPARE(s.names(*ada).size(), 1);
        QTRY_COMPARE(s.names(*bob).size(), 1);
        const QString id = ada->alerts().alerts()[0].id;
        QCOMPARE(s.textOf(ada->alerts().snooze(id, 10min)), QString());
        QTRY_VERIFY(bob->alerts().alerts()[0].snoozedUntil);
        QSignalSpy changed(&bob->alerts(), &AlertBook::changed);
        QSignalSpy happened(bob.get(), &Client::happened);
        QCOMPARE(s.textOf(ada->alerts().acknowledge(id)), QString());
        QTRY_VERIFY(bob->alerts().alerts().isEmpty());
        QCOMPARE(changed[0][0].value<Alert>().acknowledgedBy, u"ada"_s);
        QTRY_COMPARE(happened.size(), 1);
        QCOMPARE(happened[0][0].value<Event>().by, u"ada"_s);
        QVERIFY(s.textOf(bob->alerts().acknowledge(id)).contains(u"no such alert"));
    }

    void changesRules_data() { bothLinks(); }
    void changesRules()
    {
        Setup s;
        const auto ada = s.admin();
        const auto bob = s.admin(u"bob"_s);
        QVERIFY(ada && bob);
        QVERIFY(s.textOf(ada->alerts().setRule(u"busy: cpu.heat > 1"_s)).contains(u"column 7"));
        QCOMPARE(s.textOf(ada->alerts().setRule(u"busy: cpu.utilization > 90 for 5m"_s)),
                 QString());
        QTRY_COMPARE(bob->alerts().rules().size(), 3);
        QCOMPARE(bob->alerts().rules()[2],
                 (AlertRuleText {u"busy: cpu.utilization > 90 for 5m"_s,
                                 AlertRuleText::Source::Protocol}));
        QVERIFY(s.textOf(bob->alerts().removeRule(u"crash"_s)).contains(u"config.yaml"));
        QCOMPARE(s.textOf(bob->alerts().removeRule(u"busy"_s)), QString());
        QTRY_COMPARE(ada->alerts().rules().size(), 2);
    }

    void asksForPermissions_data() { bothLinks(); }
    void asksForPermissions()
    {
        Setup s;
        const auto viewer = s.join(u"vera"_s, {Role::Viewer, {}});
        const auto some = s.join(u"oskar"_s, {Role::Operator, {u"db-*"_s}});
        const auto part = s.join(u"paul"_s, {Role::Admin, {u"db-*"_s}});
        QVERIFY(viewer && some && part);
        // Rules and alerts of VMs that are not to be seen are not there.
        QCOMPARE(some->alerts().rules().size(), 1);
        QCOMPARE(viewer->alerts().rules().size(), 2);
        s.crash(s.web);
        QTRY_COMPARE(s.names(*viewer), QStringList({u"crash"_s, u"web"_s}));
        s.crash(s.db);
        QTRY_COMPARE(s.names(*viewer).size(), 3);
        QTRY_COMPARE(s.names(*some), QStringList {u"crash"_s});
        const QString ofDb = some->alerts().alerts()[0].id;
        QString ofWeb;
        for (const Alert &alert : viewer->alerts().alerts())
            if (alert.vm == s.web)
                ofWeb = alert.id;
        QVERIFY(s.textOf(viewer->alerts().acknowledge(ofWeb)).contains(u"\"control\""));
        QVERIFY(s.textOf(viewer->alerts().snooze(ofWeb, 1min)).contains(u"\"control\""));
        QVERIFY(s.textOf(some->alerts().acknowledge(ofWeb)).contains(u"no such alert"));
        QVERIFY(s.textOf(some->alerts().snooze(ofWeb, 1min)).contains(u"no such alert"));
        for (const auto &client : {viewer.get(), some.get(), part.get()}) {
            QVERIFY(s.textOf(client->alerts().setRule(u"x: crashed"_s)).contains(u"\"admin\""));
            QVERIFY(s.textOf(client->alerts().removeRule(u"x"_s)).contains(u"\"admin\""));
        }
        QCOMPARE(s.textOf(some->alerts().acknowledge(ofDb)), QString());
    }

    void forgetsThoseOfRemovedVms_data() { bothLinks(); }
    void forgetsThoseOfRemovedVms()
    {
        Setup s;
        const auto ada = s.admin();
        QVERIFY(ada);
        s.crash(s.db);
        QTRY_COMPARE(s.names(*ada).size(), 1);
        s.host->remove(s.db);
        QTRY_VERIFY(ada->alerts().alerts().isEmpty());
    }

    void aServiceWithoutAlertsSaysSo_data() { bothLinks(); }
    void aServiceWithoutAlertsSaysSo()
    {
        QFETCH(const bool, remote);
        Setup s;
        Client client;
        LinkPair pair = remote ? webSocketPair() : InProcessLink::makePair();
        NativeSession session({*s.hub, *s.consoles, s.config}, std::move(pair.second),
                              {u"ada"_s, {Role::Admin, {}}, {}, {}, 0});
        client.attach(std::move(pair.first));
        QTRY_COMPARE(client.state(), Client::State::Live);
        QVERIFY(!client.alerts().isServed());
        QVERIFY(!s.textOf(client.alerts().setRule(u"x: crashed"_s)).isEmpty());
        QVERIFY(!s.textOf(client.alerts().acknowledge(u"x"_s)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestClientAlerts)

#include "tst_clientalerts.moc"
