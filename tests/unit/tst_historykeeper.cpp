// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historykeeper.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const VmId beta = QUuid::fromString(u"00000000-0000-0000-0000-0000000000b2"_s);
const VmId vm = QUuid::fromString(u"00000000-0000-0000-0000-0000000000a1"_s);

struct Setup
{
    Setup()
    {
        settings.writer.path = directory.filePath(u"history.db"_s);
        settings.writer.interval = 1s;
        settings.writer.busyTimeout = 10ms;
        settings.retryInterval = 20ms;
    }

    void start()
    {
        keeper = std::make_unique<HistoryKeeper>(settings);
        QObject::connect(keeper.get(), &HistoryKeeper::told, keeper.get(),
                         [this](const QString &message) { told.append(message); });
        keeper->name(vm, u"alpha"_s);
    }

    void take(double cpu)
    {
        // A VM has at most one sample in ten milliseconds.
        while (QDateTime::currentMSecsSinceEpoch() < m_last + 10)
            std::this_thread::yield();
        Sample sample;
        sample.vm = vm;
        sample.at = QDateTime::currentDateTimeUtc();
        sample.values.set(Metric::CpuUtilization, cpu);
        keeper->take({sample});
        m_last = QDateTime::currentMSecsSinceEpoch();
    }

    // The greatest value of the past hour.
    std::optional<double> highest()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        auto answer =
            keeper->answer({vm, {u"cpu.utilization"_s}, now.addSecs(-3600), now.addSecs(2), 100});
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, patience) || !answer.result())
            return std::nullopt;
        std::optional<double> found;
        const History history = answer.result().value();
        for (const auto &value : history.series.first().maximum)
            if (value)
                found = std::max(found.value_or(*value), *value);
        return found;
    }

    Event happen(int second, const QString &message, std::optional<VmId> which = vm)
    {
        Event event {at(second), which,       u"lifecycle"_s,   message,
                     u"ada"_s,   u"a rule"_s, Severity::Warning};
        keeper->record(event);
        return event;
    }

    static QDateTime at(int second)
    {
        return QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + second * 1000, Qt::UTC);
    }

    QList<Event> events(int from, int to, int limit = 100, std::optional<VmId> which = {},
                        const EventSight &sight = {true, {}})
    {
        auto answer = keeper->answer(EventQuery {which, at(from), at(to), limit}, sight);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, patience) || !answer.result())
            return {Event {{}, {}, {}, u"no answer"_s}};
        return answer.result().value();
    }

    // What the file has after its end.
    qint64 rows()
    {
        keeper.reset();
        Sqlite::Database database;
        if (!database.open(settings.writer.path, Sqlite::Access::ReadOnly, 1s))
            return -1;
        const auto count = database.number("SELECT count(*) FROM samples");
        return count ? count.value() : -1;
    }

    // No trouble any more, and it was said once that there was and once that it is over.
    bool recovers()
    {
        return QTest::qWaitFor([this] { return keeper->trouble().isEmpty(); }, patience)
            && QTest::qWaitFor([this] { return told.size() == 2; }, patience)
            && told[0].startsWith(u"No history is kept, because "_s)
            && told[1] == u"The history is kept again."_s;
    }

    QTemporaryDir directory;
    HistoryKeeper::Settings settings;
    std::unique_ptr<HistoryKeeper> keeper;
    QStringList told;

private:
    qint64 m_last = 0;
};

// While it lives, the program may write what a user without rights may write.
class WithoutRights
{
public:
    WithoutRights() : m_user(geteuid())
    {
        if (m_user == 0 && seteuid(nobody) != 0)
            qFatal("the user can not be changed");
    }
    ~WithoutRights()
    {
        if (seteuid(m_user) != 0)
            qFatal("the user can not be changed back");
    }

private:
    static constexpr uid_t nobody = 65534;
    uid_t m_user;
};

// While it lives, no file of this process grows: writing fails as it does on a broken disk.
class WithoutRoom
{
public:
    WithoutRoom()
    {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~WithoutRoom() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before {};
};

} // namespace

class TestHistoryKeeper : public QObject
{
    Q_OBJECT

private slots:
    void answersAtOnceAndAfterARestart()
    {
        Setup s;
        s.start();
        s.take(10);
        s.take(30);
        QCOMPARE(s.highest(), 30);
        s.start(); // ends the first one
        QCOMPARE(s.highest(), 30);
        QVERIFY(s.told.isEmpty());
        QCOMPARE(s.rows(), 2);
    }

    void writesWhatWaitsAtItsEnd()
    {
        Setup s;
        s.start();
        for (int i = 0; i < 50; ++i)
            s.take(i);
        QCOMPARE(s.rows(), 50);
    }

