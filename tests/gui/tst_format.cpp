// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/format.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFormat : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void writesBytes_data()
    {
        QTest::addColumn<double>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << u"0 B"_s;
        QTest::newRow("few") << 512.0 << u"512 B"_s;
        QTest::newRow("kibi") << 1536.0 << u"1.5 KiB"_s;
        QTest::newRow("large figures need no decimal") << 150.4 * 1024 << u"150 KiB"_s;
        QTest::newRow("nearly the next unit") << 1023.9 * 1024 << u"1.0 MiB"_s;
        QTest::newRow("gibi") << 4.0 * 1024 * 1024 * 1024 << u"4.0 GiB"_s;
        QTest::newRow("beyond the last unit") << 5000 * std::pow(1024.0, 5) << u"5000 PiB"_s;
    }
    void writesBytes()
    {
        QFETCH(double, bytes);
        QTEST(Format::bytes(bytes), "text");
    }

    void writesAPartInTheUnitOfTheWhole()
    {
        constexpr double gibi = 1024.0 * 1024 * 1024;
        QCOMPARE(Format::bytesOf(2.1 * gibi, 4 * gibi), u"2.1 of 4.0 GiB"_s);
        QCOMPARE(Format::bytesOf(gibi / 5, 4 * gibi), u"0.2 of 4.0 GiB"_s);
    }

    void writesRatesAndPercent()
    {
        QCOMPARE(Format::rate(4.2 * 1024 * 1024), u"4.2 MiB/s"_s);
        QCOMPARE(Format::percent(37.6), u"38 %"_s);
        QCOMPARE(Format::percent(0.3), u"0.3 %"_s);
        QCOMPARE(Format::percent(0), u"0 %"_s);
    }

    void usesTheLanguagesOwnDecimalMark()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(Format::bytes(1536), u"1,5 KiB"_s);
        QLocale::setDefault(QLocale::c());
    }

    void writesDurations_data()
    {
        QTest::addColumn<std::chrono::seconds>("duration");
        QTest::addColumn<QString>("text");
        QTest::newRow("seconds") << std::chrono::seconds(59s) << u"59 s"_s;
        QTest::newRow("minutes") << std::chrono::seconds(61s) << u"1 min"_s;
        QTest::newRow("hours") << std::chrono::seconds(2h + 5min) << u"2 h 5 min"_s;
        QTest::newRow("days") << std::chrono::seconds(76h + 10min) << u"3 d 4 h"_s;
        QTest::newRow("a start in the future") << std::chrono::seconds(-5s) << u"0 s"_s;
    }
    void writesDurations()
    {
        QFETCH(std::chrono::seconds, duration);
        QTEST(Format::duration(duration), "text");
    }

    void choosesReadableSteps_data()
    {
        QTest::addColumn<double>("span");
        QTest::addColumn<Unit>("unit");
        QTest::addColumn<double>("step");
        QTest::newRow("decimal") << 90.0 << Unit::Count << 25.0;
        QTest::newRow("bytes go by powers of two")
            << 3.0 * 1024 * 1024 << Unit::Bytes << 1024.0 * 1024;
        QTest::newRow("a tiny rate") << 100.0 << Unit::BytesPerSecond << 32.0;
        QTest::newRow("nothing") << 0.0 << Unit::Bytes << 1.0;
    }
    void choosesReadableSteps()
    {
        QFETCH(double, span);
        QFETCH(Unit, unit);
        QTEST(Format::niceStep(span, 4, unit), "step");
    }
};

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
