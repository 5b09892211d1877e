// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostplay.h"

#include <QFile>
#include <QTest>

#include <utility>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

const StageOptions withLog {.logged = true};

} // namespace

// What every Host promises about a console that has a log, and about telling the guest its size.
class HostLogContract : public QObject
{
    Q_OBJECT

private:
    // As the test before left it, unless that failed in the middle of something.
    StageOptions withLogAsItIs() { return {.off = std::exchange(m_isSpoilt, false), .logged = true}; }

    bool m_isSpoilt = false;

    // A VM that others started is up, and nobody has opened its console.
    static bool bootsByOthers(HostPlay &play)
    {
        if (!play.waitConnected())
            return false;
        if (play.vm().state == State::Off)
            play.stage->startByOther(play.stage->vmName());
        const bool isUp =
            waitFor([&play] { return play.vm().state == State::Running; }) && waitFor([&play] {
                const QByteArray log = play.stage->log();
                return log.contains("GUEST-UP") && log.trimmed().endsWith('#');
            });
        if (!isUp)
            qWarning() << "no prompt, but" << int(play.vm().state) << play.stage->log().right(500);
        return isUp;
    }

    static bool opens(HostPlay &play)
    {
        play.host().openConsole(play.console());
        return waitFor([&play] { return play.told.isOpen(play.console()); });
    }

    // What was shown is what the log has, byte for byte.
    static bool hasWholeLog(const HostPlay &play)
    {
        return waitFor([&play] { return play.told.text(play.console()) == play.stage->log(); });
    }

