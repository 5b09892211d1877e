// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/screenwatch.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Every look is a second after the last, so that the budget is full again.
class ScreenWatchTest : public QObject
{
    Q_OBJECT

    struct Setup
    {
        explicit Setup(const QStringList &texts, const ScreenWatch::Budget &budget = {1000, 0ms})
            : rules(parsed(texts))
            , watch(rules, budget)
        {
        }

        static QList<WatchRule> parsed(const QStringList &texts)
        {
            QList<WatchRule> all;
            for (const QString &text : texts)
                if (const auto rule = parseWatchRule(text))
                    all.append(rule.value());
            return all;
        }

        // The lines that matched, each with its rule.
        QStringList look(const QByteArray &bytes, std::chrono::milliseconds after = 1s)
        {
            screen.feed(bytes);
            QStringList lines;
            now += after;
            last = watch.look(screen, screen.takeDamage(), now);
            for (const auto &match : last.matches)
                lines.append(match.rule->name + u'|' + match.line);
            return lines;
        }

        QList<WatchRule> rules;
        ScreenWatch watch;
        Terminal::Screen screen {20, 5};
        std::chrono::milliseconds now {0};
        ScreenWatch::Look last;
    };

private slots:
    void tellsOfALineOnce();
    void tellsOfALineAgainWhenItComesAgain();
    void findsWhatScrolledAway();
    void findsALineThatTakesSeveralRows();
    void waitsForALineThatIsBeingWritten();
    void findsAPromptThatRests();
    void looksAtEverythingAtTheEnd();
    void doesNotRepeatWhatAFullScreenProgramHid();
    void doesNotRepeatAfterAResize();
    void doesNotRepeatWithinTheQuietTime();
    void startsAnewWithTheScreen();
    void triesOnlyTheChosenRules();
    void looksAtTheNewestOfAFlood();
    void looksLaterAtWhatTheBudgetLeftOver();
    void setsARuleAsideThatCostsTooMuch();
};

void ScreenWatchTest::tellsOfALineOnce()
{
    Setup s({u"a: /panic/"_s, u"b: /^the/"_s});
    QCOMPARE(s.look("the panic\r\nall well\r\n"),
             QStringList({u"a|the panic"_s, u"b|the panic"_s}));
    QCOMPARE(s.look("more\r\n"), QStringList());
    for (int i = 0; i < 20; ++i) // up through the screen and out of it
        QCOMPARE(s.look("more\r\n"), QStringList());
    QVERIFY(!s.last.again);
}

void ScreenWatchTest::tellsOfALineAgainWhenItComesAgain()
{
    Setup s({u"a: /panic/"_s});
    QCOMPARE(s.look("panic\r\n").size(), 1);
    QCOMPARE(s.look("panic\r\n").size(), 1);
    QCOMPARE(s.look("x\r\nx\r\nx\r\nx\r\nx\r\n").size(), 0);
    QCOMPARE(s.look("panic\r\n").size(), 1);
}

void ScreenWatchTest::findsWhatScrolledAway()
{
    Setup s({u"a: /panic/"_s});
    QByteArray flood = "panic 1\r\n";
    for (int i = 0; i < 100; ++i)
        flood += "line\r\n";
    QCOMPARE(s.look(flood), QStringList({u"a|panic 1"_s}));
    QCOMPARE(s.look("line\r\n"), QStringList());
}

void ScreenWatchTest::findsALineThatTakesSeveralRows()
{
    Setup s({u"a: /panic - not syncing: no init/"_s});
    const QString line = u"[ 1.23] Kernel panic - not syncing: no init found"_s;
    QCOMPARE(s.look(line.toUtf8() + "\r\n"), QStringList({u"a|"_s + line}));
    // Its first row goes into the scrollback, then its second.
    QCOMPARE(s.look("x\r\n"), QStringList());
    QCOMPARE(s.look("x\r\nx\r\n"), QStringList());
    QCOMPARE(s.look("x\r\nx\r\n"), QStringList());
    QCOMPARE(s.look("x\r\nx\r\n"), QStringList());
}

void ScreenWatchTest::waitsForALineThatIsBeingWritten()
{
    Setup s({u"a: /panic/"_s});
    QCOMPARE(s.look("a panic"), QStringList());
    QVERIFY(s.last.again);
    QCOMPARE(s.look(" here"), QStringList());
    QCOMPARE(s.look("\r\n"), QStringList({u"a|a panic here"_s}));
    QVERIFY(!s.last.again);
}

