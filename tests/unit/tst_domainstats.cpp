// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/domainstats.h"
#include "tests/support/readings.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 now = 1'700'000'000; // seconds since 1970

// The array that libvirt would give.
class Parameters
{
public:
    ~Parameters() { virTypedParamsFree(m_list, m_count); }

    Parameters &add(const char *name, unsigned long long value)
    {
        virTypedParamsAddULLong(&m_list, &m_count, &m_room, name, value);
        return *this;
    }
    Parameters &add(const char *name, const char *value)
    {
        virTypedParamsAddString(&m_list, &m_count, &m_room, name, value);
        return *this;
    }
    Parameters &state(int value)
    {
        virTypedParamsAddInt(&m_list, &m_count, &m_room, "state.state", value);
        return *this;
    }

    std::span<const virTypedParameter> all() const { return {m_list, size_t(m_count)}; }

private:
    virTypedParameterPtr m_list = nullptr;
    int m_count = 0;
    int m_room = 0;
};

StatsContext context(int period = 1)
{
    static BalloonAge unused;
    unused = {};
    return {
        QUuid::createUuid(), 9, 5s, QDateTime::fromSecsSinceEpoch(now, Qt::UTC), period, &unused};
}

Parameters &withMemory(Parameters &parameters, qint64 updated)
{
    return parameters.state(VIR_DOMAIN_RUNNING)
        .add("balloon.current", 1000)
        .add("balloon.rss", 300)
        .add("balloon.available", 900)
        .add("balloon.usable", 500)
        .add("balloon.unused", 200)
        .add("balloon.last-update", static_cast<unsigned long long>(updated));
}

} // namespace

class DomainStatsTest : public QObject
{
    Q_OBJECT

private slots:
    // The parameters' own error handling needs libvirt's thread state.
    void initTestCase() { QCOMPARE(virInitialize(), 0); }

