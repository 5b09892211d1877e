// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolewatches.h"
#include "core/service/hub.h"
#include "tests/support/fakehost.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

// What is found on consoles becomes events.
class ConsoleWatchesTest : public QObject
{
    Q_OBJECT

    struct Setup
    {
        explicit Setup(const QStringList &rules = {}, State state = State::Off)
        {
            config.alerts.console = rules;
            auto made = std::make_unique<FakeHost>();
            host = made.get();
            vm = host->add(u"web-1"_s, state, {u"serial0"_s, u"console1"_s});
            std::vector<std::unique_ptr<Host>> hosts;
            hosts.push_back(std::move(made));
            hub = std::make_unique<Hub>(std::move(hosts), config);
            consoles = std::make_unique<ConsoleHub>(*hub, config.limits);
            watches = std::make_unique<ConsoleWatches>(*hub, *consoles, config);
            hub->open();
        }

        QList<Event> events(const QString &kind) const
        {
            QList<Event> found;
            for (const Event &event : hub->events())
                if (event.kind == kind)
                    found.append(event);
            return found;
        }

        void start()
        {
            hub->perform(u"ada"_s, vm, {}, {Action::Start}, &context, [](const auto &) {});
        }

        Config config;
        QObject context;
        FakeHost *host = nullptr;
        VmId vm;
        std::unique_ptr<Hub> hub;
        std::unique_ptr<ConsoleHub> consoles;
        std::unique_ptr<ConsoleWatches> watches;
    };

private slots:
    void tellsOfAPanicWithRuleAndSeverity();
    void tellsHowLongABootTook();
    void countsOnlyThePrimaryConsole();
    void saysNothingOfABootThatItDidNotSee();
    void findsTheLastWordsOfARun();
    void watchesWhatOthersStartedWhileSomebodyWatches();
    void followsTheNameOfTheVm();
    void tellsOfARuleThatCostsTooMuch();
};

void ConsoleWatchesTest::tellsOfAPanicWithRuleAndSeverity()
{
    Setup s;
    EVENTUALLY(s.hub->vms().size() == 1);
    s.host->setBootText("[ 1.0] Kernel panic - not syncing: no init\r\n");
    s.start();
    EVENTUALLY(!s.events(u"watch"_s).isEmpty()); // on both consoles
    const Event event = s.events(u"watch"_s).first();
    QCOMPARE(event.rule, u"kernel panic"_s);
    QCOMPARE(event.severity, Severity::Critical);
    QCOMPARE(event.vm, s.vm);
    QVERIFY2(event.message.contains(u"of web-1: [ 1.0] Kernel panic - not syncing: no init"),
             qPrintable(event.message));
}

void ConsoleWatchesTest::tellsHowLongABootTook()
{
    Setup s;
    EVENTUALLY(s.hub->vms().size() == 1);
    s.host->setBootText("Welcome\r\nweb-1 login: ");
    s.start();
    EVENTUALLY(s.events(u"boot"_s).size() == 1);
    const Event event = s.events(u"boot"_s).first();
    QVERIFY2(event.message.startsWith(u"web-1 booted in "), qPrintable(event.message));
    QCOMPARE(event.severity, Severity::Info);
    QCOMPARE(event.vm, s.vm);
    // Whoever logs out makes another prompt, but no other boot.
    const ConsoleKey primary {s.vm, u"serial0"_s};
    s.host->feed(primary, "root\r\nKernel panic - not syncing\r\nweb-1 login: ");
    EVENTUALLY(!s.events(u"watch"_s).isEmpty()
               && s.events(u"watch"_s).last().rule == u"kernel panic"_s);
    QCOMPARE(s.events(u"boot"_s).size(), 1);
}

