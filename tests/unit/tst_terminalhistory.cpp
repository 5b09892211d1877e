// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/screen.h"
#include "tests/support/screencheck.h"

#include <QTest>

using namespace Guestwire::Terminal;

class TestTerminalHistory : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatScrolledOff();
    void keepsStylesAndClusters();
    void keepsNoMoreThanItsLimit();
    void keepsNothingOf_data();
    void keepsNothingOf();
    void isClearedByTheGuest();
    void rewrapsLines_data();
    void rewrapsLines();
    void comesBackTheSame();
    void movesTheCursorWithItsText();
    void doesNotRewrapTheAlternateScreen();
    void givesRowsBack();
    void tellsWhatChanged();
    void tellsNothingWithoutChange();

private:
    static QStringList allLines(const Screen &screen);
};

QStringList TestTerminalHistory::allLines(const Screen &screen)
{
    QStringList lines;
    for (int row = -screen.historySize(); row < screen.rows(); ++row)
        lines += screen.text(row);
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

void TestTerminalHistory::keepsWhatScrolledOff()
{
    Screen screen(10, 2);
    screen.feed("a\r\nb  \r\n\r\nd\r\ne");
    QCOMPARE(screen.historySize(), 3);
    QCOMPARE(screen.text(-3), u"a");
    QCOMPARE(screen.text(-2), u"b");
    QCOMPARE(screen.text(-1), u"");
    QCOMPARE(screenText(screen), u"d|e");
}

void TestTerminalHistory::keepsStylesAndClusters()
{
    Screen screen(10, 1);
    screen.feed("\x1b[1;38;2;1;2;3ma中\x1b[0;44;4:3me\u0301\x1b[K\x1b[2Cx");
    Screen scrolled(10, 1);
    scrolled.feed("\x1b[1;38;2;1;2;3ma中\x1b[0;44;4:3me\u0301\x1b[K\x1b[2Cx\r\n");
    const Line line = scrolled.line(-1);
    QCOMPARE(scrolled.text(-1), u"a中e\u0301  x");
    for (size_t i = 0; i < line.cells.size(); ++i) {
        const Cell cell = screen.line(0).cells[i];
        QVERIFY(cell.sameStyle(line.cells[i]));
        QCOMPARE(line.cells[i].width, cell.width);
        QVERIFY(scrolled.characters(line.cells[i]) == screen.characters(cell));
    }
    QCOMPARE(int(line.cells.size()), 10);
}

void TestTerminalHistory::keepsNoMoreThanItsLimit()
{
    Screen screen(10, 1, 3);
    screen.feed("1\r\n2\r\n3\r\n4\r\n5\r\n6");
    QCOMPARE(allLines(screen), QStringList({u"3"_qs, u"4"_qs, u"5"_qs, u"6"_qs}));
    Screen none(10, 1, 0);
    none.feed("1\r\n2\r\n3");
    QCOMPARE(none.historySize(), 0);
}

void TestTerminalHistory::keepsNothingOf_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("a scroll region below the top") << QByteArray("\x1b[2;3r\x1b[3;1H\n\n\n");
    QTest::newRow("the alternate screen") << QByteArray("\x1b[?1049h\n\n\n\n\n\n");
    QTest::newRow("deleted lines") << QByteArray("a\r\nb\x1b[H\x1b[2M");
    QTest::newRow("columns") << QByteArray("\x1b[?69h\x1b[2;5s\x1b[4;2H\n\n\n\n");
}

void TestTerminalHistory::keepsNothingOf()
{
    QFETCH(const QByteArray, stream);
    Screen screen(10, 4);
    screen.feed(stream);
    QCOMPARE(screen.historySize(), 0);
}

void TestTerminalHistory::isClearedByTheGuest()
{
    Screen screen(10, 2);
    screen.feed("a\r\nb\r\nc\r\nd\x1b[3J");
    QCOMPARE(screen.historySize(), 0);
    QCOMPARE(screenText(screen), u"c|d");
}

void TestTerminalHistory::rewrapsLines_data()
{
    QTest::addColumn<QString>("stream");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QStringList>("lines");
    const QString longLine = QStringLiteral("abcdefghijklmnopqrstuvwxyz\r\n$ ");
    QTest::newRow("wider") << longLine << 20
                           << QStringList({u"abcdefghijklmnopqrst"_qs, u"uvwxyz"_qs, u"$"_qs});
    QTest::newRow("on one line") << longLine << 40
                                 << QStringList({u"abcdefghijklmnopqrstuvwxyz"_qs, u"$"_qs});
    QTest::newRow("narrower") << QStringLiteral("abcdefgh\r\n$ ") << 5
                              << QStringList({u"abcde"_qs, u"fgh"_qs, u"$"_qs});
    QTest::newRow("line breaks stay")
        << QStringLiteral("abc\r\ndef\r\n$ ") << 40 << QStringList({u"abc"_qs, u"def"_qs, u"$"_qs});
    QTest::newRow("wide characters stay whole")
        << QStringLiteral("中文字中文字\r\n$ ") << 5
        << QStringList({u"中文"_qs, u"字中"_qs, u"文字"_qs, u"$"_qs});
    QTest::newRow("a gap that a wide character left")
        << QStringLiteral("abcdefghi中x\r\n$ ") << 20 << QStringList({u"abcdefghi中x"_qs, u"$"_qs});
    QTest::newRow("cut by erasing") << QStringLiteral("abcdefghijkl\x1b[A\x1b[3G\x1b[K\r\n\n$ ")
                                    << 20 << QStringList({u"ab"_qs, u"kl"_qs, u"$"_qs});
}

