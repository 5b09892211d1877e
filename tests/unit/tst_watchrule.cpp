// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/watchrule.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class WatchRuleTest : public QObject
{
    Q_OBJECT

private slots:
    void readsARule();
    void refusesWithTheColumn_data();
    void refusesWithTheColumn();
    void findsWhatTheBuiltInRulesAreFor_data();
    void findsWhatTheBuiltInRulesAreFor();
    void putsAGivenRuleInThePlaceOfABuiltInOne();
    void refusesTwoRulesOfOneName();
    void refusesTooManyRules();
    void boundsWhatAMatchCosts();
};

void WatchRuleTest::readsARule()
{
    const auto rule = parseWatchRule(u"disk: /I\\/O error, dev (vd[a-z])/, on db-*, critical"_s);
    QVERIFY(rule);
    QCOMPARE(rule.value().name, u"disk"_s);
    QVERIFY(rule.value().expression.match(u"blk: I/O error, dev vda, sector 8"_s).hasMatch());
    QVERIFY(rule.value().isFor(u"db-1"_s));
    QVERIFY(!rule.value().isFor(u"web-1"_s));
    QCOMPARE(rule.value().severity, Severity::Critical);
    const auto plain = parseWatchRule(u"x: /y/"_s);
    QVERIFY(plain);
    QCOMPARE(plain.value().severity, Severity::Warning);
    QVERIFY(plain.value().isFor(u"anything"_s));
}

void WatchRuleTest::refusesWithTheColumn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("start");

    const auto row = [](const char *name, const QString &text, const QString &start) {
        QTest::newRow(name) << text << start;
    };
    row("no name", u"/x/"_s, u"column 1: a rule begins"_s);
    row("no expression", u"x: y"_s, u"column 4: here stands a regular expression"_s);
    row("empty expression", u"x: //"_s, u"column 5: the regular expression is empty"_s);
    row("open group", u"x: /(a/"_s, u"column 7: the regular expression is wrong"_s);
    row("long expression", u"x: /"_s + QString(513, u'y') + u'/', u"column 5: the regular expr"_s);
    row("bad tail", u"x: /y/ on z"_s, u"column 8: a comma is missing"_s);
}

void WatchRuleTest::refusesWithTheColumn()
{
    QFETCH(const QString, text);
    QFETCH(const QString, start);

    const auto rule = parseWatchRule(text);
    QVERIFY(!rule);
    QVERIFY2(rule.error().message.startsWith(start), qPrintable(rule.error().message));
}

void WatchRuleTest::findsWhatTheBuiltInRulesAreFor_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("names");

    const auto row = [](const QString &line, const QStringList &names) {
        QTest::newRow(qPrintable(line)) << line << names;
    };
    row(u"[    1.2] Kernel panic - not syncing: VFS: Unable to mount root fs"_s,
        {u"kernel panic"_s});
    row(u"[ 99.1] Out of memory: Killed process 123 (stress) total-vm:1kB"_s, {u"out of memory"_s});
    row(u"stress invoked oom-killer: gfp_mask=0x100cca"_s, {u"out of memory"_s});
    row(u"You are in emergency mode. After logging in, type"_s, {u"emergency shell"_s});
    row(u"You are in rescue mode."_s, {u"emergency shell"_s});
    row(u"Give root password for maintenance"_s, {u"emergency shell"_s});
    row(u"(initramfs) "_s, {u"emergency shell"_s});
    row(u"debian login:"_s, {u"login"_s});
    row(u"login: "_s, {u"login"_s});
    row(u"debian login: ada"_s, {});
    row(u"Last login: Mon Jan  5"_s, {});
    row(u"all is well"_s, {});
}

void WatchRuleTest::findsWhatTheBuiltInRulesAreFor()
{
    QFETCH(const QString, line);
    QFETCH(const QStringList, names);

    const auto rules = watchRules({}, {});
    QVERIFY(rules);
    QCOMPARE(rules.value().size(), builtInWatchRules().size());
    QStringList found;
    for (const WatchRule &rule : rules.value())
        if (rule.expression.match(line).hasMatch())
            found.append(rule.name);
    QCOMPARE(found, names);
}

void WatchRuleTest::putsAGivenRuleInThePlaceOfABuiltInOne()
{
    const auto rules = watchRules({u"login: /Benutzer:/, info"_s, u"mine: /x/"_s}, {});
    QVERIFY(rules);
    QCOMPARE(rules.value().size(), builtInWatchRules().size() + 1);
    QCOMPARE(rules.value().first().text, u"login: /Benutzer:/, info"_s);
}

void WatchRuleTest::refusesTwoRulesOfOneName()
{
    const auto rules = watchRules({u"a: /x/"_s, u"b: /x/"_s, u"a: /y/"_s}, {});
    QVERIFY(!rules);
    QVERIFY2(rules.error().message.startsWith(u"rule 3: "_s), qPrintable(rules.error().message));
}

void WatchRuleTest::refusesTooManyRules()
{
    QStringList many;
    for (int i = 0; i < maxWatchRules; ++i)
        many.append(u"rule %1: /x/"_s.arg(i));
    const auto rules = watchRules(many, {});
    QVERIFY(!rules);
    QVERIFY(watchRules(many.first(maxWatchRules - builtInWatchRules().size()), {}));
}

// The well-known ways to make an expression take for ever.
void WatchRuleTest::boundsWhatAMatchCosts()
{
    const QString line = QString(4000, u'a') + u'!';
    for (const QString &pattern :
         {u"(a+)+$"_s, u"(a|aa)+$"_s, u"(.*a){20}$"_s, u"(*LIMIT_MATCH=900000000)(a+)+$"_s}) {
        const auto rule = parseWatchRule(u"slow: /%1/"_s.arg(pattern));
        QVERIFY2(rule, qPrintable(pattern));
        const auto match = rule.value().expression.match(line);
        QVERIFY2(!match.isValid(), qPrintable(pattern));
        QVERIFY(!match.hasMatch());
    }
}

QTEST_GUILESS_MAIN(WatchRuleTest)
#include "tst_watchrule.moc"
