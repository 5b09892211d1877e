// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/vmlist/vmfiltermodel.h"
#include "widgets/vmlist/vmlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    SampleStore samples {connections};
    Commands commands {connections};
    VmListModel model {connections, samples, commands};
    QAbstractItemModelTester tester {&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

QStringList shown(const QAbstractItemModel &model)
{
    QStringList names;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex parent = model.index(group, 0);
        for (int row = 0; row < model.rowCount(parent); ++row)
            names.append(model.index(row, 0, parent).data().toString());
    }
    return names;
}

QStringList titles(const QAbstractItemModel &model)
{
    QStringList titles;
    for (int group = 0; group < model.rowCount(); ++group)
        titles.append(model.index(group, 0).data().toString());
    return titles;
}

} // namespace

class TestVmListModel : public QObject
{
    Q_OBJECT

private slots:
    void fillsFromTheServer()
    {
        Setup s;
        s.server.setVms({ScriptedServer::vm(u"a"_s), ScriptedServer::vm(u"b"_s, State::Off)});
        QTRY_COMPARE(s.model.vmCount(), 2);
        QCOMPARE(s.model.rowCount(), 1);
        QCOMPARE(s.model.index(0, 0).data().toString(), u"qemu:///system"_s);
        QCOMPARE(shown(s.model), (QStringList {u"a"_s, u"b"_s}));
    }

    void groupsByHost()
    {
        Setup s;
        Vm other = ScriptedServer::vm(u"b"_s);
        other.host = u"lxc:///"_s;
        s.server.setVms({ScriptedServer::vm(u"a"_s), other});
        QTRY_COMPARE(s.model.vmCount(), 2);
        QCOMPARE(s.model.rowCount(), 2);
    }

    void groupsByState()
    {
        Setup s;
        s.server.setVms({ScriptedServer::vm(u"a"_s, State::Off), ScriptedServer::vm(u"b"_s),
                         ScriptedServer::vm(u"c"_s, State::Blocked)});
        QTRY_COMPARE(s.model.vmCount(), 3);
        s.model.setGrouping(Grouping::State);
        VmFilterModel proxy(s.model);
        QCOMPARE(titles(proxy), (QStringList {u"running"_s, u"off"_s}));
        QCOMPARE(shown(proxy), (QStringList {u"b"_s, u"c"_s, u"a"_s}));
    }

    void movesARowWhoseStateChanges()
    {
        Setup s;
        s.model.setGrouping(Grouping::State);
        VmFilterModel proxy(s.model);
        const Vm a = ScriptedServer::vm(u"a"_s, State::Off);
        s.server.setVms({a, ScriptedServer::vm(u"b"_s, State::Off)});
        QTRY_COMPARE(s.model.vmCount(), 2);
        const QPersistentModelIndex row = proxy.mapFromSource(s.model.indexOf({s.id, a.id}));
        s.server.change(ScriptedServer::vm(u"a"_s));
        QTRY_COMPARE(titles(proxy), (QStringList {u"running"_s, u"off"_s}));
        QVERIFY(row.isValid());
        QCOMPARE(row.data().toString(), u"a"_s);
        QCOMPARE(row.parent().data().toString(), u"running"_s);
        s.server.change(ScriptedServer::vm(u"b"_s));
        QTRY_COMPARE(titles(proxy), QStringList {u"running"_s});
        QCOMPARE(shown(proxy), (QStringList {u"a"_s, u"b"_s}));
    }

    void movesARowIntoAGroupThatTheFilterHid()
    {
        Setup s;
        s.model.setGrouping(Grouping::State);
        VmFilterModel proxy(s.model);
        proxy.setFilter(VmFilter::parse(u"state:running"_s));
        s.server.setVms({ScriptedServer::vm(u"a"_s, State::Off)});
        QTRY_COMPARE(s.model.vmCount(), 1);
        QCOMPARE(proxy.rowCount(), 0);
        s.server.change(ScriptedServer::vm(u"a"_s));
        QTRY_COMPARE(shown(proxy), QStringList {u"a"_s});
    }

    void groupsByTheFirstTagOfATitle()
    {
        Setup s;
        Vm a = ScriptedServer::vm(u"a"_s);
        a.title = u"[Prod, db] Orders"_s;
        Vm b = ScriptedServer::vm(u"b"_s);
        b.title = u"[prod] Shop"_s;
        Vm c = ScriptedServer::vm(u"c"_s);
        c.title = u"[dev]"_s;
        s.server.setVms({ScriptedServer::vm(u"d"_s), a, b, c});
        s.model.setGrouping(Grouping::Tag);
        VmFilterModel proxy(s.model);
        QTRY_COMPARE(titles(proxy), (QStringList {u"dev"_s, u"Prod"_s, u"No tag"_s}));
        QCOMPARE(shown(proxy), (QStringList {u"c"_s, u"a"_s, u"b"_s, u"d"_s}));
        proxy.setFilter(VmFilter::parse(u"tag:db"_s));
        QCOMPARE(shown(proxy), QStringList {u"a"_s});
    }

