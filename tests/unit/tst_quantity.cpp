// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/quantity.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Duration = std::optional<std::chrono::milliseconds>;
using Size = std::optional<qint64>;

class QuantityTest : public QObject
{
    Q_OBJECT

private slots:
    void readsDurations_data();
    void readsDurations();
    void writesDurationsThatReadBack();
    void readsSizes_data();
    void readsSizes();
    void writesSizesThatReadBack();
};

void QuantityTest::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected"); // milliseconds; -1: none

    const auto row = [](const char *text, qint64 expected) {
        QTest::newRow(*text == '\0' ? "empty" : text) << QString::fromUtf8(text) << expected;
    };
    row("30", 30'000);
    row("0", 0);
    row("10s", 10'000);
    row("1m30s", 90'000);
    row("500ms", 500);
    row("1s500ms", 1500);
    row("24h", 86'400'000);
    row("1d", 86'400'000);
    row("30d", 2'592'000'000);
    row("1d2h3m4s5ms", 93'784'005);
    row("", -1);
    row("s", -1);
    row("10 s", -1);
    row(" 10s", -1);
    row("-5s", -1);
    row("+5s", -1);
    row("1.5s", -1);
    row("10S", -1);
    row("10s5", -1);
    row("10s1m", -1); // the larger unit stands first
    row("1s1s", -1);
    row("10sec", -1);
    row("1m30", -1);
    row("9999999999999", -1);
    row("999999999999d", -1); // more milliseconds than fit
    row("١s", -1); // a digit, but none of ours
}

void QuantityTest::readsDurations()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, expected);
    QCOMPARE(parseDuration(text), expected < 0 ? Duration() : Duration(expected));
}

void QuantityTest::writesDurationsThatReadBack()
{
    for (const auto duration : {0ms, 1ms, 1500ms, 1000ms, 60'000ms, 90'000ms, 3'600'000ms})
        QCOMPARE(parseDuration(durationText(duration)), Duration(duration));
    QCOMPARE(durationText(90s), u"90s"_s);
    QCOMPARE(durationText(1min), u"1m"_s);
    QCOMPARE(durationText(1500ms), u"1500ms"_s);
}

void QuantityTest::readsSizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected"); // bytes; -1: none

    const auto row = [](const char *text, qint64 expected) {
        QTest::newRow(*text == '\0' ? "empty" : text) << QString::fromUtf8(text) << expected;
    };
    row("8192", 8192);
    row("64KiB", 65536);
    row("1MiB", 1048576);
    row("2GiB", 2147483648);
    row("0", 0);
    row("", -1);
    row("MiB", -1);
    row("1 MiB", -1);
    row("1MB", -1);
    row("1M", -1);
    row("1.5MiB", -1);
    row("-1", -1);
    row("0x10", -1);
    row("999999999999GiB", -1);
}

void QuantityTest::readsSizes()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, expected);
    QCOMPARE(parseSize(text), expected < 0 ? Size() : Size(expected));
}

void QuantityTest::writesSizesThatReadBack()
{
    for (const qint64 size : {0LL, 1LL, 1000LL, 1024LL, 8192LL, 1048576LL, 1073741824LL, 1048577LL})
        QCOMPARE(parseSize(sizeText(size)), Size(size));
    QCOMPARE(sizeText(8192), u"8KiB"_s);
}

QTEST_GUILESS_MAIN(QuantityTest)
#include "tst_quantity.moc"