    void readsEverything()
    {
        Parameters parameters;
        parameters.state(VIR_DOMAIN_RUNNING)
            .add("cpu.time", 2'500'000'000)
            .add("cpu.user", 500'000'000)
            .add("cpu.system", 250'000'000)
            .add("vcpu.current", 2)
            .add("vcpu.maximum", 4)
            .add("vcpu.0.time", 1'000'000'000)
            .add("vcpu.0.delay", 2'000'000'000)
            .add("vcpu.0.wait", 500'000'000)
            .add("vcpu.3.time", 3'000'000'000)
            .add("net.count", 1)
            .add("net.0.name", "vnet0")
            .add("net.0.rx.bytes", 11)
            .add("net.0.tx.drop", 12)
            .add("block.count", 1)
            .add("block.0.name", "vda")
            .add("block.0.rd.times", 4'742'219)
            .add("block.0.fl.times", 1'000'000)
            .add("block.0.fl.reqs", 3)
            .add("block.0.physical", 4096)
            .add("block.0.wr.bytes", 512)
            .add("block.0.capacity", 1 << 26);
        const StatsContext about = context();
        const auto counters = countersFrom(parameters.all(), about);
        QVERIFY(counters);
        QCOMPARE(counters->vm, about.vm);
        QCOMPARE(counters->run, quint64(9));
        QVERIFY(counters->taken == 5s);
        QCOMPARE(counters->values[Metric::CpuTime].value(), 2.5);
        QCOMPARE(counters->values[Metric::CpuUserTime].value(), 0.5);
        QCOMPARE(counters->values[Metric::CpuSystemTime].value(), 0.25);
        QCOMPARE(counters->vcpuCount, 2);
        const QList<Device> vcpus {
            Test::device(
                u"0"_s,
                {{Metric::CpuTime, 1}, {Metric::CpuDelayTime, 2}, {Metric::CpuWaitTime, 0.5}}),
            Test::vcpu(3, 3)};
        QCOMPARE(counters->vcpus, vcpus);
        QCOMPARE(counters->nics.size(), 1);
        QCOMPARE(counters->nics[0].name, u"vnet0"_s);
        QCOMPARE(counters->nics[0].values[Metric::NetworkRxBytes].value(), 11.0);
        QCOMPARE(counters->nics[0].values[Metric::NetworkTxDrops].value(), 12.0);
        QVERIFY(!counters->nics[0].values[Metric::NetworkTxBytes]);
        QCOMPARE(counters->disks[0].values[Metric::DiskReadTime].value(), 4.742219);
        QCOMPARE(counters->disks[0].values[Metric::DiskFlushTime].value(), 1.0);
        QCOMPARE(counters->disks[0].values[Metric::DiskFlushOps].value(), 3.0);
        QCOMPARE(counters->disks[0].values[Metric::DiskPhysical].value(), 4096.0);
        QCOMPARE(counters->disks[0].values[Metric::DiskWriteBytes].value(), 512.0);
        QCOMPARE(counters->disks[0].values[Metric::DiskCapacity].value(), double(1 << 26));
    }

    void leavesOutWhatIsOff_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("active");
        QTest::newRow("running") << int(VIR_DOMAIN_RUNNING) << true;
        QTest::newRow("paused") << int(VIR_DOMAIN_PAUSED) << true;
        QTest::newRow("shutting down") << int(VIR_DOMAIN_SHUTDOWN) << true;
        QTest::newRow("suspended") << int(VIR_DOMAIN_PMSUSPENDED) << true;
        QTest::newRow("off") << int(VIR_DOMAIN_SHUTOFF) << false;
        QTest::newRow("crashed") << int(VIR_DOMAIN_CRASHED) << false;
        QTest::newRow("no state") << int(VIR_DOMAIN_NOSTATE) << false;
    }
    void leavesOutWhatIsOff()
    {
        QFETCH(const int, state);
        QFETCH(const bool, active);
        Parameters parameters;
        parameters.state(state).add("cpu.time", 57'490'000'000);
        QCOMPARE(countersFrom(parameters.all(), context()).has_value(), active);
    }

    void aNicWithoutCountersIsAbsent()
    {
        Parameters parameters;
        parameters.state(VIR_DOMAIN_RUNNING)
            .add("net.count", 2)
            .add("net.1.name", "vnet1")
            .add("net.1.rx.bytes", 0ull);
        const auto counters = countersFrom(parameters.all(), context());
        QCOMPARE(counters->nics.size(), 1);
        QCOMPARE(counters->nics[0].name, u"vnet1"_s);
    }

    void aCountBeyondReasonIsBounded()
    {
        Parameters parameters;
        parameters.state(VIR_DOMAIN_RUNNING).add("block.count", ~0ull).add("vcpu.maximum", ~0ull);
        QVERIFY(countersFrom(parameters.all(), context()));
    }

    void memoryIsTheGuestsWhileItReports()
    {
        Parameters parameters;
        const auto counters = countersFrom(withMemory(parameters, now - 2).all(), context());
        QVERIFY(counters->memorySource == MemorySource::Guest);
        QCOMPARE(counters->values[Metric::MemoryUsed].value(), 400.0 * 1024);
        QCOMPARE(counters->values[Metric::MemoryTotal].value(), 900.0 * 1024);
        QCOMPARE(counters->values[Metric::MemoryUnused].value(), 200.0 * 1024);
        QCOMPARE(counters->values[Metric::MemoryRss].value(), 300.0 * 1024);
    }

    void oldReportsAreNotBelieved_data()
    {
        QTest::addColumn<int>("age");
        QTest::addColumn<int>("period");
        QTest::addColumn<bool>("believed");
        QTest::newRow("fresh") << 0 << 1 << true;
        QTest::newRow("just fresh enough") << 15 << 1 << true;
        QTest::newRow("old") << 16 << 1 << false;
        QTest::newRow("slow but in time") << 29 << 10 << true;
        QTest::newRow("slow and late") << 31 << 10 << false;
        QTest::newRow("never") << int(now) << 1 << false;
    }
    void oldReportsAreNotBelieved()
    {
        QFETCH(const int, age);
        QFETCH(const int, period);
        QFETCH(const bool, believed);
        Parameters parameters;
        const auto counters =
            countersFrom(withMemory(parameters, now - age).all(), context(period));
        QVERIFY(counters->memorySource == (believed ? MemorySource::Guest : MemorySource::Rss));
        QCOMPARE(counters->values[Metric::MemoryUsed].value(),
                 believed ? 400.0 * 1024 : 300.0 * 1024);
        QCOMPARE(counters->values[Metric::MemoryTotal].value(),
                 believed ? 900.0 * 1024 : 1000.0 * 1024);
        QCOMPARE(counters->values[Metric::MemoryUnused].has_value(), believed);
    }

    void knowsReportsByTheirComing_data()
    {
        QTest::addColumn<int>("ahead"); // seconds that the host's clock is ahead of ours
        QTest::addColumn<bool>("first");
        QTest::newRow("clocks agree") << 0 << true;
        QTest::newRow("the host is an hour ahead") << 3600 << false;
        QTest::newRow("the host is an hour behind") << -3600 << false;
    }
    void knowsReportsByTheirComing()
    {
        QFETCH(const int, ahead);
        QFETCH(const bool, first);
        BalloonAge age;
        const auto isFresh = [&](std::chrono::seconds taken, std::chrono::seconds reported) {
            const QDateTime at = QDateTime::fromSecsSinceEpoch(now + taken.count(), Qt::UTC);
            return age.isFresh(now + ahead + reported.count(), taken, at, 5);
        };
        QCOMPARE(isFresh(10s, 10s), first); // two clocks, or an old report: who knows?
        QVERIFY(isFresh(15s, 15s)); // it reports
        QVERIFY(isFresh(29s, 15s));
        QVERIFY(!isFresh(31s, 15s)); // it stopped
        QVERIFY(isFresh(40s, 40s));
    }

    void memoryHasAllThatTheGuestTells()
    {
        Parameters parameters;
        withMemory(parameters, now)
            .add("balloon.disk_caches", 50)
            .add("balloon.swap_in", 1)
            .add("balloon.major_fault", 7)
            .add("balloon.minor_fault", 8);
        const auto counters = countersFrom(parameters.all(), context());
        QCOMPARE(counters->values[Metric::MemoryCaches].value(), 50.0 * 1024);
        QCOMPARE(counters->values[Metric::MemoryUsable].value(), 500.0 * 1024);
        QCOMPARE(counters->values[Metric::MemoryBalloon].value(), 1000.0 * 1024);
        QCOMPARE(counters->values[Metric::MemorySwapIn].value(), 1024.0);
        QCOMPARE(counters->values[Metric::MemoryMajorFaults].value(), 7.0);
        QCOMPARE(counters->values[Metric::MemoryMinorFaults].value(), 8.0);
        QVERIFY(!counters->values[Metric::MemorySwapOut]);
    }

    void aNumberBelowZeroIsNotKnown()
    {
        virTypedParameterPtr list = nullptr;
        int count = 0;
        int room = 0;
        virTypedParamsAddInt(&list, &count, &room, "state.state", VIR_DOMAIN_RUNNING);
        virTypedParamsAddLLong(&list, &count, &room, "cpu.time", -1);
        const auto counters = countersFrom({list, size_t(count)}, context());
        virTypedParamsFree(list, count);
        QVERIFY(!counters->values[Metric::CpuTime]);
    }

    void oldGuestsReportOnlyWhatIsUnused()
    {
        Counters counters;
        counters.at = QDateTime::fromSecsSinceEpoch(now, Qt::UTC);
        Balloon balloon;
        balloon.values.set(Metric::MemoryAvailable, 900);
        balloon.values.set(Metric::MemoryUnused, 200);
        balloon.reported = now;
        setMemory(counters, balloon, context());
        QCOMPARE(counters.values[Metric::MemoryUsed].value(), 700.0);
    }

    void withoutAnyReportThereIsOnlyTheSize()
    {
        Parameters parameters;
        parameters.state(VIR_DOMAIN_RUNNING).add("balloon.current", 1000);
        const auto counters = countersFrom(parameters.all(), context());
        QVERIFY(counters->memorySource == MemorySource::Balloon);
        QCOMPARE(counters->values[Metric::MemoryTotal].value(), 1000.0 * 1024);
        QVERIFY(!counters->values[Metric::MemoryUsed]);
    }

    void knowsADriverThatSaysNothingElse()
    {
        Parameters little;
        little.state(VIR_DOMAIN_RUNNING);
        QVERIFY(hasStateOnly(little.all()));
        little.add("cpu.time", 1);
        QVERIFY(!hasStateOnly(little.all()));
    }
};

QTEST_APPLESS_MAIN(DomainStatsTest)
#include "tst_domainstats.moc"
