// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/track.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Guestwire;
using namespace std::chrono_literals;

class TestTrack : public QObject
{
    Q_OBJECT

private:
    static constexpr std::chrono::milliseconds every = 5s;

    static Sample at(qint64 seconds, std::optional<double> cpu = 10)
    {
        Sample sample;
        sample.at = QDateTime::fromSecsSinceEpoch(1'000'000'000 + seconds);
        if (cpu)
            sample.values.set(Metric::CpuUtilization, *cpu);
        return sample;
    }

private slots:
    void keepsAnAbsentValueAbsent()
    {
        Track track;
        track.append(at(0, {}), every);
        QVERIFY(std::isnan(track.points().front()[Series::Cpu]));
        QVERIFY(!track.last(Series::Cpu));
    }

    void marksAGapWhereSamplesFailedToCome()
    {
        Track track;
        track.append(at(0), every);
        track.append(at(5), every);
        track.append(at(60), every);
        QCOMPARE(track.points().size(), 4u);
        QVERIFY(std::isnan(track.points()[2][Series::Cpu]));
        QCOMPARE(track.points()[3][Series::Cpu], 10.f);
    }

    // As a hostile server tells them.
    void leavesTimesOutThatCanNotBeCountedWith()
    {
        Track track;
        track.append(at(0), every);
        for (const qint64 time : {qint64(1) << 62, -(qint64(1) << 62)}) {
            Sample sample = at(1);
            sample.at = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
            track.append(sample, every);
        }
        QCOMPARE(track.points().size(), 1u);
    }

    void knowsNothingAfterTheEnd()
    {
        Track track;
        track.end();
        QVERIFY(track.points().empty());
        track.append(at(0), every);
        track.end();
        QVERIFY(!track.last(Series::Cpu));
        QCOMPARE(track.points().size(), 2u);
        track.append(at(5), every);
        QCOMPARE(track.last(Series::Cpu), 10.0);
    }

    void drawsALineForAHostThatIsSlow()
    {
        Track track;
        for (int second = 0; second < 200; second += 20)
            track.append(at(second), every);
        const auto gaps = std::ranges::count_if(
            track.points(), [](const Point &point) { return std::isnan(point[Series::Cpu]); });
        QCOMPARE(gaps, 1); // the first silence could not be known for slowness
    }

    void takesNoGapForALateSample()
    {
        Track track;
        track.append(at(0), every);
        track.append(at(12), every);
        QCOMPARE(track.points().size(), 2u);
    }

    void ignoresASampleThatIsOlder()
    {
        Track track;
        track.append(at(10), every);
        track.append(at(5), every);
        QCOMPARE(track.points().size(), 1u);
    }

    void beginsAnewWhenTheClockWasSetBack()
    {
        Track track;
        track.append(at(10'000), every);
        track.append(at(0), every);
        QCOMPARE(track.points().size(), 1u);
        QCOMPARE(track.points().front().at, at(0).at.toMSecsSinceEpoch());
    }

    void keepsAnHourAndNotMuchMore()
    {
        Track track;
        for (int second = 0; second < 3 * 3600; second += 5)
            track.append(at(second), every);
        const auto span = track.points().back().at - track.points().front().at;
        QVERIFY(span >= Track::kept.count());
        QVERIFY(span <= Track::kept.count() * 12 / 10);
    }

    void isBoundedHoweverFastSamplesCome()
    {
        Track track;
        for (int i = 0; i < 20'000; ++i) {
            Sample sample = at(0);
            sample.at = sample.at.addMSecs(i * 100);
            track.append(sample, 100ms);
        }
        QVERIFY(track.points().size() <= Track::maxPoints);
    }

    void givesThePointBeforeTheWindowToo()
    {
        Track track;
        for (int second = 0; second < 50; second += 5)
            track.append(at(second), every);
        const auto part = track.since(at(20).at.toMSecsSinceEpoch());
        QCOMPARE(part.front().at, at(15).at.toMSecsSinceEpoch());
    }

    void tellsMemoryAsAShare()
    {
        Track track;
        Sample sample = at(0);
        sample.values.set(Metric::MemoryUsed, 1024);
        track.append(sample, every);
        QVERIFY(!track.memoryShare());
        sample = at(5);
        sample.values.set(Metric::MemoryUsed, 1024);
        sample.values.set(Metric::MemoryTotal, 4096);
        track.append(sample, every);
        QCOMPARE(track.memoryShare(), std::optional(25.0));
    }
};

QTEST_GUILESS_MAIN(TestTrack)
#include "tst_track.moc"
