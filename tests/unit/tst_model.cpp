// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/action.h"
#include "core/model/displaymessage.h"
#include "core/model/series.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class TestModel : public QObject
{
    Q_OBJECT

private slots:

    void tablesStandInTheOrderOfTheirEnumerations()
    {
        int i = 0;
        for (const ActionInfo &row : allActions())
            QCOMPARE(int(row.action), i++);
        i = 0;
        for (const MetricInfo &row : allMetrics())
            QCOMPARE(int(row.metric), i++);
        QCOMPARE(i, metricCount);
    }

    void namesLeadBack()
    {
        for (const ActionInfo &row : allActions())
            QCOMPARE(actionFromName(QString::fromLatin1(row.name)), row.action);
        for (const MetricInfo &row : allMetrics())
            QCOMPARE(metricFromName(dottedName(row.metric)), row.metric);
        for (const Permission permission : allPermissions())
            QCOMPARE(permissionFromName(toName(permission)), permission);
        QCOMPARE(dottedName(Metric::CpuUtilization), u"cpu.utilization"_s);
        QCOMPARE(actionFromName(u"fly"), std::nullopt);
    }

    void seriesHaveNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<std::optional<MetricSeries>>("series");
        using Known = std::optional<MetricSeries>;
        const auto row = [](const char *name, const Known &series) {
            QTest::newRow(name) << QString::fromLatin1(name) << series;
        };
        row("cpu.utilization", MetricSeries {Metric::CpuUtilization, {}});
        row("cpu.3.utilization", MetricSeries {Metric::CpuUtilization, u"3"_s});
        row("disk.vda.readRate", MetricSeries {Metric::DiskReadRate, u"vda"_s});
        row("network.eth0.100.rxRate", MetricSeries {Metric::NetworkRxRate, u"eth0.100"_s});
        row("memory.used", MetricSeries {Metric::MemoryUsed, {}});
        row("memory.vda.used", std::nullopt);
        row("disk..readRate", std::nullopt);
        row("disk.vda.", std::nullopt);
        row("disk", std::nullopt);
        row("", std::nullopt);
        row("disk.vda.flying", std::nullopt);
    }

    void seriesHaveNames()
    {
        QFETCH(const QString, name);
        QFETCH(const std::optional<MetricSeries>, series);
        QCOMPARE(seriesFromName(name), series);
        if (series)
            QCOMPARE(dottedName(*series), name);
    }

    void seriesLeadToTheirValues()
    {
        Sample sample;
        sample.values.set(Metric::DiskReadRate, 3);
        Device disk {u"vdb"_s, {}};
        disk.values.set(Metric::DiskReadRate, 2);
        sample.disks = {{u"vda"_s, {}}, disk};
        QCOMPARE(valueOf(sample, {Metric::DiskReadRate, {}}), 3.0);
        QCOMPARE(valueOf(sample, {Metric::DiskReadRate, u"vdb"_s}), 2.0);
        QCOMPARE(valueOf(sample, {Metric::DiskReadRate, u"vda"_s}), std::nullopt);
        QCOMPARE(valueOf(sample, {Metric::DiskReadRate, u"vdc"_s}), std::nullopt);
        QCOMPARE(valueOf(sample, {Metric::CpuUtilization, u"0"_s}), std::nullopt);
    }

    void rolesGrantWhatTheDesignSays()
    {
        QCOMPARE(toNames(permissionsOf(Role::Viewer)), QStringList {u"monitor"_s});
        QCOMPARE(toNames(permissionsOf(Role::Operator)),
                 (QStringList {u"monitor"_s, u"console-read"_s, u"console-write"_s, u"control"_s,
                               u"snapshot"_s}));
        QCOMPARE(permissionsOf(Role::Admin).toInt(), 0x1ff);
    }

    void grantsGoByPattern_data()
    {
        QTest::addColumn<QStringList>("patterns");
        QTest::addColumn<bool>("granted");
        QTest::newRow("all") << QStringList {} << true;
        QTest::newRow("name") << QStringList {u"web-01"_s} << true;
        QTest::newRow("star") << QStringList {u"db-*"_s, u"web-*"_s} << true;
        QTest::newRow("question mark") << QStringList {u"web-0?"_s} << true;
        QTest::newRow("part") << QStringList {u"web"_s} << false;
        QTest::newRow("other") << QStringList {u"db-*"_s} << false;
        QTest::newRow("no regular expression") << QStringList {u"web.01"_s} << false;
        QTest::newRow("case counts") << QStringList {u"WEB-01"_s} << false;
    }

    void grantsGoByPattern()
    {
        QFETCH(const QStringList, patterns);
        QFETCH(const bool, granted);
        QCOMPARE(permissionsOn({Role::Viewer, patterns}, u"web-01"_s).toInt() != 0, granted);
    }

    void actionsGoByState_data()
    {
        QTest::addColumn<Action>("action");
        QTest::addColumn<State>("state");
        QTest::addColumn<int>("code"); // -1: allowed
        const auto row = [](Action action, State state, std::optional<ErrorCode> code = {}) {
            QTest::addRow("%s %d", info(action).name, int(state))
                << action << state << (code ? int(*code) : -1);
        };
        row(Action::Start, State::Off);
        row(Action::Start, State::Crashed);
        row(Action::Start, State::Running, ErrorCode::Conflict);
        row(Action::Start, State::Paused, ErrorCode::Conflict);
        row(Action::Start, State::Unknown, ErrorCode::Unavailable);
        row(Action::Stop, State::Running);
        row(Action::Stop, State::Blocked);
        row(Action::Stop, State::Off, ErrorCode::VmNotRunning);
        row(Action::Stop, State::Paused, ErrorCode::Conflict);
        row(Action::Suspend, State::Paused, ErrorCode::Conflict);
        row(Action::Resume, State::Paused);
        row(Action::Resume, State::PmSuspended);
        row(Action::Resume, State::Running, ErrorCode::Conflict);
        row(Action::Resume, State::Off, ErrorCode::VmNotRunning);
        row(Action::ForceOff, State::Paused);
        row(Action::ForceOff, State::Off, ErrorCode::VmNotRunning);
        row(Action::SetMemory, State::Off);
        row(Action::SetMemory, State::Running);
    }

    void actionsGoByState()
    {
        QFETCH(const Action, action);
        QFETCH(const State, state);
        QFETCH(const int, code);
        const auto refused = refusal(action, state, u"web-01"_s);
        QCOMPARE(refused ? int(refused->code) : -1, code);
        if (refused)
            QVERIFY(refused->message.contains(u"web-01"_s));
    }

    void statusIsOneOfFiveWords()
    {
        QCOMPARE(statusOf(State::Blocked), Status::Running);
        QCOMPARE(statusOf(State::ShuttingDown), Status::Running);
        QCOMPARE(statusOf(State::PmSuspended), Status::Suspended);
        QCOMPARE(statusOf(State::Unknown), Status::Error);
        QVERIFY(!isActive(State::Unknown));
        QVERIFY(isActive(State::PmSuspended));
    }

    void absentValuesStayAbsent()
    {
        Values values;
        QCOMPARE(values[Metric::CpuUtilization], std::nullopt);
        QCOMPARE(values, Values());
        values.add(Metric::DiskReadBytes, 2);
        values.add(Metric::DiskReadBytes, 3);
        QCOMPARE(values[Metric::DiskReadBytes], 5.0);
        QVERIFY(values != Values());
    }

    void namesAreMadeSafeToShow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"web-01 ä 日本"_s << u"web-01 ä 日本"_s;
        QTest::newRow("controls") << u"a\x1b[31m\x9b\n\tb\x7f"_s << u"a[31mb"_s;
        QTest::newRow("bidi") << u"a\u202egnp.exe\u2066\u061c"_s << u"agnp.exe"_s;
        QTest::newRow("long") << QString(200, u'x') << QString(127, u'x') + u'…';
    }

    void namesAreMadeSafeToShow()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, shown);
        QCOMPARE(displayText(text), shown);
    }

    void messagesAreMadeSafeAndMayBeLonger()
    {
        QCOMPARE(displayMessage(u"a\x1b[31m\n\u202eb"_s), u"a[31mb"_s);
        QCOMPARE(displayMessage(QString(1000, u'x')), QString(1000, u'x'));
        QCOMPARE(displayMessage(QString(1001, u'x')), QString(999, u'x') + u'…');
    }
};

QTEST_GUILESS_MAIN(TestModel)
#include "tst_model.moc"