void ScreenWatchTest::findsAPromptThatRests()
{
    Setup s({u"a: /login: *$/"_s});
    QCOMPARE(s.look("host login: "), QStringList());
    QCOMPARE(s.look({}), QStringList({u"a|host login:"_s}));
    QCOMPARE(s.look({}), QStringList());
    QCOMPARE(s.look("root"), QStringList());
    QCOMPARE(s.look({}), QStringList());
}

void ScreenWatchTest::looksAtEverythingAtTheEnd()
{
    Setup s({u"a: /panic/"_s});
    s.screen.feed("panic");
    const auto look = s.watch.look(s.screen, s.screen.takeDamage(), 1s, true);
    QCOMPARE(look.matches.size(), size_t(1));
}

void ScreenWatchTest::doesNotRepeatWhatAFullScreenProgramHid()
{
    Setup s({u"a: /panic/"_s});
    QCOMPARE(s.look("panic\r\n").size(), 1);
    QCOMPARE(s.look("\x1b[?1049h\x1b[2J\x1b[Heditor\r\n").size(), 0);
    QCOMPARE(s.look("in the editor: panic\r\n").size(), 1);
    QCOMPARE(s.look("\x1b[?1049l").size(), 0);
    QCOMPARE(s.look("back\r\n").size(), 0);
}

void ScreenWatchTest::doesNotRepeatAfterAResize()
{
    Setup s({u"a: /panic/"_s});
    QCOMPARE(s.look("a panic of some length that wraps\r\n").size(), 1);
    s.screen.resize(40, 5);
    QCOMPARE(s.look({}).size(), 0);
    s.screen.resize(15, 8);
    QCOMPARE(s.look({}).size(), 0);
}

void ScreenWatchTest::doesNotRepeatWithinTheQuietTime()
{
    Setup s({u"a: /panic/"_s}, {1000, 10s});
    QCOMPARE(s.look("panic 1\r\npanic 2\r\n"), QStringList({u"a|panic 1"_s}));
    QCOMPARE(s.look("panic 3\r\n", 9s), QStringList());
    QCOMPARE(s.look("panic 4\r\n", 1s), QStringList({u"a|panic 4"_s}));
}

void ScreenWatchTest::startsAnewWithTheScreen()
{
    Setup s({u"a: /panic/"_s});
    QCOMPARE(s.look("panic\r\n").size(), 1);
    s.screen.reset();
    s.watch.restart();
    QCOMPARE(s.look("panic\r\n").size(), 1);
}

void ScreenWatchTest::triesOnlyTheChosenRules()
{
    Setup s({u"a: /x/, on web-*"_s, u"b: /x/, on db"_s});
    s.watch.choose([](const WatchRule &rule) { return rule.isFor(u"db"_s); });
    QCOMPARE(s.look("x\r\n"), QStringList({u"b|x"_s}));
}

void ScreenWatchTest::looksAtTheNewestOfAFlood()
{
    Setup s({u"a: /found/"_s}, {50, 0ms});
    QByteArray flood = "found early\r\n";
    for (int i = 0; i < 5000; ++i)
        flood += "line " + QByteArray::number(i) + "\r\n";
    flood += "found late\r\n";
    QCOMPARE(s.look(flood), QStringList({u"a|found late"_s}));
}

void ScreenWatchTest::looksLaterAtWhatTheBudgetLeftOver()
{
    Setup s({u"a: /found/"_s}, {2, 0ms});
    QStringList found = s.look("1 found\r\n2 found\r\n3 found\r\n4 found\r\n");
    QCOMPARE(found.size(), 2);
    QVERIFY(s.last.again);
    found += s.look({});
    QCOMPARE(found.size(), 4);
    QVERIFY(!s.last.again);
}

void ScreenWatchTest::setsARuleAsideThatCostsTooMuch()
{
    Setup s({u"slow: /(x+)+$/"_s, u"a: /end/"_s});
    s.screen.resize(100, 5);
    QCOMPARE(s.look(QByteArray(60, 'x') + "!\r\n"), QStringList());
    QCOMPARE(s.last.tooCostly.size(), size_t(1));
    QCOMPARE(s.last.tooCostly[0].rule->name, u"slow"_s);
    QCOMPARE(s.look("xx\r\nend\r\n"), QStringList({u"a|end"_s}));
    QVERIFY(s.last.tooCostly.empty());
}

QTEST_GUILESS_MAIN(ScreenWatchTest)
#include "tst_screenwatch.moc"
