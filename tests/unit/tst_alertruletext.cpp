// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/alertruletext.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AlertRuleTextTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAllOfARule();
    void readsWhatMayBeLeftOut();
    void readsRulesAboutEnds();
    void readsUnits_data();
    void readsUnits();
    void refuses_data();
    void refuses();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void roundsForReaders();
};

void AlertRuleTextTest::readsAllOfARule()
{
    const auto rule = parseAlertRule(
        u"disk slow: disk.readLatency > 20 ms for 1m30s, clears < 5, on web-*, db?, critical"_s);
    QVERIFY2(rule, rule ? "" : qPrintable(rule.error().message));
    AlertRule wanted;
    wanted.name = u"disk slow"_s;
    wanted.metric = Metric::DiskReadLatency;
    wanted.limit = 20;
    wanted.duration = 90s;
    wanted.clears = 5;
    wanted.vms = QStringList {u"web-*"_s, u"db?"_s};
    wanted.severity = Severity::Critical;
    QCOMPARE(rule.value(), wanted);
}

void AlertRuleTextTest::readsWhatMayBeLeftOut()
{
    const auto rule = parseAlertRule(u"idle: cpu.utilization < 1"_s);
    QVERIFY2(rule, rule ? "" : qPrintable(rule.error().message));
    QCOMPARE(rule.value().condition, AlertRule::Condition::Below);
    QCOMPARE(rule.value().duration, 0ms);
    QVERIFY(!rule.value().clears);
    QVERIFY(rule.value().vms.isEmpty());
    QCOMPARE(rule.value().severity, Severity::Warning);
}

void AlertRuleTextTest::readsRulesAboutEnds()
{
    const auto stopped = parseAlertRule(u"gone: stopped unexpectedly, on db-*"_s);
    QVERIFY2(stopped, stopped ? "" : qPrintable(stopped.error().message));
    QCOMPARE(stopped.value().condition, AlertRule::Condition::Stopped);
    QCOMPARE(stopped.value().vms, QStringList {u"db-*"_s});
    const auto crashed = parseAlertRule(u"crash: crashed, critical"_s);
    QVERIFY(crashed);
    QCOMPARE(crashed.value().condition, AlertRule::Condition::Crashed);
    QCOMPARE(crashed.value().severity, Severity::Critical);
}

void AlertRuleTextTest::readsUnits_data()
{
    QTest::addColumn<QString>("comparison");
    QTest::addColumn<double>("limit");
    QTest::newRow("bare") << u"cpu.utilization > 90"_s << 90.0;
    QTest::newRow("attached") << u"cpu.utilization > 90%"_s << 90.0;
    QTest::newRow("apart") << u"cpu.utilization > 90 % for 5m"_s << 90.0;
    QTest::newRow("bytes") << u"memory.used > 1.5GiB"_s << 1.5 * 1024 * 1024 * 1024;
    QTest::newRow("rate") << u"network.rxRate > 20 MiB/s, warning"_s << 20.0 * 1024 * 1024;
    QTest::newRow("time") << u"disk.readLatency > 1 s"_s << 1000.0;
    QTest::newRow("below zero") << u"cpu.utilization > -1"_s << -1.0;
}

void AlertRuleTextTest::readsUnits()
{
    QFETCH(const QString, comparison);
    const auto rule = parseAlertRule(u"r: "_s + comparison);
    QVERIFY2(rule, rule ? "" : qPrintable(rule.error().message));
    QTEST(rule.value().limit, "limit");
}

void AlertRuleTextTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error"); // a part of it
    const auto row = [](const char *text, const char *error) {
        QTest::newRow(*text ? text : "nothing")
            << QString::fromUtf8(text) << QString::fromUtf8(error);
    };
    row("", "column 1: ");
    row("cpu.utilization > 90", "its name and a colon");
    row("r:", "column 3: \"\" is no metric");
    row("r: cpu.heat > 90", "column 4: \"cpu.heat\" is no metric");
    row("r: cpu.utilization = 90", "here stands > or <");
    row("r: cpu.utilization >", "column 21: \"\" is no number");
    row("r: cpu.utilization > much", "column 22: \"much\" is no number");
    row("r: cpu.utilization > nan", "is no number");
    row("r: cpu.utilization > inf", "is no number");
    row("r: cpu.utilization > 1e999", "is no number");
    row("r: cpu.utilization > 90 GiB", "\"GiB\" is no unit of this metric; it is one of: %");
    row("r: disk.readOps > 90 GiB", "which is a mere number");
    row("r: cpu.utilization > 90 for", "column 28: \"\" is no time");
    row("r: cpu.utilization > 90 for ever", "column 29: \"ever\" is no time");
    row("r: cpu.utilization > 90 for 8d", "is no time up to 7d");
    row("r: cpu.utilization > 90 for 5m clears < 80", "a comma is missing");
    row("r: cpu.utilization > 90, clears > 95", "a rule with > clears with <");
    row("r: cpu.utilization < 10, clears < 5", "a rule with < clears with >");
    row("r: cpu.utilization > 90, clears < 95", "column 35: the value that clears is above");
    row("r: cpu.utilization < 10, clears > 5", "the value that clears is below");
    row("r: cpu.utilization > 90, on", "name of a VM");
    row("r: cpu.utilization > 90, on web, grave, critical, x", "nothing follows the severity");
    row("r: stopped", "column 11: here stands \"unexpectedly\"");
    row("r: crashed twice", "a comma is missing");
}

void AlertRuleTextTest::refuses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, error);
    const auto rule = parseAlertRule(text);
    QVERIFY(!rule);
    QVERIFY2(rule.error().message.startsWith(u"column "_s), qPrintable(rule.error().message));
    QVERIFY2(rule.error().message.contains(error), qPrintable(rule.error().message));
}

void AlertRuleTextTest::writesWhatItReads_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"a: cpu.utilization > 90 % for 5m, clears < 80 %, on web-*, db-1, critical",
          "b: memory.used < 1.5 GiB, info", "c: network.rxRate > 20 MiB/s for 500ms, warning",
          "d: stopped unexpectedly, on *, warning", "e: crashed, critical",
          "f: disk.readOps > 100000000, warning"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void AlertRuleTextTest::writesWhatItReads()
{
    QFETCH(const QString, text);
    const auto rule = parseAlertRule(text);
    QVERIFY2(rule, rule ? "" : qPrintable(rule.error().message));
    QCOMPARE(toText(rule.value()), text);
}

void AlertRuleTextTest::roundsForReaders()
{
    QCOMPARE(valueText(163'000'001, Unit::Bytes, 3), u"155 MiB"_s);
    QCOMPARE(valueText(97.345678, Unit::Percent, 3), u"97.3 %"_s);
    QCOMPARE(valueText(1536, Unit::Bytes), u"1.5 KiB"_s);
}

QTEST_APPLESS_MAIN(AlertRuleTextTest)

#include "tst_alertruletext.moc"
