// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/rebuild.h"
#include "core/terminal/screen.h"
#include "tests/support/randomstream.h"
#include "tests/support/screencheck.h"

#include <QTest>

#include <malloc.h>

using namespace Guestwire::Terminal;

// What a guest may send to harm whoever reads it.
class TestTerminalHostile : public QObject
{
    Q_OBJECT

private slots:
    void holdsOneLineWithoutEnd();
    void holdsAStringWithoutEnd_data();
    void holdsAStringWithoutEnd();
    void boundsClusters();
    void goesOnWhenClustersAreUsedUp();
    void takesHugeNumbers_data();
    void takesHugeNumbers();
    void survivesRandomBytesAndSizes();
    void survivesRandomSequencesAndSizes();
    void keepsItsSizeWithinBounds();
    void rewrapsALineWithoutEnd();
    void boundsTheScrollbackInBytes();
    void boundsLinks();
    void goesOnWhenLinksAreUsedUp();
    void hearsNoClipboardAndNoQuestions_data();
    void hearsNoClipboardAndNoQuestions();
    void keepsItsSizeWhateverIsAsked_data();
    void keepsItsSizeWhateverIsAsked();
    void showsTitlesWithoutTricks();
    void boundsWhatItAnswers();
    void replacesInvalidUtf8_data();
    void replacesInvalidUtf8();

private:
    static size_t memoryInUse();
};

size_t TestTerminalHostile::memoryInUse()
{
    return mallinfo2().uordblks + mallinfo2().hblkhd;
}

void TestTerminalHostile::holdsOneLineWithoutEnd()
{
    Screen screen(80, 24, 1000);
    const QByteArray block = QByteArray("x").repeated(1 << 20);
    screen.feed(block);
    const size_t before = memoryInUse();
    for (int i = 0; i < 100; ++i)
        screen.feed(block);
    QVERIFY(memoryInUse() < before + (1 << 20));
    QCOMPARE(screen.historySize(), 1000);
}

void TestTerminalHostile::holdsAStringWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("introducer");
    QTest::newRow("operating system command") << QByteArray("\x1b]0;");
    QTest::newRow("device control") << QByteArray("\x1bP");
    QTest::newRow("privacy message") << QByteArray("\x1b^");
    QTest::newRow("sequence") << QByteArray("\x1b[");
}

void TestTerminalHostile::holdsAStringWithoutEnd()
{
    QFETCH(const QByteArray, introducer);
    Screen screen(80, 24);
    const QByteArray block = QByteArray("1").repeated(1 << 20);
    screen.feed(introducer);
    const size_t before = memoryInUse();
    for (int i = 0; i < 10; ++i)
        screen.feed(block);
    QVERIFY(memoryInUse() < before + (1 << 18));
    QVERIFY(rebuild(screen, 0).size() < 70000);
    screen.feed("\x18ok");
    QCOMPARE(screen.text(0), u"ok");
}

void TestTerminalHostile::boundsClusters()
{
    Screen screen(80, 24);
    screen.feed(QByteArray("a" + QByteArray("\u0301").repeated(1000000)));
    QVERIFY(screen.text(0).size() <= 8);
}

// More different clusters than the table holds; those on the screen stay right.
void TestTerminalHostile::goesOnWhenClustersAreUsedUp()
{
    Screen screen(80, 24, 100);
    const size_t before = memoryInUse();
    for (int i = 0; i < 200000; ++i) {
        const QString cluster = QString(QChar(0x4e00 + i % 20000)) + QChar(0x300 + i / 20000 % 16)
            + QChar(0x310 + i % 16);
        screen.feed(cluster.toUtf8());
    }
    QVERIFY(memoryInUse() < before + (32 << 20));
    screen.feed("\x1b[H\x1b[2J");
    for (int i = 0; i < 10000; ++i)
        screen.feed("\x1b[He\u0301\u0302");
    QCOMPARE(screen.text(0), u"e\u0301\u0302");
}

void TestTerminalHostile::takesHugeNumbers_data()
{
    QTest::addColumn<QByteArray>("sequence");
    const QByteArray huge = "99999999999999999999";
    for (const char *final : {"A", "B", "C", "D", "E", "F",  "G", "I",  "Z",  "a",  "d", "e",
                              "j", "k", "@", "P", "L", "M",  "X", "S",  "T",  "J",  "K", "b",
                              "r", "h", "l", "m", "n", " q", "t", "'}", "'~", " @", " A"})
        QTest::newRow(final) << QByteArray("x\x1b[" + huge + final);
    for (const char *final : {"H", "r", "s", "$z", "$x", "$v", "${"}) {
        const QByteArray numbers = QByteArray(huge + ';').repeated(8) + huge;
        QTest::addRow("all %s", final) << QByteArray("x\x1b[?69h\x1b[" + numbers + final);
        QTest::addRow("origin %s", final)
            << QByteArray("x\x1b[2;3r\x1b[?6h\x1b[" + numbers + final);
    }
}

