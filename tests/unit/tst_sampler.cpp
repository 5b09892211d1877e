// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/sampler.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

VmId vmOf(int number)
{
    return QUuid::createUuidV5(QUuid(), QString::number(number));
}

// A host whose emulators hang as they are told to: a call waits for the first of its VMs that does.
struct Play
{
    std::mutex mutex;
    std::condition_variable changed;
    QList<VmId> vms;
    QSet<VmId> hanging;
    QHash<VmId, std::chrono::milliseconds> slow; // once
    QHash<VmId, int> calls; // that wait
    bool hostHangs = false;
    int mostCalls = 0; // that ever waited for the same VM

    void hang(const QSet<VmId> &which)
    {
        const std::lock_guard guard(mutex);
        hanging = which;
        changed.notify_all();
    }

    void hangHost(bool does)
    {
        const std::lock_guard guard(mutex);
        hostHangs = does;
        changed.notify_all();
    }

    void waitForHost()
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return !hostHangs; });
    }

    void slowDown(VmId vm, std::chrono::milliseconds time)
    {
        const std::lock_guard guard(mutex);
        slow.insert(vm, time);
    }

    void wait(VmId vm)
    {
        std::unique_lock lock(mutex);
        if (const auto time = slow.take(vm); time > 0ms) {
            ++calls[vm];
            changed.wait_for(lock, time, [] { return false; });
            calls.remove(vm);
        }
        if (!hanging.contains(vm))
            return;
        mostCalls = std::max(mostCalls, ++calls[vm]);
        changed.wait(lock, [&] { return !hanging.contains(vm); });
        calls.remove(vm);
    }

    bool isWaitedFor(VmId vm)
    {
        const std::lock_guard guard(mutex);
        return calls.contains(vm);
    }
};

class PlayReader final : public CounterReader
{
public:
    explicit PlayReader(std::shared_ptr<Play> play) : m_play(std::move(play)) { }

    Result<End> read(const Request &request, const Begin &begin, const Part &part) override
    {
        End end;
        QList<VmId> due;
        for (const VmId vm : m_play->vms) {
            if (request.hung.contains(vm) && m_play->isWaitedFor(vm))
                continue;
            if (request.hung.contains(vm))
                end.recovered.insert(vm);
            if (!request.done.contains(vm))
                due.append(vm);
        }
        const qsizetype size = request.singly ? 1 : 25;
        for (qsizetype first = 0; first < due.size(); first += size) {
            const QList<VmId> chunk = due.mid(first, size);
            begin(chunk);
            QList<Counters> counters;
            for (const VmId vm : chunk) {
                m_play->wait(vm);
                Counters reading;
                reading.vm = vm;
                counters.append(reading);
            }
            part(counters);
        }
        return end;
    }

    Result<QSet<VmId>> hung() override
    {
        const std::lock_guard guard(m_play->mutex);
        const QList<VmId> waited = m_play->calls.keys();
        return QSet<VmId>(waited.begin(), waited.end());
    }

    Outcome askHost() override
    {
        m_play->waitForHost();
        return done();
    }

private:
    std::shared_ptr<Play> m_play;
};

struct Setup
{
    explicit Setup(int count)
    {
        for (int i = 0; i < count; ++i)
            play->vms.append(vmOf(i));
        QObject::connect(&sampler, &Sampler::counted, &sampler,
                         [this](const QList<Counters> &counters) {
                             for (const Counters &reading : counters)
                                 note(reading.vm);
                         });
        QObject::connect(&sampler, &Sampler::sampled, &sampler, [this] {
            ++rounds;
            pause.start(betweenRounds);
        });
        QObject::connect(&sampler, &Sampler::answeringChanged, &sampler,
                         [this](VmId vm, bool answering) {
                             told.append({vm, answering});
                             toldIn.append(rounds);
                         });
        pause.setSingleShot(true);
        QObject::connect(&pause, &QTimer::timeout, &sampler, [this] { sampler.sample({}); });
        clock.start();
        sampler.start();
        sampler.sample({});
    }

    ~Setup()
    {
        play->hang({});
        play->hangHost(false);
    }

    void note(VmId vm)
    {
        const qint64 now = clock.elapsed();
        if (const auto before = seen.constFind(vm); before != seen.cend())
            gaps[vm] = std::max(gaps.value(vm), now - *before);
        seen.insert(vm, now);
    }

    bool goesOnFor(int more)
    {
        const int until = rounds + more;
        return QTest::qWaitFor([this, until] { return rounds >= until; }, patience);
    }

