// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historyreader.h"
#include "core/service/history/historywriter.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const VmId alpha = QUuid::fromString(u"00000000-0000-0000-0000-0000000000a1"_s);
const VmId beta = QUuid::fromString(u"00000000-0000-0000-0000-0000000000b2"_s);

// A whole number of steps of every tier.
const qint64 begin = bucketOf(1'800'000'000'000, 6h);

qint64 after(std::chrono::milliseconds time)
{
    return begin + time.count();
}

Sample sampleOf(VmId vm, qint64 at, double cpu)
{
    Sample sample;
    sample.vm = vm;
    sample.at = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
    sample.values.set(Metric::CpuUtilization, cpu);
    sample.values.set(Metric::MemoryUsed, 536'870'912);
    return sample;
}

HistoryQuery query(std::chrono::milliseconds from, std::chrono::milliseconds to, int points,
                   const QStringList &metrics = {u"cpu.utilization"_s}, VmId vm = alpha)
{
    return {vm, metrics, QDateTime::fromMSecsSinceEpoch(after(from), Qt::UTC),
            QDateTime::fromMSecsSinceEpoch(after(to), Qt::UTC), points};
}

struct Setup
{
    Setup()
    {
        settings.path = directory.filePath(u"history.db"_s);
        settings.interval = 5s;
        settings.distrustOfClock = 0ms; // the tests' clock jumps
        restart();
    }

    void restart()
    {
        writer.reset();
        writer = std::make_unique<HistoryWriter>(settings);
        QObject::connect(writer.get(), &HistoryWriter::told, writer.get(),
                         [this](const QString &message) { told.append(message); });
    }

    void write(std::chrono::milliseconds at, double cpu, VmId vm = alpha)
    {
        write({after(at), {sampleOf(vm, after(at), cpu)}, {}});
    }

    void write(const HistoryTick &tick)
    {
        const Outcome written = writer->write(tick);
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
    }

    // One sample every five seconds, of which each is `cpu` of its time.
    void writeFor(std::chrono::milliseconds from, std::chrono::milliseconds to,
                  const std::function<double(std::chrono::milliseconds)> &cpu)
    {
        for (auto at = from; at < to; at += 5s)
            write(at, cpu(at));
    }

    History read(const HistoryQuery &query, std::chrono::milliseconds now,
                 const QList<HistoryTick> &pending = {}) const
    {
        HistoryReader reader(settings.path, settings.config);
        const auto answer = reader.answer(query, pending, after(now));
        if (!answer)
            qFatal("%s", qPrintable(answer.error().message));
        return answer.value();
    }

    HistorySeries cpu(const HistoryQuery &query, std::chrono::milliseconds now,
                      const QList<HistoryTick> &pending = {}) const
    {
        return read(query, now, pending).series.value(u"cpu.utilization"_s);
    }

    QStringList files() const { return QDir(directory.path()).entryList(QDir::Files, QDir::Name); }

    QTemporaryDir directory;
    HistoryWriter::Settings settings;
    std::unique_ptr<HistoryWriter> writer;
    QStringList told;
};

