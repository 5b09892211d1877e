// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostplay.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What a Host of libvirt promises about hardware, snapshots, saved states and the screen.
class HostActionsContract : public QObject
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

    void changesTheHardware_data() { hostRows({StageKind::TestDriver, StageKind::Real}); }
    void changesTheHardware()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        Command command;
        command.action = Action::SetVcpus;
        command.vcpus = 1;
        QCOMPARE(outcome(play.begin(command)), QString());
        QCOMPARE(play.vm().vcpus, 1);
        command.vcpus = 2;
        QCOMPARE(outcome(play.begin(command)), QString());
        QCOMPARE(play.vm().vcpus, 2);
        command.vcpus = 0;
        QVERIFY(!outcome(play.begin(command)).isEmpty());
        command.action = Action::SetMemory;
        const quint64 before = play.vm().memory;
        command.bytes = before - (quint64(8) << 20);
        QCOMPARE(outcome(play.begin(command)), QString());
        QCOMPARE(play.vm().memory, command.bytes);
        command.bytes = before;
        QCOMPARE(outcome(play.begin(command)), QString());
        command.action = Action::SetAutostart;
        command.autostart = true;
        QCOMPARE(outcome(play.begin(command)), QString());
        auto facts = play.host().details(play.id());
        QVERIFY(waitFor([&] { return facts.isFinished(); }));
        QVERIFY(facts.result());
        QVERIFY(
            facts.result().value().contains(Fact {u"Life"_s, u"Starts with its host"_s, u"yes"_s}));
        command.autostart = false;
        QCOMPARE(outcome(play.begin(command)), QString());
    }

    void takesNoVcpuFromARunningGuest_data() { hostRows({StageKind::Real}); }
    void takesNoVcpuFromARunningGuest()
    {
        HostPlay play(StageKind::Real);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        Command command;
        command.action = Action::SetVcpus;
        command.vcpus = 1;
        auto change = play.begin(command);
        QCOMPARE(outcome(change), QString());
        QVERIFY(change.result().value().message.contains(u"next start"));
        QCOMPARE(play.vm().vcpus, 2);
        command.vcpus = 2;
        QCOMPARE(outcome(play.begin(command)), QString());
    }

    void resizesADisk_data() { hostRows({StageKind::Real}); }
    void resizesADisk()
    {
        HostPlay play(StageKind::Real);
        QVERIFY(play.waitConnected());
        Command command;
        command.action = Action::ResizeDisk;
        command.device = u"vda"_s;
        command.bytes = quint64(96) << 20;
        QVERIFY(outcome(play.begin(command)).contains(u"start it first"));
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QCOMPARE(outcome(play.begin(command)), QString());
        command.bytes = quint64(1) << 20;
        QVERIFY(outcome(play.begin(command)).contains(u"cut off"));
        command.device = u"vdx"_s;
        QVERIFY(outcome(play.begin(command)).contains(u"vda"));
    }

    void takesSnapshots_data() { hostRows({StageKind::TestDriver, StageKind::Real}); }
    void takesSnapshots()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        const auto names = [&play] {
            auto list = play.host().snapshots(play.id());
            waitFor([&] { return list.isFinished(); });
            QStringList found;
            const QList<Snapshot> snapshots = list.result().value();
            for (const Snapshot &snapshot : snapshots)
                found.append(snapshot.name + (snapshot.memory ? u"+memory" : u""));
            return found;
        };
        Command command;
        command.action = Action::SnapshotCreate;
        command.name = u"off"_s;
        command.description = u"<before> & after"_s;
        QCOMPARE(outcome(play.begin(command)), QString());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        command.name = u"live"_s;
        QCOMPARE(outcome(play.begin(command)), QString());
        QCOMPARE(play.vm().state, State::Running);
        QVERIFY(!play.told.states[play.id()].contains(State::Paused)); // not for a moment
        command.withMemory = false;
        QVERIFY(!outcome(play.begin(command)).isEmpty());
        QCOMPARE(names().size(), 2);
        command.action = Action::SnapshotRevert;
        QCOMPARE(outcome(play.begin(command)), QString());
        QCOMPARE(play.vm().state, State::Running);
        if (kind == StageKind::Real)
            QVERIFY(play.told.isOpen(play.console()));
        command.name = u"off"_s;
        QCOMPARE(outcome(play.begin(command)), QString());
        QCOMPARE(play.vm().state, State::Off);
        command.action = Action::SnapshotDelete;
        command.children = true;
        QCOMPARE(outcome(play.begin(command)), QString());
        QCOMPARE(names(), QStringList());
        auto none = play.begin(command);
        QVERIFY(!outcome(none).isEmpty());
        QCOMPARE(codeOf(none), ErrorCode::InvalidCommand);
    }

    void savesAndRestores_data() { hostRows({StageKind::TestDriver, StageKind::Real}); }
    void savesAndRestores()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        auto nothing = play.begin(Action::Restore);
        QVERIFY(outcome(nothing).contains(u"no saved state"));
        QCOMPARE(codeOf(nothing), ErrorCode::Conflict);
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QCOMPARE(outcome(play.begin(Action::Save)), QString());
        QCOMPARE(play.vm().state, State::Off);
        QCOMPARE(outcome(play.begin(Action::Restore)), QString());
        QCOMPARE(play.vm().state, State::Running);
        if (kind == StageKind::Real)
            QVERIFY(play.told.isOpen(play.console()));
    }

    // A guest this small is saved quickly, and perhaps before it can be stopped.
    void endsASave_data() { hostRows({StageKind::Real}); }
    void endsASave()
    {
        HostPlay play(StageKind::Real);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        for (int attempt = 0; attempt < 10; ++attempt) {
            auto save = play.begin(Action::Save);
            bool isCancelled = false;
            QVERIFY(waitFor([&] {
                auto cancel = play.host().cancel(play.id());
                if (!waitFor([&] { return cancel.isFinished(); }))
                    return false;
                isCancelled = isCancelled || (!cancel.isCanceled() && cancel.result());
                return isCancelled || save.isFinished();
            }));
            if (const QString why = outcome(save); !why.isEmpty()) {
                QVERIFY2(isCancelled && why.contains(u"cancelled"), qPrintable(why));
                QCOMPARE(play.vm().state, State::Running);
                return;
            }
            QCOMPARE(outcome(play.begin(Action::Restore)), QString());
        }
        QSKIP("each save was quicker");
    }

    void showsAndTypesOnTheScreen_data() { hostRows({StageKind::TestDriver, StageKind::Real}); }
    void showsAndTypesOnTheScreen()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        auto screenshot = play.begin(Action::Screenshot);
        const QString problem = outcome(screenshot);
        if (kind == StageKind::Real) { // this guest has no screen
            QVERIFY(problem.contains(u"screenshot"));
        } else {
            QCOMPARE(problem, QString());
            const auto image = screenshot.result().value().screenshot;
            QCOMPARE(image.value().mimeType, u"image/png"_s);
            QVERIFY(image.value().bytes.startsWith("\x89PNG"));
        }
        Command command;
        command.action = Action::SendKey;
        command.keys = {u"LEFTCTRL"_s, u"C"_s};
        QCOMPARE(outcome(play.begin(command)), QString());
        command.keys = {u"ANYKEY"_s};
        QVERIFY(outcome(play.begin(command)).contains(u"ANYKEY"));
        command.keys.clear();
        QVERIFY(!outcome(play.begin(command)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(HostActionsContract)
#include "tst_hostactions.moc"
