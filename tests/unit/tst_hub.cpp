// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolehub.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "tests/support/fakehost.h"
#include "tests/support/fakelink.h"

#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHub : public QObject
{
    Q_OBJECT

    struct Setup
    {
        Setup()
        {
            std::vector<std::unique_ptr<Host>> hosts;
            for (const auto &uri : {u"fake:///one"_s, u"fake:///two"_s}) {
                auto made = std::make_unique<FakeHost>(uri);
                fakes.append(made.get());
                hosts.push_back(std::move(made));
            }
            config.webSocket.metricsInterval = 1h; // the test ticks
            alpha = fakes[0]->add(u"alpha"_s, State::Running);
            beta = fakes[1]->add(u"beta"_s, State::Running);
            hub = std::make_unique<Hub>(std::move(hosts), config);
            hub->open();
        }

        void count(int host, VmId vm, std::chrono::seconds taken)
        {
            Counters counters;
            counters.vm = vm;
            counters.taken = taken;
            fakes[host]->count(counters);
            fakes[host]->sampleAll();
        }

        qsizetype readings(int host, VmId vm) const
        {
            return std::ranges::count_if(fakes[host]->orders(), [vm](const ReadingOrder &order) {
                return !order.only || order.only->contains(vm);
            });
        }
        // VMs are read at once, and soon again because rates need two; then nothing is due.
        bool isSettled() const { return readings(0, alpha) == 2 && readings(1, beta) == 2; }

        Config config;
        QList<FakeHost *> fakes;
        VmId alpha;
        VmId beta;
        std::unique_ptr<Hub> hub;
    };

private slots:

    void showsTheVmsOfAllHosts()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        QCOMPARE(s.hub->find(u"alpha"_s)->host, u"fake:///one"_s);
        QCOMPARE(s.hub->find(s.beta.toString(QUuid::WithoutBraces))->host, u"fake:///two"_s);
        QCOMPARE(s.hub->find(u"nobody"_s), nullptr);
        QCOMPARE(s.hub->hostOf(s.beta), s.fakes[1]);
    }

    void aLostHostLeavesTheOthersAlone()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        s.fakes[0]->lose();
        QTRY_COMPARE(s.hub->vm(s.alpha)->state, State::Unknown);
        QCOMPARE(s.hub->vm(s.beta)->state, State::Running);
        QCOMPARE(s.hub->hostStatus()[0].link, Host::Link::Lost);
        s.fakes[0]->regain();
        QTRY_COMPARE(s.hub->vm(s.alpha)->state, State::Running);
    }

    void forgetsWhatWasRemovedWhileAHostWasLost()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        s.fakes[0]->lose();
        QTRY_COMPARE(s.hub->vm(s.alpha)->state, State::Unknown);
        s.fakes[0]->remove(s.alpha);
        s.fakes[0]->regain();
        QTRY_COMPARE(s.hub->vms().size(), 1);
    }

    void makesABatchOncePerAudience()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        QList<Hub::Batches> batches;
        connect(s.hub.get(), &Hub::sampled, s.hub.get(), [&] {
            const auto all = [](VmId) { return true; };
            batches.append(s.hub->batchesFor(u"all"_s, all));
            batches.append(s.hub->batchesFor(u"all"_s, all));
            batches.append(s.hub->batchesFor(u"none"_s, [](VmId) { return false; }));
        });
        s.count(0, s.alpha, 10s);
        QTRY_COMPARE(batches.size(), 3);
        QCOMPARE(batches[0], batches[1]);
        QCOMPARE(batches[0].size(), 1);
        QCOMPARE(batches[0].first()->samples.size(), 1);
        QVERIFY(batches[2].isEmpty());
    }

    void countsOnceForAnAudience()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        const QString host = s.hub->vm(s.alpha)->host;
        int asked = 0;
        const auto sees = [&](VmId) {
            ++asked;
            return true;
        };
        QCOMPARE(s.hub->seenOn(host, u"web-*"_s, sees), 1);
        QCOMPARE(s.hub->seenOn(host, u"web-*"_s, sees), 1);
        QCOMPARE(asked, 1);
        QCOMPARE(s.hub->seenOn(host, u"db-*"_s, [](VmId) { return false; }), 0);
        // Another VM is counted at once.
        s.fakes[0]->add(u"gamma"_s);
        QTRY_COMPARE(s.hub->vms().size(), 3);
        QCOMPARE(s.hub->seenOn(host, u"web-*"_s, sees), 2);
    }

    void keepsTheBaselineWhenReadingsComeTooClose()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        QSignalSpy sampled(s.hub.get(), &Hub::sampled);
        s.count(0, s.alpha, 10s);
        QTRY_COMPARE(sampled.size(), 1);
        const QDateTime at = s.hub->latest(s.alpha)->at;
        s.count(0, s.alpha, 10s);
        QTRY_COMPARE(sampled.size(), 2);
        QCOMPARE(s.hub->latest(s.alpha)->at, at);
    }

    void hasNoSampleOfAVmThatIsOff()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        s.count(0, s.alpha, 10s);
        QTRY_VERIFY(s.hub->latest(s.alpha));
        s.fakes[0]->setState(s.alpha, State::Off);
        QTRY_VERIFY(!s.hub->latest(s.alpha));
    }

    // Whoever opens it is slower than whoever tells that the VM is gone.
    void keepsNoConsoleOfAVmThatIsGone()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        ConsoleHub consoles(*s.hub, s.config.limits);
        s.fakes[0]->remove(s.alpha);
        QTRY_VERIFY(!s.hub->vm(s.alpha));
        emit s.fakes[0]->consoleOpened({s.alpha, u"serial0"_s}, {});
        QCOMPARE(consoles.openConsoles(), 0);
    }

    // A guest that takes its time, and a window whose edge is dragged.
    void boundsTheSizesThatWaitForAGuest()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        s.config.limits.questions = 5;
        ConsoleHub consoles(*s.hub, s.config.limits);
        const auto feed = consoles.feed(s.alpha, {});
        QVERIFY(feed);
        constexpr int many = 20;
        int answered = 0;
        std::optional<ErrorCode> last;
        const auto tell = [&] {
            feed.value()->tellSize([&](const Result<QString> &way) {
                ++answered;
                last = way ? std::optional<ErrorCode>() : way.error().code;
            });
        };
        for (int i = 0; i < many; ++i)
            tell();
        QVERIFY(answered > many / 2);
        QCOMPARE(last, std::optional(ErrorCode::RateLimited));
        QTRY_COMPARE(answered, many);
        tell();
        QTRY_COMPARE(answered, many + 1); // there is room again
        QVERIFY(last != ErrorCode::RateLimited);
    }

    // However many listen, the host is asked as often; a shorter interval alone makes it more.
    void asksTheHostAsOftenForAnyNumberOfViewers_data()
    {
        QTest::addColumn<int>("viewers");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("a hundred") << 100;
    }
    void asksTheHostAsOftenForAnyNumberOfViewers()
    {
        QFETCH(const int, viewers);
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        ConsoleHub consoles(*s.hub, s.config.limits);
        std::vector<std::unique_ptr<NativeSession>> sessions;
        for (int i = 0; i < viewers; ++i) {
            auto link = std::make_unique<FakeLink>();
            FakeLink *given = link.get();
            sessions.push_back(std::make_unique<NativeSession>(
                SessionContext {*s.hub, consoles, s.config}, std::move(link),
                Identity {u"ada"_s, {Role::Admin, {}}, {}, {}, 0}));
            emit given->received(
                Protocol::Subscribe {u"s"_s, true, {}, Protocol::Topic::Metrics, {}});
        }
        QTRY_VERIFY(s.isSettled());
        const int before = s.fakes[0]->samples();
        s.count(0, s.alpha, 10s);
        QTRY_COMPARE(s.fakes[0]->samples(), before + 1);
    }

    void readsWatchedVmsAsOftenAsTheyAreWatched()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        const VmId gamma = s.fakes[0]->add(u"gamma"_s, State::Running);
        QTRY_VERIFY(s.isSettled() && s.readings(0, gamma) == 2);
        auto viewer = std::make_unique<QObject>();
        s.hub->wishes().put(viewer.get(), {{}, {{s.alpha, 50ms}}});
        QTRY_VERIFY(s.readings(0, s.alpha) >= 10);
        QCOMPARE(s.readings(0, gamma), 2);
        viewer.reset(); // the wish ends, with a round under way and the next one due
        const auto last = s.readings(0, s.alpha);
        QVERIFY(!QTest::qWaitFor([&] { return s.readings(0, s.alpha) > last + 2; }, 500));
    }

    void tellsOthersNothingOfAnExtraSample()
    {
        Setup s;
        QTRY_VERIFY(s.isSettled());
        QList<bool> extra;
        connect(s.hub.get(), &Hub::sampled, s.hub.get(), [&] {
            if (!s.hub->tick().isEmpty())
                extra.append(s.hub->isExtra(s.alpha));
        });
        // Two readings make rates; then the usual pace of an hour counts.
        qsizetype told = 0;
        for (const auto taken : {10s, 11s, 12s, 3612s}) {
            s.count(0, s.alpha, taken);
            ++told;
            QTRY_COMPARE(extra.size(), told);
        }
        QCOMPARE(extra, (QList<bool> {false, false, true, false}));
    }

    void keepsCountersForWhoWantsThemRaw()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        QCOMPARE(s.hub->counters(s.alpha), nullptr);
        s.count(0, s.alpha, 10s);
        QTRY_VERIFY(s.hub->counters(s.alpha));
        QVERIFY(s.hub->counters(s.alpha)->taken == 10s);
    }

    void tellsTheHostsOwnFigures()
    {
        Setup s;
        QTRY_VERIFY(s.isSettled());
        QSignalSpy read(s.hub.get(), &Hub::hostRead);
        HostCounters counters {4, 100s, 400s, 1e9, 4e9, {0.5, 0.4, 0.3}};
        s.fakes[0]->setHostCounters(counters);
        s.count(0, s.alpha, 10s);
        QTRY_VERIFY(s.hub->hostStatus()[0].cpus == 4);
        counters.cpuBusy = 110s;
        counters.cpuAll = 420s;
        s.fakes[0]->setHostCounters(counters);
        s.count(0, s.alpha, 11s);
        QTRY_COMPARE(s.hub->hostStatus()[0].cpuUtilization, 50.0);
        const HostStatus status = s.hub->hostStatus()[0];
        QCOMPARE(status.vms, 1);
        QCOMPARE(status.memoryUsed, 1e9);
        QCOMPARE(status.load.size(), 3);
        QCOMPARE(status.interval, 3600.0);
        QVERIFY(!status.stretched);
        QCOMPARE(status.readingDuration, 0.001);
        QVERIFY(status.readingCpu && status.readingLateness);
        QVERIFY(!read.isEmpty());
    }

    void saysWhenAllOfAReadingWasTold()
    {
        Setup s;
        QTRY_VERIFY(s.isSettled());
        QStringList told;
        connect(s.hub.get(), &Hub::sampled, this, [&] { told.append(u"sampled"_s); });
        connect(s.hub.get(), &Hub::hostRead, this, [&] { told.append(u"hostRead"_s); });
        connect(s.hub.get(), &Hub::settled, this, [&] { told.append(u"settled"_s); });
        s.count(0, s.alpha, 10s);
        QTRY_VERIFY(told.contains(u"hostRead"_s));
        QVERIFY(told.contains(u"sampled"_s));
        QCOMPARE(told.last(), u"settled"_s);
    }

    void aMigratedVmIsShownWhereItRuns()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        s.count(0, s.alpha, 10s);
        QTRY_VERIFY(s.hub->latest(s.alpha));
        Vm moved = s.fakes[0]->vm(s.alpha);
        moved.host = s.fakes[1]->uri();
        emit s.fakes[1]->vmChanged(moved); // it runs there too: it is coming
        QCOMPARE(s.hub->hostOf(s.alpha), s.fakes[0]);
        s.fakes[0]->setState(s.alpha, State::Off);
        emit s.fakes[1]->vmChanged(moved);
        QCOMPARE(s.hub->hostOf(s.alpha), s.fakes[1]);
        QVERIFY(!s.hub->counters(s.alpha)); // the counters of another emulator
        s.fakes[0]->remove(s.alpha);
        QVERIFY(s.hub->vm(s.alpha));
    }

    void remembersEventsWithinItsBound()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        for (size_t i = 0; i < Hub::maxEvents + 10; ++i)
            s.fakes[0]->setState(s.alpha, i % 2 ? State::Running : State::Paused);
        QTRY_COMPARE(s.hub->events().size(), Hub::maxEvents);
    }

    void passesOnCommandsAndEnds()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        QSignalSpy commanded(s.hub.get(), &Hub::commanded);
        QSignalSpy stopped(s.hub.get(), &Hub::stopped);
        Command command;
        command.action = Action::ForceOff;
        s.hub->perform(u"ada"_s, s.alpha, {}, command, s.hub.get(), [](const auto &) {});
        QTRY_COMPARE(stopped.size(), 1);
        QCOMPARE(commanded.size(), 1);
        QCOMPARE(commanded[0][0].value<VmId>(), s.alpha);
        QCOMPARE(commanded[0][1].value<Action>(), Action::ForceOff);
        QCOMPARE(stopped[0][0].value<VmId>(), s.alpha);
        QCOMPARE(stopped[0][1].value<StopReason>(), StopReason::ForcedOff);
        s.fakes[1]->stop(s.beta, StopReason::Crashed);
        QTRY_COMPARE(stopped.size(), 2);
        QCOMPARE(commanded.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestHub)
#include "tst_hub.moc"
