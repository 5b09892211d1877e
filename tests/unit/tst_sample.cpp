// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sample.h"
#include "tests/support/readings.h"

#include <QTest>

#include <functional>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A reading of a VM with two vCPUs, a disk and a NIC, all at zero.
Counters reading(std::chrono::nanoseconds taken = 10s)
{
    Counters counters;
    counters.vm = QUuid(u"11111111-2222-3333-4444-555555555555"_s);
    counters.run = 7;
    counters.taken = taken;
    counters.at = QDateTime::fromSecsSinceEpoch(1'000'000, Qt::UTC);
    counters.memorySource = MemorySource::Guest;
    counters.vcpuCount = 2;
    counters.vcpus = {Test::vcpu(0, 0), Test::vcpu(1, 0)};
    Device disk {u"vda"_s, {}};
    for (const Metric metric : {Metric::DiskReadBytes, Metric::DiskReadOps, Metric::DiskReadTime})
        disk.values.set(metric, 0);
    counters.disks = {disk};
    Device nic {u"vnet0"_s, {}};
    nic.values.set(Metric::NetworkRxBytes, 0);
    counters.nics = {nic};
    return counters;
}

void busy(Counters &counters, qsizetype vcpu, std::chrono::duration<double> time)
{
    counters.vcpus[vcpu].values.set(Metric::CpuTime, time.count());
}

std::optional<double> utilization(const Sample &sample, qsizetype vcpu)
{
    return sample.vcpus[vcpu].values[Metric::CpuUtilization];
}

} // namespace

class SampleTest : public QObject
{
    Q_OBJECT

private slots:
    void firstReadingHasCountersAndNoRates()
    {
        Counters counters = reading();
        counters.values.set(Metric::MemoryUsed, 5);
        counters.nics[0].values.set(Metric::NetworkRxBytes, 700);
        const Sample sample = sampleOf(nullptr, counters);
        QCOMPARE(sample.vm, counters.vm);
        QCOMPARE(sample.at, counters.at);
        QVERIFY(sample.memorySource == MemorySource::Guest);
        QCOMPARE(sample.values[Metric::MemoryUsed].value(), 5.0);
        QCOMPARE(sample.values[Metric::NetworkRxBytes].value(), 700.0);
        QVERIFY(!sample.values[Metric::NetworkRxRate]);
        QVERIFY(!sample.values[Metric::CpuUtilization]);
        QCOMPARE(sample.vcpus.size(), 2);
        QVERIFY(!utilization(sample, 0));
    }

