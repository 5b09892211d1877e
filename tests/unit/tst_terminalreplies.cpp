// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/screen.h"
#include "tests/support/randomstream.h"

#include <QTest>

using namespace Guestwire::Terminal;

class TestTerminalReplies : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void isSilentAbout_data();
    void isSilentAbout();
    void isSilentWhenMuted();
    void repeatsNothingOfTheGuest();

private:
    static QByteArray repliesTo(const QByteArray &stream);
};

QByteArray TestTerminalReplies::repliesTo(const QByteArray &stream)
{
    Screen screen(80, 24);
    QByteArray replies;
    screen.setReplyHandler(
        [&](QByteArrayView reply) { replies.append(reply.data(), reply.size()); });
    screen.feed(stream);
    return replies;
}

void TestTerminalReplies::answers_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("primary attributes") << QByteArray("\x1b[c") << QByteArray("\x1b[?62;1;6;22c");
    QTest::newRow("secondary attributes") << QByteArray("\x1b[>c") << QByteArray("\x1b[>1;10;0c");
    QTest::newRow("status") << QByteArray("\x1b[5n") << QByteArray("\x1b[0n");
    QTest::newRow("position") << QByteArray("\x1b[3;7H\x1b[6n") << QByteArray("\x1b[3;7R");
    QTest::newRow("position in origin mode")
        << QByteArray("\x1b[5;9r\x1b[?6h\x1b[2;3H\x1b[6n") << QByteArray("\x1b[2;3R");
    QTest::newRow("extended position")
        << QByteArray("\x1b[3;7H\x1b[?6n") << QByteArray("\x1b[?3;7R");
    QTest::newRow("printer") << QByteArray("\x1b[?15n") << QByteArray("\x1b[?13n");
    QTest::newRow("keyboard") << QByteArray("\x1b[?26n") << QByteArray("\x1b[?27;1;0;0n");
    QTest::newRow("mode set") << QByteArray("\x1b[?7$p") << QByteArray("\x1b[?7;1$y");
    QTest::newRow("mode reset") << QByteArray("\x1b[?6$p") << QByteArray("\x1b[?6;2$y");
    QTest::newRow("mode never set") << QByteArray("\x1b[?3$p") << QByteArray("\x1b[?3;4$y");
    QTest::newRow("mode unknown") << QByteArray("\x1b[?9876$p") << QByteArray("\x1b[?9876;0$y");
    QTest::newRow("insert mode") << QByteArray("\x1b[4h\x1b[4$p") << QByteArray("\x1b[4;1$y");
    QTest::newRow("mouse mode") << QByteArray("\x1b[?1002h\x1b[?1002$p\x1b[?1000$p")
                                << QByteArray("\x1b[?1002;1$y\x1b[?1000;2$y");
    QTest::newRow("mouse encoding")
        << QByteArray("\x1b[?1006h\x1b[?1006$p") << QByteArray("\x1b[?1006;1$y");
    QTest::newRow("alternate screen")
        << QByteArray("\x1b[?1049h\x1b[?1049$p") << QByteArray("\x1b[?1049;1$y");
    QTest::newRow("eight bits") << QByteArray("\x1b G\x1b[5n")
                                << QByteArray("\x9b"
                                              "0n");
}

void TestTerminalReplies::answers()
{
    QFETCH(const QByteArray, question);
    QFETCH(const QByteArray, answer);
    QCOMPARE(repliesTo(question), answer);
}

void TestTerminalReplies::isSilentAbout_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::newRow("title") << QByteArray("\x1b]2;rm -rf\a\x1b[21t\x1b[20t");
    QTest::newRow("clipboard") << QByteArray("\x1b]52;c;?\a");
    QTest::newRow("colours") << QByteArray("\x1b]4;1;?\a\x1b]10;?\a\x1b]11;?\x1b\\");
    QTest::newRow("font") << QByteArray("\x1b]50;?\a");
    QTest::newRow("window") << QByteArray("\x1b[11t\x1b[13t\x1b[14t\x1b[16t\x1b[18t\x1b[19t");
    QTest::newRow("checksum") << QByteArray("\x1b[1;1;1;1;5;5*y");
    QTest::newRow("settings") << QByteArray("\x1bP$qm\x1b\\\x1bP$q\"p\x1b\\");
    QTest::newRow("terminfo") << QByteArray("\x1bP+q544e\x1b\\");
    QTest::newRow("version") << QByteArray("\x1b[>q");
    QTest::newRow("enquiry") << QByteArray("\x05");
    QTest::newRow("attributes asked wrongly") << QByteArray("\x1b[1c\x1b[>1c");
}

void TestTerminalReplies::isSilentAbout()
{
    QFETCH(const QByteArray, question);
    QCOMPARE(repliesTo(question), QByteArray());
}

void TestTerminalReplies::isSilentWhenMuted()
{
    Screen screen(80, 24);
    int replies = 0;
    screen.setReplyHandler([&](QByteArrayView) { ++replies; });
    screen.setMuted(true);
    screen.feed("\x1b[c\x1b[5n\x1b[6n\x1b[?7$p");
    QCOMPARE(replies, 0);
    screen.setMuted(false);
    screen.feed("\x1b[c");
    QCOMPARE(replies, 1);
}

// Letters in a reply would be typed into the guest's shell.
void TestTerminalReplies::repeatsNothingOfTheGuest()
{
    for (quint32 seed = 0; seed < 200; ++seed) {
        const QByteArray replies = repliesTo(RandomStream(seed).next(200));
        for (const char byte : replies)
            QVERIFY(QByteArray("\x1b[\x9b?>;$0123456789cnRy").contains(byte));
    }
}

QTEST_GUILESS_MAIN(TestTerminalReplies)
#include "tst_terminalreplies.moc"
