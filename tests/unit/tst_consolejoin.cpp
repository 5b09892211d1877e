// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consolejoin.h"

#include <QRandomGenerator>
#include <QTest>

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

// Looks at a log without news until that decides it.
QByteArray wait(ConsoleJoin &join)
{
    QByteArray shown;
    for (int i = 0; i < ConsoleJoin::mostLooks && join.state() == ConsoleJoin::State::Joining; ++i)
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
    const QByteArray said = lines(random, 200);
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
    int looks = 0;
    for (; join.state() == ConsoleJoin::State::Joining; ++looks) {
        streamed += "y\r\n";
        QCOMPARE(join.streamed("y\r\n"), QByteArray());
        QCOMPARE(join.logged("y\r\n"), QByteArray("y\r\n"));
        QVERIFY(looks <= ConsoleJoin::mostLooks);
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
