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
    for (int i = 0; i < 20; ++i)
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

QTEST_GUILESS_MAIN(TestTerminalHostile)
#include "tst_terminalhostile.moc"
