// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostplay.h"

#include <QTest>

#include <algorithm>
#include <signal.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What every Host promises about counters.
class HostCountersContract : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QFETCH(const StageKind, kind);
        const QString problem = kind == StageKind::Real ? prepareRealStage() : QString();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanupTestCase() { endRealStage(); }

    void countsWhileItRuns_data()
    {
        hostRows({StageKind::Fake, StageKind::TestDriver, StageKind::Real});
    }
    void countsWhileItRuns()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        play.host().sampleAll();
        QVERIFY(waitFor([&] { return play.told.samples == 1; }));
        QVERIFY(!play.told.counters(play.id())); // it is off
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        play.host().sampleAll();
        QVERIFY(waitFor([&] { return play.told.samples == 2; }));
        const Counters *first = play.told.counters(play.id());
        QVERIFY(first);
        QVERIFY(first->run != 0);
        QCOMPARE(first->vcpus.size(), play.vm().vcpus);
        QVERIFY(first->values[Metric::CpuTime]);
        QVERIFY(first->values[Metric::MemoryTotal]);
        QVERIFY(first->at.isValid());
    }

    void countersGrowUntilTheNextRun_data() { hostRows({StageKind::TestDriver, StageKind::Real}); }
    void countersGrowUntilTheNextRun()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QVERIFY(play.sample());
        const Counters first = *play.told.counters(play.id());
        // A reading further on, without a rule about how long that takes.
        QVERIFY(waitFor([&] {
            return play.sample() && comparable(first, *play.told.counters(play.id()))
                && *play.told.counters(play.id())->values[Metric::CpuTime]
                > *first.values[Metric::CpuTime];
        }));
        const Sample rates = sampleOf(&first, *play.told.counters(play.id()));
        QVERIFY(rates.values[Metric::CpuUtilization]);
        QVERIFY(*rates.values[Metric::CpuUtilization] >= 0);
        QVERIFY(*rates.values[Metric::CpuUtilization] <= 100);
        QVERIFY(rates.values[Metric::DiskReadRate]);
        QVERIFY(rates.memorySource);
        // All that a real emulator tells.
        if (kind == StageKind::Real)
            for (const Metric metric :
                 {Metric::CpuUser, Metric::CpuSystem, Metric::CpuDelay, Metric::CpuWait,
                  Metric::CpuCores, Metric::MemoryBalloon, Metric::MemoryRss,
                  Metric::DiskFlushOpsRate, Metric::DiskAllocation, Metric::DiskCapacity,
                  Metric::DiskPhysical})
                QVERIFY2(rates.values[metric], qPrintable(dottedName(metric)));
        QCOMPARE(outcome(play.begin(Action::ForceOff)), QString());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QVERIFY(play.sample());
        QVERIFY(play.told.counters(play.id())->run != first.run);
    }

    void readsOnlyWhatIsOrdered_data()
    {
        hostRows({StageKind::Fake, StageKind::TestDriver, StageKind::Real});
    }
    void readsOnlyWhatIsOrdered()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        const auto read = [&play](const ReadingOrder &order) {
            const int before = play.told.samples;
            play.host().sample(order);
            return waitFor([&] { return play.told.samples > before; });
        };
        QVERIFY(read({QSet<VmId> {}, {}}));
        QVERIFY(!play.told.counters(play.id()));
        QCOMPARE(play.told.report.vms, 0);
        QVERIFY(read({QSet<VmId> {play.id()}, {}}));
        QVERIFY(play.told.counters(play.id()));
        QCOMPARE(play.told.report.vms, 1);
    }

    void readsBriefly_data() { hostRows({StageKind::Real}); }
    void readsBriefly()
    {
        HostPlay play(StageKind::Real, asTheLastLeftIt);
        QVERIFY(play.boot());
        const auto read = [&play] {
            const int before = play.told.samples;
            play.host().sample({std::nullopt, {play.id()}});
            return waitFor([&] { return play.told.samples > before; });
        };
        QVERIFY(read());
        const Counters first = *play.told.counters(play.id());
        QVERIFY(first.vcpus.isEmpty());
        QCOMPARE(first.vcpuCount, play.vm().vcpus);
        QVERIFY(first.values[Metric::CpuTime]);
        QVERIFY(first.values[Metric::MemoryTotal]);
        QVERIFY(!first.disks.isEmpty());
        // CPU time and the rest are read one after the other, so that one of them may be too young
        // for a rate yet.
        Sample sample;
        QVERIFY(waitFor([&] {
            if (!read())
                return false;
            sample = sampleOf(&first, *play.told.counters(play.id()));
            return sample.values[Metric::CpuUtilization] && sample.values[Metric::DiskReadRate];
        }));
    }

    void knowsTheHostsOwnFigures_data() { hostRows({StageKind::TestDriver, StageKind::Real}); }
    void knowsTheHostsOwnFigures()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind, asTheLastLeftIt);
        QVERIFY(play.waitConnected());
        QVERIFY(play.sample());
        const HostCounters first = play.told.report.host;
        QVERIFY(*first.cpus > 0);
        QVERIFY(first.cpuBusy && first.cpuAll);
        // The test driver knows nothing of memory, and its load would be this machine's.
        QCOMPARE(first.memoryTotal.has_value(), kind == StageKind::Real);
        QCOMPARE(first.load.size(), kind == StageKind::Real ? 3 : 0);
        if (kind == StageKind::Real)
            QVERIFY(*first.memoryUsed > 0 && *first.memoryUsed < *first.memoryTotal);
        QVERIFY(play.told.report.took.count() > 0);
        QVERIFY(play.told.report.cpu.count() > 0);
    }

    void knowsTheGuestsMemory_data() { hostRows({StageKind::Real}); }
    void knowsTheGuestsMemory()
    {
        HostPlay play(StageKind::Real, asTheLastLeftIt);
        QVERIFY(play.boot());
        QVERIFY(waitFor([&] {
            return play.sample()
                && play.told.counters(play.id())->memorySource == MemorySource::Guest;
        }));
        const Values &values = play.told.counters(play.id())->values;
        QVERIFY(*values[Metric::MemoryUsed] > 0);
        QVERIFY(*values[Metric::MemoryUsed] < *values[Metric::MemoryTotal]);
    }

    void dropsASampleWhileOneIsUnderWay_data()
    {
        hostRows({StageKind::TestDriver, StageKind::Real});
    }
    void dropsASampleWhileOneIsUnderWay()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        for (int i = 0; i < 50; ++i)
            play.host().sampleAll();
        QVERIFY(waitFor([&] { return play.told.samples > 0; }));
        auto end = play.begin(Action::Stop); // answered after what was asked before it
        outcome(end);
        QVERIFY(play.told.samples < 50);
    }

    void readsTheOthersWhileOneHangs_data() { hostRows({StageKind::Real}); }
    void readsTheOthersWhileOneHangs()
    {
        HostPlay play(StageKind::Real);
        QVERIFY(play.waitConnected());
        const QString name = u"hanging-%1"_s.arg(QCoreApplication::applicationPid());
        play.stage->define(name);
        QVERIFY(waitFor([&] { return !play.told.vm(name).id.isNull(); }));
        play.stage->startByOther(name);
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        const VmId hanging = play.told.vm(name).id;
        const auto counts = [&play](VmId vm) {
            const auto before = std::ranges::count(play.told.readings, vm, &Counters::vm);
            return play.sample()
                && std::ranges::count(play.told.readings, vm, &Counters::vm) > before;
        };
        QVERIFY(counts(play.id()));
        QVERIFY(counts(hanging));
        const QList<qint64> emulators = emulatorsOf(name);
        QCOMPARE(emulators.size(), 1);
        QCOMPARE(kill(pid_t(emulators.first()), SIGSTOP), 0);
        QVERIFY(counts(play.id()));
        QVERIFY(counts(play.id()));
        QVERIFY(!play.told.vm(name).answering);
        QVERIFY(play.vm().answering);
        QVERIFY(!counts(hanging));
        QCOMPARE(kill(pid_t(emulators.first()), SIGCONT), 0);
        QVERIFY(waitFor([&] { return counts(hanging); }));
        QVERIFY(play.told.vm(name).answering);
        play.stage->destroyByOther(name);
        play.stage->undefine(name);
    }
};

QTEST_GUILESS_MAIN(HostCountersContract)
#include "tst_hostcounters.moc"