void ConsoleWatchesTest::countsOnlyThePrimaryConsole()
{
    Setup s;
    EVENTUALLY(s.hub->vms().size() == 1);
    s.start();
    const ConsoleKey second {s.vm, u"console1"_s};
    EVENTUALLY(s.host->isConsoleOpen(second));
    s.host->feed(second, "web-1 login: ");
    EVENTUALLY(s.events(u"watch"_s).size() == 1);
    QVERIFY(s.events(u"boot"_s).isEmpty());
    s.host->feed({s.vm, u"serial0"_s}, "web-1 login: ");
    EVENTUALLY(s.events(u"boot"_s).size() == 1);
}

void ConsoleWatchesTest::saysNothingOfABootThatItDidNotSee()
{
    Setup s({}, State::Running);
    EVENTUALLY(s.hub->vms().size() == 1);
    const auto feed = s.consoles->feed(s.vm, {});
    QVERIFY(feed);
    feed.value()->join(u"ada"_s, false, {});
    const ConsoleKey primary {s.vm, u"serial0"_s};
    EVENTUALLY(s.host->isConsoleOpen(primary));
    s.host->feed(primary, "web-1 login: ");
    EVENTUALLY(s.events(u"watch"_s).size() == 1);
    QVERIFY(s.events(u"boot"_s).isEmpty());
}

// The screen is empty as soon as the run is over.
void ConsoleWatchesTest::findsTheLastWordsOfARun()
{
    Setup s;
    EVENTUALLY(s.hub->vms().size() == 1);
    s.start();
    const ConsoleKey primary {s.vm, u"serial0"_s};
    EVENTUALLY(s.host->isConsoleOpen(primary));
    s.host->feed(primary, "Kernel panic - not syncing: gone");
    s.host->setState(s.vm, State::Crashed);
    EVENTUALLY(s.events(u"watch"_s).size() == 1);
}

void ConsoleWatchesTest::watchesWhatOthersStartedWhileSomebodyWatches()
{
    Setup s;
    EVENTUALLY(s.hub->vms().size() == 1);
    const auto feed = s.consoles->feed(s.vm, {});
    QVERIFY(feed);
    feed.value()->join(u"ada"_s, false, {});
    s.host->setState(s.vm, State::Running);
    const ConsoleKey primary {s.vm, u"serial0"_s};
    EVENTUALLY(s.host->isConsoleOpen(primary));
    s.host->feed(primary, "web-1 login: ");
    EVENTUALLY(s.events(u"boot"_s).size() == 1);
}

void ConsoleWatchesTest::followsTheNameOfTheVm()
{
    Setup s({u"mine: /found/, on db-*, info"_s});
    EVENTUALLY(s.hub->vms().size() == 1);
    s.start();
    const ConsoleKey primary {s.vm, u"serial0"_s};
    EVENTUALLY(s.host->isConsoleOpen(primary));
    s.host->feed(primary, "found 1\r\nKernel panic - not syncing\r\n");
    EVENTUALLY(s.events(u"watch"_s).size() == 1);
    QCOMPARE(s.events(u"watch"_s).first().rule, u"kernel panic"_s);
    s.host->rename(s.vm, u"db-1"_s);
    EVENTUALLY(s.hub->vm(s.vm)->name == u"db-1"_s);
    s.host->feed(primary, "found 2\r\n");
    EVENTUALLY(s.events(u"watch"_s).size() == 2);
    QCOMPARE(s.events(u"watch"_s).last().rule, u"mine"_s);
}

void ConsoleWatchesTest::tellsOfARuleThatCostsTooMuch()
{
    Setup s({u"slow: /(x+)+$/, critical"_s});
    EVENTUALLY(s.hub->vms().size() == 1);
    s.host->setBootText(QByteArray(70, 'x') + "!\r\n");
    s.start();
    EVENTUALLY(!s.events(u"watch"_s).isEmpty()); // on both consoles
    const Event event = s.events(u"watch"_s).first();
    QCOMPARE(event.rule, u"slow"_s);
    QCOMPARE(event.severity, Severity::Warning);
    QVERIFY2(event.message.contains(u" of web-1 any more: it takes more than 20000 steps"),
             qPrintable(event.message));
}

QTEST_GUILESS_MAIN(ConsoleWatchesTest)
#include "tst_consolewatches.moc"
