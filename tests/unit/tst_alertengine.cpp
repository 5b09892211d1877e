// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/alertruletext.h"
#include "core/protocol/limits.h"
#include "core/service/alertengine.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using What = AlertEngine::What;

namespace {

AlertRule rule(const char *text)
{
    const auto parsed = parseAlertRule(QString::fromUtf8(text));
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().message));
    return parsed.value();
}

Vm vm(const QString &name, State state = State::Running)
{
    Vm made;
    made.id = QUuid::createUuidV5(QUuid(), name);
    made.name = name;
    made.state = state;
    return made;
}

Sample sample(const Vm &of, std::optional<double> cpu)
{
    Sample made;
    made.vm = of.id;
    if (cpu)
        made.values.set(Metric::CpuUtilization, *cpu);
    return made;
}

} // namespace

// Rules, readings and clock are the test's.
class AlertEngineTest : public QObject
{
    Q_OBJECT

    struct Setup
    {
        explicit Setup(const QList<AlertRule> &rules, int maxAlerts = 100) : engine(maxAlerts, 15s)
        {
            engine.setRules(rules);
            engine.take(web);
        }

        AlertEngine::Now now() const { return {clock, wall}; }

        void pass(std::chrono::milliseconds time)
        {
            clock += time;
            wall = wall.addMSecs(time.count());
        }

        AlertEngine::Changes read(std::optional<double> cpu, std::chrono::milliseconds after = 5s)
        {
            pass(after);
            return engine.take(sample(web, cpu), now());
        }

        AlertEngine::Changes stop(StopReason reason, bool asked = false)
        {
            return engine.take(web.id, reason, asked, now());
        }

        Vm web = vm(u"web-01"_s);
        std::chrono::milliseconds clock {1'000'000};
        QDateTime wall = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);
        AlertEngine engine;
    };

    static QList<What> kinds(const AlertEngine::Changes &changes)
    {
        QList<What> found;
        for (const AlertEngine::Change &change : changes)
            found.append(change.what);
        return found;
    }

