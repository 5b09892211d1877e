// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/samplingplan.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

VmId vm(int number)
{
    return QUuid::createUuidV5(QUuid(), QString::number(number));
}

// Plays the plan for a while with VMs that take so long each: how often each was read.
QHash<VmId, int> play(SamplingPlan &plan, SamplingPlan::Time from, SamplingPlan::Time to,
                      std::chrono::nanoseconds cost)
{
    QHash<VmId, int> readings;
    SamplingPlan::Time now = from;
    while (const auto next = plan.next()) {
        now = std::max(now, *next);
        if (now >= to)
            break;
        const ReadingOrder order = plan.take(now);
        for (const VmId &id : *order.only)
            ++readings[id];
        const auto took = cost * order.only->size();
        plan.learn(int(order.only->size()), took);
        now += std::chrono::duration_cast<SamplingPlan::Time>(took) + 1ms;
    }
    return readings;
}

SamplingPlan planOf(int vms, SamplingPlan::Time usual)
{
    SamplingPlan plan(usual);
    for (int i = 0; i < vms; ++i)
        plan.add(vm(i), std::nullopt, 0s);
    return plan;
}

// The first so many are watched at this interval.
void watch(SamplingPlan &plan, int vms, SamplingPlan::Time interval, SamplingPlan::Time now = 0s)
{
    QSet<VmId> watched;
    for (int i = 0; i < vms; ++i)
        watched.insert(vm(i));
    plan.ask([&](VmId id) { return watched.contains(id) ? std::optional(interval) : std::nullopt; },
             now);
}

} // namespace

class SamplingPlanTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAsOftenAsSomebodyNeeds()
    {
        SamplingPlan plan = planOf(20, 5s);
        watch(plan, 2, 1s);
        const auto readings = play(plan, 0s, 100s, 1ms);
        for (int i = 0; i < 20; ++i) {
            const int expected = i < 2 ? 100 : 20;
            QVERIFY2(std::abs(readings[vm(i)] - expected) <= 2,
                     qPrintable(QString::number(readings[vm(i)])));
        }
        QVERIFY(!plan.isStretched());
        QVERIFY(plan.interval() == 5s);
    }

    void nobodySlowsTheUsualPace()
    {
        SamplingPlan plan = planOf(1, 5s);
        watch(plan, 1, 60s);
        const auto readings = play(plan, 0s, 100s, 1ms);
        QVERIFY(readings[vm(0)] >= 19);
    }

    void aNewVmIsReadAtOnceAndSoonAgain()
    {
        SamplingPlan plan = planOf(3, 60s);
        QVERIFY(plan.take(0s).only->contains(vm(0)));
        QVERIFY(plan.next() == 1s);
        plan.take(1s);
        QVERIFY(plan.next() == 61s);
        plan.add(vm(7), std::nullopt, 30s);
        QVERIFY(plan.next() == 30s);
        QCOMPARE(*plan.take(30s).only, QSet<VmId> {vm(7)});
        plan.remove(vm(7));
        QVERIFY(plan.next() == 61s);
    }

    void nothingIsDueWithoutVms()
    {
        SamplingPlan plan(5s);
        QVERIFY(!plan.next());
        QVERIFY(plan.take(1s).only->isEmpty());
        QVERIFY(plan.interval() == 5s);
    }

    void aRoundOfMoreThanHalfTheIntervalStretchesIt_data()
    {
        QTest::addColumn<int>("milliseconds"); // of one VM
        QTest::addColumn<int>("interval");
        QTest::newRow("quick") << 5 << 5;
        QTest::newRow("just in time") << 24 << 5;
        QTest::newRow("too slow") << 30 << 6;
        QTest::newRow("twice as slow as it may be") << 50 << 10;
    }
    void aRoundOfMoreThanHalfTheIntervalStretchesIt()
    {
        QFETCH(const int, milliseconds);
        QFETCH(const int, interval);
        SamplingPlan plan = planOf(100, 5s);
        play(plan, 0s, 100s, std::chrono::milliseconds(milliseconds));
        QVERIFY(plan.interval() == std::chrono::seconds(interval));
        QCOMPARE(plan.isStretched(), interval > 5);
    }

    void shrinksAgainWhenTheHostIsQuick()
    {
        SamplingPlan plan = planOf(100, 5s);
        play(plan, 0s, 100s, 50ms);
        QVERIFY(plan.isStretched());
        play(plan, 100s, 400s, 1ms);
        QVERIFY(!plan.isStretched());
        QVERIFY(plan.interval() == 5s);
    }

    void watchedVmsKeepTheirPaceOnASlowHost()
    {
        SamplingPlan plan = planOf(1000, 5s);
        watch(plan, 10, 1s);
        play(plan, 0s, 100s, 5ms); // it learns
        const auto readings = play(plan, 100s, 200s, 5ms);
        for (int i = 0; i < 10; ++i)
            QVERIFY2(readings[vm(i)] >= 90, qPrintable(QString::number(readings[vm(i)])));
        for (int i = 10; i < 1000; ++i)
            QVERIFY2(readings[vm(i)] >= 6, qPrintable(QString::number(readings[vm(i)])));
        QVERIFY(plan.isStretched());
        QVERIFY(plan.interval() > 5s);
    }

    void neverReadsMoreThanHalfOfTheTime()
    {
        SamplingPlan plan = planOf(300, 5s);
        watch(plan, 300, 1s);
        play(plan, 0s, 100s, 5ms);
        const auto readings = play(plan, 100s, 200s, 5ms);
        std::chrono::nanoseconds busy {};
        for (const int count : readings)
            busy += 5ms * count;
        QVERIFY(busy <= 60s);
        QVERIFY(plan.isStretched());
    }

    void aBigHostIsReadBrieflyWhereNobodyWatches()
    {
        SamplingPlan few = planOf(SamplingPlan::mostInFull, 5s);
        QVERIFY(few.take(0s).brief.isEmpty());
        SamplingPlan many = planOf(SamplingPlan::mostInFull + 1, 5s);
        watch(many, 1, 1s);
        const ReadingOrder order = many.take(0s);
        QCOMPARE(order.brief.size(), SamplingPlan::mostInFull);
        QVERIFY(!order.brief.contains(vm(0)));
    }
};

QTEST_APPLESS_MAIN(SamplingPlanTest)
#include "tst_samplingplan.moc"
