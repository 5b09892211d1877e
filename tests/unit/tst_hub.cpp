// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/hub.h"
#include "tests/support/fakehost.h"

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
        s.hub->perform(u"ada"_s, s.alpha, {}, command, s.hub.get(), [](const auto &) { });
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