private slots:

    // What a reading every 5 s leads to: f fired, c cleared, . nothing. "-" is a reading without
    // the value.
    void followsReadings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("readings");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, const char *text, const char *readings,
                            const char *told) {
            QTest::newRow(name) << QString::fromUtf8(text)
                                << QString::fromUtf8(readings).split(u' ')
                                << QString::fromUtf8(told);
        };
        const char *const atOnce = "r: cpu.utilization > 90";
        const char *const held = "r: cpu.utilization > 90 for 10s";
        const char *const hysteresis = "r: cpu.utilization > 90, clears < 80";
        row("at once, once", atOnce, "91 95 99", "f..");
        row("the limit itself is not above it", atOnce, "90 90", "..");
        row("over at the limit", atOnce, "91 90 91", "fcf");
        row("held long enough", held, "91 91 91 91", "..f.");
        row("not long enough", held, "91 91 50 91 91 91", ".....f");
        row("hysteresis", hysteresis, "91 85 91 80 79 85 91", "f...c.f");
        row("below", "r: cpu.utilization < 10, clears > 20", "9 15 20 21 15 9", "f..c.f");
        row("nothing read fires nothing", atOnce, "- - -", "...");
        row("nothing read clears nothing", atOnce, "91 - - 91 50", "f...c");
        row("nothing read is not over", held, "91 - 91 91", "..f.");
    }

    void followsReadings()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, readings);
        QFETCH(const QString, told);
        Setup s({rule(qPrintable(text))});
        QString heard;
        for (const QString &reading : readings) {
            const auto changes =
                s.read(reading == u"-" ? std::nullopt : std::optional(reading.toDouble()));
            QVERIFY(changes.size() <= 1);
            heard += changes.isEmpty() ? u'.' : changes[0].what == What::Fired ? u'f' : u'c';
        }
        QCOMPARE(heard, told);
    }

    void timeWithoutReadingsDoesNotCount()
    {
        Setup s({rule("r: cpu.utilization > 90 for 1m")});
        QVERIFY(s.read(95).isEmpty());
        QVERIFY(s.read(95, 1h).isEmpty()); // of it 15 s count
        QVERIFY(s.read(95, 15s).isEmpty());
        QVERIFY(s.read(95, 15s).isEmpty());
        QCOMPARE(kinds(s.read(95, 15s)), QList {What::Fired});
    }

    void saysWhatItIsAbout()
    {
        Setup s({rule("busy: cpu.utilization > 90 for 5s, critical")});
        s.read(95);
        const auto changes = s.read(97.345678);
        QCOMPARE(changes.size(), 1);
        const Alert &alert = changes[0].alert;
        QCOMPARE(alert.rule, u"busy"_s);
        QCOMPARE(alert.vm, s.web.id);
        QCOMPARE(alert.metric, u"cpu.utilization"_s);
        QCOMPARE(alert.value, 97.345678);
        QCOMPARE(alert.severity, Severity::Critical);
        QCOMPARE(alert.since, s.wall);
        QCOMPARE(alert.state, Alert::State::Firing);
        QCOMPARE(alert.message, u"web-01: cpu.utilization is 97.3 %, above 90 % for 5s"_s);
        QCOMPARE(changes[0].vmName, u"web-01"_s);
        QVERIFY(!alert.id.isEmpty());
        s.read(99);
        QCOMPARE(s.engine.find(alert.id)->value, 99.0); // the newest, for who looks
    }

    void followsTheRulesThatAreForAVm()
    {
        Setup s({rule("a: cpu.utilization > 90, on web-*"),
                 rule("b: cpu.utilization > 90, on db-*"), rule("c: cpu.utilization > 90")});
        QStringList names;
        for (const auto &change : s.read(95))
            names.append(change.alert.rule);
        QCOMPARE(names, QStringList({u"a"_s, u"c"_s}));
        s.web.name = u"db-01"_s;
        const auto renamed = s.engine.take(s.web);
        QCOMPARE(kinds(renamed), QList {What::Cleared});
        QCOMPARE(renamed[0].alert.rule, u"a"_s);
        const auto read = s.read(95);
        QCOMPARE(kinds(read), QList {What::Fired});
        QCOMPARE(read[0].alert.rule, u"b"_s);
    }

    void endsWithTheVm_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<bool>("ends");
        QTest::newRow("off") << State::Off << true;
        QTest::newRow("crashed") << State::Crashed << true;
        QTest::newRow("paused") << State::Paused << false;
        QTest::newRow("not known") << State::Unknown << false;
    }

    void endsWithTheVm()
    {
        QFETCH(const State, state);
        QFETCH(const bool, ends);
        Setup s({rule("r: cpu.utilization > 90")});
        s.read(95);
        s.web.state = state;
        const auto changes = s.engine.take(s.web);
        QCOMPARE(changes.size(), ends ? 1 : 0);
        QCOMPARE(s.engine.alerts().size(), ends ? 0 : 1);
        if (ends)
            QCOMPARE(changes[0].alert.message, u"web-01: vm off"_s);
    }

    void anOffVmBeginsAnew()
    {
        Setup s({rule("r: cpu.utilization > 90 for 10s")});
        s.read(95);
        s.read(95);
        s.engine.take(vm(u"web-01"_s, State::Off));
        s.engine.take(s.web);
        QVERIFY(s.read(95).isEmpty());
        QVERIFY(s.read(95).isEmpty());
        QCOMPARE(kinds(s.read(95)), QList {What::Fired});
    }

    void endsWithARemovedVm()
    {
        Setup s({rule("r: cpu.utilization > 90"), rule("c: crashed")});
        s.read(95);
        s.stop(StopReason::Crashed);
        QCOMPARE(kinds(s.engine.remove(s.web)), QList({What::Cleared, What::Cleared}));
        QVERIFY(s.engine.alerts().isEmpty());
    }

    void tellsOfUnexpectedEnds_data()
    {
        QTest::addColumn<StopReason>("reason");
        QTest::addColumn<bool>("asked");
        QTest::addColumn<QStringList>("rules");
        const QStringList none;
        const QStringList stopped {u"stop"_s};
        const QStringList both {u"stop"_s, u"crash"_s};
        QTest::newRow("the guest's own") << StopReason::ShutDown << false << none;
        QTest::newRow("asked for") << StopReason::ShutDown << true << none;
        QTest::newRow("forced here") << StopReason::ForcedOff << true << none;
        QTest::newRow("forced elsewhere") << StopReason::ForcedOff << false << stopped;
        QTest::newRow("saved here") << StopReason::Saved << true << none;
        QTest::newRow("saved elsewhere") << StopReason::Saved << false << stopped;
        QTest::newRow("snapshot elsewhere") << StopReason::Snapshot << false << stopped;
        QTest::newRow("migrated") << StopReason::Migrated << false << none;
        QTest::newRow("no reason") << StopReason::Unknown << false << stopped;
        QTest::newRow("crashed") << StopReason::Crashed << false << both;
        QTest::newRow("crashed when asked")
            << StopReason::Crashed << true << QStringList {u"crash"_s};
    }

    void tellsOfUnexpectedEnds()
    {
        QFETCH(const StopReason, reason);
        QFETCH(const bool, asked);
        QFETCH(const QStringList, rules);
        Setup s({rule("stop: stopped unexpectedly"), rule("crash: crashed, critical")});
        QStringList told;
        for (const auto &change : s.stop(reason, asked))
            told.append(change.alert.rule);
        QCOMPARE(told, rules);
        QVERIFY(s.stop(reason, asked).isEmpty()); // no repeats
    }

    void whatHappenedStaysUntilAcknowledged()
    {
        Setup s({rule("crash: crashed")});
        const QString id = s.stop(StopReason::Crashed)[0].alert.id;
        s.engine.take(vm(u"web-01"_s, State::Off));
        s.engine.take(s.web);
        s.engine.setRules({});
        QVERIFY(s.engine.find(id));
        const auto changes = s.engine.acknowledge(id, u"ada"_s);
        QVERIFY(changes);
        QCOMPARE(kinds(changes.value()), QList({What::Acknowledged, What::Cleared}));
        QCOMPARE(changes.value()[1].alert.acknowledgedBy, u"ada"_s);
        QVERIFY(!s.engine.find(id));
    }

    void watchMatchesBecomeAlerts()
    {
        Setup s({});
        Event event {s.wall, s.web.id,   u"watch"_s,        u"Kernel panic"_s,
                     {},     u"panic"_s, Severity::Critical};
        const auto changes = s.engine.take(event, s.now());
        QCOMPARE(kinds(changes), QList {What::Fired});
        QCOMPARE(changes[0].alert.rule, u"panic"_s);
        QCOMPARE(changes[0].alert.severity, Severity::Critical);
        QCOMPARE(changes[0].alert.message, u"Kernel panic"_s);
        QVERIFY(s.engine.take(event, s.now()).isEmpty());
        event.rule = u"login"_s;
        event.severity = Severity::Info;
        QVERIFY(s.engine.take(event, s.now()).isEmpty());
    }

    void acknowledgesOnce()
    {
        Setup s({rule("r: cpu.utilization > 90")});
        const QString id = s.read(95)[0].alert.id;
        const auto changes = s.engine.acknowledge(id, u"ada"_s);
        QVERIFY(changes);
        QCOMPARE(kinds(changes.value()), QList {What::Acknowledged});
        QCOMPARE(changes.value()[0].by, u"ada"_s);
        QCOMPARE(s.engine.find(id)->acknowledgedBy, u"ada"_s);
        QCOMPARE(s.engine.acknowledge(id, u"bob"_s).error().code, ErrorCode::Conflict);
        QCOMPARE(s.engine.acknowledge(u"nothing"_s, u"bob"_s).error().code,
                 ErrorCode::InvalidMessage);
        s.read(50);
        QVERIFY(s.read(95)[0].alert.acknowledgedBy.isEmpty()); // another one
    }

    void snoozesForATime()
    {
        Setup s({rule("r: cpu.utilization > 90")});
        const QString id = s.read(95)[0].alert.id;
        const auto changes = s.engine.snooze(id, 60s, u"ada"_s, s.now());
        QVERIFY(changes);
        QCOMPARE(kinds(changes.value()), QList {What::Snoozed});
        QCOMPARE(changes.value()[0].alert.snoozedUntil, s.wall.addSecs(60));
        s.read(50);
        QVERIFY(s.read(95)[0].alert.snoozedUntil); // it is the rule on this VM that is snoozed
        QVERIFY(s.engine.wake(s.now()).isEmpty());
        s.pass(50s);
        const auto woken = s.engine.wake(s.now());
        QCOMPARE(kinds(woken), QList {What::Woken});
        QVERIFY(!woken[0].alert.snoozedUntil);
        QVERIFY(s.engine.wake(s.now()).isEmpty());
    }

    void endsSnoozes()
    {
        Setup s({rule("r: cpu.utilization > 90")});
        const QString id = s.read(95)[0].alert.id;
        QVERIFY(s.engine.snooze(id, 60s, u"ada"_s, s.now()));
        const auto ended = s.engine.snooze(id, 0s, u"ada"_s, s.now());
        QVERIFY(ended);
        QVERIFY(!ended.value()[0].alert.snoozedUntil);
        QVERIFY(s.engine.snoozes().isEmpty());
        QVERIFY(!s.engine.snooze(id, Protocol::maxSnooze + 1s, u"ada"_s, s.now()));
        QVERIFY(!s.engine.snooze(id, -1s, u"ada"_s, s.now()));
        QVERIFY(!s.engine.snooze(u"nothing"_s, 1s, u"ada"_s, s.now()));
    }

    void followsChangedRules()
    {
        const AlertRule busy = rule("busy: cpu.utilization > 90 for 10s");
        const AlertRule other = rule("other: cpu.utilization > 90");
        Setup s({busy, other});
        s.read(95);
        s.read(95);
        const auto removed = s.engine.setRules({busy});
        QCOMPARE(kinds(removed), QList {What::Cleared});
        QCOMPARE(removed[0].alert.rule, u"other"_s);
        QCOMPARE(removed[0].alert.message, u"web-01: the rule was removed"_s);
        QCOMPARE(kinds(s.read(95)), QList {What::Fired}); // the one that stayed went on
        const auto changed = s.engine.setRules({rule("busy: cpu.utilization > 95")});
        QCOMPARE(kinds(changed), QList {What::Cleared});
        QCOMPARE(changed[0].alert.message, u"web-01: the rule was changed"_s);
        QCOMPARE(kinds(s.read(96)), QList {What::Fired});
    }

    void keepsNoMoreThanItMay()
    {
        Setup s({rule("a: cpu.utilization > 90"), rule("b: cpu.utilization > 90"),
                 rule("c: cpu.utilization > 90")},
                2);
        QCOMPARE(s.read(95).size(), 2);
        QCOMPARE(s.engine.alerts().size(), 2);
        QCOMPARE(s.engine.dropped(), 1);
        QCOMPARE(s.read(50).size(), 2);
        QVERIFY(s.engine.alerts().isEmpty());
    }

    void goesOnAfterARestart()
    {
        const AlertRule busy = rule("busy: cpu.utilization > 90 for 10m, clears < 80");
        Alert alert;
        alert.id = u"1"_s;
        alert.rule = u"busy"_s;
        alert.vm = vm(u"web-01"_s).id;
        alert.metric = u"cpu.utilization"_s;
        Alert gone = alert;
        gone.id = u"2"_s;
        gone.rule = u"gone"_s;
        Alert foreign = alert;
        foreign.id = u"3"_s;
        foreign.vm = vm(u"foreign"_s).id;

        AlertEngine engine(100, 15s);
        engine.restore({alert, gone, foreign}, {});
        const auto changes = engine.setRules({busy});
        QCOMPARE(kinds(changes), QList {What::Cleared}); // of the rule that is gone
        QCOMPARE(changes[0].alert.id, u"2"_s);
        const Vm web = vm(u"web-01"_s);
        QVERIFY(engine.take(web).isEmpty());
        const AlertEngine::Now now {5s, QDateTime::currentDateTimeUtc()};
        QVERIFY(engine.take(sample(web, 95), now).isEmpty()); // it has been told before
        QCOMPARE(kinds(engine.removeUnknown()), QList {What::Cleared});
        QVERIFY(!engine.find(u"3"_s));
        QCOMPARE(kinds(engine.take(sample(web, 70), now)), QList {What::Cleared});
    }
};

QTEST_APPLESS_MAIN(AlertEngineTest)

#include "tst_alertengine.moc"