    void keepsWhatHappened()
    {
        Setup s;
        s.start();
        const QList<Event> all {s.happen(1, u"one"_s), s.happen(2, u"two"_s, {}),
                                s.happen(3, u"three"_s), s.happen(4, u"four"_s, beta)};
        QCOMPARE(s.events(0, 10), all); // whether they are written or wait
        s.start();
        QCOMPARE(s.events(0, 10), all);
        QCOMPARE(s.events(2, 4), all.sliced(1, 2)); // the end is not included
        QCOMPARE(s.events(0, 10, 2), all.sliced(2)); // the newest
        QCOMPARE(s.events(0, 10, 1, vm), all.sliced(2, 1));
        QCOMPARE(s.events(0, 10, 100, beta), all.sliced(3));
        QVERIFY(s.events(10, 20).isEmpty());
        QCOMPARE(s.keeper->figures().events, 0u); // of this run
    }

    void showsOnlyEventsThatMayBeSeen()
    {
        Setup s;
        s.start();
        const QList<Event> all {s.happen(1, u"one"_s), s.happen(2, u"two"_s, {}),
                                s.happen(3, u"three"_s, beta)};
        s.start();
        QCOMPARE(s.events(0, 10, 2, {}, {false, {vm}}), all.first(2)); // others take no place
        QCOMPARE(s.events(0, 10, 2, {}, {}), all.sliced(1, 1));
    }

    void writesEventsThoughNothingIsMeasured()
    {
        Setup s;
        s.start();
        s.happen(1, u"one"_s);
        QTRY_COMPARE_WITH_TIMEOUT(s.keeper->figures().events, 1u, patience);
        QCOMPARE(s.keeper->figures().waitingTicks, 0);
        QVERIFY(s.keeper->figures().fileBytes > 0);
    }

