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
        QCOMPARE(outcome(play.begin(Action::ForceOff)), QString());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QVERIFY(play.sample());
        QVERIFY(play.told.counters(play.id())->run != first.run);
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
        QVERIFY(!counts(hanging));
        QCOMPARE(kill(pid_t(emulators.first()), SIGCONT), 0);
        QVERIFY(waitFor([&] { return counts(hanging); }));
        play.stage->destroyByOther(name);
        play.stage->undefine(name);
    }
};

QTEST_GUILESS_MAIN(HostCountersContract)
#include "tst_hostcounters.moc"