void TestTerminalHostile::takesHugeNumbers()
{
    QFETCH(const QByteArray, sequence);
    Screen screen(10, 4);
    screen.feed(sequence);
    screen.feed(QByteArray("\x1b[2;2H" + sequence));
    QCOMPARE(disorder(screen), QString());
}

void TestTerminalHostile::survivesRandomBytesAndSizes()
{
    for (quint32 seed = 0; seed < 60; ++seed) {
        RandomStream random(seed);
        QRandomGenerator sizes(seed);
        Screen screen(80, 24, 200);
        for (int i = 0; i < 10; ++i) {
            screen.feed(random.noise(500));
            QCOMPARE(disorder(screen), QString());
            screen.resize(1 + sizes.bounded(100), 1 + sizes.bounded(40));
            QCOMPARE(disorder(screen), QString());
        }
    }
}

void TestTerminalHostile::survivesRandomSequencesAndSizes()
{
    for (quint32 seed = 0; seed < 80; ++seed) {
        RandomStream random(seed);
        QRandomGenerator sizes(seed);
        Screen screen(40, 12, 100);
        for (int i = 0; i < 8; ++i) {
            screen.feed(random.next(60));
            QCOMPARE(disorder(screen), QString());
            screen.resize(1 + sizes.bounded(i % 2 == 0 ? 4 : 120), 1 + sizes.bounded(30));
            QCOMPARE(disorder(screen), QString());
            for (int row = -screen.historySize(); row < 0; ++row)
                QVERIFY(static_cast<int>(screen.line(row).cells.size()) <= screen.columns());
        }
    }
}

void TestTerminalHostile::keepsItsSizeWithinBounds()
{
    Screen screen(0, -5);
    QCOMPARE(screen.columns(), 1);
    QCOMPARE(screen.rows(), 1);
    screen.feed("a中b\r\nc\x1b[5;5Hd");
    QCOMPARE(screenText(screen), u"d");
    screen.resize(100000, 100000);
    QCOMPARE(screen.columns(), maxColumns);
    QCOMPARE(screen.rows(), maxRows);
    screen.feed("\x1b[999;999Hx\x1b[H\x1b[L\x1b[@");
    screen.resize(1, 1);
    QCOMPARE(disorder(screen), QString());
}

void TestTerminalHostile::rewrapsALineWithoutEnd()
{
    Screen screen(80, 24, 2000);
    screen.feed(QByteArray("0123456789").repeated(50000));
    for (const int columns : {200, 10, 1, 1000, 80}) {
        screen.resize(columns, 24);
        QCOMPARE(disorder(screen), QString());
        QVERIFY(screen.historySize() <= 2000);
    }
}

void TestTerminalHostile::boundsTheScrollbackInBytes()
{
    Screen screen(1000, 24, 10000);
    QByteArray line;
    for (int i = 0; i < 1000; ++i)
        line += i % 2 == 0 ? "\x1b[31mx" : "\x1b[32my";
    const size_t before = memoryInUse();
    for (int i = 0; i < 3000; ++i)
        screen.feed(line);
    QVERIFY(memoryInUse() < before + 2 * 10000 * History::bytesPerLine);
    QVERIFY(screen.historySize() > 100);
}

void TestTerminalHostile::boundsLinks()
{
    Screen screen(80, 24);
    screen.feed(
        QByteArray("\x1b]8;;http://" + QByteArray("a").repeated(5000) + ".example/\x1b\\x"));
    QVERIFY(screen.extra(screen.line(0).cells[0]).link.empty());
    screen.feed("\x1b]8;;http://a.example/\xe2\x80\xae\x1b\\y");
    QVERIFY(screen.extra(screen.line(0).cells[1]).link.empty());
}

// More different links than the table holds; those on the screen stay right.
void TestTerminalHostile::goesOnWhenLinksAreUsedUp()
{
    Screen screen(80, 24, 100);
    QByteArray last;
    for (int i = 0; i < 30000; ++i) {
        last = "http://" + QByteArray::number(i) + ".example/";
        screen.feed(QByteArray("\x1b]8;;" + last + "\x1b\\link\x1b]8;;\x1b\\\r\n"));
    }
    QCOMPARE(screen.extra(screen.line(22).cells[0]).link, last.toStdString());
    QVERIFY(screen.extra(screen.line(23).cells[0]).link.empty());
}

