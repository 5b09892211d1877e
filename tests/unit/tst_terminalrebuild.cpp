// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/rebuild.h"
#include "core/terminal/screen.h"
#include "tests/support/randomstream.h"
#include "tests/support/screencheck.h"

#include <QTest>

using namespace Guestwire::Terminal;

namespace {

constexpr int scrollback = 50;

} // namespace

class TestTerminalRebuild : public QObject
{
    Q_OBJECT

private slots:
    void recreatesTheScreen_data();
    void recreatesTheScreen();
    void recreatesRandomScreens();
    void bytesMayFollow();
    void bringsOnlyTheScrollbackAskedFor();
    void ringsNoBellAndAsksNothing();
    void worksOnAUsedScreen();
};

void TestTerminalRebuild::recreatesTheScreen_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text and scrollback")
        << QByteArray("one\r\ntwo\r\nthree\r\nfour\r\nfive\r\nsix");
    QTest::newRow("wrapped lines") << QByteArray("abcdefghijklmnopqrstuvwxyz0123456789");
    QTest::newRow("wrap pending") << QByteArray("\x1b[31mabcdefghij\x1b[44m");
    QTest::newRow("wrap pending, nothing printed there")
        << QByteArray("abcdefghij\x1b[2;10;2;10$z\x1b[1;10;1;10$z");
    QTest::newRow("a wide character that did not fit") << QByteArray("abcdefghi\u4e2d\r\nx");
    QTest::newRow("wrapped, then emptied")
        << QByteArray("abcdefghijklm\x1b[A\x1b[10G\x1b[P\x1b[2;1H\x1b[X");
    QTest::newRow("colours of erased cells") << QByteArray("\x1b[41;38;2;1;2;3mab\x1b[K\r\n\x1b[J");
    QTest::newRow("scrolled in with a background") << QByteArray("\x1b[42m\n\n\n\n\n\n");
    QTest::newRow("all attributes")
        << QByteArray("\x1b[1;2;3;4:3;5;7;8;9;53;38;5;200;48;5;9mx\x1b[0;21;93my");
    QTest::newRow("links and coloured underlines")
        << QByteArray("\x1b]8;;http://one.example/\x1b\\a\x1b[4;58:5:9mb\x1b]8;;\x1b\\c\x1b[59md"
                      "\x1b[58;2;1;2;3m\x1b]8;id=1;https://two.example/?a=b;c\ae\x1b"
                      "7");
    QTest::newRow("a VT52") << QByteArray("ab\x1b[?2l\x1bY\"#c\x1b"
                                          "F");
    QTest::newRow("a VT52 in the middle of an address") << QByteArray("\x1b[?2lx\x1bY\"");
    QTest::newRow("keys with modifiers") << QByteArray("\x1b[>4;2m");
    QTest::newRow("protected cells") << QByteArray("\x1b[1\"qab\x1b[0\"q\x1bVcd\x1bWef");
    QTest::newRow("alternate screen") << QByteArray("main\x1b[?1049halt\x1b[2;3H\x1b[35mx");
    QTest::newRow("back from the alternate screen") << QByteArray("main\x1b[?47halt\x1b[?47l");
    QTest::newRow("modes") << QByteArray(
        "\x1b[?1h\x1b[?5h\x1b[?7l\x1b[?25l\x1b[?45h\x1b[?1002h\x1b[?1006h\x1b[?1004h"
        "\x1b[?2004h\x1b[20h\x1b[4h\x1b=\x1b[3 q\x1b[?1007l\x1b G\x1b[?40h");
    QTest::newRow("margins and origin")
        << QByteArray("\x1b[?69h\x1b[2;4r\x1b[3;8s\x1b[?6h\x1b[2;2Hab");
    QTest::newRow("below the margins in origin mode") << QByteArray("\x1b[2;3r\x1b[?6h\x1b[2e");
    QTest::newRow("wrap pending at a margin") << QByteArray("\x1b[?69h\x1b[2;5s\x1b[2;2Habcd");
    QTest::newRow("saved cursors") << QByteArray("\x1b[?6h\x1b[2;3H\x1b[33m\x1b(0\x1b"
                                                 "7\x1b[?47h\x1b[3;10Hx\x1b"
                                                 "7\x1b[H");
    QTest::newRow("charsets") << QByteArray("\x1b(0\x1b)A\x0e#\x0fqqq\x1b*0\x1bN");
    QTest::newRow("a character by a single shift") << QByteArray("\x1b(0l\x1bNq");
    QTest::newRow("bytes as characters") << QByteArray("ab\x1b%@\x1b.A\x1b}\xe4\x1b*0\xf1");
    QTest::newRow("the right half of another set") << QByteArray("\x1b-A\x1b~\x1b%@\xe4");
    QTest::newRow("tabs") << QByteArray("\x1b[3g\x1b[4G\x1bH\x1b[7G\x1bH");
    QTest::newRow("title") << QByteArray("\x1b]2;vim – notes\a");
    QTest::newRow("insert mode after a character") << QByteArray("abc\x1b[2G\x1b[4hxy");
    QTest::newRow("clusters") << QByteArray("e\u0301👩\u200d💻❤\ufe0fx\u200d");
    QTest::newRow("unfinished character") << QByteArray("a\xe4\xb8");
    QTest::newRow("unfinished sequence") << QByteArray("a\x1b[?12;34:5$");
    QTest::newRow("unfinished string") << QByteArray("a\x1b]0;half a tit");
    QTest::newRow("ignored sequence") << QByteArray("a\x1b[1<2");
}