    void groupsByStateOverAllConnections()
    {
        Setup s;
        Client other;
        ScriptedServer server(other);
        s.model.setGrouping(Grouping::State);
        const ConnectionId id = s.connections.add(u"there"_s, other);
        s.server.setVms({ScriptedServer::vm(u"a"_s)});
        server.setVms({ScriptedServer::vm(u"a"_s)}); // the same id behind another server
        QTRY_COMPARE(shown(s.model), (QStringList {u"a"_s, u"a"_s}));
        QCOMPARE(s.model.rowCount(), 1);
        s.connections.remove(id);
        QCOMPARE(s.model.vmCount(), 1);
    }

    void showsAConnectionWithoutVms()
    {
        Setup s;
        QCOMPARE(s.model.rowCount(), 1);
        QCOMPARE(s.model.index(0, 0).data().toString(), u"here"_s);
        s.server.setVms({ScriptedServer::vm(u"a"_s)});
        QTRY_COMPARE(s.model.vmCount(), 1);
        QCOMPARE(s.model.rowCount(), 1);
        s.server.remove(s.server.vms().first().id);
        QTRY_COMPARE(s.model.vmCount(), 0);
        QCOMPARE(s.model.rowCount(), 1);
    }

    void followsChangesAndRemovals()
    {
        Setup s;
        s.server.setVms({ScriptedServer::vm(u"a"_s), ScriptedServer::vm(u"b"_s)});
        QTRY_COMPARE(s.model.vmCount(), 2);
        s.server.change(ScriptedServer::vm(u"c"_s));
        QTRY_COMPARE(s.model.vmCount(), 3);
        s.server.remove(ScriptedServer::vm(u"a"_s).id);
        QTRY_COMPARE(shown(s.model), (QStringList {u"b"_s, u"c"_s}));
        Vm moved = ScriptedServer::vm(u"b"_s);
        moved.host = u"test:///default"_s;
        s.server.change(moved);
        QTRY_COMPARE(s.model.rowCount(), 2);
        QCOMPARE(s.model.vmCount(), 2);
    }

