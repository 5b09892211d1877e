// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/castplayer.h"

#include <QTest>

#include <memory>

using namespace Guestwire::Terminal;
using namespace Qt::StringLiterals;

using Kind = CastEvent::Kind;

class CastPlayerTest : public QObject
{
    Q_OBJECT

    // Writes down what a terminal is told.
    struct Setup
    {
        explicit Setup(const std::vector<CastEvent> &events)
        {
            Cast cast;
            cast.header.columns = 80;
            cast.header.rows = 24;
            cast.events = events;
            player = std::make_unique<CastPlayer>(
                cast,
                CastPlayer::Stage {
                    [this](int columns, int rows) { told += u"<%1x%2>"_s.arg(columns).arg(rows); },
                    [this](int columns, int rows) { told += u"{%1x%2}"_s.arg(columns).arg(rows); },
                    [this](const QByteArray &bytes) { told += QString::fromUtf8(bytes); }});
        }

        QString take() { return std::exchange(told, {}); }

        QString told;
        std::unique_ptr<CastPlayer> player;
    };

    static std::vector<CastEvent> story()
    {
        return {{0, Kind::Output, "a"},
                {1, Kind::Output, "b"},
                {2, Kind::Resize, {}, 100, 30},
                {2, Kind::Marker, "here"},
                {12, Kind::Output, "c"}};
    }

private slots:
    void showsWhatIsDue();
    void keepsItsSpeedWithinBounds();
    void seeksForwardAndBack();
    void catchesUpInPieces();
    void shortensPauses();
    void staysWhereItStandsWhenPausesChange();
    void playsNothing();
};

void CastPlayerTest::showsWhatIsDue()
{
    Setup s(story());
    QCOMPARE(s.player->duration(), 12.0);
    QVERIFY(s.player->catchUp(100));
    QCOMPARE(s.take(), u"<80x24>a"_s);
    s.player->advance(0.9);
    QVERIFY(s.player->catchUp(100));
    QCOMPARE(s.take(), QString());
    s.player->advance(0.2);
    QVERIFY(s.player->catchUp(100));
    QCOMPARE(s.take(), u"b"_s);
    s.player->setSpeed(2);
    s.player->advance(0.5);
    QVERIFY(s.player->catchUp(100));
    QCOMPARE(s.take(), u"{100x30}"_s);
    QVERIFY(!s.player->isAtEnd());
    s.player->advance(1000);
    QVERIFY(s.player->catchUp(100));
    QCOMPARE(s.take(), u"c"_s);
    QVERIFY(s.player->isAtEnd());
    QCOMPARE(s.player->position(), 12.0);
}

void CastPlayerTest::keepsItsSpeedWithinBounds()
{
    Setup s(story());
    s.player->setSpeed(0);
    QCOMPARE(s.player->speed(), 0.5);
    s.player->setSpeed(1000);
    QCOMPARE(s.player->speed(), 16.0);
}

void CastPlayerTest::seeksForwardAndBack()
{
    Setup s(story());
    s.player->seek(5);
    QVERIFY(s.player->catchUp(100));
    QCOMPARE(s.take(), u"<80x24>ab{100x30}"_s);
    s.player->seek(12);
    QVERIFY(s.player->catchUp(100));
    QCOMPARE(s.take(), u"c"_s);
    s.player->seek(1);
    QVERIFY(s.player->catchUp(100));
    QCOMPARE(s.take(), u"<80x24>ab"_s);
    s.player->seek(-5);
    QCOMPARE(s.player->position(), 0.0);
    s.player->seek(99);
    QCOMPARE(s.player->position(), 12.0);
}

void CastPlayerTest::catchesUpInPieces()
{
    Setup s({{0, Kind::Output, "aaaa"}, {0, Kind::Output, "bbbb"}, {0, Kind::Output, "cccc"}});
    QVERIFY(!s.player->catchUp(1));
    QCOMPARE(s.take(), u"<80x24>aaaa"_s);
    QVERIFY(!s.player->catchUp(5));
    QCOMPARE(s.take(), u"bbbb"_s);
    QVERIFY(s.player->catchUp(100));
    QCOMPARE(s.take(), u"cccc"_s);
}

void CastPlayerTest::shortensPauses()
{
    Setup s(story());
    s.player->setIdleLimit(2);
    QCOMPARE(s.player->duration(), 4.0);
    QCOMPARE(s.player->markers(), std::vector<double>({2.0}));
    s.player->setIdleLimit(0.5);
    QCOMPARE(s.player->duration(), 1.5);
    s.player->setIdleLimit({});
    QCOMPARE(s.player->duration(), 12.0);
}

void CastPlayerTest::staysWhereItStandsWhenPausesChange()
{
    Setup s(story());
    s.player->seek(7);
    QVERIFY(s.player->catchUp(100));
    s.take();
    s.player->setIdleLimit(1);
    QCOMPARE(s.player->position(), 3.0); // at the end of the pause that it stood in
    s.player->setIdleLimit({});
    QVERIFY(s.player->position() >= 2 && s.player->position() <= 12);
    s.player->seek(1.5);
    s.player->setIdleLimit(1);
    QCOMPARE(s.player->position(), 1.5);
}

void CastPlayerTest::playsNothing()
{
    Setup s({});
    QVERIFY(s.player->isAtEnd());
    QVERIFY(s.player->catchUp(1));
    QCOMPARE(s.take(), u"<80x24>"_s);
}

QTEST_GUILESS_MAIN(CastPlayerTest)
#include "tst_castplayer.moc"
