// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/alerts.h"
#include "core/service/hub.h"
#include "core/service/jsonfile.h"
#include "tests/support/fakehost.h"
#include "tests/support/hookserver.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The alerts of a service, with hosts that the test plays.
class AlertsTest : public QObject
{
    Q_OBJECT

    struct Run // of the service
    {
        Run(const QString &directory, const Config &config)
        {
            auto made = std::make_unique<FakeHost>();
            host = made.get();
            web = host->add(u"web-01"_s, State::Running);
            std::vector<std::unique_ptr<Host>> hosts;
            hosts.push_back(std::move(made));
            hub = std::make_unique<Hub>(std::move(hosts), config);
            alerts = std::make_unique<Alerts>(*hub, config, directory);
            alerts->load();
            hub->open();
        }

        // Returns when the service has it.
        bool read(double memory)
        {
            Counters counters;
            counters.vm = web;
            counters.taken = taken += 5s;
            counters.values.set(Metric::MemoryUsed, memory);
            host->count(counters);
            host->sampleAll();
            return QTest::qWaitFor(
                [&] {
                    const Sample *newest = hub->latest(web);
                    return newest && newest->values[Metric::MemoryUsed] == memory;
                },
                patience);
        }

        QStringList log() const // of alerts
        {
            QStringList lines;
            for (const Event &event : hub->events())
                if (event.kind == u"alert")
                    lines.append(event.message);
            return lines;
        }

        bool fires(const QString &rule) const
        {
            return std::ranges::any_of(alerts->alerts(),
                                       [&](const Alert &alert) { return alert.rule == rule; });
        }

        QString id() const { return alerts->alerts().value(0).id; }

        FakeHost *host = nullptr;
        VmId web;
        std::chrono::nanoseconds taken = 1s;
        std::unique_ptr<Hub> hub;
        std::unique_ptr<Alerts> alerts;
    };

    struct Setup
    {
        explicit Setup(const QStringList &rules = {u"big: memory.used > 100 B"_s})
        {
            config.webSocket.metricsInterval = 1h; // the test reads
            config.alerts.rules = rules;
        }

        Run run() const { return {directory.path(), config}; }
        QString file() const { return directory.filePath(u"alerts.json"_s); }

        QTemporaryDir directory;
        Config config;
    };

