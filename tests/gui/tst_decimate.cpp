// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/decimate.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Guestwire;

class TestDecimate : public QObject
{
    Q_OBJECT

private:
    static std::vector<Point> line(int count, qint64 first = 0)
    {
        std::vector<Point> points;
        for (int i = 0; i < count; ++i) {
            Point point {first + i * 1000, {}};
            point.values.fill(float(i % 100));
            points.push_back(point);
        }
        return points;
    }

    static void cut(Point &point) { point.values.fill(std::numeric_limits<float>::quiet_NaN()); }

private slots:
    void keepsEveryPointWhileThereIsRoom()
    {
        const auto points = line(50);
        QCOMPARE(decimate(points, Series::Cpu, 0, 50'000, 100).size(), 50);
    }

    void givesAtMostTwoPointsAPixel()
    {
        const auto points = line(3600);
        const auto reduced = decimate(points, Series::Cpu, 0, 3'600'000, 300);
        QVERIFY(reduced.size() <= 2 * 300 + 2);
        QVERIFY(std::ranges::is_sorted(reduced, {}, &QPointF::x));
    }

    void keepsAPeak()
    {
        auto points = line(3600);
        points[1801].values[size_t(Series::Cpu)] = 5000;
        const auto reduced = decimate(points, Series::Cpu, 0, 3'600'000, 100);
        QVERIFY(std::ranges::any_of(reduced, [](const QPointF &p) { return p.y() == 5000; }));
    }

    void doesNotShimmerWhileItMoves()
    {
        const auto points = line(3600);
        const auto before = decimate(points, Series::Cpu, 0, 3'000'000, 100);
        const auto after = decimate(points, Series::Cpu, 7000, 3'007'000, 100);
        // What both show is the same points, but for the columns at the ends.
        const auto inside = after.mid(4, 150);
        for (const QPointF &point : inside)
            QVERIFY(before.contains(point));
    }

    void keepsAGapOpen_data()
    {
        QTest::addColumn<int>("columns");
        QTest::newRow("every point") << 2000;
        QTest::newRow("reduced") << 100;
    }
    void keepsAGapOpen()
    {
        QFETCH(int, columns);
        auto points = line(1000);
        for (size_t i = 400; i < 600; ++i)
            cut(points[i]);
        const auto reduced = decimate(points, Series::Cpu, 0, 1'000'000, columns);
        const auto gap =
            std::ranges::find_if(reduced, [](const QPointF &p) { return std::isnan(p.y()); });
        QVERIFY(gap != reduced.end());
        QCOMPARE(gap->x(), 400'000.0);
        QVERIFY((gap + 1)->x() >= 600'000);
        QCOMPARE(std::ranges::count_if(reduced, [](const QPointF &p) { return std::isnan(p.y()); }),
                 1);
    }

    void takesNothingBeyondTheEnd()
    {
        const auto points = line(100);
        QCOMPARE(decimate(points, Series::Cpu, 0, 50'000, 1000).last().x(), 50'000.0);
    }

    void showsAValueThatStandsAlone()
    {
        const double none = std::nan("");
        const QList<QPointF> wide =
            widened({{10, 5}, {20, none}, {30, 6}, {40, none}, {50, 7}, {60, 8}}, 4);
        QCOMPARE(wide.size(), 8);
        QCOMPARE(wide[0], QPointF(6, 5));
        QCOMPARE(wide[1], QPointF(14, 5));
        QCOMPARE(wide[3], QPointF(26, 6));
        QCOMPARE(wide[4], QPointF(34, 6));
        QCOMPARE(wide[6], QPointF(50, 7));
    }

    void givesNothingForNothing()
    {
        QVERIFY(decimate({}, Series::Cpu, 0, 1000, 10).isEmpty());
        const auto points = line(3);
        QVERIFY(decimate(points, Series::Cpu, 1000, 1000, 10).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDecimate)
#include "tst_decimate.moc"
