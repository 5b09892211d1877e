// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostplay.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What every Host promises about consoles. libvirt's test driver has none.
class HostConsoleContract : public QObject
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

    void givesEveryByteFromTheFirst_data() { hostRows({StageKind::Fake, StageKind::Real}); }
    void givesEveryByteFromTheFirst()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QVERIFY(play.told.order.indexOf(u"opened"_s) >= 0);
        QVERIFY(play.waitForPrompt());
        const QByteArray boot = play.told.text(play.console());
        QVERIFY2(boot.left(200).contains("] Linux version"), boot.left(200).constData());
        const QStringList &order = play.told.order;
        QVERIFY(order.indexOf(u"opened"_s) < order.indexOf(u"read"_s));
        QVERIFY(order.indexOf(u"opened"_s) < order.lastIndexOf(u"changed"_s));
        if (kind != StageKind::Real)
            return;
        // Every line that the kernel remembers came by. Its log has no line that this one lacks.
        play.told.forgetText();
        play.type("dmesg -r | head -n 150; echo log''end\n");
        QVERIFY(play.waitForText("logend"));
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

    void echoesWhatIsTyped_data() { hostRows({StageKind::Fake, StageKind::Real}); }
    void echoesWhatIsTyped()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind, asTheLastLeftIt);
        QVERIFY(play.boot());
        const QByteArray typed = "echo there and back\n";
        const qint64 before = play.told.written(play.console());
        play.type(typed);
        QVERIFY(play.waitForText("there and back"));
        QVERIFY(
            waitFor([&] { return play.told.written(play.console()) == before + typed.size(); }));
    }

    void sendsKeysThatTheGuestsKernelHears_data() { hostRows({StageKind::Real}); }
    void sendsKeysThatTheGuestsKernelHears()
    {
        HostPlay play(StageKind::Real, asTheLastLeftIt);
        QVERIFY(play.boot());
        play.type("echo 1 > /proc/sys/kernel/sysrq; echo rea''dy\n");
        QVERIFY(play.waitForText("ready"));
        Command command {Action::SendKey};
        command.keys = {u"LEFTALT"_s, u"SYSRQ"_s, u"H"_s};
        QCOMPARE(outcome(play.begin(command)), QString());
        QVERIFY(play.waitForText("sysrq: HELP"));
        command.keys = {u"LEFTALT"_s, u"NOSUCHKEY"_s};
        auto refused = play.begin(command);
        QVERIFY(outcome(refused).contains(u"there is no key NOSUCHKEY"));
        QCOMPARE(codeOf(refused), ErrorCode::InvalidCommand);
    }

    void losesNothingOfAFlood_data() { hostRows({StageKind::Real}); }
    void losesNothingOfAFlood()
    {
        HostPlay play(StageKind::Real, asTheLastLeftIt);
        QVERIFY(play.boot());
        play.told.forgetText();
        constexpr int last = 20'000;
        play.type("seq 1 " + QByteArray::number(last) + "; echo the''end\n");
        QVERIFY(play.waitForText("theend"));
        const QByteArray text = play.told.text(play.console());
        const qsizetype at = text.indexOf("1\r\n2\r\n3\r\n");
        QByteArray expected;
        for (int i = 1; i <= last; ++i)
            expected += QByteArray::number(i) + "\r\n";
        QVERIFY2(at >= 0, text.left(400).toPercentEncoding(" ").constData());
        QVERIFY(text.mid(at, expected.size()) == expected);
    }

    void keepsTwoConsolesApart_data() { hostRows({StageKind::Real}); }
    void keepsTwoConsolesApart()
    {
        HostPlay play(StageKind::Real, asTheLastLeftIt);
        QVERIFY(play.boot());
        const ConsoleKey second {play.id(), u"console1"_s};
        play.host().openConsole(second);
        QVERIFY(waitFor([&] { return play.told.isOpen(second); }));
        play.host().writeConsole(second, "\necho on the second\n");
        QVERIFY(waitFor([&] { return play.told.text(second).count("on the second") > 1; }));
        QVERIFY(!play.told.text(play.console()).contains("on the second"));
    }

    void closesAConsoleForOthers_data() { hostRows({StageKind::Fake, StageKind::Real}); }
    void closesAConsoleForOthers()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        play.host().closeConsole(play.console());
        QVERIFY(waitFor([&] { return !play.told.isOpen(play.console()); }));
        play.host().openConsole(play.console());
        QVERIFY(waitFor([&] { return play.told.isOpen(play.console()); }));
    }

    void outlivesALostDaemon_data() { hostRows({StageKind::Fake, StageKind::Real}); }
    void outlivesALostDaemon()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind, asTheLastLeftIt);
        QVERIFY(play.boot());
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
        play.host().openConsole(play.console());
        QVERIFY(waitFor([&] { return play.told.isOpen(play.console()); }));
        play.type("echo still''here\n");
        QVERIFY(play.waitForText(kind == StageKind::Real ? "stillhere" : "still''here"));
        const int samples = play.told.samples;
        play.host().sampleAll();
        QVERIFY(waitFor([&] { return play.told.samples > samples; }));
    }

    void endsConsolesWithTheVm_data() { hostRows({StageKind::Fake, StageKind::Real}); }
    void endsConsolesWithTheVm()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        QCOMPARE(outcome(play.begin(Action::Start)), QString());
        QVERIFY(play.told.isOpen(play.console()));
        QCOMPARE(outcome(play.begin(Action::ForceOff)), QString());
        QVERIFY(waitFor([&] { return !play.told.isOpen(play.console()); }));
        QVERIFY(play.told.closed(play.console())->ended);
        play.host().openConsole(play.console());
        QVERIFY(waitFor([&] { return !play.told.closed(play.console())->ended; }));
        QVERIFY(!play.told.isOpen(play.console()));
    }

    void takesNoConsoleFromAnother_data() { hostRows({StageKind::Fake, StageKind::Real}); }
    void takesNoConsoleFromAnother()
    {
        QFETCH(const StageKind, kind);
        HostPlay play(kind);
        QVERIFY(play.waitConnected());
        play.stage->startByOther(play.stage->vmName());
        QVERIFY(waitFor([&] { return play.vm().state == State::Running; }));
        play.host().closeConsole(play.console());
        play.stage->holdConsoleByOther(play.stage->vmName());
        play.host().openConsole(play.console());
        QVERIFY(waitFor([&] {
            const auto *closed = play.told.closed(play.console());
            return closed && closed->reason.contains(u"another program");
        }));
        QVERIFY(!play.told.closed(play.console())->ended);
        play.stage->letConsoleGo();
        play.host().openConsole(play.console());
        QVERIFY(waitFor([&] { return play.told.isOpen(play.console()); }));
    }
};

QTEST_GUILESS_MAIN(HostConsoleContract)
#include "tst_hostconsole.moc"
