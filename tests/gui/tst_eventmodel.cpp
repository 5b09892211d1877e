// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/common/format.h"
#include "widgets/events/eventmodel.h"
#include "widgets/events/eventsview.h"

#include <QTest>

#include <ctime>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    EventModel model {connections};

    void happen(const QString &what, const std::optional<VmId> &vm = {})
    {
        Event event;
        event.at = QDateTime::currentDateTimeUtc();
        event.vm = vm;
        event.message = what;
        event.by = u"admin"_s;
        server.say(Protocol::Happened {event});
    }

    QString text(int row, EventModel::Column column) const
    {
        return model.index(row, column).data().toString();
    }
};

constexpr double mostForOne = 0.0005; // seconds; more would be felt when many come

double processorSeconds()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

} // namespace

class TestEventModel : public QObject
{
    Q_OBJECT

private slots:
    void showsTheNewestFirst()
    {
        Setup s;
        const Vm vm = ScriptedServer::vm(u"web-01"_s);
        s.server.setVms({vm});
        QTRY_VERIFY(s.client.vm(vm.id));
        s.happen(u"first"_s);
        s.happen(u"started"_s, vm.id);
        QTRY_COMPARE(s.model.rowCount(), 2);
        QCOMPARE(s.text(0, EventModel::What), u"started"_s);
        QCOMPARE(s.text(0, EventModel::VmName), u"web-01"_s);
        QCOMPARE(s.text(0, EventModel::By), u"admin"_s);
        QCOMPARE(s.text(1, EventModel::VmName), QString());
    }

    void showsWhatHappenedBefore()
    {
        Client client;
        ScriptedServer server(client, 1000, {u"history"_s});
        const Vm vm = ScriptedServer::vm(u"web-01"_s);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const Event old {now.addDays(-3), vm.id, u"lifecycle"_s, u"started"_s, u"ada"_s};
        const Event newer {now.addSecs(-60), {}, u"host"_s, u"connected"_s};
        server.events = [&](const EventQuery &query) -> Result<QList<Event>> {
            return query.vm ? QList<Event>() : QList {old, newer};
        };
        Connections connections;
        EventModel model(connections);
        const ConnectionId id = connections.add(u"here"_s, client);
        server.setVms({vm});
        QTRY_COMPARE(model.rowCount(), 2);
        const auto text = [&](int row, EventModel::Column column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, EventModel::What), u"connected"_s);
        QCOMPARE(text(1, EventModel::What), u"started"_s);
        QCOMPARE(text(1, EventModel::VmName), u"web-01"_s);
        QCOMPARE(text(1, EventModel::By), u"ada"_s);
        QCOMPARE(text(1, EventModel::Time), Format::dateTime(old.at)); // not today
        QCOMPARE(model.since({id, vm.id}, now.addDays(-4)), QList {old});
        // Once more after a break, and nothing twice.
        ScriptedServer again(client, 1000, {u"history"_s});
        const Event missed {now.addSecs(-30), vm.id, u"lifecycle"_s, u"stopped"_s};
        again.events = [&](const EventQuery &) -> Result<QList<Event>> {
            return QList {newer, missed};
        };
        again.setVms({vm});
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(text(0, EventModel::What), u"stopped"_s);
    }

    void isBounded()
    {
        Setup s;
        for (int i = 0; i < EventModel::maxEvents + 10; ++i)
            s.happen(QString::number(i));
        QTRY_COMPARE(s.text(0, EventModel::What), QString::number(EventModel::maxEvents + 9));
        QCOMPARE(s.model.rowCount(), int(EventModel::maxEvents));
    }

    // Processor time, so that it does not matter what else the machine does.
    void showsTenThousandQuickly()
    {
        Setup s;
        EventsView view(s.model, nullptr);
        view.resize(800, 200);
        view.show();
        const double before = processorSeconds();
        for (int i = 0; i < EventModel::maxEvents; ++i)
            s.happen(QString::number(i));
        QTRY_COMPARE(view.model()->rowCount(), int(EventModel::maxEvents));
        const double spent = processorSeconds() - before;
        QVERIFY2(spent < EventModel::maxEvents * mostForOne, qPrintable(QString::number(spent)));
    }

    void canShowOnlyOneVm()
    {
        Setup s;
        EventsView view(s.model, nullptr);
        const Vm vm = ScriptedServer::vm(u"web-01"_s);
        s.happen(u"elsewhere"_s);
        s.happen(u"here"_s, vm.id);
        QTRY_COMPARE(view.model()->rowCount(), 2);
        view.showOnly({s.id, vm.id});
        QCOMPARE(view.model()->rowCount(), 1);
        view.showOnly({});
        QCOMPARE(view.model()->rowCount(), 2);
    }

    void stripsControlCharacters()
    {
        Setup s;
        s.happen(u"a\u001b[31mb"_s);
        QTRY_COMPARE(s.text(0, EventModel::What), u"a[31mb"_s);
    }
};

QTEST_MAIN(TestEventModel)
#include "tst_eventmodel.moc"