    void saysInWordsThatAnEmulatorHangs()
    {
        Setup s;
        Vm vm = ScriptedServer::vm(u"a"_s, State::Running);
        s.server.setVms({vm});
        QTRY_COMPARE(s.model.vmCount(), 1);
        const QPersistentModelIndex row = s.model.indexOf({s.id, vm.id});
        QCOMPARE(row.data(VmListModel::PendingRole).toString(), QString());
        vm.answering = false;
        s.server.change(vm);
        QTRY_COMPARE(row.data(VmListModel::PendingRole).toString(), u"unknown (not answering)"_s);
        QCOMPARE(row.data(VmListModel::StateRole).toInt(), int(State::Unknown));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(u"not answering"_s));
        vm.answering = true;
        s.server.change(vm);
        QTRY_COMPARE(row.data(VmListModel::PendingRole).toString(), QString());
    }

    void countsAHungVmAmongTheUnknown()
    {
        Setup s;
        Vm vm = ScriptedServer::vm(u"a"_s, State::Running);
        s.server.setVms({vm, ScriptedServer::vm(u"b"_s, State::Running)});
        QTRY_COMPARE(s.model.vmCount(), 2);
        s.model.setGrouping(Grouping::State);
        vm.answering = false;
        s.server.change(vm);
        QTRY_COMPARE(s.model.rowCount(), 2);
        QStringList groups = titles(s.model);
        groups.sort();
        QCOMPARE(groups, (QStringList {u"running"_s, u"unknown"_s}));
        VmFilterModel filtered(s.model);
        filtered.setFilter(VmFilter::parse(u"state:running"_s));
        QCOMPARE(shown(filtered), QStringList {u"b"_s});
        filtered.setFilter(VmFilter::parse(u"state:unknown"_s));
        QCOMPARE(shown(filtered), QStringList {u"a"_s});
    }

    void keepsRowsThatStayWhenTheListIsNew()
    {
        Setup s;
        s.server.setVms({ScriptedServer::vm(u"a"_s), ScriptedServer::vm(u"b"_s)});
        QTRY_COMPARE(s.model.vmCount(), 2);
        const QPersistentModelIndex b = s.model.indexOf({s.id, ScriptedServer::vm(u"b"_s).id});
        s.server.setVms({ScriptedServer::vm(u"b"_s, State::Off), ScriptedServer::vm(u"z"_s)});
        QTRY_VERIFY(s.model.indexOf({s.id, ScriptedServer::vm(u"z"_s).id}).isValid());
        QVERIFY(b.isValid());
        QCOMPARE(b.data().toString(), u"b"_s);
        QCOMPARE(b.data(VmListModel::StateRole).toInt(), int(State::Off));
    }

    void announcesATickOncePerGroup()
    {
        Setup s;
        const QList<Vm> vms {ScriptedServer::vm(u"a"_s), ScriptedServer::vm(u"b"_s)};
        s.server.setVms(vms);
        QTRY_COMPARE(s.model.vmCount(), 2);
        QSignalSpy changed(&s.model, &VmListModel::dataChanged);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        s.server.tick(
            {ScriptedServer::sample(vms[0], now, 38), ScriptedServer::sample(vms[1], now, 5)});
        QTRY_COMPARE(changed.size(), 1);
    }

    void speaksItsCells()
    {
        Setup s;
        const Vm vm = ScriptedServer::vm(u"a"_s);
        s.server.setVms({vm});
        QTRY_COMPARE(s.model.vmCount(), 1);
        s.server.tick({ScriptedServer::sample(vm, QDateTime::currentDateTimeUtc(), 38)});
        const QModelIndex row = s.model.indexOf({s.id, vm.id});
        const auto spoken = [&row](int column) {
            return row.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString();
        };
        QTRY_COMPARE(spoken(VmListModel::Cpu), u"CPU 38 percent"_s);
        QCOMPARE(spoken(VmListModel::Name), u"a, running"_s);
        QCOMPARE(spoken(VmListModel::Memory), u"Memory 50 percent"_s);
        QCOMPARE(spoken(VmListModel::Network), u"Network: no data"_s);
    }

    void showsNoOldNumberOfAVmThatIsOff()
    {
        Setup s;
        const Vm vm = ScriptedServer::vm(u"a"_s);
        s.server.setVms({vm});
        QTRY_COMPARE(s.model.vmCount(), 1);
        s.server.tick({ScriptedServer::sample(vm, QDateTime::currentDateTimeUtc(), 38)});
        const auto cpu = [&] {
            return s.model.indexOf({s.id, vm.id}).siblingAtColumn(VmListModel::Cpu).data();
        };
        QTRY_COMPARE(cpu().toString(), u"38 %"_s);
        s.server.change(ScriptedServer::vm(u"a"_s, State::Off));
        QTRY_COMPARE(cpu().toString(), QString());
    }

    void stripsWhatANameMustNotShow()
    {
        Setup s;
        s.server.setVms({ScriptedServer::vm(u"a\u202eb\u0007c"_s)});
        QTRY_COMPARE(shown(s.model), QStringList {u"abc"_s});
    }

    void sortsNumbersInNames()
    {
        Setup s;
        VmFilterModel proxy(s.model);
        s.server.setVms({ScriptedServer::vm(u"web-10"_s), ScriptedServer::vm(u"web-2"_s)});
        QTRY_COMPARE(shown(proxy), (QStringList {u"web-2"_s, u"web-10"_s}));
        s.server.change(ScriptedServer::vm(u"web-3"_s));
        QTRY_COMPARE(shown(proxy), (QStringList {u"web-2"_s, u"web-3"_s, u"web-10"_s}));
    }

    void filtersByLiveValues()
    {
        Setup s;
        VmFilterModel proxy(s.model);
        const Vm vm = ScriptedServer::vm(u"a"_s);
        s.server.setVms({vm, ScriptedServer::vm(u"b"_s)});
        QTRY_COMPARE(proxy.shownVms(), 2);
        proxy.setFilter(VmFilter::parse(u"cpu>80"_s));
        QCOMPARE(proxy.rowCount(), 0);
        s.server.tick({ScriptedServer::sample(vm, QDateTime::currentDateTimeUtc(), 90)});
        QTRY_COMPARE(shown(proxy), QStringList {u"a"_s});
        s.server.tick({ScriptedServer::sample(vm, QDateTime::currentDateTimeUtc().addSecs(1), 9)});
        QTRY_COMPARE(proxy.shownVms(), 0);
    }

    void forgetsAConnection()
    {
        Setup s;
        s.server.setVms({ScriptedServer::vm(u"a"_s)});
        QTRY_COMPARE(s.model.vmCount(), 1);
        s.connections.remove(s.id);
        QCOMPARE(s.model.rowCount(), 0);
    }
};

QTEST_MAIN(TestVmListModel)
#include "tst_vmlistmodel.moc"
