// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consolejoin.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Guestwire;

namespace {

QByteArray lines(QRandomGenerator &random, int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "[" + QByteArray::number(i) + "] unit " + QByteArray::number(random.generate(), 16)
            + " was started\r\n";
    return text;
}

constexpr int looks = ConsoleJoin::leastLooks + ConsoleJoin::mostLooks;

// Looks at a log without news until that decides it.
QByteArray wait(ConsoleJoin &join)
{
    QByteArray shown;
    for (int i = 0; i < looks && join.state() == ConsoleJoin::State::Joining; ++i)
        shown += join.logged({});
    return shown;
}

} // namespace

// The log and the stream of one guest, however they lag behind it and each other: what is shown is
// what the guest said, each byte once.
class ConsoleJoinTest : public QObject
{
    Q_OBJECT

private slots:
    void showsEachByteOnce_data();
    void showsEachByteOnce();
    void showsWhatTheTerminalMissed_data();
    void showsWhatTheTerminalMissed();
    void showsWhatWasLeftInTheTerminalOnce();
    void joinsWhileTheGuestIsSilent();
    void holdsTheStreamUntilTheLogIsThere();
    void joinsRepeatedLinesWhenTheyEnd();
    void givesUpWhereRepeatedLinesGoOn();
    void givesUpOnALogThatStandsStill();
};

void ConsoleJoinTest::showsEachByteOnce_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 0; seed < 200; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void ConsoleJoinTest::showsEachByteOnce()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const QByteArray said = lines(random, 1500);
    // The stream begins a little behind what the log had when it was opened.
    const qsizetype begin = random.bounded(int(said.size() / 2));
    const qsizetype opened = begin + random.bounded(600);
    qsizetype logged = begin;
    qsizetype streamed = opened;
    ConsoleJoin join;
    QByteArray shown;
    while (logged < said.size() || streamed < said.size()) {
        if (random.bounded(2) == 0) {
            const QByteArray piece = said.mid(logged, random.bounded(700));
            logged += piece.size();
            shown += join.logged(piece);
        } else {
            const QByteArray piece = said.mid(streamed, random.bounded(1, 700));
            streamed += piece.size();
            shown += join.streamed(piece);
        }
        QVERIFY(join.state() != ConsoleJoin::State::Failed);
    }
    shown += wait(join);
    QCOMPARE(join.state(), ConsoleJoin::State::Joined);
    QCOMPARE(shown, said.mid(begin));
    QCOMPARE(join.streamed("more"), QByteArray("more"));
}

void ConsoleJoinTest::showsWhatTheTerminalMissed_data()
{
    showsEachByteOnce_data();
}

// The one before left something in the terminal, which is old or as new as what the log has told;
// then nothing comes through it, until QEMU has seen that somebody is there.
void ConsoleJoinTest::showsWhatTheTerminalMissed()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const QByteArray said = lines(random, 3000);
    qsizetype now = random.bounded(10'000, 20'000);
    qsizetype logged = now - random.bounded(500);
    const qsizetype left = now - random.bounded(300, 9000);
    const QByteArray earlier = said.left(logged);
    ConsoleJoin join(earlier);
    QByteArray shown = earlier;
    const qsizetype leftUntil = std::min(now, left + random.bounded(1, 4096));
    shown += join.streamed(said.mid(left, leftUntil - left));
    const int missing = random.bounded(ConsoleJoin::leastLooks - 10); // looks
    qsizetype streamed = now;
    for (int look = 0; now < said.size(); ++look) {
        now = std::min(said.size(), now + random.bounded(700));
        const qsizetype looked = random.bounded(int(logged), int(now) + 1);
        shown += join.logged(said.mid(logged, looked - logged));
        logged = looked;
        if (look < missing) {
            streamed = now;
            continue;
        }
        const qsizetype told = random.bounded(int(streamed), int(now) + 1);
        shown += join.streamed(said.mid(streamed, told - streamed));
        streamed = told;
        QVERIFY(join.state() != ConsoleJoin::State::Failed);
    }
    shown += join.logged(said.mid(logged));
    shown += join.streamed(said.mid(streamed));
    shown += wait(join);
    QCOMPARE(join.state(), ConsoleJoin::State::Joined);
    QCOMPARE(shown, said);
}

void ConsoleJoinTest::showsWhatWasLeftInTheTerminalOnce()
{
    const QByteArray earlier = "Welcome\r\nlogin: root\r\n# ";
    ConsoleJoin join(earlier);
    QCOMPARE(join.streamed(earlier.mid(3, 9)), QByteArray());
    QCOMPARE(wait(join), QByteArray());
    QCOMPARE(join.state(), ConsoleJoin::State::Joined);
    QCOMPARE(join.streamed("ls"), QByteArray("ls"));
}

void ConsoleJoinTest::joinsWhileTheGuestIsSilent()
{
    ConsoleJoin join;
    QCOMPARE(wait(join), QByteArray());
    QCOMPARE(join.state(), ConsoleJoin::State::Joined);
    QCOMPARE(join.streamed("x"), QByteArray("x"));
    QCOMPARE(join.logged("x"), QByteArray());
}

void ConsoleJoinTest::holdsTheStreamUntilTheLogIsThere()
{
    ConsoleJoin join;
    QCOMPARE(join.streamed("gin: "), QByteArray());
    QCOMPARE(join.logged("lo"), QByteArray("lo")); // from before the stream
    QCOMPARE(join.logged("gin: "), QByteArray("gin: "));
    QCOMPARE(wait(join), QByteArray());
    QCOMPARE(join.state(), ConsoleJoin::State::Joined);
    QCOMPARE(join.streamed("root"), QByteArray("root"));
}

void ConsoleJoinTest::joinsRepeatedLinesWhenTheyEnd()
{
    ConsoleJoin join;
    const QByteArray flood = QByteArray("y\r\n").repeated(1000);
    QByteArray shown = join.logged(flood.left(900));
    shown += join.streamed(flood.mid(600)); // from somewhere within
    shown += join.logged(flood.mid(900));
    shown += wait(join);
    QCOMPARE(join.state(), ConsoleJoin::State::Joined);
    QCOMPARE(shown, flood);
}

void ConsoleJoinTest::givesUpWhereRepeatedLinesGoOn()
{
    ConsoleJoin join;
    QByteArray streamed;
    for (int i = 0; join.state() == ConsoleJoin::State::Joining; ++i) {
        streamed += "y\r\n";
        QCOMPARE(join.streamed("y\r\n"), QByteArray());
        QCOMPARE(join.logged("y\r\n"), QByteArray("y\r\n"));
        QVERIFY(i <= looks);
    }
    QCOMPARE(join.state(), ConsoleJoin::State::Failed);
    QCOMPARE(join.stream(), streamed);
}

void ConsoleJoinTest::givesUpOnALogThatStandsStill()
{
    ConsoleJoin join;
    QCOMPARE(join.streamed("only here"), QByteArray());
    QCOMPARE(wait(join), QByteArray());
    QCOMPARE(join.state(), ConsoleJoin::State::Failed);
    QCOMPARE(join.stream(), QByteArray("only here"));
}

QTEST_GUILESS_MAIN(ConsoleJoinTest)
#include "tst_consolejoin.moc"