    QSet<VmId> flagged() const
    {
        QSet<VmId> vms;
        for (const auto &[vm, answering] : told)
            if (answering)
                vms.remove(vm);
            else
                vms.insert(vm);
        return vms;
    }

    std::shared_ptr<Play> play = std::make_shared<Play>();
    std::shared_ptr<Threads> threads = std::make_shared<Threads>();
    QElapsedTimer clock;
    QTimer pause;
    std::chrono::milliseconds betweenRounds {100};
    int rounds = 0;
    QHash<VmId, qint64> seen;
    QHash<VmId, qint64> gaps; // the longest, ms
    QList<std::pair<VmId, bool>> told;
    QList<int> toldIn; // after so many rounds
    Sampler sampler {[play = play] { return std::make_unique<PlayReader>(play); }, threads};
};

} // namespace

class SamplerTest : public QObject
{
    Q_OBJECT

private slots:
    void othersGoOnWhenEmulatorsHang_data()
    {
        QTest::addColumn<int>("vms");
        QTest::addColumn<QList<int>>("hung");
        QTest::newRow("one of ten") << 10 << QList {4};
        QTest::newRow("three of ten in one call") << 10 << QList {0, 4, 9};
        QTest::newRow("three neighbours") << 10 << QList {3, 4, 5};
        QTest::newRow("five, in several calls") << 60 << QList {2, 3, 30, 31, 59};
    }

    void othersGoOnWhenEmulatorsHang()
    {
        QFETCH(const int, vms);
        QFETCH(const QList<int>, hung);
        Setup s(vms);
        QVERIFY(s.goesOnFor(2));
        QSet<VmId> hanging;
        for (const int number : hung)
            hanging.insert(vmOf(number));
        s.gaps.clear();
        s.play->hang(hanging);
        const int before = s.rounds;
        QTRY_COMPARE_WITH_TIMEOUT(s.flagged(), hanging, patience);
        QVERIFY(s.goesOnFor(2));
        // Flagged within two ticks: the one under way as it began, and the next.
        for (const int round : std::as_const(s.toldIn))
            QVERIFY2(round <= before + 2, qPrintable(QString::number(round - before)));
        for (const VmId vm : std::as_const(s.play->vms))
            if (!hanging.contains(vm))
                QVERIFY2(s.gaps.value(vm) < 3000, qPrintable(QString::number(s.gaps.value(vm))));
        QCOMPARE(s.told.size(), hanging.size()); // each once

        s.play->hang({});
        QTRY_VERIFY_WITH_TIMEOUT(s.flagged().isEmpty(), patience);
        QCOMPARE(s.told.size(), 2 * hanging.size());
        QCOMPARE(s.play->mostCalls, 1);
        s.seen.clear();
        QTRY_COMPARE_WITH_TIMEOUT(s.seen.size(), vms, patience);
    }

    void whoIsMerelySlowIsNotFlagged()
    {
        Setup s(10);
        s.betweenRounds = 1s; // as usual
        QVERIFY(s.goesOnFor(2));
        s.play->slowDown(vmOf(7), Sampler::longestSingle * 2);
        s.play->hang({vmOf(2)});
        QTRY_COMPARE_WITH_TIMEOUT(s.flagged(), QSet {vmOf(2)}, patience);
        QVERIFY(s.goesOnFor(3));
        QCOMPARE(s.told.size(), 1);
        s.seen.clear();
        QTRY_VERIFY_WITH_TIMEOUT(s.seen.contains(vmOf(7)), patience);
    }

    // However seldom it is read.
    void tellsBetweenRoundsThatTheHostHangs()
    {
        Setup s(3);
        s.betweenRounds = 1h;
        QVERIFY(s.goesOnFor(1));
        QSignalSpy told(&s.sampler, &Sampler::hostAnsweringChanged);
        s.play->hangHost(true);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patience);
        const QSet<VmId> all(s.play->vms.cbegin(), s.play->vms.cend());
        QCOMPARE(told[0], (QList<QVariant> {QVariant::fromValue(all), false}));
        s.play->hangHost(false);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, patience);
        QCOMPARE(told[1], (QList<QVariant> {QVariant::fromValue(all), true}));
        QVERIFY(!QTest::qWaitFor([&] { return told.size() > 2; },
                                 int((Sampler::pulse + Sampler::longestPulse).count())));
        QCOMPARE(s.rounds, 1);
    }
};

QTEST_GUILESS_MAIN(SamplerTest)
#include "tst_sampler.moc"
