// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/screen.h"
#include "tests/support/screencheck.h"

#include <QTest>

using namespace Guestwire::Terminal;

// Ten columns and four rows, unless a test says otherwise.
class TestTerminalScreen : public QObject
{
    Q_OBJECT

private slots:
    void shows_data();
    void shows();
    void showsOnTheAlternateScreen_data();
    void showsOnTheAlternateScreen();
    void keepsTheCursorAfterTheLastColumn();
    void clearsAllOnReset();
    void softResetKeepsTheText();
    void refusesAnotherSize_data();
    void refusesAnotherSize();
    void cleansTitles();
    void ringsTheBell();

private:
    static void editRows();
    static void wideRows();
    static void cursorRows();
    static void modeRows();
};

void TestTerminalScreen::editRows()
{
    QTest::newRow("erase to the end") << "abc\r\ndef\x1b[1;2H\x1b[J"
                                      << "a|||"
                                      << "0,1";
    QTest::newRow("erase to the beginning") << "abc\r\ndef\x1b[2;2H\x1b[1J"
                                            << "|  f||"
                                            << "1,1";
    QTest::newRow("erase all") << "abc\r\ndef\x1b[2J"
                               << "|||"
                               << "1,3";
    QTest::newRow("erase in line") << "abcdef\x1b[3G\x1b[K"
                                   << "ab|||"
                                   << "0,2";
    QTest::newRow("erase characters") << "abcdef\x1b[2G\x1b[3X"
                                      << "a   ef|||"
                                      << "0,1";
    QTest::newRow("insert characters") << "abcdef\x1b[2G\x1b[2@"
                                       << "a  bcdef|||"
                                       << "0,1";
    QTest::newRow("delete characters") << "abcdef\x1b[2G\x1b[2P"
                                       << "adef|||"
                                       << "0,1";
    QTest::newRow("insert lines") << "a\r\nb\r\nc\x1b[2;1H\x1b[L"
                                  << "a||b|c"
                                  << "1,0";
    QTest::newRow("delete lines") << "a\r\nb\r\nc\x1b[1;1H\x1b[M"
                                  << "b|c||"
                                  << "0,0";
    QTest::newRow("scroll up") << "a\r\nb\r\nc\x1b[S"
                               << "b|c||"
                               << "2,1";
    QTest::newRow("scroll down") << "a\r\nb\x1b[T"
                                 << "|a|b|"
                                 << "1,1";
    QTest::newRow("scroll down by nothing") << "a\r\nb\x1b[0T"
                                            << "a|b||"
                                            << "1,1";
    QTest::newRow("scroll left") << "abc\x1b[ @"
                                 << "bc|||"
                                 << "0,3";
    QTest::newRow("scroll right") << "abc\x1b[2 A"
                                  << "  abc|||"
                                  << "0,3";
    QTest::newRow("insert columns") << "abc\r\ndef\x1b[2G\x1b['}"
                                    << "a bc|d ef||"
                                    << "1,1";
    QTest::newRow("delete columns") << "abc\r\ndef\x1b[2G\x1b['~"
                                    << "ac|df||"
                                    << "1,1";
    QTest::newRow("repeat") << "a\x1b[3b"
                            << "aaaa|||"
                            << "0,4";
    QTest::newRow("repeat nothing after a control") << "a\r\x1b[3b"
                                                    << "a|||"
                                                    << "0,0";
    QTest::newRow("alignment pattern") << "\x1b#8\x1b[2;1H\x1b[J"
                                       << "EEEEEEEEEE|||"
                                       << "1,0";
    QTest::newRow("selective erase") << "\x1b[1\"qab\x1b[0\"qcd\x1b[?2J"
                                     << "ab|||"
                                     << "0,4";
    QTest::newRow("guarded cells") << "\x1bVab\x1bWcd\x1b[2J"
                                   << "ab|||"
                                   << "0,4";
    QTest::newRow("fill a rectangle") << "\x1b[42;1;2;2;3$x"
                                      << " **| **||"
                                      << "0,0";
    QTest::newRow("erase a rectangle") << "abcd\x1b[1;2;1;3$z"
                                       << "a  d|||"
                                       << "0,4";
    QTest::newRow("copy a rectangle") << "abcd\x1b[1;1;1;2;1;2;3;1$v"
                                      << "abcd|  ab||"
                                      << "0,4";
}

