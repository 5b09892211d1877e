// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the history costs: processor time and bytes of a tick of many VMs, and the time from
// choosing a VM to its painted charts. Figures of a release build on a quiet machine are those that
// count.
#include "core/client/client.h"
#include "core/link/inprocesslink.h"
#include "core/service/consolehub.h"
#include "core/service/history/historykeeper.h"
#include "core/service/history/sqlite.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "tests/support/fakehost.h"
#include "widgets/charts/chartpanel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstdio>
#include <ctime>
#include <sys/resource.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int vmCount = 1000;
constexpr auto interval = 5s;

double processorMs()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

// All that was handed to write calls, the journal and its copying into the file included.
qint64 bytesWritten()
{
    QFile file(u"/proc/self/io"_s);
    if (!file.open(QFile::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("wchar:"))
            return line.mid(6).trimmed().toLongLong();
    return 0;
}

// The twelve that charts, lists and alerts use most.
Sample sampleOf(VmId vm, qint64 at, int number)
{
    Sample sample;
    sample.vm = vm;
    sample.at = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
    using enum Metric;
    double value = 10 + number % 80 + double(at / 5000 % 7);
    for (const Metric metric : {CpuUtilization, CpuDelay, MemoryUsed, MemoryTotal, MemoryRss,
                                NetworkRxRate, NetworkTxRate, DiskReadRate, DiskWriteRate,
                                DiskReadOpsRate, DiskWriteOpsRate, DiskAllocation})
        sample.values.set(metric, value *= 1.7);
    return sample;
}

void addDevices(Sample &sample)
{
    for (int i = 0; i < 2; ++i) {
        sample.disks.append({u"vd%1"_s.arg(QChar(u'a' + i)), sample.values});
        sample.nics.append({u"vnet%1"_s.arg(i), sample.values});
    }
}

void measureTicks(const char *what, bool withDevices)
{
    const QTemporaryDir directory;
    HistoryWriter writer({directory.filePath(u"history.db"_s), {}, interval});
    QList<VmId> vms;
    for (int i = 0; i < vmCount; ++i)
        vms.append(QUuid::createUuid());
    const qint64 begin = QDateTime::currentMSecsSinceEpoch();
    double processor = 0;
    qint64 written = 0;
    double longest = 0;
    constexpr int warmUp = 20;
    constexpr int ticks = 20 * 60 / 5; // so that every kind of row but one is written
    for (int n = 0; n < warmUp + ticks; ++n) {
        HistoryTick tick {begin + n * std::chrono::milliseconds(interval).count(), {}, {}};
        for (int i = 0; i < vmCount; ++i) {
            tick.samples.append(sampleOf(vms[i], tick.at, i));
            if (withDevices)
                addDevices(tick.samples.last());
        }
        const double before = processorMs();
        const qint64 bytesBefore = bytesWritten();
        if (const auto good = writer.write(tick); !good)
            qFatal("%s", qPrintable(good.error().message));
        if (n < warmUp)
            continue;
        const double spent = processorMs() - before;
        processor += spent;
        longest = std::max(longest, spent);
        written += bytesWritten() - bytesBefore;
    }
    std::printf("%-44s %7.2f ms CPU a tick (longest %.1f), %7.1f KB written a tick\n", what,
                processor / ticks, longest, double(written) / ticks / 1000);
}

// The least that anybody could do with the same figures: one table, one prepared statement, one
// transaction a tick, no averages.
void measureSqliteAlone()
{
    const QTemporaryDir directory;
    Sqlite::Database database;
    const auto must = [](const auto &result) {
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
    };
    must(database.open(directory.filePath(u"alone.db"_s), Sqlite::Access::ReadWrite, 1s));
    must(database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                          "CREATE TABLE samples(t INTEGER, vm INTEGER, data BLOB,"
                          " PRIMARY KEY(t, vm)) WITHOUT ROWID"));
    auto made = database.prepare("INSERT INTO samples VALUES(?,?,?)");
    must(made);
    Sqlite::Statement insert = std::move(made).value();
    const std::array<float, 12> values {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    constexpr int ticks = 240;
    const double before = processorMs();
    const qint64 bytesBefore = bytesWritten();
    for (int n = 0; n < ticks; ++n) {
        must(database.execute("BEGIN"));
        for (int vm = 0; vm < vmCount; ++vm) {
            insert.bind(1, qint64(n));
            insert.bind(2, qint64(vm));
            insert.bind(3,
                        QByteArrayView(reinterpret_cast<const char *>(values.data()),
                                       qsizetype(sizeof values)));
            if (!insert.run())
                qFatal("%s", qPrintable(database.error().message));
        }
        must(database.execute("COMMIT"));
    }
    std::printf("%-44s %7.2f ms CPU a tick, %27.1f KB written a tick\n", "beside it: SQLite alone, 12 figures a row",
                (processorMs() - before) / ticks, double(bytesWritten() - bytesBefore) / ticks / 1000);
}

// A day of all VMs, one row a minute, and the past hour of samples.
void fill(const QString &path, const QList<VmId> &vms, qint64 now)
{
    HistoryFile file(path, 1s);
    const auto must = [](const auto &result) {
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
    };
    must(file.open());
    HistoryLayout known;
    qint64 layout = 0;
    const auto rows = [&](size_t tier, std::chrono::milliseconds span,
                          std::chrono::milliseconds step) {
        for (qint64 t = bucketOf(now - span.count(), step); t < now - step.count();
             t += step.count()) {
            must(file.begin());
            for (int i = 0; i < vms.size(); ++i) {
                const Sample sample = sampleOf(vms[i], t, i);
                const auto vm = file.numberOf(vms[i], {});
                const std::vector<float> values = valuesOf(sample);
                const HistoryLayout chosen = layoutOf(sample, values);
                must(vm);
                if (chosen != known) {
                    const auto number = file.numberOf(known = chosen);
                    must(number);
                    layout = number.value();
                }
                HistoryRow row {vm.value(), layout, t, step.count(), {}, {}};
                chosen.choose(values, row.average);
                row.maximum = row.average;
                must(file.insert(tier, t, row));
            }
            must(file.commit());
        }
    };
    rows(1, 24h, 1min);
    rows(0, 1h, 5s);
}

void measureChart(ChartPanel &panel, const VmKey &key, const char *what,
                  std::chrono::milliseconds range)
{
    panel.setRange(range);
    panel.setTarget({});
    QElapsedTimer clock;
    clock.start();
    panel.setTarget(key);
    bool isThere = false;
    QObject::connect(&panel, &ChartPanel::historyShown, &panel, [&] { isThere = true; });
    if (!QTest::qWaitFor([&] { return isThere; }, 10'000))
        qFatal("no history came");
    const qint64 came = clock.nsecsElapsed();
    panel.grab();
    std::printf("%-44s %7.1f ms to the answer, %.1f ms to the painted charts\n", what,
                double(came) / 1e6, double(clock.nsecsElapsed()) / 1e6);
}

void measureQueries()
{
    const QTemporaryDir directory;
    const QString path = HistoryKeeper::fileIn(directory.path());
    auto made = std::make_unique<FakeHost>();
    FakeHost &host = *made;
    QList<VmId> vms;
    for (int i = 0; i < vmCount; ++i)
        vms.append(host.add(u"vm-%1"_s.arg(i), State::Running));
    std::vector<std::unique_ptr<Host>> hosts;
    hosts.push_back(std::move(made));
    const Config config;
    Hub hub(std::move(hosts), config);
    ConsoleHub consoles(hub, config.limits);
    fill(path, vms, QDateTime::currentMSecsSinceEpoch());
    HistoryKeeper keeper(HistoryKeeper::Settings {{path, config.history, interval}});
    hub.open();
    auto [near, far] = InProcessLink::makePair();
    NativeSession session({.hub = hub, .consoles = consoles, .config = config, .history = &keeper},
                          std::move(far), {u"bench"_s, {Role::Admin, {}}, {}, {}, 0});
    Client client;
    client.attach(std::move(near));
    Connections connections;
    const ConnectionId id = connections.add(u"bench"_s, client);
    SampleStore samples(connections);
    ChartPanel panel(samples, connections);
    panel.resize(1200, 800);
    panel.show();
    if (!QTest::qWaitFor([&] { return client.vms().size() == vmCount; }, 60'000))
        qFatal("the list did not come");
    for (int i = 0; i < 3; ++i) {
        measureChart(panel, {id, vms[100 + i]}, "an hour of one VM of 1000", 1h);
        measureChart(panel, {id, vms[200 + i]}, "24 h of one VM of 1000", 24h);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    measureTicks("1000 VMs x 12 metrics", false);
    measureSqliteAlone();
    measureTicks("1000 VMs, 2 disks and 2 interfaces each", true);
    measureQueries();
}
