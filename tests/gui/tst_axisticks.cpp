// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/axisticks.h"

#include <QDateTime>
#include <QTest>

using namespace Guestwire;
using namespace std::chrono_literals;

class TestAxisTicks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "Asia/Kolkata"); } // half an hour off, so that it matters

    void areRoundInLocalTime()
    {
        const QDateTime now(QDate(2024, 5, 6), QTime(13, 37, 12));
        const AxisTicks ticks = timeTicks(now.toMSecsSinceEpoch(), 1h, 4);
        const auto places = ticks.within(double(now.addSecs(-3600).toMSecsSinceEpoch()),
                                         double(now.toMSecsSinceEpoch()));
        QCOMPARE(places.size(), 4);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(qint64(places.first())).time(), QTime(12, 45));
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(qint64(places.last())).time(), QTime(13, 30));
    }

    void areNoMoreThanWanted()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const std::chrono::milliseconds span : {60'000ms, 300'000ms, 3'600'000ms})
            for (int wanted = 1; wanted < 12; ++wanted)
                QVERIFY(timeTicks(now, span, wanted)
                            .within(double(now - span.count()), double(now))
                            .size()
                        <= wanted + 1);
    }

    void leavePercentAlone() { QCOMPARE(scaleFor(3, Unit::Percent, 4), (ValueScale {100, 25})); }

    void reachTheHighestValue_data()
    {
        QTest::addColumn<double>("highest");
        for (const double highest : {0.0, 1.0, 1000.0, 1024.0, 3.3e6, 4.0 * 1024 * 1024 * 1024})
            QTest::addRow("%g", highest) << highest;
    }
    void reachTheHighestValue()
    {
        QFETCH(double, highest);
        const ValueScale scale = scaleFor(highest, Unit::Bytes, 4);
        QVERIFY(scale.top >= highest);
        QVERIFY(scale.top > 0);
        QVERIFY(scale.top / scale.step <= 5);
    }
};

QTEST_GUILESS_MAIN(TestAxisTicks)
#include "tst_axisticks.moc"
