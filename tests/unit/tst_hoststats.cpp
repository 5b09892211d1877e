// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/hoststats.h"

#include <QTest>

#include <cstring>
#include <vector>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template<typename Stats>
std::vector<Stats> stats(std::initializer_list<std::pair<const char *, unsigned long long>> values)
{
    std::vector<Stats> made;
    for (const auto &[field, value] : values) {
        Stats one {};
        std::strncpy(one.field, field, sizeof one.field - 1);
        one.value = value;
        made.push_back(one);
    }
    return made;
}

HostCounters withCpu(unsigned long long busy, unsigned long long idle)
{
    HostCounters counters;
    setCpu(counters,
           stats<virNodeCPUStats>({{"kernel", busy / 2}, {"user", busy / 2}, {"idle", idle}}));
    return counters;
}

} // namespace

// The host's own figures.
class HostStatsTest : public QObject
{
    Q_OBJECT

private slots:
    void utilizationIsTheBusyShare_data()
    {
        QTest::addColumn<HostCounters>("before");
        QTest::addColumn<HostCounters>("after");
        QTest::addColumn<std::optional<double>>("expected");
        using Percent = std::optional<double>;
        QTest::newRow("a quarter") << withCpu(100, 300) << withCpu(200, 600) << Percent(25);
        QTest::newRow("idle") << withCpu(100, 300) << withCpu(100, 600) << Percent(0);
        QTest::newRow("no time went by") << withCpu(100, 300) << withCpu(100, 300) << Percent();
        QTest::newRow("counters went back") << withCpu(200, 600) << withCpu(100, 900) << Percent();
        QTest::newRow("not told") << HostCounters {} << withCpu(100, 300) << Percent();
    }
    void utilizationIsTheBusyShare()
    {
        QFETCH(const HostCounters, before);
        QFETCH(const HostCounters, after);
        QFETCH(const std::optional<double>, expected);
        QCOMPARE(utilizationBetween(before, after), expected);
    }

    void waitingForDisksIsNotBusy()
    {
        HostCounters counters;
        setCpu(counters,
               stats<virNodeCPUStats>(
                   {{"kernel", 1}, {"user", 2}, {"idle", 3}, {"iowait", 4}, {"intr", 5}}));
        QVERIFY(counters.cpuBusy == 8ns);
        QVERIFY(counters.cpuAll == 15ns);
    }

    void cachesAreNotUsedMemory()
    {
        HostCounters counters;
        setMemory(counters,
                  stats<virNodeMemoryStats>(
                      {{"total", 1000}, {"free", 200}, {"buffers", 100}, {"cached", 300}}));
        QCOMPARE(counters.memoryTotal, 1000.0 * 1024);
        QCOMPARE(counters.memoryUsed, 400.0 * 1024);
    }

    void whatIsMissingStaysAbsent()
    {
        HostCounters counters;
        setCpu(counters, stats<virNodeCPUStats>({{"utilization", 50}}));
        setMemory(counters, stats<virNodeMemoryStats>({{"total", 1000}}));
        QCOMPARE(counters, HostCounters {});
    }

    void readsTheLoad_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<double>>("load");
        QTest::newRow("usual") << QByteArray("0.50 0.40 0.25 1/234 5678\n")
                               << QList<double> {0.5, 0.4, 0.25};
        QTest::newRow("nothing") << QByteArray() << QList<double> {};
        QTest::newRow("too little") << QByteArray("0.50 0.40") << QList<double> {};
        QTest::newRow("no numbers") << QByteArray("a b c") << QList<double> {};
    }
    void readsTheLoad()
    {
        QFETCH(const QByteArray, text);
        QTEST(loadFrom(text), "load");
    }
};

QTEST_APPLESS_MAIN(HostStatsTest)
#include "tst_hoststats.moc"
