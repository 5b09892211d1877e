// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/accounts.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "core/service/passwords.h"
#include "tests/support/fakehost.h"
#include "tests/support/fakelink.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Protocol;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What a session costs, and how fast it may ask: over a link whose queue the test decides.
class TestSession : public QObject
{
    Q_OBJECT

    struct Setup
    {
        explicit Setup(const Config &configuration = {}, std::chrono::seconds lifetime = 1h)
            : config(configuration)
            , accounts(directory.path())
            , tokens(accounts, directory.path())
        {
            auto made = std::make_unique<FakeHost>();
            host = made.get();
            vm = host->add(u"alpha"_s, Guestwire::State::Running);
            std::vector<std::unique_ptr<Host>> hosts;
            hosts.push_back(std::move(made));
            hub = std::make_unique<Hub>(std::move(hosts), config);
            consoles = std::make_unique<ConsoleHub>(*hub, config.limits);
            hub->open();
            auto hash = hashPassword("correct horse");
            ready = hash && accounts.load() && tokens.load()
                && accounts.add(u"ada"_s, {Role::Operator, {}}, hash.value());
            const auto token = tokens.issue(u"ada"_s, lifetime);
            const auto identity = token ? tokens.verify(token.value()) : token.error();
            auto owned = std::make_unique<FakeLink>();
            link = owned.get();
            session = std::make_unique<NativeSession>(
                SessionContext {*hub, *consoles, config, &tokens}, std::move(owned),
                identity ? identity.value() : Identity {});
        }

        void receive(const Message &message) { emit link->received(message); }

        void subscribe()
        {
            receive(Subscribe {u"s"_s, true, {}, Topic::State | Topic::Metrics | Topic::Events});
        }

        void tick(std::chrono::seconds taken)
        {
            Counters counters;
            counters.vm = vm;
            counters.taken = taken;
            counters.at = QDateTime::currentDateTimeUtc();
            counters.values.set(Metric::MemoryUsed, double(taken.count()));
            host->count(counters);
            host->sampleAll();
            QSignalSpy sampled(hub.get(), &Hub::sampled);
            sampled.wait();
        }

        QTemporaryDir directory;
        Config config;
        Accounts accounts;
        Tokens tokens;
        FakeHost *host = nullptr;
        VmId vm;
        std::unique_ptr<Hub> hub;
        std::unique_ptr<ConsoleHub> consoles;
        std::unique_ptr<NativeSession> session;
        FakeLink *link = nullptr; // owned by the session
        bool ready = false;
    };

private slots:

    void aSlowClientGetsTheNewestSampleOnly()
    {
        Setup s;
        QVERIFY(s.ready);
        QTRY_COMPARE(s.hub->vms().size(), 1);
        s.subscribe();
        s.tick(10s);
        const qsizetype before = s.link->all<Metrics>().size();
        QVERIFY(before > 0);
        s.link->waiting = s.config.limits.highWater + 1;
        s.tick(20s);
        s.tick(30s);
        QCOMPARE(s.link->all<Metrics>().size(), before);
        s.link->waiting = 0;
        emit s.link->drained();
        const auto metrics = s.link->all<Metrics>();
        QCOMPARE(metrics.size(), before + 1);
        QCOMPARE(metrics.last().batch->samples.first().values[Metric::MemoryUsed], 30.0);
    }

