// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/screen.h"

#include <QTest>

using namespace Guestwire::Terminal;

class TestTerminalRendition : public QObject
{
    Q_OBJECT

private slots:
    void setsAttributes_data();
    void setsAttributes();
    void setsUnderlines_data();
    void setsUnderlines();
    void setsColours_data();
    void setsColours();
    void erasesWithTheBackground();
    void resetKeepsProtection();
    void coloursUnderlines_data();
    void coloursUnderlines();
    void marksLinks();

private:
    static Cell cellAfter(const QByteArray &stream);
};

Cell TestTerminalRendition::cellAfter(const QByteArray &stream)
{
    Screen screen(10, 2);
    screen.feed(QByteArray(stream + 'x'));
    return screen.line(0).cells[0];
}

void TestTerminalRendition::setsAttributes_data()
{
    QTest::addColumn<QByteArray>("codes");
    QTest::addColumn<int>("attributes");
    QTest::newRow("none") << QByteArray("0") << 0;
    QTest::newRow("bold") << QByteArray("1") << int(Bold);
    QTest::newRow("dim") << QByteArray("2") << int(Dim);
    QTest::newRow("italic") << QByteArray("3") << int(Italic);
    QTest::newRow("blink") << QByteArray("5") << int(Blink);
    QTest::newRow("inverse") << QByteArray("7") << int(Inverse);
    QTest::newRow("hidden") << QByteArray("8") << int(Hidden);
    QTest::newRow("strike") << QByteArray("9") << int(Strike);
    QTest::newRow("overline") << QByteArray("53") << int(Overline);
    QTest::newRow("several") << QByteArray("1;3;7") << (Bold | Italic | Inverse);
    QTest::newRow("neither bold nor dim") << QByteArray("1;2;3;22") << int(Italic);
    QTest::newRow("all off one by one") << QByteArray("1;3;5;7;8;9;53;22;23;25;27;28;29;55") << 0;
    QTest::newRow("empty is reset") << QByteArray("1;") << 0;
    QTest::newRow("a colour's numbers are no attributes") << QByteArray("38;5;1;3") << int(Italic);
    QTest::newRow("nor an underline colour's") << QByteArray("58;2;1;2;3;1") << int(Bold);
    QTest::newRow("unknown") << QByteArray("1;99;200") << int(Bold);
}

void TestTerminalRendition::setsAttributes()
{
    QFETCH(const QByteArray, codes);
    QFETCH(const int, attributes);
    QCOMPARE(int(cellAfter("\x1b[" + codes + 'm').attributes), attributes);
}

void TestTerminalRendition::setsUnderlines_data()
{
    QTest::addColumn<QByteArray>("codes");
    QTest::addColumn<int>("underline");
    QTest::newRow("single") << QByteArray("4") << int(Underline::Single);
    QTest::newRow("double") << QByteArray("21") << int(Underline::Double);
    QTest::newRow("off") << QByteArray("4;24") << int(Underline::None);
    QTest::newRow("none") << QByteArray("4;4:0") << int(Underline::None);
    QTest::newRow("single by number") << QByteArray("4:1") << int(Underline::Single);
    QTest::newRow("double by number") << QByteArray("4:2") << int(Underline::Double);
    QTest::newRow("curly") << QByteArray("4:3") << int(Underline::Curly);
    QTest::newRow("dotted") << QByteArray("4:4") << int(Underline::Dotted);
    QTest::newRow("dashed") << QByteArray("4:5") << int(Underline::Dashed);
    QTest::newRow("unknown kind") << QByteArray("4:9") << int(Underline::Single);
}

void TestTerminalRendition::setsUnderlines()
{
    QFETCH(const QByteArray, codes);
    QFETCH(const int, underline);
    const Cell cell = cellAfter("\x1b[" + codes + 'm');
    QCOMPARE(int(cell.underline), underline);
    QCOMPARE(int(cell.attributes), 0);
}