    void comparesOnlyWhatCanBe_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<quint64>("run");
        QTest::addColumn<bool>("sameVm");
        QTest::addColumn<bool>("expected");
        QTest::newRow("a second later") << qint64(1000) << quint64(7) << true << true;
        QTest::newRow("just long enough") << qint64(200) << quint64(7) << true << true;
        QTest::newRow("too soon") << qint64(199) << quint64(7) << true << false;
        QTest::newRow("the same moment") << qint64(0) << quint64(7) << true << false;
        QTest::newRow("clock stepped back") << qint64(-5000) << quint64(7) << true << false;
        QTest::newRow("started anew") << qint64(1000) << quint64(8) << true << false;
        QTest::newRow("another VM") << qint64(1000) << quint64(7) << false << false;
    }
    void comparesOnlyWhatCanBe()
    {
        QFETCH(const qint64, milliseconds);
        QFETCH(const quint64, run);
        QFETCH(const bool, sameVm);
        QFETCH(const bool, expected);
        const Counters before = reading();
        Counters after = reading(10s + std::chrono::milliseconds(milliseconds));
        after.run = run;
        if (!sameVm)
            after.vm = QUuid::createUuid();
        after.nics[0].values.set(Metric::NetworkRxBytes, 100);
        busy(after, 0, 100ms);
        QCOMPARE(comparable(before, after), expected);
        const Sample sample = sampleOf(&before, after);
        QCOMPARE(sample.values[Metric::NetworkRxRate].has_value(), expected);
        QCOMPARE(sample.values[Metric::CpuUtilization].has_value(), expected);
    }

    void utilizationIsOfAllVcpus_data()
    {
        QTest::addColumn<int>("first"); // milliseconds busy in two seconds
        QTest::addColumn<int>("second");
        QTest::addColumn<double>("expected");
        QTest::newRow("idle") << 0 << 0 << 0.0;
        QTest::newRow("one of two") << 2000 << 0 << 50.0;
        QTest::newRow("both") << 2000 << 2000 << 100.0;
        QTest::newRow("uneven") << 500 << 1000 << 37.5;
        QTest::newRow("more than there is") << 2300 << 2300 << 100.0;
    }
    void utilizationIsOfAllVcpus()
    {
        QFETCH(const int, first);
        QFETCH(const int, second);
        QFETCH(const double, expected);
        const Counters before = reading(10s);
        Counters after = reading(12s);
        busy(after, 0, std::chrono::milliseconds(first));
        busy(after, 1, std::chrono::milliseconds(second));
        const Sample sample = sampleOf(&before, after);
        QCOMPARE(sample.values[Metric::CpuUtilization].value(), expected);
        QCOMPARE(utilization(sample, 0).value(), std::min(first / 20.0, 100.0));
    }

    void delayIsTheShareOfTimeSpentWaiting()
    {
        Counters before = reading(10s);
        Counters after = reading(12s);
        for (qsizetype i = 0; i < 2; ++i) {
            before.vcpus[i].values.set(Metric::CpuDelayTime, 1);
            after.vcpus[i].values.set(Metric::CpuDelayTime, i == 0 ? 1.5 : 1);
        }
        const Sample sample = sampleOf(&before, after);
        QCOMPARE(sample.vcpus[0].values[Metric::CpuDelay].value(), 25.0);
        QCOMPARE(sample.values[Metric::CpuDelay].value(), 12.5);
        QVERIFY(!sample.values[Metric::CpuWait]);
    }

    void aVcpuThatIsNewHasNoShareYet()
    {
        Counters before = reading(10s);
        before.vcpus.removeLast();
        Counters after = reading(12s);
        busy(after, 0, 1s);
        busy(after, 1, 2s);
        const Sample sample = sampleOf(&before, after);
        QCOMPARE(sample.values[Metric::CpuUtilization].value(), 50.0);
        QVERIFY(!utilization(sample, 1));
    }

    void aVcpuThatIsGoneIsLeftOut()
    {
        const Counters before = reading(10s);
        Counters after = reading(12s);
        after.vcpus.removeFirst();
        busy(after, 0, 1s);
        const Sample sample = sampleOf(&before, after);
        QCOMPARE(sample.vcpus.size(), 1);
        QCOMPARE(sample.vcpus[0].name, u"1"_s);
        QCOMPARE(sample.values[Metric::CpuUtilization].value(), 50.0);
    }

    void ratesArePerSecond()
    {
        const Counters before = reading(10s);
        Counters after = reading(12s);
        after.nics[0].values.set(Metric::NetworkRxBytes, 5000);
        after.disks[0].values.set(Metric::DiskReadBytes, 4096);
        const Sample sample = sampleOf(&before, after);
        QCOMPARE(sample.values[Metric::NetworkRxRate].value(), 2500.0);
        QCOMPARE(sample.nics[0].values[Metric::NetworkRxRate].value(), 2500.0);
        QCOMPARE(sample.values[Metric::DiskReadRate].value(), 2048.0);
    }

    void aCounterThatWentBackIsAGapAndNothingElseIs()
    {
        Counters before = reading(10s);
        before.nics[0].values.set(Metric::NetworkRxBytes, 9000);
        Counters after = reading(12s);
        after.nics[0].values.set(Metric::NetworkRxBytes, 10);
        after.disks[0].values.set(Metric::DiskReadBytes, 4096);
        busy(before, 0, 5s);
        busy(after, 0, 1s);
        busy(after, 1, 1s);
        const Sample sample = sampleOf(&before, after);
        QVERIFY(!sample.values[Metric::NetworkRxRate]);
        QCOMPARE(sample.values[Metric::NetworkRxBytes].value(), 10.0);
        QCOMPARE(sample.values[Metric::DiskReadRate].value(), 2048.0);
        QVERIFY(!utilization(sample, 0));
        QCOMPARE(sample.values[Metric::CpuUtilization].value(), 50.0);
    }

    void aValueThatIsMissingStaysMissing()
    {
        Counters before = reading(10s);
        before.nics.clear();
        before.vcpus = {Test::device(u"0"_s)};
        Counters after = before;
        after.taken = 12s;
        const Sample sample = sampleOf(&before, after);
        QVERIFY(!sample.values[Metric::NetworkRxBytes]);
        QVERIFY(!sample.values[Metric::NetworkRxRate]);
        QVERIFY(!sample.values[Metric::CpuUtilization]);
        QVERIFY(!sample.values[Metric::DiskWriteBytes]);
        QVERIFY(!sample.values[Metric::MemoryUsed]);
    }

    void devicesAreToldApartByName()
    {
        Counters before = reading(10s);
        before.disks[0].values.set(Metric::DiskReadBytes, 1000);
        Counters after = reading(12s);
        Device added = after.disks[0];
        added.name = u"vdb"_s;
        added.values.set(Metric::DiskReadBytes, 1'000'000);
        after.disks[0].values.set(Metric::DiskReadBytes, 3000);
        after.disks.prepend(added); // plugged in, and listed first
        const Sample sample = sampleOf(&before, after);
        QVERIFY(!sample.disks[0].values[Metric::DiskReadRate]);
        QCOMPARE(sample.disks[1].values[Metric::DiskReadRate].value(), 1000.0);
        QCOMPARE(sample.values[Metric::DiskReadRate].value(), 1000.0);
        QCOMPARE(sample.values[Metric::DiskReadBytes].value(), 1'003'000.0);
    }

    void latencyIsTimeOverOperations()
    {
        const Counters before = reading(10s);
        Counters after = reading(12s);
        after.disks[0].values.set(Metric::DiskReadTime, 30);
        after.disks[0].values.set(Metric::DiskReadOps, 10);
        Counters both = after;
        Counters first = before;
        Device slow = both.disks[0];
        slow.name = u"vdb"_s;
        first.disks.append({u"vdb"_s, before.disks[0].values});
        slow.values.set(Metric::DiskReadTime, 270);
        slow.values.set(Metric::DiskReadOps, 20);
        both.disks.append(slow);
        QCOMPARE(sampleOf(&before, after).values[Metric::DiskReadLatency].value(), 3.0);
        QCOMPARE(sampleOf(&first, both).values[Metric::DiskReadLatency].value(), 10.0);
    }

    // What happens to a VM between two readings, and which figures that leaves.
    void tellsNothingThatItCanNotKnow_data()
    {
        using Change = std::function<void(Counters & before, Counters & after)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("cpu");
        QTest::addColumn<bool>("disk");
        QTest::addColumn<bool>("network");
        const auto row = [](const char *name, const Change &change, bool cpu, bool disk,
                            bool network) {
            QTest::newRow(name) << change << cpu << disk << network;
        };
        row(
            "nothing", [](Counters &, Counters &) {}, true, true, true);
        row(
            "reset: the same emulator, counters go on",
            [](Counters &, Counters &after) { after.values.set(Metric::CpuTime, 2); }, true, true,
            true);
        row(
            "stopped and started: another run", [](Counters &, Counters &after) { after.run = 8; },
            false, false, false);
        row(
            "migrated: counters began anew and the tap has another name",
            [](Counters &before, Counters &after) {
                before.disks[0].values.set(Metric::DiskReadBytes, 9e9);
                for (Device &vcpu : before.vcpus)
                    vcpu.values.set(Metric::CpuTime, 500);
                after.nics[0].name = u"vnet7"_s;
            },
            false, false, false);
        row(
            "wall clock an hour back",
            [](Counters &, Counters &after) { after.at = after.at.addSecs(-3600); }, true, true,
            true);
        row(
            "wall clock ten years on",
            [](Counters &, Counters &after) { after.at = after.at.addYears(10); }, true, true,
            true);
        row(
            "too soon",
            [](Counters &before, Counters &after) { after.taken = before.taken + 199ms; }, false,
            false, false);
        row(
            "disk counters missing once",
            [](Counters &, Counters &after) { after.disks[0].values = {}; }, true, false, true);
        row(
            "no CPU figures",
            [](Counters &before, Counters &after) {
                before.vcpus.clear();
                after.vcpus.clear();
            },
            false, true, true);
        row(
            "CPU times of another making",
            [](Counters &, Counters &after) { after.cpuTaken = 12s; }, false, true, true);
        row(
            "another virtual CPU was plugged in",
            [](Counters &, Counters &after) {
                after.vcpuCount = 3;
                after.vcpus.append(Test::vcpu(2, 0));
            },
            true, true, true);
        row(
            "the interface went away", [](Counters &, Counters &after) { after.nics.clear(); },
            true, true, false);
    }
    void tellsNothingThatItCanNotKnow()
    {
        using Change = std::function<void(Counters & before, Counters & after)>;
        QFETCH(const Change, change);
        Counters before = reading(10s);
        Counters after = reading(12s);
        busy(after, 0, 1s);
        change(before, after);
        const Sample sample = sampleOf(&before, after);
        QTEST(sample.values[Metric::CpuUtilization].has_value(), "cpu");
        QTEST(sample.values[Metric::DiskReadRate].has_value(), "disk");
        QTEST(sample.values[Metric::NetworkRxRate].has_value(), "network");
        for (const MetricInfo &row : allMetrics()) {
            const auto value = sample.values[row.metric];
            QVERIFY2(!value || (*value >= 0 && *value < 1e12), row.name);
        }
    }

    void withoutVirtualCpusTheWholeIsSharedOut()
    {
        Counters before = reading(10s);
        before.vcpus.clear();
        before.vcpuCount = 4;
        before.cpuTaken = 9s;
        before.values.set(Metric::CpuTime, 1);
        Counters after = before;
        after.taken = 15s; // but the times were asked for at a moment of their own
        after.cpuTaken = 11s;
        after.values.set(Metric::CpuTime, 3);
        const Sample sample = sampleOf(&before, after);
        QCOMPARE(sample.values[Metric::CpuUtilization].value(), 25.0);
        QCOMPARE(sample.values[Metric::CpuCores].value(), 1.0);
        after.vcpuCount = 8; // of how many, in between?
        QVERIFY(!sampleOf(&before, after).values[Metric::CpuUtilization]);
        QCOMPARE(sampleOf(&before, after).values[Metric::CpuCores].value(), 1.0);
    }

    void noOperationsHaveNoLatency()
    {
        const Counters before = reading(10s);
        const Sample sample = sampleOf(&before, reading(12s));
        QVERIFY(!sample.values[Metric::DiskReadLatency]);
        QVERIFY(!sample.disks[0].values[Metric::DiskReadLatency]);
        QCOMPARE(sample.values[Metric::DiskReadRate].value(), 0.0);
    }
};

QTEST_APPLESS_MAIN(SampleTest)
#include "tst_sample.moc"