void TestTerminalScreen::wideRows()
{
    QTest::newRow("wide characters take two columns") << "中文x"
                                                      << "中文x|||"
                                                      << "0,5";
    QTest::newRow("a wide character does not fit") << "abcdefghi中"
                                                   << "abcdefghi|中||"
                                                   << "1,2";
    QTest::newRow("first half overwritten") << "中\rx"
                                            << "x|||"
                                            << "0,1";
    QTest::newRow("second half overwritten") << "中\x1b[2Gx"
                                             << " x|||"
                                             << "0,2";
    QTest::newRow("both neighbours cut") << "中文\x1b[2G字"
                                         << " 字|||"
                                         << "0,3";
    QTest::newRow("half erased") << "中文\x1b[2G\x1b[2X"
                                 << "|||"
                                 << "0,1";
    QTest::newRow("inserting before") << "中x\r\x1b[@"
                                      << " 中x|||"
                                      << "0,0";
    QTest::newRow("inserting into") << "中x\x1b[2G\x1b[@"
                                    << "   x|||"
                                    << "0,1";
    QTest::newRow("pushed over the edge") << "abcdefgh中\r\x1b[@"
                                          << " abcdefgh|||"
                                          << "0,0";
    QTest::newRow("combining") << "e\u0301x"
                               << "e\u0301x|||"
                               << "0,2";
    QTest::newRow("combining behind the last column") << "abcdefghie\u0301"
                                                      << "abcdefghie\u0301|||"
                                                      << "0,9";
    QTest::newRow("combining with nothing") << "\u0301x"
                                            << "x|||"
                                            << "0,1";
    QTest::newRow("eight marks at most")
        << "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
        << "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301|||"
        << "0,1";
    QTest::newRow("emoji") << "😀x"
                           << "😀x|||"
                           << "0,3";
    QTest::newRow("joined emoji") << "👩\u200d💻x"
                                  << "👩\u200d💻x|||"
                                  << "0,3";
    QTest::newRow("a joiner joins no letters") << "a\u200db"
                                               << "a\u200db|||"
                                               << "0,2";
    QTest::newRow("picture by variation") << "❤\ufe0fx"
                                          << "❤\ufe0fx|||"
                                          << "0,3";
    QTest::newRow("picture as text") << "❤x"
                                     << "❤x|||"
                                     << "0,2";
}

void TestTerminalScreen::cursorRows()
{
    QTest::newRow("positions") << "\x1b[2;3Ha\x1b[9Gb\x1b[4dc\x1b[1;1fd"
                               << "d|  a     b||         c"
                               << "0,1";
    QTest::newRow("beyond the edges") << "\x1b[99;99Ha\x1b[99A\x1b[99Db"
                                      << "b|||         a"
                                      << "0,1";
    QTest::newRow("relative") << "\x1b[2B\x1b[3Ca\x1b[A\x1b[2Db"
                              << "|  b|   a|"
                              << "1,3";
    QTest::newRow("next and previous line") << "ab\x1b[2Ec\x1b[Fd"
                                            << "ab|d|c|"
                                            << "1,1";
    QTest::newRow("tabs") << "\ta\t\tb"
                          << "        ab|||"
                          << "0,9";
    QTest::newRow("own tabs") << "\x1b[3g\x1b[3G\x1bH\r\ta\x1b[Zb"
                              << "  b|||"
                              << "0,3";
    QTest::newRow("backspace") << "ab\bc"
                               << "ac|||"
                               << "0,2";
    QTest::newRow("reverse index scrolls") << "a\x1bM"
                                           << "|a||"
                                           << "0,1";
    QTest::newRow("save and restore") << "ab\x1b"
                                         "7\x1b[3;5Hx\x1b"
                                         "8c"
                                      << "abc||    x|"
                                      << "0,3";
    QTest::newRow("save and restore by CSI") << "ab\x1b[s\x1b[3;5Hx\x1b[uc"
                                             << "abc||    x|"
                                             << "0,3";
    QTest::newRow("row margins") << "a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[3;1H\n"
                                 << "a|c||d"
                                 << "2,0";
    QTest::newRow("above row margins") << "\x1b[2;3r\x1b[1;1Ha\x1b[9Bb"
                                       << "a|| b|"
                                       << "2,2";
    QTest::newRow("column margins") << "\x1b[?69h\x1b[3;6s\x1b[1;3Habcdef"
                                    << "  abcd|  ef||"
                                    << "1,4";
    QTest::newRow("scrolling between columns")
        << "aaaaa\r\nbbbbb\r\nccccc\x1b[?69h\x1b[2;4s\x1b[1;2H\x1b[M"
        << "abbba|bcccb|c   c|"
        << "0,1";
    QTest::newRow("origin mode") << "\x1b[2;3r\x1b[?6ha\x1b[9;1Hb"
                                 << "|a|b|"
                                 << "2,1";
    QTest::newRow("wrapped backwards") << "\x1b[?45habcdefghijk\b\b\bx"
                                       << "abcdefghxj|k||"
                                       << "0,9";
}

