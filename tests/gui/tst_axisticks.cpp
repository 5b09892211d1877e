// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/axisticks.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

#include <cmath>

using namespace Guestwire;
using namespace Qt::StringLiterals;
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
        for (const std::chrono::milliseconds span : {60'000ms, 300'000ms, 3'600'000ms, 86'400'000ms,
                                                     30 * 86'400'000ms, 365 * 86'400'000ms})
            for (int wanted = 1; wanted < 12; ++wanted)
                QVERIFY(timeTicks(now, span, wanted)
                            .within(double(now - span.count()), double(now))
                            .size()
                        <= wanted + 1);
    }

    void beginDaysAtMidnight()
    {
        const QDateTime now(QDate(2024, 5, 6), QTime(13, 37, 12));
        const qint64 week = 7 * 86'400'000;
        const AxisTicks ticks =
            timeTicks(now.toMSecsSinceEpoch(), std::chrono::milliseconds(week), 8);
        QCOMPARE(ticks.step, 86'400'000.0);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(qint64(ticks.first)).time(), QTime(0, 0));
    }

    // Or the marks of a year would jump every midnight.
    void stayWhereTheyAreOvernight()
    {
        const QDateTime evening(QDate(2024, 5, 6), QTime(23, 59));
        const std::chrono::milliseconds year = 365 * 24h;
        const auto before = timeTicks(evening.toMSecsSinceEpoch(), year, 7);
        const auto after = timeTicks(evening.addSecs(120).toMSecsSinceEpoch(), year, 7);
        QCOMPARE(std::fmod(after.first - before.first, before.step), 0);
    }

    void tellTheDateWhereItIsNeeded()
    {
        QLocale::setDefault(QLocale::C);
        const QDateTime midnight(QDate(2024, 5, 6), QTime(0, 0));
        const auto at = [&](int hours) {
            return double(midnight.addSecs(hours * 3600).toMSecsSinceEpoch());
        };
        const double hour = 3'600'000;
        // Another day than today: told once.
        QCOMPARE(timeTexts({at(3), at(6), at(9)}, 3 * hour),
                 QStringList({u"6 May 03:00"_s, u"06:00"_s, u"09:00"_s}));
        QCOMPARE(timeTexts({at(-3), at(0), at(3)}, 3 * hour),
                 QStringList({u"21:00"_s, u"6 May"_s, u"03:00"_s}));
        QCOMPARE(timeTexts({at(0), at(24)}, 24 * hour), QStringList({u"6 May"_s, u"7 May"_s}));
        // Today: needs no date.
        const QDateTime noon(QDate::currentDate(), QTime(12, 0));
        QCOMPARE(timeTexts({double(noon.toMSecsSinceEpoch())}, hour), QStringList({u"12:00"_s}));
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
