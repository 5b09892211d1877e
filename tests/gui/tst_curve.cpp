// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/curve.h"

#include <QTest>

#include <cmath>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 begin = 1'800'000'000'000;

// One value a step, the last ones nearest to now; no value where it is NaN.
History historyOf(std::chrono::milliseconds step, const QList<double> &values)
{
    History history {QDateTime::fromMSecsSinceEpoch(begin, Qt::UTC), step, {}};
    HistorySeries &series = history.series[u"cpu.utilization"_s];
    for (const double value : values) {
        const auto known = std::isnan(value) ? std::nullopt : std::optional(value);
        series.average.append(known);
        series.maximum.append(known ? std::optional(value + 1) : std::nullopt);
    }
    return history;
}

Track trackOf(const QList<std::pair<int, double>> &samples)
{
    Track track;
    for (const auto &[second, cpu] : samples) {
        Sample sample;
        sample.at = QDateTime::fromMSecsSinceEpoch(begin + second * 1000, Qt::UTC);
        sample.values.set(Metric::CpuUtilization, cpu);
        track.append(sample, 5s);
    }
    return track;
}

// "second: value", "-" for none.
QStringList texts(const std::vector<Point> &points)
{
    QStringList list;
    for (const Point &point : points)
        list.append(u"%1: %2"_s.arg((point.at - begin) / 1000)
                        .arg(std::isnan(point[Series::Cpu])
                                 ? u"-"_s
                                 : QString::number(double(point[Series::Cpu]))));
    return list;
}

const double none = std::nan("");

} // namespace

class TestCurve : public QObject
{
    Q_OBJECT

private slots:
    void standsInTheMiddleOfItsSteps()
    {
        const Curve curve = curveOf(historyOf(10s, {1, none, 3}));
        QCOMPARE(texts(curve.average), QStringList({u"5: 1"_s, u"15: -"_s, u"25: 3"_s}));
        QCOMPARE(texts(curve.maximum), QStringList({u"5: 2"_s, u"15: -"_s, u"25: 4"_s}));
        QCOMPARE(curve.step, 10'000);
    }

    void prefersWhatWasSeenLive()
    {
        const Curve past = curveOf(historyOf(4s, {1, 2, 3, 4, 5}));
        const Track live = trackOf({{10, 7}, {15, 8}, {20, 9}});
        const Curve curve = joined(past, begin + 20'000, live, 5s);
        QCOMPARE(texts(curve.average),
                 QStringList({u"2: 1"_s, u"6: 2"_s, u"10: 7"_s, u"15: 8"_s, u"20: 9"_s}));
        QCOMPARE(texts(curve.maximum), QStringList({u"2: 2"_s, u"6: 3"_s}));
    }

    void fillsWhatWasMissedLive()
    {
        const Curve past = curveOf(historyOf(4s, QList<double>(20, 1)));
        const Track live = trackOf({{0, 7}, {5, 7}, {60, 8}, {65, 8}});
        const Curve curve = joined(past, begin + 80'000, live, 5s);
        QCOMPARE(texts(curve.average).filter(u": 1"_s).size(), 13); // seconds 6 to 54
        QVERIFY(texts(curve.average).contains(u"54: 1"_s));
        QVERIFY(!texts(curve.average).contains(u"62: 1"_s));
    }

    void leavesAGapThatNobodySaw()
    {
        const Curve past = curveOf(historyOf(4s, QList<double>(20, none)));
        const Track live = trackOf({{0, 7}, {5, 7}, {60, 8}, {65, 8}});
        const Curve curve = joined(past, begin + 80'000, live, 5s);
        bool isOpen = false;
        for (const Point &point : curve.average) {
            const qint64 second = (point.at - begin) / 1000;
            isOpen |= second > 5 && second < 60 && std::isnan(point[Series::Cpu]);
            QVERIFY(second <= 5 || second >= 60 || std::isnan(point[Series::Cpu]));
        }
        QVERIFY(isOpen);
    }

    void goesOnInStepsOfTheSameLength()
    {
        const Curve past = curveOf(historyOf(60s, {1, 2}));
        QList<std::pair<int, double>> samples;
        for (int second = 100; second < 240; second += 5)
            samples.append({second, second < 180 ? 10.0 : 20.0});
        const Curve curve = joined(past, begin + 120'000, trackOf(samples), 5s);
        QCOMPARE(texts(curve.average),
                 QStringList({u"30: 1"_s, u"90: 2"_s, u"150: 10"_s, u"210: 20"_s}));
        QCOMPARE(texts(curve.maximum).last(), u"210: 20"_s);
    }

    void isTheLiveSamplesAloneWithoutAPast()
    {
        const Track live = trackOf({{0, 7}, {5, 8}});
        const Curve curve = joined({}, 0, live, 5s);
        QCOMPARE(texts(curve.average), QStringList({u"0: 7"_s, u"5: 8"_s}));
        QVERIFY(curve.maximum.empty());
        QCOMPARE(curve.step, 0);
    }

    void findsThePointUnderTheCrosshair()
    {
        const Curve curve = curveOf(historyOf(10s, {1, 2, 3}));
        QCOMPARE(curve.nearest(begin + 16'000, 10'000)->at, begin + 15'000);
        QCOMPARE(curve.nearest(begin + 99'000, 10'000), nullptr);
        QCOMPARE((*curve.maximumAt(begin + 15'000))[Series::Cpu], 3);
        QCOMPARE(curve.maximumAt(begin + 16'000), nullptr);
    }
};

QTEST_GUILESS_MAIN(TestCurve)
#include "tst_curve.moc"