void TestTerminalHistory::rewrapsLines()
{
    QFETCH(const QString, stream);
    QFETCH(const int, columns);
    QFETCH(const QStringList, lines);
    for (const int rows : {2, 3, 8}) { // with the lines in the scrollback, across it, and not
        Screen screen(10, rows);
        screen.feed(stream.toUtf8());
        screen.resize(columns, rows);
        QCOMPARE(allLines(screen), lines);
        QCOMPARE(screen.cursor().column, 2);
        QCOMPARE(screen.text(screen.cursor().row), u"$");
        QCOMPARE(disorder(screen), QString());
    }
}

void TestTerminalHistory::comesBackTheSame()
{
    Screen screen(10, 4);
    screen.feed(
        "first line that wraps\r\n\x1b[31mred 中文中文中文\x1b[m\r\nx\r\nlast line that wraps");
    const QStringList before = allLines(screen);
    for (const int columns : {7, 33, 4, 100, 10})
        screen.resize(columns, 4);
    QCOMPARE(allLines(screen), before);
}

void TestTerminalHistory::movesTheCursorWithItsText()
{
    Screen screen(10, 4);
    screen.feed("abcdefghijklmno");
    screen.resize(20, 4);
    screen.feed("X");
    QCOMPARE(screen.text(0), u"abcdefghijklmnoX");
    screen.resize(8, 4);
    screen.feed("Y");
    QCOMPARE(screenText(screen), u"abcdefgh|ijklmnoX|Y|");
    Screen full(10, 4);
    full.feed("abcdefghij");
    full.resize(12, 4);
    full.feed("k");
    QCOMPARE(full.text(0), u"abcdefghijk");
}

void TestTerminalHistory::doesNotRewrapTheAlternateScreen()
{
    Screen screen(10, 4);
    screen.feed("abcdefghijkl\x1b[?1049h\x1b[Habcdefghijkl");
    screen.resize(20, 4);
    QCOMPARE(screenText(screen), u"abcdefghij|kl||");
    screen.feed("\x1b[?1049l");
    QCOMPARE(screenText(screen), u"abcdefghijkl|||");
    screen.feed("m");
    QCOMPARE(screen.text(0), u"abcdefghijklm");
}

void TestTerminalHistory::givesRowsBack()
{
    Screen screen(10, 4);
    screen.feed("1\r\n2\r\n3\r\n4");
    screen.resize(10, 2);
    QCOMPARE(screenText(screen), u"3|4");
    QCOMPARE(screen.historySize(), 2);
    screen.resize(10, 3);
    QCOMPARE(screenText(screen), u"2|3|4");
    screen.feed("x");
    QCOMPARE(screen.text(2), u"4x");
    screen.resize(10, 6);
    QCOMPARE(screenText(screen), u"1|2|3|4x||");
}

void TestTerminalHistory::tellsWhatChanged()
{
    Screen screen(10, 4);
    screen.takeDamage();
    screen.feed("\x1b[2;1Habc");
    Damage damage = screen.takeDamage();
    QCOMPARE(damage.rows, std::vector<bool>({true, true, false, false}));
    QCOMPARE(damage.scrolled, 0);
    screen.feed("\x1b[4;1H\n\n");
    damage = screen.takeDamage();
    QCOMPARE(damage.rows, std::vector<bool>(4, true));
    QCOMPARE(damage.scrolled, 2);
    QVERIFY(!damage.historyReplaced);
    screen.feed("\x1b[3J");
    QVERIFY(screen.takeDamage().historyReplaced);
    screen.resize(5, 3);
    damage = screen.takeDamage();
    QCOMPARE(damage.rows, std::vector<bool>(3, true));
    QVERIFY(damage.historyReplaced);
}

void TestTerminalHistory::tellsNothingWithoutChange()
{
    Screen screen(10, 4);
    screen.takeDamage();
    QCOMPARE(screen.takeDamage().rows, std::vector<bool>(4, false));
}

QTEST_GUILESS_MAIN(TestTerminalHistory)
#include "tst_terminalhistory.moc"
