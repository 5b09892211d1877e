// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "tests/support/patience.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/dialogs/charttabledialog.h"
#include "widgets/vmpage/performancepage.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

struct Setup
{
    Client client;
    ScriptedServer server {client, 1000, {u"history"_s}};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    SampleStore samples {connections};
    PerformancePage page {samples, connections, nullptr};
    ChartPanel &panel = *page.charts();
    Vm vm = ScriptedServer::vm(u"web/01"_s);
    Vm other = ScriptedServer::vm(u"db-01"_s);
    // Its second tick begins a step of the curve, whose middle lies ahead of all that was measured.
    QDateTime now =
        QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch() / 60 * 60 - 1, Qt::UTC);

    Setup()
    {
        server.setVms({vm, other});
        if (!QTest::qWaitFor([this] { return client.vm(vm.id) != nullptr; }, patience))
            qFatal("the list did not come");
        // Nothing is known of the past but this.
        server.history = [](const HistoryQuery &query) -> Result<History> {
            History history {query.from, std::chrono::milliseconds(60'000), {}};
            for (const QString &metric : query.metrics)
                history.series.insert(metric, {{7.0}, {9.0}});
            return history;
        };
        page.resize(1000, 700);
        tick(0);
        page.show();
        if (!QTest::qWaitForWindowExposed(&page))
            qFatal("it is not shown");
        panel.setTarget({id, vm.id});
    }

    void tick(int second)
    {
        Sample sample = ScriptedServer::sample(vm, now.addSecs(second), 50);
        Device vda {u"vda"_s, {}};
        vda.values.set(Metric::DiskReadLatency, 4.5);
        Device vdb {u"vdb"_s, {}};
        vdb.values.set(Metric::DiskReadLatency, 2.5);
        sample.disks = {vda, vdb};
        sample.vcpus = {{u"0"_s, {}}, {u"1"_s, {}}};
        server.tick({sample, ScriptedServer::sample(other, now.addSecs(second), 50)});
        const qint64 at = sample.at.toMSecsSinceEpoch();
        if (!QTest::qWaitFor([&] { return samples.newest(id) == at; }, patience))
            qFatal("the sample did not come");
    }

    // What the server kept is one point, what comes then another.
    void waitForPastAndPresent()
    {
        const auto has = [this](size_t points) {
            return QTest::qWaitFor(
                [&] { return panel.curve().step > 0 && panel.curve().average.size() == points; },
                patience);
        };
        if (!has(1))
            qFatal("the past did not come");
        tick(1);
        if (!has(2))
            qFatal("it does not go on");
    }

    MetricChart &chart(MetricGroup group) const
    {
        for (MetricChart *chart : panel.charts())
            if (chart->spec().group == group)
                return *chart;
        Q_UNREACHABLE();
    }

    // What the menu of a chart has, and whether it is chosen.
    QAction *action(MetricGroup group, const QString &text) const
    {
        QMenu *menu = chart(group).menu();
        emit menu->aboutToShow();
        for (QAction *action : menu->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    }

    QStringList asked() const
    {
        const auto queries = server.heard<Protocol::QueryHistory>();
        return queries.isEmpty() ? QStringList() : queries.last().query.metrics;
    }
};

} // namespace

class TestChartChoice : public QObject
{
    Q_OBJECT

private slots:
    void offersWhatThereIs_data()
    {
        QTest::addColumn<MetricGroup>("group");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("cpu") << MetricGroup::Cpu
                             << QStringList {u"Use"_s,       u"User and system"_s, u"Delay"_s, {},
                                             u"All vCPUs"_s, u"vCPU 0"_s,          u"vCPU 1"_s};
        QTest::newRow("memory") << MetricGroup::Memory
                                << QStringList {u"Used"_s, u"Balloon"_s, u"Resident on the host"_s,
                                                u"Swap"_s};
        QTest::newRow("disk") << MetricGroup::Disk
                              << QStringList {u"Bytes"_s,     u"Operations"_s, u"Latency"_s, {},
                                              u"All disks"_s, u"vda"_s,        u"vdb"_s};
        QTest::newRow("network") << MetricGroup::Network
                                 << QStringList {u"Bytes"_s, u"Packets"_s, u"Errors"_s, u"Drops"_s};
    }

    void offersWhatThereIs()
    {
        QFETCH(const MetricGroup, group);
        QFETCH(const QStringList, texts);
        Setup s;
        emit s.chart(group).menu()->aboutToShow();
        QStringList found;
        for (const QAction *action : s.chart(group).menu()->actions())
            found.append(action->text());
        QCOMPARE(found, texts);
        QVERIFY(s.action(group, texts.first())->isChecked());
        for (const QToolButton *button : s.chart(group).findChildren<QToolButton *>())
            QVERIFY(!button->accessibleName().isEmpty());
    }

    void showsOneDevice()
    {
        Setup s;
        s.action(MetricGroup::Disk, u"Latency"_s)->trigger();
        s.action(MetricGroup::Disk, u"vdb"_s)->trigger();
        MetricChart &disk = s.chart(MetricGroup::Disk);
        QCOMPARE(disk.spec().title, u"Disk latency, vdb"_s);
        QTRY_VERIFY_WITH_TIMEOUT(s.asked().contains(u"disk.vdb.readLatency"_s), patience);
        QVERIFY(s.asked().contains(u"disk.vdb.writeLatency"_s));
        QVERIFY(s.asked().contains(u"cpu.utilization"_s));
        QVERIFY(!s.asked().contains(u"disk.readRate"_s));
        QVERIFY(s.action(MetricGroup::Disk, u"vdb"_s)->isChecked());
        // From the past and live.
        s.tick(1);
        const auto drawn = [&](qint64 at) {
            const Point *point = s.panel.curve().nearest(at, 60'000);
            return point ? (*point)[Series::DiskRead] : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(drawn(s.now.addSecs(1).toMSecsSinceEpoch()), 2.5f, patience);
        QTRY_COMPARE_WITH_TIMEOUT(drawn(s.panel.window().from + 30'000), 7.f, patience);
        QVERIFY(disk.accessibleDescription().contains(u"2.5"));
        // One that has no such disk shows what it has.
        s.panel.setTarget({s.id, s.other.id});
        QCOMPARE(disk.spec().title, u"Disk latency"_s);
        s.panel.setTarget({s.id, s.vm.id});
        QCOMPARE(disk.spec().title, u"Disk latency, vdb"_s);
    }

    void showsTwoLinesOfACpu()
    {
        Setup s;
        s.action(MetricGroup::Cpu, u"User and system"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(s.asked().contains(u"cpu.user"_s), patience);
        QVERIFY(s.asked().contains(u"cpu.system"_s));
        // These are not told of a single one.
        QVERIFY(!s.action(MetricGroup::Cpu, u"vCPU 0"_s)->isEnabled());
        s.action(MetricGroup::Cpu, u"Use"_s)->trigger();
        QVERIFY(s.action(MetricGroup::Cpu, u"vCPU 0"_s)->isEnabled());
        QCOMPARE(s.chart(MetricGroup::Cpu).title(), u"CPU 50 %"_s);
    }

    void remembersWhatWasChosen()
    {
        const QTemporaryDir directory;
        QSettings settings(directory.filePath(u"settings"_s), QSettings::IniFormat);
        {
            Setup s;
            s.action(MetricGroup::Disk, u"Operations"_s)->trigger();
            s.action(MetricGroup::Disk, u"vda"_s)->trigger();
            s.page.save(settings);
        }
        Setup s;
        s.page.restore(settings);
        QCOMPARE(s.chart(MetricGroup::Disk).spec().title, u"Disk operations, vda"_s);
        QCOMPARE(s.chart(MetricGroup::Network).spec().title, u"Network"_s);
    }

    void savesValues()
    {
        Setup s;
        s.waitForPastAndPresent();
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"values.csv"_s);
        QVERIFY(s.page.saveValues(path));
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArrayList lines = file.readAll().split('\n');
        QVERIFY2(lines[0].startsWith("time,cpu.utilization average,cpu.utilization maximum,"
                                     "memory.used average"),
                 lines[0].constData());
        QVERIFY2(lines[1].contains("Z,7,9,7,9,"), lines[1].constData());
        QVERIFY2(lines[2].contains("Z,50,50,"), lines[2].constData());
        QCOMPARE(lines.size(), 4); // the last one ends with a line break
        QVERIFY(!s.page.saveValues(directory.filePath(u"no/such/folder.csv"_s)));
    }

    void savesAPicture()
    {
        Setup s;
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"picture.png"_s);
        QVERIFY(s.page.savePicture(path));
        QCOMPARE(QImage(path).size(), s.panel.size() * s.panel.devicePixelRatio());
    }

    void asksForAFileNamedAfterVmAndTime()
    {
        Setup s;
        auto *button = s.page.findChild<QToolButton *>(u"export"_s);
        for (QAction *action : button->menu()->actions())
            if (action->text().contains(u"CSV"))
                action->trigger();
        auto *dialog = s.page.findChild<QFileDialog *>();
        QVERIFY(dialog);
        const QString name = QFileInfo(dialog->selectedFiles().first()).fileName();
        QVERIFY2(name.startsWith(u"web_01-"_s) && name.endsWith(u".csv"_s), qPrintable(name));
        QCOMPARE(name,
                 fileNameFor(s.vm.name, s.panel.window().from, s.panel.window().to, u"csv"_s));
    }

    void showsFiguresThatCanBeCopied()
    {
        Setup s;
        s.waitForPastAndPresent();
        s.page.showTable();
        auto *dialog = s.page.findChild<ChartTableDialog *>();
        QVERIFY(dialog);
        auto *view = dialog->findChild<QTableView *>();
        // A window counts as active as soon as the one before it is: the keyboard tells.
        QTRY_VERIFY(view->hasFocus());
        QCOMPARE(view->model()->headerData(1, Qt::Horizontal).toString(), u"CPU, all vCPUs"_s);
        const int rows = view->model()->rowCount();
        QCOMPARE(rows, 2);
        QCOMPARE(view->model()->index(rows - 1, 1).data().toString(), u"50 %"_s);
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), rows);
        view->selectRow(0);
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        const QStringList copied = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(copied.size(), 2);
        QVERIFY2(copied[0].startsWith(u"Time\tCPU, all vCPUs"_s), qPrintable(copied[0]));
        QVERIFY2(copied[1].contains(u"7 %"), qPrintable(copied[1]));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!s.page.findChild<ChartTableDialog *>());
    }
};

QTEST_MAIN(TestChartChoice)
#include "tst_chartchoice.moc"