void TestTerminalRendition::setsColours_data()
{
    QTest::addColumn<QByteArray>("codes");
    QTest::addColumn<bool>("isForeground");
    QTest::addColumn<bool>("isPalette");
    QTest::addColumn<int>("value");
    QTest::newRow("red") << QByteArray("31") << true << true << 1;
    QTest::newRow("bright red") << QByteArray("91") << true << true << 9;
    QTest::newRow("on blue") << QByteArray("44") << false << true << 4;
    QTest::newRow("on bright blue") << QByteArray("104") << false << true << 12;
    QTest::newRow("256") << QByteArray("38;5;200") << true << true << 200;
    QTest::newRow("256 with colons") << QByteArray("38:5:200") << true << true << 200;
    QTest::newRow("on 256") << QByteArray("48;5;17") << false << true << 17;
    QTest::newRow("true colour") << QByteArray("38;2;1;2;3") << true << false << 0x010203;
    QTest::newRow("with colons") << QByteArray("38:2:1:2:3") << true << false << 0x010203;
    QTest::newRow("with a colour space") << QByteArray("38:2::1:2:3") << true << false << 0x010203;
    QTest::newRow("on true colour") << QByteArray("48;2;255;0;9") << false << false << 0xff0009;
    QTest::newRow("black is no default") << QByteArray("38;2;0;0;0") << true << false << 0;
}

void TestTerminalRendition::setsColours()
{
    QFETCH(const QByteArray, codes);
    QFETCH(const bool, isForeground);
    QFETCH(const bool, isPalette);
    QFETCH(const int, value);
    const Cell cell = cellAfter("\x1b[" + codes + 'm');
    const Colour colour = isForeground ? cell.foreground : cell.background;
    QVERIFY((isForeground ? cell.background : cell.foreground).isDefault());
    QVERIFY(!colour.isDefault());
    QCOMPARE(colour.isPalette(), isPalette);
    QCOMPARE(isPalette ? colour.index() : static_cast<int>(colour.rgb()), value);
    QVERIFY(cellAfter("\x1b[" + codes + ";39;49m").sameStyle({}));
}

void TestTerminalRendition::erasesWithTheBackground()
{
    Screen screen(10, 2);
    screen.feed("abc\x1b[1;4;31;42m\x1b[2K");
    const Cell cell = screen.line(0).cells[1];
    QCOMPARE(cell.background.index(), 2);
    QVERIFY(cell.foreground.isDefault());
    QCOMPARE(int(cell.attributes), 0);
    QVERIFY(cell.isEmpty());
}

void TestTerminalRendition::resetKeepsProtection()
{
    Screen screen(10, 2);
    screen.feed("\x1b[1\"q\x1b[1;31mab\x1b[mcd\x1b[?2K");
    QCOMPARE(screen.text(0), u"abcd");
}

void TestTerminalRendition::coloursUnderlines_data()
{
    QTest::addColumn<QByteArray>("codes");
    QTest::addColumn<quint32>("colour");
    QTest::newRow("none") << QByteArray("4;31") << Colour().bits();
    QTest::newRow("palette") << QByteArray("4;58;5;9") << Colour::palette(9).bits();
    QTest::newRow("true colour") << QByteArray("58:2::1:2:3") << Colour::rgb(1, 2, 3).bits();
    QTest::newRow("taken back") << QByteArray("58;5;9;59") << Colour().bits();
    QTest::newRow("reset") << QByteArray("58;5;9;0") << Colour().bits();
}

void TestTerminalRendition::coloursUnderlines()
{
    QFETCH(const QByteArray, codes);
    QFETCH(const quint32, colour);
    Screen screen(10, 2);
    screen.feed(QByteArray("\x1b[" + codes + "mx"));
    QCOMPARE(screen.extra(screen.line(0).cells[0]).underline.bits(), colour);
}

// A link is no style: resetting that leaves it alone. It goes with its text into the scrollback.
void TestTerminalRendition::marksLinks()
{
    Screen screen(10, 2);
    screen.feed(
        "a\x1b]8;id=7;https://one.example/?q=1;2\x1b\\b\x1b[1mc\x1b[0md\x1b]8;;\x1b\\e\r\n\n");
    const Line line = screen.line(-1);
    const auto link = [&](size_t column) { return screen.extra(line.cells[column]).link; };
    QCOMPARE(link(0), std::string());
    for (const size_t column : {1, 2, 3})
        QCOMPARE(link(column), std::string("https://one.example/?q=1;2"));
    QCOMPARE(link(4), std::string());
}

QTEST_GUILESS_MAIN(TestTerminalRendition)
#include "tst_terminalrendition.moc"