    static Command command(Action action)
    {
        Command made;
        made.action = action;
        return made;
    }

private slots:
    void firesAndClears()
    {
        Setup s;
        Run run = s.run();
        QSignalSpy changed(run.alerts.get(), &Alerts::changed);
        QTRY_VERIFY(run.hub->vm(run.web));
        QVERIFY(run.read(200));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<Alert>().rule, u"big"_s);
        QCOMPARE(run.log().size(), 1);
        QCOMPARE(run.log()[0], u"Alert big: web-01: memory.used is 200 B, above 100 B"_s);
        QCOMPARE(run.hub->events().back().severity, Severity::Warning);
        QCOMPARE(run.hub->events().back().rule, u"big"_s);
        QVERIFY(run.read(50));
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(changed[1][0].value<Alert>().state, Alert::State::Cleared);
        QVERIFY(run.alerts->alerts().isEmpty());
        QCOMPARE(run.hub->events().back().severity, Severity::Info);
    }

    void endsWhenTheVmIsOff()
    {
        Setup s;
        Run run = s.run();
        QTRY_VERIFY(run.hub->vm(run.web));
        QVERIFY(run.read(200));
        QTRY_VERIFY(run.fires(u"big"_s));
        run.host->setState(run.web, State::Off);
        QTRY_VERIFY(!run.fires(u"big"_s));
        QVERIFY(run.log().last().endsWith(u"vm off"));
    }

    void tellsEndsThatNobodyHereAskedFor()
    {
        Setup s({u"gone: stopped unexpectedly"_s, u"crash: crashed, critical"_s});
        Run run = s.run();
        QTRY_VERIFY(run.hub->vm(run.web));
        run.hub->perform(u"ada"_s, run.web, {}, command(Action::ForceOff), run.hub.get(),
                         [](const auto &) {});
        QTRY_COMPARE(run.hub->vm(run.web)->state, State::Off);
        run.host->setState(run.web, State::Running);
        QTRY_COMPARE(run.hub->vm(run.web)->state, State::Running);
        QVERIFY(run.alerts->alerts().isEmpty());
        run.host->stop(run.web, StopReason::Crashed);
        QTRY_VERIFY(run.fires(u"crash"_s));
        QVERIFY(!run.fires(u"gone"_s)); // the order from before is too fresh to tell

        Run other = s.run();
        QTRY_VERIFY(other.hub->vm(other.web));
        other.host->stop(other.web, StopReason::ForcedOff);
        QTRY_VERIFY(other.fires(u"gone"_s));
    }

    void acknowledgesForEverybody()
    {
        Setup s;
        Run run = s.run();
        QTRY_VERIFY(run.hub->vm(run.web));
        QVERIFY(run.read(200));
        QTRY_VERIFY(run.fires(u"big"_s));
        QSignalSpy changed(run.alerts.get(), &Alerts::changed);
        QVERIFY(run.alerts->acknowledge(run.id(), u"ada"_s));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<Alert>().acknowledgedBy, u"ada"_s);
        QCOMPARE(run.hub->events().back().by, u"ada"_s);
        QVERIFY(!run.alerts->acknowledge(run.id(), u"bob"_s));
    }

    void snoozedAlertsAreQuiet()
    {
        HookServer server;
        Setup s;
        s.config.alerts.webhook = server.url().toString();
        Run run = s.run();
        QTRY_VERIFY(run.hub->vm(run.web));
        QVERIFY(run.read(200));
        QTRY_VERIFY(run.fires(u"big"_s));
        QVERIFY(run.alerts->snooze(run.id(), 1h, u"ada"_s));
        QTRY_COMPARE_WITH_TIMEOUT(server.taken.size(), 2, patience);
        QCOMPARE(server.taken[0].value("what"_L1).toString(), u"firing"_s);
        QCOMPARE(server.taken[0].value("vm"_L1).toString(), u"web-01"_s);
        QCOMPARE(server.taken[0].value("alert"_L1).toObject().value("rule"_L1).toString(),
                 u"big"_s);
        QCOMPARE(server.taken[1].value("what"_L1).toString(), u"snoozed"_s);
        const qsizetype said = run.log().size();
        QSignalSpy changed(run.alerts.get(), &Alerts::changed);
        QVERIFY(run.read(50));
        QTRY_COMPARE(changed.size(), 1); // lists are kept up all the same
        QVERIFY(run.read(200));
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(run.log().size(), said);
        QVERIFY(run.alerts->snooze(run.id(), 0s, u"ada"_s));
        QTRY_COMPARE_WITH_TIMEOUT(server.taken.size(), 3, patience);
        QCOMPARE(server.taken[2].value("what"_L1).toString(), u"snoozed"_s);
    }

    void wakesAfterASnooze()
    {
        Setup s;
        Run run = s.run();
        QTRY_VERIFY(run.hub->vm(run.web));
        QVERIFY(run.read(200));
        QTRY_VERIFY(run.fires(u"big"_s));
        QVERIFY(run.alerts->snooze(run.id(), 1s, u"ada"_s));
        QTRY_VERIFY_WITH_TIMEOUT(run.log().last().startsWith(u"Alert big again: web-01: "_s),
                                 patience);
    }

    void setsAndRemovesRules()
    {
        Setup s;
        Run run = s.run();
        QTRY_VERIFY(run.hub->vm(run.web));
        QVERIFY(run.alerts->setRule(u"small: memory.used < 100 B"_s, u"ada"_s));
        QCOMPARE(run.alerts->rules().size(), 2);
        QCOMPARE(
            run.alerts->rules()[1],
            (AlertRuleText {u"small: memory.used < 100 B"_s, AlertRuleText::Source::Protocol}));
        QCOMPARE(run.hub->events().back().by, u"ada"_s);
        QCOMPARE(run.hub->events().back().rule, u"small"_s);
        QVERIFY(run.read(50));
        QTRY_VERIFY(run.fires(u"small"_s));
        QVERIFY(run.alerts->setRule(u"small: memory.used < 10 B"_s, u"ada"_s));
        QCOMPARE(run.alerts->rules().size(), 2);
        QVERIFY(!run.fires(u"small"_s));
        QVERIFY(run.alerts->removeRule(u"small"_s, u"ada"_s));
        QCOMPARE(run.alerts->rules().size(), 1);
        QVERIFY(!run.alerts->removeRule(u"small"_s, u"ada"_s));
    }

    void refusesRules()
    {
        Setup s;
        s.config.limits.alertRules = 2;
        s.config.limits.alertRuleLength = 64;
        const Run run = s.run();
        const auto refusal = [&run](const QString &text) {
            const Outcome outcome = run.alerts->setRule(text, u"ada"_s);
            return outcome ? QString() : outcome.error().message;
        };
        QVERIFY(refusal(u"x: cpu.heat > 1"_s).contains(u"column 4"));
        QVERIFY(refusal(u"big: crashed"_s).contains(u"config.yaml"));
        QVERIFY(
            refusal(u"x: crashed, on "_s + QString(64, u'y')).contains(u"at most 64 characters"));
        QVERIFY(run.alerts->setRule(u"one: crashed"_s, u"ada"_s));
        QVERIFY(refusal(u"two: crashed"_s).contains(u"at most 2"));
        QVERIFY(run.alerts->setRule(u"one: crashed, critical"_s, u"ada"_s)); // in its place
        QVERIFY(!run.alerts->removeRule(u"big"_s, u"ada"_s));
    }

    void keepsNoMoreThanItMay()
    {
        Setup s({u"a: memory.used > 1"_s, u"b: memory.used > 1"_s, u"c: memory.used > 1"_s});
        s.config.limits.alerts = 2;
        Run run = s.run();
        QTRY_VERIFY(run.hub->vm(run.web));
        QVERIFY(run.read(200));
        QTRY_COMPARE(run.alerts->alerts().size(), 2);
        QCOMPARE(run.log().filter(u"limits.alerts"_s).size(), 1);
        QCOMPARE(run.alerts->figures().dropped, 1);
        QCOMPARE(run.alerts->figures().firing.value(Severity::Warning), 2);
    }

    void survivesARestart()
    {
        Setup s;
        QString id;
        {
            Run run = s.run();
            QTRY_VERIFY(run.hub->vm(run.web));
            QVERIFY(run.alerts->setRule(u"mine: crashed"_s, u"ada"_s));
            QVERIFY(run.read(200));
            QTRY_VERIFY(run.fires(u"big"_s));
            id = run.id();
            QVERIFY(run.alerts->acknowledge(id, u"ada"_s));
            QVERIFY(run.alerts->snooze(id, 1h, u"ada"_s));
        }
        QCOMPARE(
            QFile::permissions(s.file())
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
        Run run = s.run();
        QTRY_VERIFY(run.hub->vm(run.web));
        const Alert *alert = run.alerts->find(id);
        QVERIFY(alert);
        QCOMPARE(alert->acknowledgedBy, u"ada"_s);
        QVERIFY(alert->snoozedUntil);
        QCOMPARE(run.alerts->rules().size(), 2);
        QCOMPARE(run.alerts->rules()[1].text, u"mine: crashed"_s);
        QVERIFY(run.read(200));
        QVERIFY(run.read(200));
        QTRY_VERIFY(run.alerts->find(id));
        QVERIFY(run.log().isEmpty()); // told in the last run
    }

    void writesWithoutBeingAsked()
    {
        Setup s;
        Run run = s.run();
        QTRY_VERIFY(run.hub->vm(run.web));
        QVERIFY(run.read(200));
        const auto isKept = [&s] {
            const auto read = readPrivateJson(s.file());
            return read && read.value() && read.value()->value("alerts"_L1).toArray().size() == 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKept(), patience);
    }

    void movesADamagedFileAside()
    {
        Setup s;
        QFile file(s.file());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("{");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.close();
        Run run = s.run();
        QCOMPARE(run.log().size(), 1);
        QVERIFY(run.log()[0].contains(u"alerts.json.damaged"));
        QVERIFY(QFile::exists(s.file() + u".damaged"));
        QTRY_VERIFY(run.hub->vm(run.web));
        QVERIFY(run.read(200));
        QTRY_VERIFY(run.fires(u"big"_s));
    }

    void tellsOnceWhenItCanNotWrite()
    {
        Setup s;
        Run run(s.directory.path() + u"/missing"_s, s.config);
        QTRY_VERIFY_WITH_TIMEOUT(run.log().filter(u"can not be kept"_s).size() == 1, patience);
    }
};

QTEST_GUILESS_MAIN(AlertsTest)

#include "tst_alerts.moc"