    // For the next test, which waits for it. What a guest says in the moment in which its console
    // is closed can be lost, in its log too, because QEMU does not notice at once.
    static bool isLeftAtItsPrompt(const HostPlay &play)
    {
        return play.waitForPrompt() && hasWholeLog(play);
    }

private slots:
    void init()
    {
        QFETCH(const StageKind, kind);
        const QString problem = kind == StageKind::Real ? prepareRealStage() : QString();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanup() { m_isSpoilt |= QTest::currentTestFailed(); }

    void cleanupTestCase() { endRealStage(); }

    void showsTheBootOfAVmThatOthersStarted_data() { hostRows({StageKind::Fake, StageKind::Real}); }
    void showsTheBootOfAVmThatOthersStarted()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind, withLog);
        QVERIFY(bootsByOthers(play));
        QVERIFY(opens(play));
        const QByteArray boot = play.told.text(play.console());
        QVERIFY2(boot.left(300).contains("Linux version"), boot.left(300).constData());
        QVERIFY(boot.contains("GUEST-UP"));
        if (kind != StageKind::Real)
            return;
        play.type("seq 1 2000; echo se''en\n");
        QVERIFY(play.waitForText("seen"));
        QVERIFY(hasWholeLog(play));
    }

    void joinsThemWhileTheGuestSpeaks_data() { hostRows({StageKind::Real}); }
    void joinsThemWhileTheGuestSpeaks()
    {
        HostPlay play(StageKind::Real, withLogAsItIs());
        QVERIFY(bootsByOthers(play));
        const ConsoleKey second {play.id(), u"console1"_s};
        play.host().openConsole(second);
        QVERIFY(waitFor([&] { return play.told.isOpen(second); }));
        const qsizetype before = play.stage->log().size();
        play.host().writeConsole(second, "seq 1 30000 > /dev/ttyS0; echo flood''ed\n");
        QVERIFY(waitFor([&] { return play.stage->log().size() > before + 5000; }));
        // Opened and closed in the middle of it, each time with everything from the beginning.
        for (int i = 0; i < 4; ++i) {
            play.told.forgetText();
            QVERIFY(opens(play));
            const QByteArray log = play.stage->log();
            QVERIFY(waitFor([&] { return play.told.text(play.console()).size() >= log.size(); }));
            QVERIFY(play.told.text(play.console()).startsWith(log));
            if (i == 3)
                break;
            play.host().closeConsole(play.console());
            QVERIFY(waitFor([&] { return !play.told.isOpen(play.console()); })); // its last bytes came
        }
        QVERIFY(waitFor([&] { return play.stage->log().contains("\r\n30000\r\n"); }));
        QVERIFY(hasWholeLog(play));
        play.type("echo a''gain\n");
        QVERIFY(play.waitForText("again"));
        QVERIFY(isLeftAtItsPrompt(play));
    }

    void followsTheLogOfAConsoleThatAnotherHas_data()
    {
        hostRows({StageKind::Fake, StageKind::Real});
    }
    void followsTheLogOfAConsoleThatAnotherHas()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind, kind == StageKind::Real ? withLogAsItIs() : withLog);
        QVERIFY(bootsByOthers(play));
        play.host().closeConsole(play.console());
        QVERIFY(waitFor([&] { return !play.told.isOpen(play.console()); }));
        play.told.forgetText();
        play.stage->holdConsoleByOther(play.stage->vmName());
        QVERIFY(opens(play));
        QVERIFY(
            waitFor([&] { return play.told.held(play.console()).contains(u"another program"); }));
        QVERIFY(hasWholeLog(play));
        const qint64 written = play.told.written(play.console());
        play.type("echo lo''st\n");
        if (kind == StageKind::Real) {
            // What the other program makes the guest say is seen.
            const ConsoleKey second {play.id(), u"console1"_s};
            play.host().openConsole(second);
            QVERIFY(waitFor([&] { return play.told.isOpen(second); }));
            play.host().writeConsole(second, "echo from the other > /dev/ttyS0\n");
            QVERIFY(play.waitForText("from the other"));
        }
        play.stage->letConsoleGo();
        QVERIFY(waitFor([&] { return play.told.held(play.console()).isEmpty(); }));
        QVERIFY(play.told.isOpen(play.console())); // it went on, without a new beginning
        QCOMPARE(play.told.written(play.console()), written);
        QVERIFY(!play.told.text(play.console()).contains("lost"));
        if (kind != StageKind::Real)
            return;
        play.type("echo mi''ne\n");
        QVERIFY(play.waitForText("mine"));
        QVERIFY(isLeftAtItsPrompt(play));
    }

    void tellsTheGuestItsSize_data() { hostRows({StageKind::Real}); }
    void tellsTheGuestItsSize()
    {
        HostPlay play(StageKind::Real, withLogAsItIs());
        QVERIFY(bootsByOthers(play));
        QVERIFY(opens(play));
        auto untold = play.host().resizeConsole(play.console(), 132, 43);
        QVERIFY(waitFor([&] { return untold.isFinished(); }));
        QVERIFY(!untold.result()); // the agent is not there yet
        QVERIFY(!untold.result().error().message.isEmpty());
        QFile agent(QStringLiteral(TEST_GUEST_AGENT));
        QVERIFY(agent.open(QIODevice::ReadOnly));
        play.type("cat > /tmp/agent <<'END'\n" + agent.readAll()
                  + "END\nsh /tmp/agent & echo age''nt\n");
        QVERIFY(play.waitForText("agent\r\n"));
        QFuture<Result<QString>> told;
        QVERIFY(waitFor([&] {
            if (told.isValid() && !told.isFinished())
                return false;
            if (told.isValid() && told.result())
                return true;
            told = play.host().resizeConsole(play.console(), 132, 43);
            return false;
        }));
        QCOMPARE(told.result().value(), u"agent"_s);
        play.type("stty size\n");
        QVERIFY(play.waitForText("43 132\r\n"));
        QVERIFY(isLeftAtItsPrompt(play));
    }

    void knowsWhenTheGuestHasNoAgent_data() { hostRows({StageKind::Fake, StageKind::Real}); }
    void knowsWhenTheGuestHasNoAgent()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind, asTheLastLeftIt);
        QVERIFY(play.boot());
        auto told = play.host().resizeConsole(play.console(), 132, 43);
        QVERIFY(waitFor([&] { return told.isFinished(); }));
        QVERIFY(!told.result());
        QCOMPARE(told.result().error().code, ErrorCode::Unavailable);
        QVERIFY(told.result().error().message.contains(u"agent"));
    }

    void endsAFollowedConsoleWithTheVm_data() { hostRows({StageKind::Fake, StageKind::Real}); }
    void endsAFollowedConsoleWithTheVm()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind, kind == StageKind::Real ? withLogAsItIs() : withLog);
        QVERIFY(bootsByOthers(play));
        play.host().closeConsole(play.console());
        QVERIFY(waitFor([&] { return !play.told.isOpen(play.console()); }));
        play.told.forgetText();
        play.stage->holdConsoleByOther(play.stage->vmName());
        QVERIFY(opens(play));
        QVERIFY(waitFor([&] { return !play.told.held(play.console()).isEmpty(); }));
        play.stage->destroyByOther(play.stage->vmName());
        QVERIFY(waitFor([&] { return !play.told.isOpen(play.console()); }));
        QVERIFY(play.told.closed(play.console())->ended);
    }
};

QTEST_GUILESS_MAIN(HostLogContract)
#include "tst_hostlog.moc"
