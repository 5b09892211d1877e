// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/dialogs/bulkdialog.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 10;

struct Setup
{
    Setup()
    {
        QList<Vm> vms;
        for (int i = 0; i < many; ++i)
            vms.append(ScriptedServer::vm(u"vm-%1"_s.arg(i), State::Off));
        server.setVms(vms);
    }

    QList<VmKey> keys() const
    {
        QList<VmKey> keys;
        for (const Vm &vm : client.vms())
            keys.append({id, vm.id});
        return keys;
    }

    // The n-th request gets its answer.
    void answer(qsizetype n, std::optional<ErrorCode> code = {})
    {
        Protocol::Response response;
        response.request = server.heard<Protocol::Perform>()[n].request;
        response.success = !code;
        response.code = code;
        response.message = code ? u"libvirt says no"_s : u"done"_s;
        server.say(response);
    }

    qsizetype asked() const { return server.heard<Protocol::Perform>().size(); }

    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    Commands commands {connections};
};

QPushButton *buttonOf(const QWidget &widget, const QString &text)
{
    for (QPushButton *button : widget.findChildren<QPushButton *>())
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace

class TestBulkRun : public QObject
{
    Q_OBJECT

private slots:
    void asksForAFewAtATime()
    {
        Setup s;
        QTRY_COMPARE(s.keys().size(), many);
        BulkRun run(s.connections, s.commands, Action::Start, s.keys());
        const QAbstractItemModelTester tester(&run);
        run.start();
        QTRY_COMPARE(s.asked(), BulkRun::atOnce);
        s.answer(0);
        QTRY_COMPARE(s.asked(), BulkRun::atOnce + 1);
        QCOMPARE(run.count(BulkRun::Progress::Done), 1);
        for (qsizetype n = 1; n < many; ++n) {
            QTRY_VERIFY(s.asked() > n);
            s.answer(n);
        }
        QTRY_VERIFY(!run.isRunning());
        QCOMPARE(run.count(BulkRun::Progress::Done), many);
    }

    void tellsEachFailureInItsLineAlone()
    {
        Setup s;
        QTRY_COMPARE(s.keys().size(), many);
        QSignalSpy failed(&s.commands, &Commands::failed);
        BulkRun run(s.connections, s.commands, Action::Start, s.keys().first(2));
        run.start();
        QTRY_COMPARE(s.asked(), 2);
        s.answer(0, ErrorCode::Unavailable);
        s.answer(1);
        QTRY_VERIFY(!run.isRunning());
        QVERIFY(run.index(0, BulkRun::ResultColumn).data().toString().contains(u"libvirt says no"_s));
        QCOMPARE(run.index(1, BulkRun::ResultColumn).data().toString(), u"done"_s);
        QVERIFY(failed.isEmpty());
    }

    void stopsWhatWasNotAskedFor()
    {
        Setup s;
        QTRY_COMPARE(s.keys().size(), many);
        BulkDialog dialog(new BulkRun(s.connections, s.commands, Action::Start, s.keys()), nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto *run = dialog.findChild<BulkRun *>();
        dialog.show();
        run->start();
        QTRY_COMPARE(s.asked(), BulkRun::atOnce);
        QTest::mouseClick(buttonOf(dialog, u"&Stop"_s), Qt::LeftButton);
        for (qsizetype n = 0; n < BulkRun::atOnce; ++n)
            s.answer(n);
        QTRY_VERIFY(!run->isRunning());
        QCOMPARE(s.asked(), BulkRun::atOnce);
        QCOMPARE(run->count(BulkRun::Progress::Stopped), many - BulkRun::atOnce);
        QCOMPARE(dialog.findChild<QProgressBar *>()->value(), many);
        QTest::mouseClick(buttonOf(dialog, u"&Try the rest again"_s), Qt::LeftButton);
        QTRY_COMPARE(s.asked(), 2 * BulkRun::atOnce);
    }

    void tellsAFailureAfterItsDialogIsClosed()
    {
        Setup s;
        QTRY_COMPARE(s.keys().size(), many);
        QSignalSpy failed(&s.commands, &Commands::failed);
        auto run = std::make_unique<BulkRun>(s.connections, s.commands, Action::Start,
                                             s.keys().first(1));
        run->start();
        QTRY_COMPARE(s.asked(), 1);
        run.reset();
        s.answer(0, ErrorCode::Unavailable);
        QTRY_COMPARE(failed.size(), 1);
    }

    void failsWhatAClosedConnectionCanNotAnswer()
    {
        Setup s;
        QTRY_COMPARE(s.keys().size(), many);
        BulkRun run(s.connections, s.commands, Action::Start, s.keys());
        s.connections.remove(s.id);
        run.start();
        QCOMPARE(run.count(BulkRun::Progress::Failed), many);
    }
};

QTEST_MAIN(TestBulkRun)
#include "tst_bulkrun.moc"