    void boundsTheEventsThatWait()
    {
        Setup s;
        s.start();
        s.take(1);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(s.settings.writer.path), patience);
        Sqlite::Database another;
        QVERIFY(another.open(s.settings.writer.path, Sqlite::Access::ReadWrite, 30s));
        QVERIFY(another.execute("BEGIN IMMEDIATE"));
        s.take(2);
        QTRY_VERIFY_WITH_TIMEOUT(!s.keeper->trouble().isEmpty(), patience);
        QVERIFY(s.keeper->figures().failures > 0);
        QVERIFY(!s.keeper->figures().isKept);
        for (int i = 0; i < HistoryKeeper::maxEvents + 10; ++i)
            s.happen(i, QString::number(i));
        QCOMPARE(s.events(0, 100'000, 1000).size(), HistoryKeeper::maxEvents);
        for (size_t i = 0; i < 2 * HistoryKeeper::maxPending; ++i)
            s.take(double(i));
        QVERIFY(s.keeper->figures().droppedTicks > 0);
        QVERIFY(another.execute("COMMIT"));
        QTRY_VERIFY_WITH_TIMEOUT(s.keeper->trouble().isEmpty(), patience);
        const auto kept = s.events(0, 100'000, 1000);
        QCOMPARE(kept.size(), HistoryKeeper::maxEvents); // though their tick was dropped
        QCOMPARE(kept.last().message, QString::number(HistoryKeeper::maxEvents + 9));
    }

    void forgetsOldEvents()
    {
        Setup s;
        s.settings.writer.config.eventLimit = 100;
        s.settings.writer.config.keepEvents = 1h;
        s.settings.writer.distrustOfClock = 0ms;
        s.start();
        s.happen(0, u"of long ago"_s);
        s.take(1);
        QTRY_VERIFY_WITH_TIMEOUT(s.events(0, 10).isEmpty(), patience);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < 250; ++i)
            s.keeper->record({now.addMSecs(i - 1000), vm, u"lifecycle"_s, QString::number(i)});
        QTRY_COMPARE_WITH_TIMEOUT(s.keeper->figures().waitingTicks, 0, patience);
        s.take(2);
        QTRY_COMPARE_WITH_TIMEOUT(s.keeper->figures().waitingTicks, 0, patience);
        const auto answer = s.keeper->answer(
            EventQuery {vm, now.addSecs(-60), now.addSecs(60), 1000}, EventSight {true, {}});
        QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), patience);
        QCOMPARE(answer.result().value().size(), 100);
        QCOMPARE(answer.result().value().last().message, u"249"_s);
    }

    void refusesNonsense()
    {
        Setup s;
        s.start();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto answer = s.keeper->answer({vm, {u"cpu.heat"_s}, now.addSecs(-1), now, 10});
        QVERIFY(answer.isFinished());
        QCOMPARE(answer.result().error().code, ErrorCode::InvalidMessage);
        for (const EventQuery &wrong :
             {EventQuery {vm, now, now, 10}, EventQuery {vm, now.addSecs(-1), now, 0},
              EventQuery {vm, now.addSecs(-1), now, 1001}}) {
            const auto refused = s.keeper->answer(wrong, EventSight {true, {}});
            QVERIFY(refused.isFinished());
            QCOMPARE(refused.result().error().code, ErrorCode::InvalidMessage);
        }
    }

    void boundsTheQueriesThatWait()
    {
        Setup s;
        s.settings.questions = 5;
        s.start();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const HistoryQuery query {vm, {u"cpu.utilization"_s}, now.addSecs(-1), now, 10};
        // This thread does not return to its event loop, so none is done before the last is asked.
        for (int i = 0; i < s.settings.questions; ++i)
            s.keeper->answer(query);
        const auto refused = s.keeper->answer(query);
        QVERIFY(refused.isFinished());
        QCOMPARE(refused.result().error().code, ErrorCode::RateLimited);
        s.take(5);
        QTRY_COMPARE_WITH_TIMEOUT(s.highest(), 5, patience);
    }

    void goesOnAfterALock()
    {
        Setup s;
        s.start();
        s.take(10);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(s.settings.writer.path), patience);
        Sqlite::Database other;
        QVERIFY(other.open(s.settings.writer.path, Sqlite::Access::ReadWrite, 30s));
        QVERIFY(other.execute("BEGIN IMMEDIATE"));
        s.take(20);
        s.take(30);
        QTRY_VERIFY_WITH_TIMEOUT(s.keeper->trouble().contains(u"locked"_s), patience);
        QCOMPARE(s.highest(), 30); // and is answered meanwhile
        QVERIFY(other.execute("COMMIT"));
        QVERIFY(s.recovers());
        QCOMPARE(s.rows(), 3);
    }

    void dropsTheOldestAndSaysSoOnce()
    {
        Setup s;
        s.start();
        s.take(1);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(s.settings.writer.path), patience);
        Sqlite::Database other;
        QVERIFY(other.open(s.settings.writer.path, Sqlite::Access::ReadWrite, 30s));
        QVERIFY(other.execute("BEGIN IMMEDIATE"));
        s.take(2);
        QTRY_VERIFY_WITH_TIMEOUT(!s.keeper->trouble().isEmpty(), patience);
        for (size_t i = 0; i < 2 * HistoryKeeper::maxPending; ++i)
            s.take(double(i));
        QCOMPARE(s.told.filter(u"the oldest samples"_s).size(), 1);
        QVERIFY(other.execute("COMMIT"));
        QTRY_VERIFY_WITH_TIMEOUT(s.keeper->trouble().isEmpty(), patience);
        const qint64 rows = s.rows();
        QVERIFY(rows >= qint64(HistoryKeeper::maxPending));
        QVERIFY(rows <= qint64(HistoryKeeper::maxPending) + 2);
        s.start();
        QCOMPARE(s.highest(), double(2 * HistoryKeeper::maxPending - 1));
    }

    void goesOnWhereItMayNotWrite()
    {
        Setup s;
        QVERIFY(QFile::setPermissions(s.directory.path(),
                                      QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther
                                          | QFile::ExeOther));
        {
            const WithoutRights rights;
            s.start();
            s.take(10);
            QTRY_VERIFY_WITH_TIMEOUT(!s.keeper->trouble().isEmpty(), patience);
            QCOMPARE(s.highest(), 10);
        }
        QVERIFY(QFile::setPermissions(s.directory.path(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(s.recovers());
        QCOMPARE(s.rows(), 1);
    }

    void goesOnAfterAReadOnlyFile()
    {
        Setup s;
        s.start();
        s.take(10);
        QCOMPARE(s.rows(), 1);
        QVERIFY(QFile::setPermissions(s.settings.writer.path, QFile::ReadOwner | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(s.directory.path(),
                                      QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther
                                          | QFile::ExeOther));
        {
            const WithoutRights rights;
            s.start();
            s.take(20);
            QTRY_VERIFY_WITH_TIMEOUT(!s.keeper->trouble().isEmpty(), patience);
        }
        QVERIFY(QFile::setPermissions(s.directory.path(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(
            QFile::setPermissions(s.settings.writer.path, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(s.recovers());
        QCOMPARE(s.rows(), 2);
    }

    void goesOnAfterAFullDisk()
    {
        Setup s;
        s.start();
        s.take(10);
        QTRY_VERIFY_WITH_TIMEOUT(s.highest() == 10, patience);
        {
            const WithoutRoom room;
            s.take(20);
            QTRY_VERIFY_WITH_TIMEOUT(!s.keeper->trouble().isEmpty(), patience);
            QCOMPARE(s.highest(), 20);
        }
        QVERIFY(s.recovers());
        QCOMPARE(s.rows(), 2);
    }

    void replacesAFileThatAReaderFindsDamaged()
    {
        Setup s;
        s.start();
        for (int i = 0; i < 40; ++i)
            s.take(i);
        QCOMPARE(s.rows(), 40);
        // A page that no write touches before a query reads it: the samples', the oldest first.
        QFile file(s.settings.writer.path);
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.size() > 3 * 4096);
        const qint64 last = file.size() - 4096;
        s.start();
        s.take(1);
        QTRY_COMPARE_WITH_TIMEOUT(s.highest(), 39, patience);
        for (qint64 at = 4096; at <= last; at += 4096) {
            file.seek(at);
            file.write(QByteArray(4096, '\x7f'));
        }
        QVERIFY(file.flush());
        s.highest();
        QTRY_VERIFY_WITH_TIMEOUT(!s.told.filter(u"was set aside"_s).isEmpty(), patience);
        s.take(77);
        QTRY_COMPARE_WITH_TIMEOUT(s.highest(), 77, patience);
    }
};

QTEST_GUILESS_MAIN(TestHistoryKeeper)
#include "tst_historykeeper.moc"
