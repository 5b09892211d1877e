// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostrecorder.h"
#include "tests/contract/hoststage.h"

#include <QTest>

#include <signal.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A boot takes a while, so tests that need a guest and do it no harm share one.
const StageOptions asTheLastLeftIt {.off = false};

constexpr int longEnough = 60'000; // milliseconds, for a guest to boot on a busy machine

// A stage, a recorder, and the host connected.
struct Play
{
    explicit Play(StageKind kind, const StageOptions &options = {})
        : stage(makeStage(kind, options))
        , told(stage->host())
    {
        stage->host().open();
    }

    Vm vm() const { return told.vm(stage->vmName()); }
    VmId id() const { return vm().id; }
    ConsoleKey console() const { return stage->console(id()); }

    QFuture<Result<CommandResult>> begin(const Command &command)
    {
        return stage->host().perform(id(), command);
    }
    QFuture<Result<CommandResult>> begin(Action action)
    {
        Command command;
        command.action = action;
        return begin(command);
    }

    std::unique_ptr<HostStage> stage;
    HostRecorder told;
};

bool waitFor(const std::function<bool()> &condition, int atMost = longEnough)
{
    return QTest::qWaitFor(condition, atMost);
}

bool waitConnected(const Play &play)
{
    return waitFor([&] { return play.told.lists > 0; });
}

// The error's message, or nothing when it was done.
QString outcome(QFuture<Result<CommandResult>> future)
{
    // As an event of this thread, so that it comes after the signals before it.
    QObject context;
    bool answered = false;
    future.then(&context, [&answered](const Result<CommandResult> &) { answered = true; })
        .onCanceled(&context, [&answered] { answered = true; });
    if (!waitFor([&] { return answered; }))
        return u"no answer"_s;
    if (future.isCanceled())
        return u"cancelled"_s;
    const auto result = future.result();
    return result ? QString() : result.error().message;
}

ErrorCode codeOf(QFuture<Result<CommandResult>> future)
{
    return future.isFinished() && !future.result() ? future.result().error().code
                                                   : ErrorCode::AuthError;
}

// The guest's shell is ready.
bool waitForPrompt(const Play &play)
{
    return waitFor([&] { return play.told.text(play.console()).trimmed().endsWith('#'); });
}

void type(Play &play, const QByteArray &text)
{
    play.stage->host().writeConsole(play.console(), text);
}

// A running guest whose shell is ready; one that runs already is taken as it is.
bool boot(Play &play)
{
    if (!waitConnected(play))
        return false;
    if (play.vm().state == State::Off) {
        const bool started = outcome(play.begin(Action::Start)).isEmpty();
        return started && (play.vm().consoles.isEmpty() || waitForPrompt(play));
    }
    play.stage->host().openConsole(play.console());
    if (!waitFor([&] { return play.told.isOpen(play.console()); }))
        return false;
    type(play, "\n");
    return waitForPrompt(play);
}

bool waitForText(const Play &play, const QByteArray &text)
{
    return waitFor([&] { return play.told.text(play.console()).contains(text); });
}

} // namespace

// What every Host promises. The rows are a fake, libvirt's test driver, and a real guest of QEMU.
// The test driver has no consoles, does everything at once, and lives in this process, so it cannot
// be lost: the promises about these have no row for it.
class HostContract : public QObject
{
    Q_OBJECT

private:
    void rows(const QList<StageKind> &kinds)
    {
        QTest::addColumn<StageKind>("kind");
        for (const StageKind kind : kinds) {
            switch (kind) {
            case StageKind::Fake:
                QTest::newRow("fake") << kind;
                break;
            case StageKind::TestDriver:
                QTest::newRow("test driver") << kind;
                break;
            case StageKind::Real:
                QTest::newRow("real guest") << kind;
                break;
            }
        }
    }
    void allRows() { rows({StageKind::Fake, StageKind::TestDriver, StageKind::Real}); }
    void libvirtRows() { rows({StageKind::TestDriver, StageKind::Real}); }
    void consoleRows() { rows({StageKind::Fake, StageKind::Real}); }
    void realRow() { rows({StageKind::Real}); }

private slots:
    void init()
    {
        QFETCH(const StageKind, kind);
        if (kind != StageKind::Real)
            return;
        const QString problem = prepareRealStage();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanupTestCase() { endRealStage(); }

    void connectsAndLists_data() { allRows(); }
    void connectsAndLists()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        QCOMPARE(play.told.links, (QList {Host::Link::Connecting, Host::Link::Connected}));
        const Vm vm = play.vm();
        QCOMPARE(vm.name, play.stage->vmName());
        QCOMPARE(vm.host, play.stage->host().uri());
        QCOMPARE(vm.state, State::Off);
        QVERIFY(vm.vcpus > 0);
        QVERIFY(vm.memory > 0);
        QVERIFY(vm.lastStateChange.isValid());
        if (kind == StageKind::Real)
            QCOMPARE(vm.consoles, (QStringList {u"serial0"_s, u"console1"_s}));
    }