using Steps = QList<std::optional<double>>;

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void choosesTheTier_data()
    {
        QTest::addColumn<qint64>("ago");
        QTest::addColumn<qint64>("range");
        QTest::addColumn<int>("points");
        QTest::addColumn<int>("tier");
        QTest::addColumn<qint64>("step");
        const auto row = [](const char *name, std::chrono::milliseconds ago,
                            std::chrono::milliseconds range, int points, int tier,
                            std::chrono::milliseconds step) {
            QTest::newRow(name) << qint64(ago.count()) << qint64(range.count()) << points << tier
                                << qint64(step.count());
        };
        row("five minutes", 5min, 5min, 300, 0, 2s);
        row("the past hour", 1h, 1h, 600, 0, 7s);
        row("six hours", 6h, 6h, 600, 1, 1min);
        row("a day", 24h, 24h, 600, 1, 3min);
        row("a week", 168h, 168h, 600, 2, 30min);
        row("a month", 720h, 720h, 720, 2, 75min);
        row("a year", 8760h, 8760h, 600, 3, 18h);
        row("an hour of yesterday", 25h, 1h, 600, 1, 1min);
        row("an hour of last week", 168h, 1h, 600, 2, 15min);
        row("an hour of last spring", 4000h, 1h, 600, 3, 6h);
        row("one point", 1h, 1h, 1, 2, 1h);
    }

    void choosesTheTier()
    {
        QFETCH(const qint64, ago);
        QFETCH(const qint64, range);
        QFETCH(const int, points);
        const qint64 now = begin + 1234;
        const HistoryPlan plan =
            planFor(now - ago, now - ago + range, points, now, HistoryConfig());
        QTEST(int(plan.tier), "tier");
        if (points > 1)
            QTEST(plan.step, "step");
        QVERIFY(plan.count <= points);
        QVERIFY(plan.count >= 1);
        QVERIFY(plan.from <= now - ago);
        QVERIFY(plan.from + plan.count * plan.step >= now - ago + range);
        if (points > 1)
            QCOMPARE(plan.from % plan.step, 0);
    }

    void givesEverySampleOfThePastHour()
    {
        Setup s;
        s.writeFor(0s, 1min, [](auto at) { return double(at / 5s); });
        const auto series = s.cpu(query(0s, 1min, 12), 1min);
        QCOMPARE(series.average, Steps({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
        QCOMPARE(series.maximum, series.average);
    }

    void averagesOverTime()
    {
        Setup s;
        // One second of the minute's 60 is busy, ten seconds have no sample.
        s.write(1s, 0);
        s.write(2s, 100);
        for (auto at = 3s; at <= 50s; ++at)
            s.write(at, 0);
        s.write(61s, 0);
        s.write(2min, 0);
        const auto series = s.cpu(query(0s, 24h, 1440), 24h);
        QCOMPARE(series.average.size(), 1440);
        QVERIFY(series.average[0]);
        // The first sample stands for the usual five seconds.
        QCOMPARE(qRound(*series.average[0] * 100), qRound(100.0 / 54 * 100));
        QCOMPARE(series.maximum[0], 100);
    }

    void makesEachTierOfTheOneBefore()
    {
        Setup s;
        s.settings.interval = 1min;
        s.restart();
        for (auto at = 0min; at < 12h + 2min; at += 1min)
            s.write(at, at == 7min ? 90 : 10);
        const auto week = s.cpu(query(0h, 168h, 672), 168h);
        QCOMPARE(week.maximum[0], 90);
        QVERIFY(std::abs(*week.average[0] - (14 * 10 + 90) / 15.0) < 0.01);
        QCOMPARE(week.average[1], 10);
        const auto year = s.cpu(query(0h, 8760h, 1460), 8760h);
        QCOMPARE(year.maximum[0], 90);
        QVERIFY(std::abs(*year.average[0] - (359 * 10 + 90) / 360.0) < 0.01);
        QCOMPARE(year.maximum[1], 10);
        QVERIFY(year.average[2]); // two minutes of it
        QVERIFY(!year.average[3]);
    }

    void leavesGapsEmpty()
    {
        Setup s;
        s.writeFor(0s, 60s, [](auto) { return 50; });
        s.writeFor(120s, 180s, [](auto) { return 50; });
        const auto series = s.cpu(query(0s, 180s, 18), 180s);
        for (int i = 0; i < 18; ++i)
            QCOMPARE(series.average[i].has_value(), i < 6 || i >= 11);
        // The step before the second part is what its first sample stands for.
        QVERIFY(!s.cpu(query(0s, 180s, 36), 180s).average[20]);
    }

    void hasNoGapBetweenSlowSamples()
    {
        Setup s;
        s.writeFor(0s, 60s, [](auto at) { return double(at / 5s); });
        const auto series = s.cpu(query(5s, 55s, 50), 60s);
        for (const auto &value : series.average)
            QVERIFY(value);
        QCOMPARE(series.average[0], 1);
        QCOMPARE(series.average[1], 2);
        QCOMPARE(series.average[5], 2);
    }

    void leavesOutWhatAVmDoesNotTell()
    {
        Setup s;
        s.write(0s, 1);
        const History history =
            s.read(query(0s, 10s, 10, {u"memory.used"_s, u"disk.readRate"_s}), 10s);
        QCOMPARE(history.series[u"memory.used"_s].average[0], 536'870'912);
        QVERIFY(!history.series[u"disk.readRate"_s].average[0]);
    }

    void keepsTheSeriesOfDevices()
    {
        Setup s;
        Sample sample = sampleOf(alpha, after(0s), 1);
        Values disk;
        disk.set(Metric::DiskReadRate, 4096.5);
        sample.disks = {{u"vda"_s, {}}, {u"vdb"_s, disk}};
        s.write({after(0s), {sample}, {}});
        // A disk more: the same history.
        sample.at = sample.at.addSecs(1);
        sample.disks.append({u"vdc"_s, disk});
        s.write({after(1s), {sample}, {}});
        const QStringList names {u"disk.vdb.readRate"_s, u"disk.vdc.readRate"_s};
        const History history = s.read(query(0s, 2s, 2, names), 2s);
        QCOMPARE(history.series[names[0]].average, Steps({4096.5, 4096.5}));
        QCOMPARE(history.series[names[1]].average[1], 4096.5);
    }

    void keepsVmsApart()
    {
        Setup s;
        s.write({after(0s), {sampleOf(alpha, after(0s), 1), sampleOf(beta, after(0s), 2)}, {}});
        QCOMPARE(s.cpu(query(0s, 1s, 1), 1s).average, Steps({1}));
        QCOMPARE(s.cpu(query(0s, 1s, 1, {u"cpu.utilization"_s}, beta), 1s).average, Steps({2}));
        const VmId nobody = QUuid::createUuid();
        QCOMPARE(s.cpu(query(0s, 1s, 1, {u"cpu.utilization"_s}, nobody), 1s).average,
                 Steps({std::nullopt}));
    }

    void keepsTheHistoryOfARenamedVm()
    {
        Setup s;
        s.write({after(0s), {sampleOf(alpha, after(0s), 1)}, {{alpha, u"web"_s}}});
        s.write({after(5s), {sampleOf(alpha, after(5s), 2)}, {{alpha, u"www"_s}}});
        HistoryReader reader(s.settings.path, s.settings.config);
        const auto vms = reader.vms();
        QVERIFY(vms);
        QCOMPARE(vms.value(), (QMap<VmId, QString> {{alpha, u"www"_s}}));
        QCOMPARE(s.cpu(query(0s, 10s, 2), 10s).average, Steps({1, 2}));
    }

    void seesWhatIsNotWrittenYet()
    {
        Setup s;
        s.write(0s, 1);
        const HistoryTick written {after(0s), {sampleOf(alpha, after(0s), 1)}, {}};
        const HistoryTick pending {after(5s), {sampleOf(alpha, after(5s), 2)}, {}};
        QCOMPARE(s.cpu(query(0s, 10s, 2), 10s, {written, pending}).average, Steps({1, 2}));
        // Nor what is under way to a coarser tier.
        QCOMPARE(s.cpu(query(0s, 24h, 24), 24h, {written, pending}).maximum[0], 2);
    }

    void answersWithoutAFile()
    {
        Setup s;
        const HistoryTick pending {after(5s), {sampleOf(alpha, after(5s), 2)}, {}};
        QCOMPARE(s.cpu(query(0s, 10s, 2), 10s, {pending}).average, Steps({std::nullopt, 2}));
    }

    void goesOnWhereItWasLeft()
    {
        Setup s;
        s.writeFor(0s, 30s, [](auto) { return 10; });
        s.restart();
        s.writeFor(30s, 2min, [](auto) { return 30; });
        const auto day = s.cpu(query(0h, 24h, 1440), 24h);
        QVERIFY(std::abs(*day.average[0] - 20) < 0.01);
        QCOMPARE(day.maximum[0], 30);
        QCOMPARE(day.average[1], 30);
    }

    void forgetsWhatIsOld()
    {
        Setup s;
        s.settings.config.keepSamples = 10min;
        s.settings.config.keepMinutes = 1h;
        s.settings.config.keepQuarterHours = 24h;
        s.settings.config.keepQuarterDays = 48h;
        s.restart();
        for (auto at = 0min; at < 100h; at += 1min)
            s.write(at, 1);
        HistoryFile file(s.settings.path, 1s);
        QVERIFY(file.open());
        const std::array kept {10min, 60min, 24 * 60min, 48 * 60min};
        for (size_t tier = 0; tier < kept.size(); ++tier) {
            const auto oldest = file.oldest(tier);
            QVERIFY(oldest);
            const qint64 age = after(100h) - *oldest.value();
            QVERIFY2(age >= std::chrono::milliseconds(kept[tier]).count()
                         && age <= std::chrono::milliseconds(kept[tier] + 3min).count()
                                 + historyTiers[tier].step.count(),
                     historyTiers[tier].table);
        }
    }

    void keepsAllWhenTheClockWasWrong()
    {
        Setup s;
        s.settings.distrustOfClock = 1h;
        s.restart();
        for (auto at = 0min; at < 30min; at += 1min)
            s.write(at, 7);
        s.write(10 * 8760h, 1); // ten years later
        s.write(10 * 8760h + 5s, 1);
        s.write(31min, 7);
        s.write(33min, 7);
        // The rows of the future hide nothing, after a restart neither.
        s.restart();
        s.write(33min + 5s, 9);
        QCOMPARE(s.cpu(query(0h, 24h, 24), 34min).maximum[0], 9);
        const auto hour = s.cpu(query(0h, 1h, 60), 34min);
        QCOMPARE(hour.average[1], 7);
        QCOMPARE(hour.average[29], 7);
        QCOMPARE(hour.average[31], 7);
    }

    void remembersNothingOfWhoIsGone()
    {
        Setup s;
        for (int i = 0; i < 100; ++i) {
            const VmId vm = QUuid::createUuid();
            const auto at = i * 10s;
            s.write({after(at), {sampleOf(vm, after(at), 1)}, {{vm, u"build-%1"_s.arg(i)}}});
            QCOMPARE(s.writer->vmCount(), 1);
            const Event gone {QDateTime::fromMSecsSinceEpoch(after(at), Qt::UTC), vm, u"state"_s,
                              u"It was removed."_s};
            s.write({after(at + 5s), {}, {{vm, {}}}, {gone}});
            QCOMPARE(s.writer->vmCount(), 0);
            s.write({after(at + 6s), {}, {}, {gone}}); // told late
            QCOMPARE(s.writer->vmCount(), 0);
            // Its name and its rows stay.
            QCOMPARE(HistoryReader(s.settings.path, s.settings.config).vms().value().value(vm),
                     u"build-%1"_s.arg(i));
            QCOMPARE(s.cpu({vm,
                            {u"cpu.utilization"_s},
                            QDateTime::fromMSecsSinceEpoch(after(at - 5s), Qt::UTC),
                            QDateTime::fromMSecsSinceEpoch(after(at + 5s), Qt::UTC),
                            1},
                           at + 5s)
                         .maximum[0],
                     1);
        }
    }

    void staysBelowItsLimit()
    {
        Setup s;
        s.settings.config.sizeLimit = 256 * 1024;
        s.restart();
        HistoryTick tick;
        for (int i = 0; i < 30; ++i)
            tick.samples.append(sampleOf(QUuid::createUuid(), 0, 1));
        for (auto at = 0s; at < 3h; at += 20s) {
            tick.at = after(at);
            for (Sample &sample : tick.samples)
                sample.at = QDateTime::fromMSecsSinceEpoch(tick.at, Qt::UTC);
            s.write(tick);
        }
        QCOMPARE(s.told.size(), 1);
        QVERIFY2(s.told[0].contains(u"history.sizeLimit, 256KiB"_s), qPrintable(s.told[0]));
        s.writer.reset(); // ends the journal
        const qint64 size = QFileInfo(s.settings.path).size();
        QVERIFY2(size <= s.settings.config.sizeLimit + 64 * 1024,
                 qPrintable(QString::number(size)));
        QVERIFY(size > 100 * 1024);
        // The newest is there.
        HistoryReader reader(s.settings.path, s.settings.config);
        HistoryQuery asked = query(3h - 20s, 3h, 1, {u"cpu.utilization"_s}, tick.samples[3].vm);
        const auto answer = reader.answer(asked, {}, after(3h));
        QVERIFY(answer);
        QCOMPARE(answer.value().series.first().average, Steps({1}));
    }

    void takesLittleMemory()
    {
        Setup setup;
        setup.write(0s, 1);
        const qint64 before = sqlite3_memory_used();
        for (int tick = 1; tick <= 30; ++tick) {
            const Event event {QDateTime::fromMSecsSinceEpoch(after(tick * 5s), Qt::UTC),
                               {},
                               u"alert"_s,
                               u"so that it is about as long as most of them are"_s};
            setup.write({after(tick * 5s), {}, {}, QList<Event>(1000, event)});
        }
        QVERIFY2(sqlite3_memory_used() - before < 1024 * 1024,
                 qPrintable(QString::number(sqlite3_memory_used() - before)));
    }

    void answersFromCoarserRowsWhereTheFileWasAtItsLimit()
    {
        Setup s;
        for (auto at = 0s; at < 40min; at += 20s)
            s.write(at, 5);
        s.writer.reset();
        HistoryFile file(s.settings.path, 1s);
        QVERIFY(file.open());
        QVERIFY(file.erase(0, 0, after(30min)));
        file.close();
        const auto hour = s.cpu(query(0h, 1h, 60), 1h);
        QCOMPARE(hour.average[0], 5);
        QCOMPARE(hour.average[20], 5);
        QCOMPARE(hour.average[39], 5);
        QVERIFY(!hour.average[45]);
    }

    void setsABadFileAside_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char *how : {"garbage", "truncated", "overwritten", "older", "newer", "other"})
            QTest::newRow(how) << QByteArray(how);
    }

    void setsABadFileAside()
    {
        QFETCH(const QByteArray, how);
        Setup s;
        s.writeFor(0s, 10min, [](auto) { return 1; });
        s.writer.reset();
        spoil(s.settings.path, how);
        s.restart();
        s.write(10min, 2);
        s.write(10min + 5s, 3);
        QCOMPARE(s.told.size(), 1);
        QVERIFY2(s.told[0].contains(u"set aside as history.db.damaged-"_s), qPrintable(s.told[0]));
        const QStringList aside =
            s.files().filter(QRegularExpression(u"^history\\.db\\.damaged-[0-9T.]+Z$"_s));
        QCOMPARE(aside.size(), 1);
        QCOMPARE(s.cpu(query(10min, 10min + 10s, 2), 11min).average, Steps({2, 3}));
    }

    void keepsFewOfThoseSetAside()
    {
        Setup s;
        for (int i = 0; i < 5; ++i) {
            s.write(i * 1min, 1);
            s.writer.reset();
            spoil(s.settings.path, "garbage");
            s.restart();
            s.write(i * 1min + 5s, 1);
        }
        QCOMPARE(s.files().filter(u"damaged"_s).filter(u"Z"_s).size(), HistoryFile::maxSetAside);
    }

    void saysWhatIsWrongWithAQuery_data()
    {
        QTest::addColumn<QStringList>("metrics");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("points");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QStringList &metrics, int minutes, int points,
                            const QString &says) {
            QTest::newRow(name) << metrics << minutes << points << says;
        };
        row("good", {u"cpu.utilization"_s, u"disk.vda.readRate"_s, u"cpu.0.delay"_s}, 1, 100, {});
        row("unknown", {u"cpu.heat"_s}, 1, 100, u"no metric \"cpu.heat\""_s);
        row("no device", {u"memory.x.used"_s}, 1, 100, u"no metric \"memory.x.used\""_s);
        row("a counter", {u"disk.readBytes"_s}, 1, 100, u"ask for its rate"_s);
        row("the wrong way", {u"cpu.utilization"_s}, -1, 100, u"\"from\" must be before"_s);
        row("no time", {u"cpu.utilization"_s}, 0, 100, u"\"from\" must be before"_s);
        row("none", {}, 1, 100, u"1 to 64"_s);
        row("no points", {u"cpu.utilization"_s}, 1, 0, u"from 1 to 5000"_s);
        row("too many points", {u"cpu.utilization"_s}, 1, 5001, u"from 1 to 5000"_s);
        row("too much", QStringList(60, u"cpu.utilization"_s), 1, 5000, u"too many at once"_s);
    }

    void saysWhatIsWrongWithAQuery()
    {
        QFETCH(const QStringList, metrics);
        QFETCH(const int, minutes);
        QFETCH(const int, points);
        QFETCH(const QString, says);
        const Outcome good = checkQuery(query(0s, minutes * 1min, points, metrics));
        QCOMPARE(bool(good), says.isEmpty());
        if (!good)
            QVERIFY2(good.error().message.contains(says), qPrintable(good.error().message));
    }

private:
    static void spoil(const QString &path, const QByteArray &how)
    {
        QFile file(path);
        QVERIFY(file.open(QFile::ReadWrite));
        if (how == "garbage") {
            QVERIFY(file.resize(0));
            file.write(QByteArray(8192, 'x'));
        } else if (how == "truncated") {
            QVERIFY(file.resize(file.size() / 2));
        } else if (how == "overwritten") {
            file.seek(4096);
            file.write(QByteArray(int(file.size()) - 4096, '\xa5'));
        } else {
            file.close();
            Sqlite::Database database;
            QVERIFY(database.open(path, Sqlite::Access::ReadWrite, 1s));
            QVERIFY(database.execute(how == "older"       ? "PRAGMA user_version = 0"
                                         : how == "newer" ? "PRAGMA user_version = 99"
                                                          : "PRAGMA application_id = 7"));
        }
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
