// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/consolesetup.h"
#include "widgets/vmpage/hostload.h"
#include "widgets/vmpage/hostloadview.h"
#include "widgets/vmpage/rankingview.h"
#include "widgets/window/mainwindow.h"

#include <QLineEdit>
#include <QToolButton>
#include <QTreeView>

#include <cmath>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    MainWindow window {connections};
    QDateTime now = QDateTime::currentDateTimeUtc();

    explicit Setup(const QList<Vm> &vms, const QList<Alert> &alerts = {})
    {
        server.setAlerts({{}, alerts});
        server.setVms(vms);
        window.show();
        if (!QTest::qWaitFor([this, &vms] { return client.vms().size() == vms.size(); }))
            qFatal("the list did not come");
    }

    QToolButton &count(const QString &filter) const
    {
        return *window.findChild<QToolButton *>(filter);
    }

    QStringList names() const
    {
        QStringList names;
        const QAbstractItemModel &model = *window.findChild<QTreeView *>(u"vmList"_s)->model();
        for (int group = 0; group < model.rowCount(); ++group)
            for (int row = 0; row < model.rowCount(model.index(group, 0)); ++row)
                names.append(model.index(row, 0, model.index(group, 0)).data().toString());
        return names;
    }

    void tick(int second, const QList<std::pair<Vm, double>> &cpus)
    {
        QList<Sample> samples;
        for (const auto &[vm, cpu] : cpus)
            samples.append(ScriptedServer::sample(vm, now.addSecs(second), cpu));
        server.tick(samples);
    }
};

Alert alertOf(const Vm &vm)
{
    Alert alert;
    alert.id = u"1"_s;
    alert.rule = u"cpu"_s;
    alert.vm = vm.id;
    alert.severity = Severity::Warning;
    return alert;
}

} // namespace

// What is seen while no VM is chosen.
class OverviewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { useOwnSettings(); }

    void init() { QSettings().clear(); }

    void countsAndFilters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("running") << u"state:running,shutting-down"_s << u"2 running"_s
                                 << QStringList {u"ending"_s, u"web"_s};
        QTest::newRow("paused") << u"state:paused,suspended"_s << u"1 paused"_s
                                << QStringList {u"held"_s};
        QTest::newRow("off") << u"state:off"_s << u"1 off"_s << QStringList {u"idle"_s};
        QTest::newRow("crashed") << u"state:crashed,unknown"_s << u"1 crashed or unknown"_s
                                 << QStringList {u"broken"_s};
        QTest::newRow("alerting") << u"alert:any"_s << u"1 alerting"_s << QStringList {u"web"_s};
    }
    void countsAndFilters()
    {
        QFETCH(const QString, filter);
        const Vm web = ScriptedServer::vm(u"web"_s);
        Setup s({web, ScriptedServer::vm(u"ending"_s, State::ShuttingDown),
                 ScriptedServer::vm(u"held"_s, State::Paused),
                 ScriptedServer::vm(u"idle"_s, State::Off),
                 ScriptedServer::vm(u"broken"_s, State::Crashed)},
                {alertOf(web)});
        QTRY_VERIFY(s.count(filter).isVisible());
        QTEST(s.count(filter).text(), "text");
        QTest::mouseClick(&s.count(filter), Qt::LeftButton);
        QTEST(s.names(), "names");
        QCOMPARE(s.window.findChild<QLineEdit *>()->text(), filter);
    }

    void namesNoTroubleWhereThereIsNone()
    {
        const Setup s({ScriptedServer::vm(u"web"_s)});
        QVERIFY(s.count(u"state:off"_s).isVisible());
        QVERIFY(!s.count(u"state:crashed,unknown"_s).isVisible());
        QVERIFY(!s.count(u"alert:any"_s).isVisible());
    }

    void stacksTheVmsOnEachOther()
    {
        const Vm web = ScriptedServer::vm(u"web"_s); // of two virtual CPUs
        const Vm db = ScriptedServer::vm(u"db"_s);
        Setup s({web, db});
        const SampleStore samples(s.connections);
        for (int second = 0; second < 24; second += 2)
            s.tick(second, {{web, 25}, {db, 100}});
        QTRY_VERIFY(samples.track({s.id, db.id}).points().size() == 12);
        const HostLoad load = hostLoad(s.connections, samples, 10min);
        QCOMPARE(load.bands.size(), 2);
        QCOMPARE(load.bands.first().name, u"db"_s); // who used most is at the bottom
        QCOMPARE(load.bands.first().cpus.back(), 2.0f);
        QCOMPARE(load.bands.last().cpus.back(), 0.5f);
        QCOMPARE(load.now, 2.5);
        QCOMPARE(load.highest, 2.5);
        QVERIFY(std::isnan(load.bands.first().cpus.front())); // before all that is known
        auto *view = s.window.findChild<HostLoadView *>();
        QTRY_VERIFY(view->accessibleDescription().contains(u"db: 2.0"_s));
        QVERIFY(view->title().contains(u"2.5"_s));
    }

    void putsManyIntoOneBand()
    {
        QList<Vm> vms;
        QList<std::pair<Vm, double>> cpus;
        for (int i = 0; i < 20; ++i) {
            vms.append(ScriptedServer::vm(u"vm-%1"_s.arg(i)));
            cpus.append({vms.last(), 50.0 - i});
        }
        Setup s(vms);
        const SampleStore samples(s.connections);
        s.tick(0, cpus);
        s.tick(2, cpus);
        QTRY_VERIFY(samples.track({s.id, vms.last().id}).points().size() == 2);
        const HostLoad load = hostLoad(s.connections, samples, 10min);
        QCOMPARE(load.bands.size(), HostLoad::mostBands + 1);
        QVERIFY(load.bands.last().key.isNull());
        double sum = 0;
        for (const HostLoad::Band &band : load.bands)
            sum += double(band.cpus.back());
        QVERIFY(qAbs(sum - load.now) < 0.01);
    }

    // However low the window is.
    void showsWholeRows()
    {
        QList<Vm> vms;
        for (int i = 0; i < RankingView::shown; ++i)
            vms.append(ScriptedServer::vm(u"vm-%1"_s.arg(i)));
        Setup s(vms);
        s.window.resize(1000, 500);
        auto *ranking = s.window.findChild<RankingView *>();
        for (int busy = 2; busy <= vms.size(); ++busy) {
            QList<std::pair<Vm, double>> cpus;
            for (int i = 0; i < busy; ++i)
                cpus.append({vms[i], 50.0 - i});
            s.tick(busy, cpus);
            QTRY_COMPARE(ranking->model()->rowCount(), busy);
            QTRY_VERIFY(ranking->viewport()->rect().contains(
                ranking->visualRect(ranking->model()->index(busy - 1, 0))));
        }
    }

    void showsAGapAsAGap()
    {
        const Vm web = ScriptedServer::vm(u"web"_s);
        Setup s({web});
        const SampleStore samples(s.connections);
        s.tick(0, {{web, 50}});
        s.tick(300, {{web, 50}});
        QTRY_VERIFY(samples.track({s.id, web.id}).points().size() >= 2);
        const HostLoad load = hostLoad(s.connections, samples, 10min);
        QVERIFY(std::isnan(load.bands.first().cpus[HostLoad::steps / 2 + 10]));
    }
};

QTEST_MAIN(OverviewTest)
#include "tst_overview.moc"
