// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/data/bulkrun.h"
#include "widgets/events/eventmodel.h"
#include "widgets/tasks/activityview.h"
#include "widgets/tasks/taskmodel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 10;

struct Setup
{
    Client client;
    ScriptedServer server;
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    Commands commands {connections};
    EventModel events {connections};
    TaskModel tasks {connections, commands};
    QAbstractItemModelTester tester {&tasks};
    ActivityView view {events, tasks, nullptr};

    explicit Setup(const QStringList &capabilities = {}) : server(client, 1000, capabilities)
    {
        QList<Vm> vms;
        for (int i = 0; i < many; ++i)
            vms.append(ScriptedServer::vm(u"vm-%1"_s.arg(i), State::Off));
        server.setVms(vms);
        view.resize(900, 400);
        view.show();
        if (!QTest::qWaitFor([this] { return client.vms().size() == many; }))
            qFatal("the list did not come");
    }

    VmKey key(int n = 0) const { return {id, client.vms()[n].id}; }

    QList<VmKey> keys() const
    {
        QList<VmKey> keys;
        for (int n = 0; n < many; ++n)
            keys.append(key(n));
        return keys;
    }

    QString text(TaskModel::Column column, int row = 0) const
    {
        return tasks.index(row, column).data().toString();
    }

    QTableView &table() const { return *view.findChild<QTableView *>(u"tasks"_s); }
    QToolButton &button(const QString &name) const { return *view.findChild<QToolButton *>(name); }

    bool hears(qsizetype count) const
    {
        return QTest::qWaitFor([&] { return server.heard<Protocol::Perform>().size() == count; });
    }

    void answer(qsizetype n, std::optional<ErrorCode> code = {})
    {
        Protocol::Response response;
        response.request = server.heard<Protocol::Perform>()[n].request;
        response.success = !code;
        response.code = code;
        response.message = code ? u"libvirt says no"_s : u"done"_s;
        server.say(response);
    }

    void click(int row)
    {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                          table().visualRect(tasks.index(row, 0)).center());
    }
};

} // namespace

class TasksTest : public QObject
{
    Q_OBJECT

private slots:
    void followsACommandToItsEnd()
    {
        Setup s;
        QVERIFY(!s.table().isVisible()); // without tasks their place is the events'
        s.commands.perform(s.key(), Commands::order(Action::Start));
        QVERIFY(s.table().isVisible());
        QCOMPARE(s.text(TaskModel::VmName), u"vm-0"_s);
        QCOMPARE(s.text(TaskModel::What), u"Start"_s);
        QCOMPARE(s.text(TaskModel::Progress), u"under way"_s);
        QCOMPARE(s.text(TaskModel::Took), QString());
        QVERIFY(s.hears(1));
        const auto request = s.server.heard<Protocol::Perform>().first().request;
        s.server.say(Protocol::Progress {request, 40, u"reading"_s});
        QTRY_COMPARE(s.text(TaskModel::Progress), u"under way, 40 %"_s);
        QCOMPARE(s.tasks.index(0, 0).data(TaskModel::PercentRole).toInt(), 40);
        s.answer(0);
        QTRY_COMPARE(s.text(TaskModel::Progress), u"done"_s);
        QVERIFY(s.tasks.index(0, 0).data(TaskModel::PercentRole).isNull());
        QVERIFY(!s.text(TaskModel::Took).isEmpty());
    }

    void saysWhyOneFailed()
    {
        Setup s;
        s.commands.perform(s.key(), Commands::order(Action::Start));
        QVERIFY(s.hears(1));
        s.answer(0, ErrorCode::Unavailable);
        QTRY_VERIFY(s.text(TaskModel::Progress).contains(u"libvirt says no"_s));
    }

    void clearsWhatHasEnded()
    {
        Setup s;
        s.commands.perform(s.key(0), Commands::order(Action::Start));
        s.commands.perform(s.key(1), Commands::order(Action::Start));
        QVERIFY(s.hears(2));
        QVERIFY(!s.button(u"clearTasks"_s).isEnabled());
        s.answer(0);
        QTRY_VERIFY(s.button(u"clearTasks"_s).isEnabled());
        QTest::mouseClick(&s.button(u"clearTasks"_s), Qt::LeftButton);
        QCOMPARE(s.tasks.rowCount(), 1);
        QCOMPARE(s.text(TaskModel::VmName), u"vm-1"_s);
    }

