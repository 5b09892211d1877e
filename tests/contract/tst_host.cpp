// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostplay.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What every Host promises. The rows are a fake, libvirt's test driver, and a real guest of QEMU.
// The test driver has no consoles, does everything at once, and lives in this process, so it cannot
// be lost: the promises about these have no row for it, here and in the other tst_host….
class HostContract : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QFETCH(const StageKind, kind);
        const QString problem = kind == StageKind::Real ? prepareRealStage() : QString();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanupTestCase() { endRealStage(); }

    void connectsAndLists_data()
    {
        hostRows({StageKind::Fake, StageKind::TestDriver, StageKind::Real});
    }
    void connectsAndLists()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        QCOMPARE(play.told.links, (QList {Host::Link::Connecting, Host::Link::Connected}));
        const Vm vm = play.vm();
        QCOMPARE(vm.name, play.stage->vmName());
        QCOMPARE(vm.host, play.host().uri());
        QCOMPARE(vm.state, State::Off);
        QVERIFY(vm.vcpus > 0);
        QVERIFY(vm.memory > 0);
        QVERIFY(vm.lastStateChange.isValid());
        if (kind == StageKind::Real)
            QCOMPARE(vm.consoles, (QStringList {u"serial0"_s, u"console1"_s}));
    }

    void startsAndForcesOff_data()
    {
        hostRows({StageKind::Fake, StageKind::TestDriver, StageKind::Real});
    }
    void startsAndForcesOff()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        // Told before the answer, without the pause in between.
        QCOMPARE(play.told.states[play.id()], (QList {State::Off, State::Running}));
        QCOMPARE(outcome(play.begin(Action::ForceOff)), QString());
        QCOMPARE(play.told.states[play.id()].last(), State::Off);
        QVERIFY(waitFor([&] { return play.told.eventsOf(play.id()) >= 2; }));
    }

    void suspendsAndResumes_data()
    {
        hostRows({StageKind::Fake, StageKind::TestDriver, StageKind::Real});
    }
    void suspendsAndResumes()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QCOMPARE(outcome(play.begin(Action::Suspend)), QString());
        QCOMPARE(play.vm().state, State::Paused);
        QCOMPARE(outcome(play.begin(Action::Resume)), QString());
        QCOMPARE(play.vm().state, State::Running);
    }

    void refusesWhatTheStateForbids_data()
    {
        hostRows({StageKind::Fake, StageKind::TestDriver, StageKind::Real});
    }
    void refusesWhatTheStateForbids()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        auto stop = play.begin(Action::Stop);
        QVERIFY(outcome(stop).contains(play.stage->vmName()));
        QCOMPARE(codeOf(stop), ErrorCode::VmNotRunning);
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        auto start = play.begin(Action::Start);
        QVERIFY(!outcome(start).isEmpty());
        QCOMPARE(codeOf(start), ErrorCode::Conflict);
        auto nobody = play.host().perform(QUuid::createUuid(), {});
        QVERIFY(!outcome(nobody).isEmpty());
        QCOMPARE(codeOf(nobody), ErrorCode::VmNotFound);
    }

    void noticesOthersAtWork_data()
    {
        hostRows({StageKind::Fake, StageKind::TestDriver, StageKind::Real});
    }
    void noticesOthersAtWork()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        HostStage &stage = *play.stage;
        const QString name = u"another-%1"_s.arg(QCoreApplication::applicationPid());
        stage.define(name);
        QVERIFY(waitFor([&] { return !play.told.vm(name).id.isNull(); }));
        const VmId id = play.told.vm(name).id;
        stage.rename(name, name + u'x');
        QVERIFY(waitFor([&] { return play.told.vm(name + u'x').id == id; }));
        stage.startByOther(name + u'x');
        QVERIFY(waitFor([&] { return play.told.vms.value(id).state == State::Running; }));
        stage.destroyByOther(name + u'x');
        QVERIFY(waitFor([&] { return play.told.vms.value(id).state == State::Off; }));
        stage.undefine(name + u'x');
        QVERIFY(waitFor([&] { return play.told.removed.contains(id); }));
        QVERIFY(!play.told.vms.contains(id));
    }

    void doesOneThingAtATimeWithAVm_data() { hostRows({StageKind::Real}); }
    void doesOneThingAtATimeWithAVm()
    {
        HostPlay play(StageKind::Real);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        auto stop = play.begin(Action::Stop); // a guest that boots does not listen yet
        auto suspend = play.begin(Action::Suspend);
        QVERIFY(outcome(suspend).contains(u"is busy"));
        QCOMPARE(codeOf(suspend), ErrorCode::Conflict);
        QCOMPARE(outcome(play.begin(Action::ForceOff)), QString());
        QCOMPARE(outcome(stop), QString()); // it is off, as was asked
    }

    void saysWhenAGuestDoesNotShutDown_data() { hostRows({StageKind::Real}); }
    void saysWhenAGuestDoesNotShutDown()
    {
        HostPlay play(StageKind::Real, {.stopTimeout = 300ms});
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        auto stop = play.begin(Action::Stop);
        QVERIFY(outcome(stop).contains(u"force it off"));
        QCOMPARE(codeOf(stop), ErrorCode::Timeout);
        QCOMPARE(play.vm().state, State::Running);
    }

    void waitsForAGuestNoLonger_data() { hostRows({StageKind::Real}); }
    void waitsForAGuestNoLonger()
    {
        HostPlay play(StageKind::Real);
        QVERIFY(play.waitConnected());
        auto nothing = play.host().cancel(play.id());
        QVERIFY(waitFor([&] { return nothing.isFinished(); }));
        QCOMPARE(nothing.result().error().code, ErrorCode::Conflict);
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        auto stop = play.begin(Action::Stop); // a guest that boots does not listen yet
        QVERIFY(waitFor([&] { // until libvirt has asked it
            auto cancel = play.host().cancel(play.id());
            return waitFor([&] { return cancel.isFinished(); }) && cancel.result();
        }));
        QVERIFY(outcome(stop).contains(u"nobody waits"));
        QCOMPARE(codeOf(stop), ErrorCode::Conflict);
        QCOMPARE(play.vm().state, State::Running);
        QCOMPARE(outcome(play.begin(Action::Suspend)), QString()); // it is not busy any more
    }

    // A libvirt that hangs would be asked without end by who clicks again and again.
    void asksForAnEndOnce_data() { hostRows({StageKind::Real}); }
    void asksForAnEndOnce()
    {
        HostPlay play(StageKind::Real);
        QVERIFY(play.boot());
        pauseRealDaemon(true);
        const auto save = play.begin(Action::Save);
        const auto first = play.host().cancel(play.id());
        const auto second = play.host().cancel(play.id());
        const bool isAnswered = waitFor([&] { return second.isFinished(); });
        const bool isUnderWay = !first.isFinished() && !save.isFinished();
        pauseRealDaemon(false);
        QVERIFY(isAnswered && isUnderWay);
        QCOMPARE(second.result().error().code, ErrorCode::Conflict);
        QVERIFY(second.result().error().message.contains(u"asked already"));
        QVERIFY(waitFor([&] { return first.isFinished() && save.isFinished(); }));
    }

    void restarts_data() { hostRows({StageKind::Fake, StageKind::TestDriver, StageKind::Real}); }
    void restarts()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.boot());
        play.told.forgetText();
        QCOMPARE(outcome(play.begin(Action::Restart)), QString());
        QCOMPARE(play.vm().state, State::Running);
        if (kind != StageKind::Real)
            return;
        // The console stays, and shows the guest boot again.
        QVERIFY(play.waitForText("Linux version"));
        QVERIFY(play.waitForPrompt());
        QVERIFY(play.told.isOpen(play.console()));
    }

    void stopsByTheGuestsOwnShutdown_data()
    {
        hostRows({StageKind::Fake, StageKind::TestDriver, StageKind::Real});
    }
    void stopsByTheGuestsOwnShutdown()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind, asTheLastLeftIt);
        QVERIFY(play.boot());
        QCOMPARE(outcome(play.begin(Action::Stop)), QString());
        QCOMPARE(play.vm().state, State::Off);
    }

    void endsWithinSecondsBesideAHungDaemon_data() { hostRows({StageKind::Real}); }
    void endsWithinSecondsBesideAHungDaemon()
    {
        HostPlay play(StageKind::Real);
        QVERIFY(play.waitConnected());
        pauseRealDaemon(true);
        play.host().sampleAll();
        auto details = play.host().details(play.id());
        QElapsedTimer timer;
        timer.start();
        play.stage->endHost();
        pauseRealDaemon(false);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(details.isFinished());
    }
};

QTEST_GUILESS_MAIN(HostContract)
#include "tst_host.moc"