void TestTerminalScreen::modeRows()
{
    QTest::newRow("wraps") << "abcdefghijkl"
                           << "abcdefghij|kl||"
                           << "1,2";
    QTest::newRow("wraps late") << "abcdefghij\r\nk"
                                << "abcdefghij|k||"
                                << "1,1";
    QTest::newRow("wraps not") << "\x1b[?7labcdefghijkl"
                               << "abcdefghil|||"
                               << "0,9";
    QTest::newRow("a movement ends the wait") << "abcdefghij\x1b[Ck"
                                              << "abcdefghik|||"
                                              << "0,9";
    QTest::newRow("the wait is saved") << "abcdefghij\x1b"
                                          "7\x1b[H\x1b"
                                          "8k"
                                       << "abcdefghij|k||"
                                       << "1,1";
    QTest::newRow("switching wrapping keeps the wait") << "abcdefghij\x1b[?7l\x1b[?7hk"
                                                       << "abcdefghij|k||"
                                                       << "1,1";
    QTest::newRow("insert mode") << "abc\x1b[2G\x1b[4hxy"
                                 << "axybc|||"
                                 << "0,3";
    QTest::newRow("new line mode") << "ab\x1b[20h\nc"
                                   << "ab|c||"
                                   << "1,1";
    QTest::newRow("line feed") << "ab\nc"
                               << "ab|  c||"
                               << "1,3";
    QTest::newRow("graphics") << "\x1b(0lqk\x1b(Bq"
                              << "┌─┐q|||"
                              << "0,4";
    QTest::newRow("graphics by shift") << "\x1b)0x\x0ex\x0fx"
                                       << "x│x|||"
                                       << "0,3";
    QTest::newRow("single shift") << "\x1b*0\x1bNqq"
                                  << "─q|||"
                                  << "0,2";
    QTest::newRow("british") << "\x1b(A#"
                             << "£|||"
                             << "0,1";
    QTest::newRow("132 columns only clear") << "abc\x1b[?40h\x1b[?3hx"
                                            << "x|||"
                                            << "0,1";
    QTest::newRow("132 columns without leave") << "abc\x1b[?3hx"
                                               << "abcx|||"
                                               << "0,4";
}

void TestTerminalScreen::shows_data()
{
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cursor");
    editRows();
    wideRows();
    cursorRows();
    modeRows();
}

void TestTerminalScreen::shows()
{
    QFETCH(const QString, stream);
    QFETCH(const QString, text);
    QFETCH(const QString, cursor);
    Screen screen(10, 4);
    screen.feed(stream.toUtf8());
    QCOMPARE(screenText(screen), text);
    QCOMPARE(QStringLiteral("%1,%2").arg(screen.cursor().row).arg(screen.cursor().column), cursor);
    QCOMPARE(disorder(screen), QString());
}