    void isOneTaskForARunOverMany()
    {
        Setup s;
        BulkRun run(s.connections, s.commands, Action::Start, s.keys());
        run.start();
        QVERIFY(s.hears(BulkRun::atOnce));
        QCOMPARE(s.tasks.rowCount(), 1);
        QCOMPARE(s.text(TaskModel::VmName), u"10 VMs"_s);
        s.answer(0);
        QTRY_COMPARE(s.text(TaskModel::Progress), u"under way, 10 %"_s);
        QVERIFY(!s.button(u"cancelTask"_s).isEnabled());
        s.click(0);
        QVERIFY(s.button(u"cancelTask"_s).isEnabled());
        QVERIFY(s.hears(BulkRun::atOnce + 1));
        QTest::mouseClick(&s.button(u"cancelTask"_s), Qt::LeftButton);
        QVERIFY(!s.button(u"cancelTask"_s).isEnabled());
        for (int n = 1; n <= BulkRun::atOnce; ++n)
            s.answer(n);
        QTRY_COMPARE(s.text(TaskModel::Progress), u"5 not asked for"_s);
        QVERIFY(s.hears(BulkRun::atOnce + 1));
        run.retryFailed();
        QTRY_COMPARE(s.text(TaskModel::Progress), u"under way, 50 %"_s);
    }

    void cancelsWhatHasAnEnd_data()
    {
        QTest::addColumn<QStringList>("capabilities");
        QTest::addColumn<Action>("action");
        QTest::addColumn<bool>("can");
        QTest::newRow("a wait") << QStringList {u"cancel"_s} << Action::Stop << true;
        QTest::newRow("a start") << QStringList {u"cancel"_s} << Action::Start << false;
        QTest::newRow("an older server") << QStringList() << Action::Stop << false;
    }

    void cancelsWhatHasAnEnd()
    {
        QFETCH(const QStringList, capabilities);
        QFETCH(const Action, action);
        QFETCH(const bool, can);
        Setup s(capabilities);
        s.commands.perform(s.key(), Commands::order(action));
        s.click(0);
        QVERIFY(s.hears(1));
        QCOMPARE(s.button(u"cancelTask"_s).isEnabled(), can);
        if (!can)
            return;
        QSignalSpy failed(&s.commands, &Commands::failedToCancel);
        QTest::mouseClick(&s.button(u"cancelTask"_s), Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::CancelCommand>().size(), 1);
        const auto asked = s.server.heard<Protocol::CancelCommand>().first();
        QCOMPARE(asked.vm, s.key().vm);
        s.server.say(Protocol::Failure {
            asked.request, {ErrorCode::Conflict, u"it ended"_s}, {}, {}});
        QTRY_COMPARE(failed.size(), 1);
        s.answer(0, ErrorCode::Conflict);
        QTRY_VERIFY(!s.button(u"cancelTask"_s).isEnabled());
    }

    void endsWithTheDialogOfItsRun()
    {
        Setup s;
        auto run = std::make_unique<BulkRun>(s.connections, s.commands, Action::Start, s.keys());
        run->start();
        QVERIFY(s.hears(BulkRun::atOnce));
        run.reset();
        QCOMPARE(s.text(TaskModel::Progress), u"stopped"_s);
    }

    void keepsTheLastOnes()
    {
        Setup s;
        for (int i = 0; i < TaskModel::mostEnded + 5; ++i) {
            s.commands.perform(s.key(), Commands::order(Action::Start, QString::number(i)));
            QVERIFY(s.hears(i + 1));
            s.answer(i);
            QTRY_COMPARE(s.tasks.running(), 0);
        }
        s.commands.perform(s.key(), Commands::order(Action::Start));
        QCOMPARE(s.tasks.rowCount(), int(TaskModel::mostEnded) + 1);
    }

    void showsWhatIsAskedFor()
    {
        Setup s;
        auto &events = *s.view.findChild<QTableView *>(u"events"_s);
        const auto rows = [&events] { return events.model()->rowCount(); };
        const auto now = QDateTime::currentDateTimeUtc();
        s.server.say(Protocol::Happened {{now, s.key(0).vm, u"command"_s, u"start asked for"_s}});
        s.server.say(Protocol::Happened {{now, s.key(1).vm, u"watch"_s, u"panic"_s}});
        s.server.say(Protocol::Happened {{now, {}, u"host"_s, u"lost"_s}});
        QTRY_COMPARE(rows(), 3);
        auto &show = *s.view.findChild<QComboBox *>(u"showActivity"_s);
        show.setFocus();
        QTest::keyClick(&show, Qt::Key_Down); // tasks
        QVERIFY(s.table().isVisible() && !events.isVisible());
        QTest::keyClick(&show, Qt::Key_Down); // events
        QVERIFY(!s.table().isVisible() && events.isVisible());
        QCOMPARE(rows(), 3);
        QTest::keyClick(&show, Qt::Key_Down); // commands
        QCOMPARE(rows(), 1);
        QTest::keyClick(&show, Qt::Key_Home);
        QCOMPARE(rows(), 3);
        s.view.setVm(s.key(1));
        QCOMPARE(rows(), 3);
        QTest::mouseClick(&s.button(u"onlyThisVm"_s), Qt::LeftButton);
        QCOMPARE(rows(), 1);
        QCOMPARE(events.model()->index(0, EventModel::What).data().toString(), u"panic"_s);
        s.view.setVm(s.key(0));
        QCOMPARE(events.model()->index(0, EventModel::What).data().toString(), u"start asked for"_s);
    }
};

QTEST_MAIN(TasksTest)
#include "tst_tasks.moc"