void TestTerminalRebuild::recreatesTheScreen()
{
    QFETCH(const QByteArray, stream);
    Screen screen(10, 5, scrollback);
    screen.feed(stream);
    Screen again(10, 5, scrollback);
    again.feed(rebuild(screen, scrollback));
    QVERIFY2(screen == again, qPrintable(difference(screen, again)));
}

void TestTerminalRebuild::recreatesRandomScreens()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        RandomStream stream(seed);
        const int columns = 2 + static_cast<int>(seed * 7 % 40);
        const int rows = 2 + static_cast<int>(seed % 12);
        Screen screen(columns, rows, scrollback);
        screen.feed(stream.next(10 + static_cast<int>(seed % 100)));
        Screen again(columns, rows, scrollback);
        again.feed(rebuild(screen, scrollback));
        QVERIFY2(screen == again,
                 qPrintable(QStringLiteral("seed %1: ").arg(seed) + difference(screen, again)));
    }
}

// A viewer that comes late gets a rebuild of the screen, and then the bytes that follow.
void TestTerminalRebuild::bytesMayFollow()
{
    for (quint32 seed = 0; seed < 150; ++seed) {
        RandomStream random(seed);
        const QByteArray stream = random.next(60);
        const qsizetype cut = static_cast<qsizetype>(seed * 31) % stream.size();
        Screen screen(20, 6, scrollback);
        screen.feed(stream.first(cut));
        Screen again(20, 6, scrollback);
        again.feed(rebuild(screen, scrollback));
        screen.feed(stream.sliced(cut));
        again.feed(stream.sliced(cut));
        QVERIFY2(screen == again,
                 qPrintable(QStringLiteral("seed %1: ").arg(seed) + difference(screen, again)));
    }
}

void TestTerminalRebuild::bringsOnlyTheScrollbackAskedFor()
{
    Screen screen(10, 3);
    screen.feed("1\r\n2\r\n3\r\n4\r\n5\r\n6");
    Screen again(10, 3);
    again.feed(rebuild(screen, 2));
    QCOMPARE(again.historySize(), 2);
    QCOMPARE(again.text(-2), u"2");
    QCOMPARE(screenText(again), u"4|5|6");
}

void TestTerminalRebuild::ringsNoBellAndAsksNothing()
{
    for (quint32 seed = 0; seed < 40; ++seed) {
        RandomStream stream(seed);
        Screen screen(20, 6);
        screen.feed(stream.next(80));
        Screen again(20, 6);
        int heard = 0;
        again.setBellHandler([&] { ++heard; });
        again.setReplyHandler([&](QByteArrayView) { ++heard; });
        again.feed(rebuild(screen, scrollback));
        QCOMPARE(heard, 0);
    }
}

void TestTerminalRebuild::worksOnAUsedScreen()
{
    Screen screen(20, 6);
    screen.feed("hello\r\n\x1b[32mworld");
    Screen used(20, 6);
    used.feed(RandomStream(1).next(200));
    used.feed(rebuild(screen, scrollback));
    QVERIFY2(screen == used, qPrintable(difference(screen, used)));
}

QTEST_GUILESS_MAIN(TestTerminalRebuild)
#include "tst_terminalrebuild.moc"