void TestTerminalHostile::hearsNoClipboardAndNoQuestions_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("sets the clipboard") << QByteArray("\x1b]52;c;aGVsbG8=\a");
    QTest::newRow("asks for the clipboard") << QByteArray("\x1b]52;c;?\a");
    QTest::newRow("asks for a colour") << QByteArray("\x1b]10;?\x1b\\\x1b]4;1;?\x1b\\");
    QTest::newRow("asks for the title") << QByteArray("\x1b]2;rm -rf /\a\x1b[21t\x1b[20t");
    QTest::newRow("asks for the window") << QByteArray("\x1b[11t\x1b[13t\x1b[14t\x1b[18t\x1b[19t");
    QTest::newRow("asks for settings") << QByteArray("\x1bP$qm\x1b\\\x1bP+q544e\x1b\\");
    QTest::newRow("asks for a checksum") << QByteArray("\x1b[1;1;1;1;5;5*y");
    QTest::newRow("asks for the font") << QByteArray("\x1b]50;?\a");
    QTest::newRow("asks for the answerback") << QByteArray("\x05");
}

void TestTerminalHostile::hearsNoClipboardAndNoQuestions()
{
    QFETCH(const QByteArray, bytes);
    Screen screen(80, 24);
    QByteArray replies;
    screen.setReplyHandler(
        [&](QByteArrayView reply) { replies.append(reply.data(), reply.size()); });
    screen.feed(QByteArray(bytes + "ok"));
    QCOMPARE(replies, QByteArray());
    QCOMPARE(screen.text(0), u"ok");
}

void TestTerminalHostile::keepsItsSizeWhateverIsAsked_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("by the window") << QByteArray("\x1b[8;1000;1000t\x1b[4;9999;9999t\x1b[9;1t");
    QTest::newRow("132 columns") << QByteArray("\x1b[?40h\x1b[?3h");
    QTest::newRow("lines a page") << QByteArray("\x1b[72t\x1b[132$|\x1b[144*|");
}

void TestTerminalHostile::keepsItsSizeWhateverIsAsked()
{
    QFETCH(const QByteArray, bytes);
    Screen screen(80, 24);
    screen.feed(bytes);
    QCOMPARE(screen.columns(), 80);
    QCOMPARE(screen.rows(), 24);
}

void TestTerminalHostile::showsTitlesWithoutTricks()
{
    Screen screen(80, 24);
    screen.feed("\x1b]2;a\u202eb\u0085c\u2066d\r\ne\x1b\\");
    QCOMPARE(screen.title(), u"abcde");
    screen.feed(QByteArray("\x1b]2;" + QByteArray("x").repeated(60000) + "\x1b\\"));
    QCOMPARE(screen.title().size(), 128);
}

// A question costs its sender more than the answer costs us.
void TestTerminalHostile::boundsWhatItAnswers()
{
    Screen screen(80, 24);
    qsizetype answered = 0;
    screen.setReplyHandler([&](QByteArrayView reply) { answered += reply.size(); });
    const QByteArray questions = QByteArray("\x1b[c\x1b[>c\x1b[5n\x1b[6n\x1b[?6n\x1b[?1$p");
    screen.feed(questions.repeated(1000));
    QVERIFY(answered > 0);
    QVERIFY(answered < 4 * 1000 * questions.size());
}

void TestTerminalHostile::replacesInvalidUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("stray byte") << QByteArray("a\xff"
                                              "b")
                                << QStringLiteral("a\ufffdb");
    QTest::newRow("overlong") << QByteArray("a\xc0\xaf"
                                            "b")
                              << QStringLiteral("a\ufffd\ufffdb");
    QTest::newRow("surrogate") << QByteArray("a\xed\xa0\x80"
                                             "b")
                               << QStringLiteral("a\ufffd\ufffd\ufffdb");
    QTest::newRow("cut off") << QByteArray("a\xe4\xb8"
                                           "b")
                             << QStringLiteral("a\ufffdb");
    QTest::newRow("beyond Unicode") << QByteArray("a\xf4\x90\x80\x80"
                                                  "b")
                                    << QStringLiteral("a\ufffd\ufffd\ufffd\ufffdb");
}

void TestTerminalHostile::replacesInvalidUtf8()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    Screen screen(80, 24);
    for (const char byte : bytes)
        screen.feed(QByteArrayView(&byte, 1));
    QCOMPARE(screen.text(0), text);
}

QTEST_GUILESS_MAIN(TestTerminalHostile)
#include "tst_terminalhostile.moc"