    void aConsoleIsSentInBursts()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 1);
        s.receive(ConsoleOpen {u"c"_s, s.vm, {}, false, {}, {}, {}});
        QTRY_COMPARE(s.link->all<ConsoleState>().last().state, ConsoleState::State::Open);
        s.host->feed({s.vm, u"serial0"_s}, QByteArray(200'000, 'x'));
        const auto sent = [&s] {
            qsizetype size = 0;
            for (const ConsoleOutput &output : s.link->all<ConsoleOutput>())
                size += output.rebuild ? 0 : output.bytes.size();
            return size;
        };
        QTRY_VERIFY(sent() > 0);
        const qsizetype first = sent();
        QVERIFY2(first <= 65536, qPrintable(QString::number(first)));
        for (int burst = 0; burst < 4; ++burst)
            emit s.link->drained();
        QCOMPARE(sent(), 200'000);
    }

    void aSlowClientsConsoleWaits()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 1);
        s.receive(ConsoleOpen {u"c"_s, s.vm, {}, false, {}, {}, {}});
        const ConsoleKey key {s.vm, u"serial0"_s};
        QTRY_VERIFY(s.host->isConsoleOpen(key));
        QTRY_COMPARE(s.link->all<ConsoleState>().last().state, ConsoleState::State::Open);
        s.link->waiting = s.config.limits.highWater + 1;
        s.host->feed(key, "later");
        auto feed = s.consoles->feed(s.vm, {});
        QVERIFY(feed);
        QTRY_COMPARE(feed.value()->ring().end(), 5U);
        QVERIFY(s.link->all<ConsoleOutput>().isEmpty()
                || s.link->all<ConsoleOutput>().last().rebuild);
        s.link->waiting = 0;
        emit s.link->drained();
        QTRY_COMPARE(s.link->all<ConsoleOutput>().last().bytes, "later"_ba);
    }

    void aSlowClientIsToldWhatItMissedOfARunThatEnded()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 1);
        s.receive(ConsoleOpen {u"c"_s, s.vm, {}, false, {}, {}, {}});
        const ConsoleKey key {s.vm, u"serial0"_s};
        QTRY_COMPARE(s.link->all<ConsoleState>().last().state, ConsoleState::State::Open);
        s.link->waiting = s.config.limits.highWater + 1;
        s.host->feed(key, "last words");
        s.host->setState(s.vm, Guestwire::State::Off);
        QTRY_COMPARE(s.link->all<ConsoleState>().last().state, ConsoleState::State::Off);
        s.receive(Perform {u"p"_s, s.vm, {Action::Start}});
        QTRY_COMPARE(s.link->all<ConsoleState>().last().state, ConsoleState::State::Open);
        const auto gaps = s.link->all<ConsoleGap>();
        QCOMPARE(gaps.size(), 2);
        QCOMPARE(gaps[0].reason, ConsoleGap::Reason::Overwritten);
        QCOMPARE(gaps[0].to - gaps[0].from, 10U);
        QCOMPARE(gaps[1].reason, ConsoleGap::Reason::Restarted);
        QVERIFY(gaps[1].epoch > gaps[0].epoch);
    }

    void aClientThatReadsNothingIsDropped()
    {
        Setup s;
        s.link->waiting = s.config.limits.outputQueue + 1;
        s.receive(Heartbeat {});
        QTRY_COMPARE(s.link->closedWith, CloseCode::Slow);
        QVERIFY(s.link->aborted);
    }

    void aClientThatStaysSlowIsDropped()
    {
        Config config;
        config.limits.slowTimeout = 50ms;
        Setup s(config);
        s.link->waiting = config.limits.highWater + 1;
        s.receive(Heartbeat {});
        QVERIFY(!s.link->closedWith);
        QTRY_COMPARE(s.link->closedWith, CloseCode::Slow);
        QVERIFY(s.link->aborted);
    }

    void tooManyMalformedMessagesEndIt()
    {
        Setup s;
        for (int i = 1; i < s.config.limits.malformedPerMinute; ++i)
            emit s.link->malformed({ErrorCode::InvalidMessage, u"no"_s}, {});
        QVERIFY(!s.link->closedWith);
        // What is refused for another reason does not count.
        emit s.link->malformed({ErrorCode::VmNotFound, u"no"_s}, {});
        QVERIFY(!s.link->closedWith);
        emit s.link->malformed({ErrorCode::InvalidMessage, u"no"_s}, u"r"_s);
        QCOMPARE(s.link->closedWith, CloseCode::BadRequest);
        QCOMPARE(s.link->all<Failure>().last().request, u"r"_s);
    }

    void messagesAreRated()
    {
        Config config;
        config.limits.messagesPerSecond = 1;
        config.limits.messagesBurst = 3;
        Setup s(config);
        for (int i = 0; i < 3; ++i)
            s.receive(Heartbeat {});
        QCOMPARE(s.link->all<Heartbeat>().size(), 3);
        s.receive(Heartbeat {});
        QCOMPARE(s.link->all<Heartbeat>().size(), 3);
        QCOMPARE(s.link->all<Failure>().last().error.code, ErrorCode::RateLimited);
        for (int i = 0; i < 3; ++i)
            s.receive(Heartbeat {});
        QCOMPARE(s.link->closedWith, CloseCode::Rate);
    }

    void commandsAreRated()
    {
        Config config;
        config.limits.commandsPerSecond = 1;
        config.limits.commandsBurst = 2;
        Setup s(config);
        QTRY_COMPARE(s.hub->vms().size(), 1);
        for (int i = 0; i < 3; ++i)
            s.receive(Perform {QString::number(i), s.vm, {Action::Start}});
        QTRY_COMPARE(s.link->all<Response>().size(), 2);
        const Failure failure = s.link->all<Failure>().last();
        QCOMPARE(failure.request, u"2"_s);
        QCOMPARE(failure.error.code, ErrorCode::RateLimited);
    }

    void endsWhenItsTokenExpires()
    {
        Setup s({}, 1s);
        QVERIFY(s.ready);
        QVERIFY(!s.link->closedWith);
        QTRY_COMPARE(s.link->closedWith, CloseCode::TokenExpired);
    }

    void endsWhenItsAccountIsGone()
    {
        Setup s;
        QVERIFY(s.accounts.remove(u"ada"_s));
        s.session->review();
        QCOMPARE(s.link->closedWith, CloseCode::NotAuthenticated);
    }

    void aConnectionHasSoManyConsoles()
    {
        Config config;
        config.limits.consoles = 2;
        Setup s(config);
        QTRY_COMPARE(s.hub->vms().size(), 1);
        QSignalSpy limited(s.session.get(), &Session::limited);
        for (int i = 0; i < 2; ++i)
            s.receive(ConsoleOpen {QString::number(i), s.vm, {}, false, {}, {}, {}});
        QCOMPARE(s.link->all<Failure>().size(), 0);
        s.receive(ConsoleOpen {u"third"_s, s.vm, {}, false, {}, {}, {}});
        QCOMPARE(s.link->all<Failure>().last().error.code, ErrorCode::RateLimited);
        QCOMPARE(limited.last().first().toByteArray(), QByteArray("consoles"));
        s.receive(ConsoleClose {u"close"_s, 1});
        s.receive(ConsoleOpen {u"fourth"_s, s.vm, {}, false, {}, {}, {}});
        QCOMPARE(s.link->all<Failure>().size(), 1);
    }

    void saysWhyItDroppedItsClient()
    {
        Setup s;
        QSignalSpy dropped(s.session.get(), &Session::dropped);
        emit s.link->limited("pongWait");
        QCOMPARE(dropped.last().first().toByteArray(), QByteArray("pongWait"));
        QVERIFY(s.accounts.remove(u"ada"_s));
        s.session->review();
        QCOMPARE(dropped.last().first().toByteArray(), QByteArray("notAuthenticated"));
    }

    void namesItsLimitOfSubscriptions()
    {
        Config config;
        config.limits.subscriptions = 1;
        Setup s(config);
        const VmId other = s.host->add(u"beta"_s);
        QTRY_COMPARE(s.hub->vms().size(), 2);
        s.receive(Subscribe {u"a"_s, false, {s.vm}, Topic::State});
        QCOMPARE(s.link->all<Response>().size(), 1);
        s.receive(Subscribe {u"b"_s, false, {other}, Topic::State});
        QCOMPARE(s.link->all<Failure>().last().error.code, ErrorCode::RateLimited);
        s.receive(Subscribe {u"c"_s, false, {QUuid::createUuid()}, Topic::State});
        QCOMPARE(s.link->all<Failure>().last().error.code, ErrorCode::VmNotFound);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