void TestTerminalScreen::showsOnTheAlternateScreen_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("text");
    QTest::newRow("47 keeps the cursor") << QByteArray("ab\x1b[?47hcd") << "  cd|||";
    QTest::newRow("47 keeps both texts")
        << QByteArray("ab\x1b[?47hcd\x1b[?47l\x1b[?47h") << "  cd|||";
    QTest::newRow("47 goes back") << QByteArray("ab\x1b[?47hcd\x1b[?47lef") << "ab  ef|||";
    QTest::newRow("1047 clears") << QByteArray("ab\x1b[?1047hcd\x1b[?1047l\x1b[?1047h") << "|||";
    QTest::newRow("1049 saves the cursor")
        << QByteArray("ab\x1b[?1049h\x1b[3;3Hcd\x1b[?1049lef") << "abef|||";
    QTest::newRow("1049 clears") << QByteArray("\x1b[?47hab\x1b[?47l\x1b[?1049h") << "|||";
    QTest::newRow("1048 is the cursor alone")
        << QByteArray("ab\x1b[?1048h\x1b[3;3H\x1b[?1048lcd") << "abcd|||";
}

void TestTerminalScreen::showsOnTheAlternateScreen()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QString, text);
    Screen screen(10, 4);
    screen.feed(stream);
    QCOMPARE(screenText(screen), text);
    screen.feed("\x1b[?47h\n\n\n\n\n\n");
    QCOMPARE(screen.historySize(), 0);
}

void TestTerminalScreen::keepsTheCursorAfterTheLastColumn()
{
    Screen screen(10, 4);
    screen.feed("abcdefghij");
    QVERIFY(screen.cursor().wrapPending);
    QVERIFY(!screen.line(0).wrapped);
    screen.feed("k");
    QVERIFY(screen.line(0).wrapped);
    screen.feed("\x1b[H\x1b[K");
    QVERIFY(!screen.line(0).wrapped);
}

void TestTerminalScreen::clearsAllOnReset()
{
    Screen screen(10, 4);
    screen.feed("a\r\nb\r\nc\r\nd\r\ne\x1b[?1049h\x1b[?25l\x1b[31m\x1b[2;3r\x1b]2;t\ax\x1b[3g");
    screen.feed("\x1b"
                "c");
    QVERIFY(screen == Screen(10, 4));
}

void TestTerminalScreen::softResetKeepsTheText()
{
    Screen screen(10, 4);
    screen.feed("abc\x1b[?25l\x1b[4h\x1b[2;3r\x1b[?6h\x1b[31m\x1b(0\x1b[!p");
    QCOMPARE(screenText(screen), u"abc|||");
    QVERIFY(screen.modes() == Modes());
    QVERIFY(screen.state().pen == Cell());
    QVERIFY(screen.state().charsets == Charsets());
    QVERIFY((screen.state().margins == Margins {0, 4, 0, 10}));
}

void TestTerminalScreen::refusesAnotherSize_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("132 columns") << QByteArray("\x1b[?40h\x1b[?3h");
    QTest::newRow("characters") << QByteArray("\x1b[8;50;50t");
    QTest::newRow("pixels") << QByteArray("\x1b[4;500;500t");
    QTest::newRow("lines a page") << QByteArray("\x1b[36t\x1b[36*|\x1b[132$|");
}

void TestTerminalScreen::refusesAnotherSize()
{
    QFETCH(const QByteArray, stream);
    Screen screen(10, 4);
    screen.feed(stream);
    QCOMPARE(screen.columns(), 10);
    QCOMPARE(screen.rows(), 4);
}

void TestTerminalScreen::cleansTitles()
{
    Screen screen(10, 4);
    QStringList titles;
    screen.setTitleHandler([&](const QString &title) { titles += title; });
    screen.feed("\x1b]0;plain\a\x1b]2;a\u0085b\u202ec\u2066d\te\x1b\\\x1b]1;icon\a");
    QCOMPARE(titles, QStringList({QStringLiteral("plain"), QStringLiteral("abcde")}));
    screen.feed(QByteArray("\x1b]2;" + QByteArray("x").repeated(5000) + "\a"));
    QCOMPARE(screen.title(), QStringLiteral("x").repeated(128));
}

void TestTerminalScreen::ringsTheBell()
{
    Screen screen(10, 4);
    int rings = 0;
    screen.setBellHandler([&] { ++rings; });
    screen.feed("a\a\x1b]0;t\ab\a");
    QCOMPARE(rings, 2);
    screen.setMuted(true);
    screen.feed("\a");
    QCOMPARE(rings, 2);
}

QTEST_GUILESS_MAIN(TestTerminalScreen)
#include "tst_terminalscreen.moc"