    void startsAndForcesOff_data() { allRows(); }
    void startsAndForcesOff()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        // Told before the answer, without the pause in between.
        QCOMPARE(play.told.states[play.id()], (QList {State::Off, State::Running}));
        QCOMPARE(outcome(play.begin(Action::ForceOff)), QString());
        QCOMPARE(play.told.states[play.id()].last(), State::Off);
        QVERIFY(waitFor([&] { return play.told.eventsOf(play.id()) >= 2; }));
    }

    void suspendsAndResumes_data() { allRows(); }
    void suspendsAndResumes()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QCOMPARE(outcome(play.begin(Action::Suspend)), QString());
        QCOMPARE(play.vm().state, State::Paused);
        QCOMPARE(outcome(play.begin(Action::Resume)), QString());
        QCOMPARE(play.vm().state, State::Running);
    }

    void refusesWhatTheStateForbids_data() { allRows(); }
    void refusesWhatTheStateForbids()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        auto stop = play.begin(Action::Stop);
        QVERIFY(outcome(stop).contains(play.stage->vmName()));
        QCOMPARE(codeOf(stop), ErrorCode::VmNotRunning);
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        auto start = play.begin(Action::Start);
        QVERIFY(!outcome(start).isEmpty());
        QCOMPARE(codeOf(start), ErrorCode::Conflict);
        auto nobody = play.stage->host().perform(QUuid::createUuid(), {});
        QVERIFY(!outcome(nobody).isEmpty());
        QCOMPARE(codeOf(nobody), ErrorCode::VmNotFound);
    }

    void noticesOthersAtWork_data() { allRows(); }
    void noticesOthersAtWork()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
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

    void countsWhileItRuns_data() { allRows(); }
    void countsWhileItRuns()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        play.stage->host().sample();
        QVERIFY(waitFor([&] { return play.told.samples == 1; }));
        QVERIFY(!play.told.counters(play.id())); // it is off
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        play.stage->host().sample();
        QVERIFY(waitFor([&] { return play.told.samples == 2; }));
        const Counters *first = play.told.counters(play.id());
        QVERIFY(first);
        QVERIFY(first->run != 0);
        QCOMPARE(first->vcpus.size(), play.vm().vcpus);
        QVERIFY(first->values[Metric::CpuTime]);
        QVERIFY(first->values[Metric::MemoryTotal]);
        QVERIFY(first->at.isValid());
    }

    void countersGrowUntilTheNextRun_data() { libvirtRows(); }
    void countersGrowUntilTheNextRun()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        const auto sample = [&play] {
            const int before = play.told.samples;
            play.stage->host().sample();
            return waitFor([&] { return play.told.samples > before; });
        };
        QVERIFY(sample());
        const Counters first = *play.told.counters(play.id());
        // A reading further on, without a rule about how long that takes.
        QVERIFY(waitFor([&] {
            return sample() && comparable(first, *play.told.counters(play.id()))
                && *play.told.counters(play.id())->values[Metric::CpuTime]
                > *first.values[Metric::CpuTime];
        }));
        const Sample rates = sampleOf(&first, *play.told.counters(play.id()));
        QVERIFY(rates.values[Metric::CpuUtilization]);
        QVERIFY(*rates.values[Metric::CpuUtilization] >= 0);
        QVERIFY(*rates.values[Metric::CpuUtilization] <= 100);
        QVERIFY(rates.values[Metric::DiskReadRate]);
        QVERIFY(rates.memorySource);
        QCOMPARE(outcome(play.begin(Action::ForceOff)), QString());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QVERIFY(sample());
        QVERIFY(play.told.counters(play.id())->run != first.run);
    }

    void dropsASampleWhileOneIsUnderWay_data() { libvirtRows(); }
    void dropsASampleWhileOneIsUnderWay()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        for (int i = 0; i < 50; ++i)
            play.stage->host().sample();
        QVERIFY(waitFor([&] { return play.told.samples > 0; }));
        auto end = play.begin(Action::Stop); // answered after what was asked before it
        outcome(end);
        QVERIFY(play.told.samples < 50);
    }

    void endsConsolesWithTheVm_data() { consoleRows(); }
    void endsConsolesWithTheVm()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QVERIFY(play.told.isOpen(play.console()));
        QCOMPARE(outcome(play.begin(Action::ForceOff)), QString());
        QVERIFY(waitFor([&] { return !play.told.isOpen(play.console()); }));
        QVERIFY(play.told.closed(play.console())->ended);
        play.stage->host().openConsole(play.console());
        QVERIFY(waitFor([&] { return !play.told.closed(play.console())->ended; }));
        QVERIFY(!play.told.isOpen(play.console()));
    }

    void takesNoConsoleFromAnother_data() { consoleRows(); }
    void takesNoConsoleFromAnother()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        play.stage->startByOther(play.stage->vmName());
        QVERIFY(waitFor([&] { return play.vm().state == State::Running; }));
        play.stage->host().closeConsole(play.console());
        play.stage->holdConsoleByOther(play.stage->vmName());
        play.stage->host().openConsole(play.console());
        QVERIFY(waitFor([&] {
            const auto *closed = play.told.closed(play.console());
            return closed && closed->reason.contains(u"another program");
        }));
        QVERIFY(!play.told.closed(play.console())->ended);
        play.stage->letConsoleGo();
        play.stage->host().openConsole(play.console());
        QVERIFY(waitFor([&] { return play.told.isOpen(play.console()); }));
    }

    void closesAConsoleForOthers_data() { consoleRows(); }
    void closesAConsoleForOthers()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        play.stage->host().closeConsole(play.console());
        QVERIFY(waitFor([&] { return !play.told.isOpen(play.console()); }));
        play.stage->host().openConsole(play.console());
        QVERIFY(waitFor([&] { return play.told.isOpen(play.console()); }));
    }

    void doesOneThingAtATimeWithAVm_data() { realRow(); }
    void doesOneThingAtATimeWithAVm()
    {
        Play play(StageKind::Real);
        QVERIFY(waitConnected(play));
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        auto stop = play.begin(Action::Stop); // a guest that boots does not listen yet
        auto suspend = play.begin(Action::Suspend);
        QVERIFY(outcome(suspend).contains(u"is busy"));
        QCOMPARE(codeOf(suspend), ErrorCode::Conflict);
        QCOMPARE(outcome(play.begin(Action::ForceOff)), QString());
        QCOMPARE(outcome(stop), QString()); // it is off, as was asked
    }

    void saysWhenAGuestDoesNotShutDown_data() { realRow(); }
    void saysWhenAGuestDoesNotShutDown()
    {
        Play play(StageKind::Real, {.stopTimeout = 300ms});
        QVERIFY(waitConnected(play));
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        auto stop = play.begin(Action::Stop);
        QVERIFY(outcome(stop).contains(u"force it off"));
        QCOMPARE(codeOf(stop), ErrorCode::Timeout);
        QCOMPARE(play.vm().state, State::Running);
    }

    void givesEveryByteFromTheFirst_data() { consoleRows(); }
    void givesEveryByteFromTheFirst()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QVERIFY(play.told.order.indexOf(u"opened"_s) >= 0);
        QVERIFY(waitForPrompt(play));
        const QByteArray boot = play.told.text(play.console());
        QVERIFY2(boot.left(200).contains("] Linux version"), boot.left(200).constData());
        const QStringList &order = play.told.order;
        QVERIFY(order.indexOf(u"opened"_s) < order.indexOf(u"read"_s));
        QVERIFY(order.indexOf(u"opened"_s) < order.lastIndexOf(u"changed"_s));
        if (kind != StageKind::Real)
            return;
        // Every line that the kernel remembers came by. Its log has no line that this one lacks.
        play.told.forgetText();
        type(play, "dmesg -r | head -n 150; echo log''end\n");
        QVERIFY(waitForText(play, "logend"));
        const QByteArrayList log = play.told.text(play.console()).split('\n');
        int lines = 0;
        for (const QByteArray &line : log) {
            const bool shown = line.startsWith('<') && !line.startsWith("<7>"); // not for debugging
            if (!shown)
                continue;
            ++lines;
            QVERIFY2(boot.contains(line.mid(3).trimmed()), line.constData());
        }
        QVERIFY(lines > 50);
    }

    void echoesWhatIsTyped_data() { consoleRows(); }
    void echoesWhatIsTyped()
    {
        QFETCH(const StageKind, kind);
        Play play(kind, asTheLastLeftIt);
        QVERIFY(boot(play));
        const QByteArray typed = "echo there and back\n";
        const qint64 before = play.told.written(play.console());
        type(play, typed);
        QVERIFY(waitForText(play, "there and back"));
        QVERIFY(
            waitFor([&] { return play.told.written(play.console()) == before + typed.size(); }));
    }

    void losesNothingOfAFlood_data() { realRow(); }
    void losesNothingOfAFlood()
    {
        Play play(StageKind::Real, asTheLastLeftIt);
        QVERIFY(boot(play));
        play.told.forgetText();
        constexpr int last = 20'000;
        type(play, "seq 1 " + QByteArray::number(last) + "; echo the''end\n");
        QVERIFY(waitForText(play, "theend"));
        const QByteArray text = play.told.text(play.console());
        const qsizetype at = text.indexOf("1\r\n2\r\n3\r\n");
        QByteArray expected;
        for (int i = 1; i <= last; ++i)
            expected += QByteArray::number(i) + "\r\n";
        QVERIFY2(at >= 0, text.left(400).toPercentEncoding(" ").constData());
        QVERIFY(text.mid(at, expected.size()) == expected);
    }

    void keepsTwoConsolesApart_data() { realRow(); }
    void keepsTwoConsolesApart()
    {
        Play play(StageKind::Real, asTheLastLeftIt);
        QVERIFY(boot(play));
        const ConsoleKey second {play.id(), u"console1"_s};
        play.stage->host().openConsole(second);
        QVERIFY(waitFor([&] { return play.told.isOpen(second); }));
        play.stage->host().writeConsole(second, "\necho on the second\n");
        QVERIFY(waitFor([&] { return play.told.text(second).count("on the second") > 1; }));
        QVERIFY(!play.told.text(play.console()).contains("on the second"));
    }

    void knowsTheGuestsMemory_data() { realRow(); }
    void knowsTheGuestsMemory()
    {
        Play play(StageKind::Real, asTheLastLeftIt);
        QVERIFY(boot(play));
        QVERIFY(waitFor([&] {
            const int before = play.told.samples;
            play.stage->host().sample();
            return waitFor([&] { return play.told.samples > before; })
                && play.told.counters(play.id())->memorySource == MemorySource::Guest;
        }));
        const Values &values = play.told.counters(play.id())->values;
        QVERIFY(*values[Metric::MemoryUsed] > 0);
        QVERIFY(*values[Metric::MemoryUsed] < *values[Metric::MemoryTotal]);
    }

    void outlivesALostDaemon_data() { consoleRows(); }
    void outlivesALostDaemon()
    {
        QFETCH(const StageKind, kind);
        Play play(kind, asTheLastLeftIt);
        QVERIFY(boot(play));
        const Vm before = play.vm();
        play.stage->killDaemon();
        QVERIFY(waitFor([&] { return play.vm().state == State::Unknown; }));
        QCOMPARE(play.told.links.last(), Host::Link::Lost);
        QVERIFY(!play.told.linkReason.isEmpty());
        QVERIFY(!play.told.isOpen(play.console()));
        QVERIFY(!play.told.closed(play.console())->ended);
        auto refused = play.begin(Action::Suspend);
        QVERIFY(!outcome(refused).isEmpty());
        QCOMPARE(codeOf(refused), ErrorCode::Unavailable);
        play.stage->reviveDaemon();
        QVERIFY(waitFor([&] { return play.told.links.last() == Host::Link::Connected; }));
        QVERIFY(waitFor([&] { return play.vm().state == State::Running; }));
        QCOMPARE(play.vm(), before);
        play.stage->host().openConsole(play.console());
        QVERIFY(waitFor([&] { return play.told.isOpen(play.console()); }));
        type(play, "echo still''here\n");
        QVERIFY(waitForText(play, kind == StageKind::Real ? "stillhere" : "still''here"));
        const int samples = play.told.samples;
        play.stage->host().sample();
        QVERIFY(waitFor([&] { return play.told.samples > samples; }));
    }

    void restarts_data() { allRows(); }
    void restarts()
    {
        QFETCH(const StageKind, kind);
        Play play(kind, asTheLastLeftIt);
        QVERIFY(boot(play));
        play.told.forgetText();
        QCOMPARE(outcome(play.begin(Action::Restart)), QString());
        QCOMPARE(play.vm().state, State::Running);
        if (kind != StageKind::Real)
            return;
        // The console stays, and shows the guest boot again.
        QVERIFY(waitForText(play, "Linux version"));
        QVERIFY(waitForPrompt(play));
        QVERIFY(play.told.isOpen(play.console()));
    }

    void stopsByTheGuestsOwnShutdown_data() { allRows(); }
    void stopsByTheGuestsOwnShutdown()
    {
        QFETCH(const StageKind, kind);
        Play play(kind, asTheLastLeftIt);
        QVERIFY(boot(play));
        QCOMPARE(outcome(play.begin(Action::Stop)), QString());
        QCOMPARE(play.vm().state, State::Off);
    }

    void changesTheHardware_data() { libvirtRows(); }
    void changesTheHardware()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
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
        auto facts = play.stage->host().details(play.id());
        QVERIFY(waitFor([&] { return facts.isFinished(); }));
        QVERIFY(facts.result());
        QVERIFY(
            facts.result().value().contains(Fact {u"Life"_s, u"Starts with its host"_s, u"yes"_s}));
        command.autostart = false;
        QCOMPARE(outcome(play.begin(command)), QString());
    }

    void takesNoVcpuFromARunningGuest_data() { realRow(); }
    void takesNoVcpuFromARunningGuest()
    {
        Play play(StageKind::Real);
        QVERIFY(waitConnected(play));
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

    void resizesADisk_data() { realRow(); }
    void resizesADisk()
    {
        Play play(StageKind::Real);
        QVERIFY(waitConnected(play));
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

    void takesSnapshots_data() { libvirtRows(); }
    void takesSnapshots()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
        const auto names = [&play] {
            auto list = play.stage->host().snapshots(play.id());
            waitFor([&] { return list.isFinished(); });
            QStringList found;
            for (const Snapshot &snapshot : list.result().value())
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

    void savesAndRestores_data() { libvirtRows(); }
    void savesAndRestores()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
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

    void showsAndTypesOnTheScreen_data() { libvirtRows(); }
    void showsAndTypesOnTheScreen()
    {
        QFETCH(const StageKind, kind);
        Play play(kind);
        QVERIFY(waitConnected(play));
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

    void readsTheOthersWhileOneHangs_data() { realRow(); }
    void readsTheOthersWhileOneHangs()
    {
        Play play(StageKind::Real);
        QVERIFY(waitConnected(play));
        const QString name = u"hanging-%1"_s.arg(QCoreApplication::applicationPid());
        play.stage->define(name);
        QVERIFY(waitFor([&] { return !play.told.vm(name).id.isNull(); }));
        play.stage->startByOther(name);
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        const VmId hanging = play.told.vm(name).id;
        const auto sample = [&play](VmId vm) {
            const auto count = [&play, vm] {
                return std::ranges::count(play.told.readings, vm, &Counters::vm);
            };
            const auto before = count();
            const int samples = play.told.samples;
            play.stage->host().sample();
            return waitFor([&] { return play.told.samples > samples; }, 10'000) && count() > before;
        };
        QVERIFY(sample(play.id()));
        QVERIFY(sample(hanging));
        const QList<qint64> emulators = emulatorsOf(name);
        QCOMPARE(emulators.size(), 1);
        QCOMPARE(kill(pid_t(emulators.first()), SIGSTOP), 0);
        QVERIFY(sample(play.id()));
        QVERIFY(sample(play.id()));
        QVERIFY(!sample(hanging));
        QCOMPARE(kill(pid_t(emulators.first()), SIGCONT), 0);
        QVERIFY(waitFor([&] { return sample(hanging); }));
        play.stage->destroyByOther(name);
        play.stage->undefine(name);
    }

    void endsWithinSecondsBesideAHungDaemon_data() { realRow(); }
    void endsWithinSecondsBesideAHungDaemon()
    {
        Play play(StageKind::Real);
        QVERIFY(waitConnected(play));
        pauseRealDaemon(true);
        play.stage->host().sample();
        auto details = play.stage->host().details(play.id());
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
