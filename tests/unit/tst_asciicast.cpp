// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/asciicast.h"

#include <QTest>

using namespace Guestwire::Terminal;
using namespace Qt::StringLiterals;

using Kind = CastEvent::Kind;

class AsciicastTest : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatTheFormatSays();
    void readsWhatItWrote();
    void keepsEveryCharacter();
    void readsRecordingsOfOthers();
    void readsAFileThatWasCutAnywhere();
    void refusesWithTheLine_data();
    void refusesWithTheLine();
    void findsTheLastTime();

private:
    static QByteArray header() { return castLine(CastHeader {80, 24, {}, u"t"_s, {}, {}}); }
};

void AsciicastTest::writesWhatTheFormatSays()
{
    const CastHeader about {
        132,         43,           QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC),
        u"web-01"_s, u"serial0"_s, u"ada"_s};
    QCOMPARE(castLine(about),
             R"({"env":{"TERM":"xterm-256color"},"guestwire":{"by":"ada","device":"serial0"},)"
             R"("height":43,"timestamp":1700000000,"title":"web-01","version":2,"width":132})"
             "\n"_ba);
    QCOMPARE(castLine(CastEvent {1.25, Kind::Output, "\x1b[1m\"x\"\r\n"}),
             R"([1.25,"o","\u001b[1m\"x\"\r\n"])"
             "\n"_ba);
    QCOMPARE(castLine(CastEvent {2, Kind::Resize, {}, 100, 30}), "[2,\"r\",\"100x30\"]\n"_ba);
    QCOMPARE(castLine(CastEvent {3, Kind::Marker, "anew"}), "[3,\"m\",\"anew\"]\n"_ba);
}

void AsciicastTest::readsWhatItWrote()
{
    Cast cast;
    cast.header = {
        100,           30,      QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC), u"ä \"b\""_s,
        u"console1"_s, u"bob"_s};
    cast.events = {{0, Kind::Output, "a"},
                   {0.000001, Kind::Marker, "m"},
                   {0.5, Kind::Resize, {}, 1, 1},
                   {3600.123456, Kind::Output, "b"}};
    QByteArray file = castLine(cast.header);
    for (const CastEvent &event : cast.events)
        file += castLine(event);
    const auto read = readCast(file);
    QVERIFY(std::holds_alternative<Cast>(read));
    QCOMPARE(std::get<Cast>(read).header, cast.header);
    QCOMPARE(std::get<Cast>(read).events, cast.events);
}

void AsciicastTest::keepsEveryCharacter()
{
    QString text;
    for (char16_t c = 0; c < 0xd800; ++c)
        text += QChar(c);
    text += u"\ufeff\U0001f600\U0010ffff"_s;
    const auto read = readCast(QByteArray(header() + castLine(CastEvent {0, Kind::Output, text.toUtf8()})));
    QVERIFY(std::holds_alternative<Cast>(read));
    QCOMPARE(std::get<Cast>(read).events.front().text, text.toUtf8());
}

void AsciicastTest::readsRecordingsOfOthers()
{
    const QByteArray file = R"({"version": 2, "width": 80, "height": 24, "idle_time_limit": 2.5}
[0.1, "i", "typed"]
[0.2, "o", "shown"]

[0.2, "x", "unknown"]
)";
    const auto read = readCast(file);
    QVERIFY(std::holds_alternative<Cast>(read));
    QCOMPARE(std::get<Cast>(read).events, std::vector<CastEvent>({{0.2, Kind::Output, "shown"}}));
}

void AsciicastTest::readsAFileThatWasCutAnywhere()
{
    const QByteArray head = header();
    const QByteArray file = head + castLine(CastEvent {1, Kind::Output, "first"})
        + castLine(CastEvent {2, Kind::Output, "second"});
    for (qsizetype length = head.size(); length <= file.size(); ++length) {
        const auto read = readCast(QByteArrayView(file).first(length));
        QVERIFY2(std::holds_alternative<Cast>(read), qPrintable(QString::number(length)));
        QVERIFY(std::get<Cast>(read).events.size() <= 2);
    }
}

void AsciicastTest::refusesWithTheLine_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("line");

    const auto row = [](const char *name, const QByteArray &file, int line) {
        QTest::newRow(name) << file << line;
    };
    const QByteArray good = header() + "[1,\"o\",\"x\"]\n";
    row("empty", {}, 1);
    row("binary", QByteArray(1000, '\xff'), 1);
    row("version 1", R"({"version":1,"width":80,"height":24})", 1);
    row("no size", R"({"version":2})", 1);
    row("huge size", R"({"version":2,"width":1e9,"height":24})", 1);
    row("negative size", R"({"version":2,"width":-1,"height":24})", 1);
    row("no array", good + "{}\n", 3);
    row("two parts", good + "[1,\"o\"]\n", 3);
    row("wrong types", good + "[1,2,3]\n", 3);
    row("time goes back", good + "[0.5,\"o\",\"\"]\n", 3);
    row("endless", good + "[1e300,\"o\",\"\"]\n", 3);
    row("size of nothing", good + "[1,\"r\",\"0x0\"]\n", 3);
    row("huge resize", good + "[1,\"r\",\"99999x24\"]\n", 3);
    row("no resize", good + "[1,\"r\",\"80\"]\n", 3);
    row("long line", good + "[1,\"o\",\"" + QByteArray(200, 'x') + "\"]\n", 3);
    row("many events", good + "[1,\"o\",\"\"]\n[1,\"o\",\"\"]\n[1,\"o\",\"\"]\n[1,\"o\",\"\"]\n",
        6);
    row("large file", good + QByteArray(2000, '\n'), 1);
}

void AsciicastTest::refusesWithTheLine()
{
    QFETCH(const QByteArray, file);
    QFETCH(const int, line);

    const auto read = readCast(file, {1000, 150, 4, 1e6});
    QVERIFY(std::holds_alternative<CastFault>(read));
    QCOMPARE(std::get<CastFault>(read).line, line);
    QVERIFY(!std::get<CastFault>(read).what.isEmpty());
}

void AsciicastTest::findsTheLastTime()
{
    const QByteArray file = header() + "[1.5,\"o\",\"x\"]\n[2.5,\"o\",\"y\"]\n[3.5,\"o\",\"cu";
    QCOMPARE(lastCastTime(file), 2.5);
    QCOMPARE(lastCastTime("tail]\n[7,\"m\",\"\"]\n"), 7.0);
    QCOMPARE(lastCastTime(header()), 0.0);
    QCOMPARE(lastCastTime({}), 0.0);
}

QTEST_GUILESS_MAIN(AsciicastTest)
#include "tst_asciicast.moc"
