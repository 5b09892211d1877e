// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/screen.h"
#include "tests/support/randomstream.h"
#include "tests/support/screencheck.h"

#include <QTest>

using namespace Guestwire::Terminal;

class TestTerminalParser : public QObject
{
    Q_OBJECT

private slots:
    void anyCutGivesTheSameScreen();
    void anyCutOfNoiseGivesTheSameScreen();
    void invalidUtf8BecomesReplacements_data();
    void invalidUtf8BecomesReplacements();
    void badSequencesPrintNothing_data();
    void badSequencesPrintNothing();
    void takesThirtyTwoParametersAndIgnoresMore();
    void takesC1Controls();

private:
    static void compareCuts(const QByteArray &stream);
};

void TestTerminalParser::compareCuts(const QByteArray &stream)
{
    Screen whole(20, 6, 50);
    whole.feed(stream);
    Screen bytes(20, 6, 50);
    for (const char byte : stream)
        bytes.feed(QByteArrayView(&byte, 1));
    QVERIFY2(whole == bytes, qPrintable(difference(whole, bytes)));
    Screen parts(20, 6, 50);
    for (qsizetype i = 0; i < stream.size(); i += 7)
        parts.feed(stream.mid(i, 7));
    QVERIFY2(whole == parts, qPrintable(difference(whole, parts)));
}

void TestTerminalParser::anyCutGivesTheSameScreen()
{
    for (quint32 seed = 0; seed < 100; ++seed)
        compareCuts(RandomStream(seed).next(100));
}

void TestTerminalParser::anyCutOfNoiseGivesTheSameScreen()
{
    for (quint32 seed = 0; seed < 60; ++seed)
        compareCuts(RandomStream(seed).noise(1000));
}

void TestTerminalParser::invalidUtf8BecomesReplacements_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("text");
    QTest::newRow("valid") << QByteArray("\u00e4\u20ac\U0001F600") << QStringLiteral("ä€😀");
    QTest::newRow("stray continuation") << QByteArray("a\x80z") << QStringLiteral("a\ufffdz");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QStringLiteral("\ufffd\ufffd");
    QTest::newRow("overlong in three bytes")
        << QByteArray("\xe0\x80\xaf") << QStringLiteral("\ufffd\ufffd\ufffd");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80")
                               << QStringLiteral("\ufffd\ufffd\ufffd");
    QTest::newRow("beyond Unicode")
        << QByteArray("\xf4\x90\x80\x80") << QStringLiteral("\ufffd\ufffd\ufffd\ufffd");
    QTest::newRow("no lead byte") << QByteArray("\xff\xfe") << QStringLiteral("\ufffd\ufffd");
    QTest::newRow("cut short by a letter") << QByteArray("\xe4\xb8z") << QStringLiteral("\ufffdz");
    QTest::newRow("cut short by another")
        << QByteArray("\xe4\xb8\xe4\xb8\xad") << QStringLiteral("\ufffd中");
    QTest::newRow("cut short by a sequence")
        << QByteArray("\xf0\x9f\x1b[5Gz") << QStringLiteral("\ufffd   z");
}

void TestTerminalParser::invalidUtf8BecomesReplacements()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QString, text);
    Screen screen(20, 1);
    screen.feed(stream);
    QCOMPARE(screen.text(0), text);
}

void TestTerminalParser::badSequencesPrintNothing_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("unknown final") << QByteArray("\x1b[5\x7c");
    QTest::newRow("lead behind a number") << QByteArray("\x1b[1?5A");
    QTest::newRow("number behind an intermediate") << QByteArray("\x1b[ 1A");
    QTest::newRow("two leads") << QByteArray("\x1b[?>1h");
    QTest::newRow("cancelled") << QByteArray("\x1b[31\x18");
    QTest::newRow("substituted") << QByteArray("\x1b]0;x\x1a");
    QTest::newRow("device control") << QByteArray("\x1bP1;2|text\x1b\\");
    QTest::newRow("application program command") << QByteArray("\x1b_Gtext\x1b\\");
    QTest::newRow("privacy message") << QByteArray("\x1b^text\x1b\\");
    QTest::newRow("string within a string") << QByteArray("\x1bX\x1b]0;a\a");
    QTest::newRow("unknown escape") << QByteArray("\x1b%G\x1b F");
    QTest::newRow("delete and null") << QByteArray("\x7f\0\x7f", 3);
}

void TestTerminalParser::badSequencesPrintNothing()
{
    QFETCH(const QByteArray, stream);
    Screen screen(20, 2);
    screen.feed(QByteArray(stream + "ok"));
    QCOMPARE(screenText(screen), u"ok|");
}

void TestTerminalParser::takesThirtyTwoParametersAndIgnoresMore()
{
    Screen screen(20, 2);
    screen.feed(QByteArray("\x1b[" + QByteArray("0;").repeated(31) + "1ma"));
    QCOMPARE(int(screen.line(0).cells[0].attributes), int(Bold));
    screen.feed(QByteArray("\x1b[" + QByteArray("0;").repeated(32) + "3mb"));
    QCOMPARE(int(screen.line(0).cells[1].attributes), int(Bold));
    QCOMPARE(screenText(screen), u"ab|");
}

void TestTerminalParser::takesC1Controls()
{
    Screen screen(20, 3);
    screen.feed("a\u0085b\u009b3Cc\u009d2;title\x1b\\\u0090text\x1b\\d");
    QCOMPARE(screenText(screen), u"a|b   cd|");
    QCOMPARE(screen.title(), u"title");
}

QTEST_GUILESS_MAIN(TestTerminalParser)
#include "tst_terminalparser.moc"
