// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ruletext.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class RuleTextTest : public QObject
{
    Q_OBJECT

private slots:
    void readsNameAndTail();
    void readsTails_data();
    void readsTails();
    void readsRegularExpressions();
    void takesWholeWords();
    void refusesWithTheColumn_data();
    void refusesWithTheColumn();
    void matchesNamesOfVms();
};

void RuleTextTest::readsNameAndTail()
{
    const QString text = u" disk busy : x > 5, on web-*, db?1, critical"_s;
    RuleReader reader(text);
    const auto name = reader.name();
    QVERIFY(name);
    QCOMPARE(name.value(), u"disk busy"_s);
    QCOMPARE(reader.word(), u"x"_s);
    QVERIFY(!reader.take(u"<"));
    QVERIFY(reader.take(u">"));
    QCOMPARE(reader.word(), u"5"_s);
    QVERIFY(!reader.atEnd());
    const auto tail = reader.tail();
    QVERIFY(tail);
    QCOMPARE(tail.value().patterns, QStringList({u"web-*"_s, u"db?1"_s}));
    QVERIFY(tail.value().severity == Severity::Critical);
    QVERIFY(reader.atEnd());
}

void RuleTextTest::readsTails_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<int>("severity"); // -1: none

    const auto row = [](const char *text, const QStringList &patterns, int severity) {
        QTest::newRow(*text == '\0' ? "empty" : text)
            << QString::fromUtf8(text) << patterns << severity;
    };
    row("", {}, -1);
    row("  ", {}, -1);
    row(", info", {}, int(Severity::Info));
    row(",warning ", {}, int(Severity::Warning));
    row(", on web-1", {u"web-1"_s}, -1);
    row(" , on my vm , critical", {u"my vm"_s}, int(Severity::Critical));
    row(", on on", {u"on"_s}, -1);
    row(", on critical, critical", {u"critical"_s}, int(Severity::Critical));
}

void RuleTextTest::readsTails()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, patterns);
    QFETCH(const int, severity);

    const auto tail = RuleReader(text).tail();
    QVERIFY2(tail, qPrintable(tail ? QString() : tail.error().message));
    QCOMPARE(tail.value().patterns, patterns);
    QCOMPARE(tail.value().severity ? int(*tail.value().severity) : -1, severity);
}

void RuleTextTest::readsRegularExpressions()
{
    const QString text = uR"( /a\/b\d\\/ rest)"_s;
    RuleReader reader(text);
    const auto pattern = reader.pattern();
    QVERIFY(pattern);
    QCOMPARE(pattern.value(), uR"(a/b\d\\)"_s);
    QCOMPARE(reader.word(), u"rest"_s);
}

void RuleTextTest::takesWholeWords()
{
    const QString text = u"forty for"_s;
    RuleReader reader(text);
    QVERIFY(!reader.take(u"for"));
    QVERIFY(reader.take(u"forty"));
    QVERIFY(reader.take(u"for"));
    QVERIFY(!reader.take(u"for"));
}

void RuleTextTest::refusesWithTheColumn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("start");

    const auto row = [](const char *name, const QString &text, const QString &start) {
        QTest::newRow(name) << text << start;
    };
    row("no name", u"cpu > 5"_s, u"column 1: a rule begins with its name"_s);
    row("empty name", u" : /x/"_s, u"column 2: a rule begins with its name"_s);
    row("long name", QString(65, u'n') + u": /x/"_s, u"column 1: the name of a rule"_s);
    row("two lines", u"a: /x/\n"_s, u"column 7: a rule is one line"_s);
    row("turned text", u"a\u202e: /x/"_s, u"column 2: a rule is one line"_s);
    row("long text", u"a: /x/"_s + QString(1024, u' '), u"column 1025: a rule has at most"_s);
    row("no slash", u"a: x"_s, u"column 4: here stands a regular expression"_s);
    row("one slash", u"a: /x"_s, u"column 6: the slash that ends"_s);
    row("only an escape", u"a: /x\\"_s, u"column 7: the slash that ends"_s);
    row("no comma", u"a: /x/ info"_s, u"column 8: a comma is missing"_s);
    row("unknown severity", u"a: /x/, urgent"_s, u"column 9: \"urgent\" is neither"_s);
    row("empty entry", u"a: /x/,"_s, u"column 8: \"\" is neither"_s);
    row("no pattern", u"a: /x/, on , info"_s, u"column 12: here stands the name of a VM"_s);
    row("severity for a pattern", u"a: /x/, on"_s, u"column 11: here stands the name of a VM"_s);
    row("bad pattern", u"a: /x/, on web[, info"_s, u"column 12: here stands the name of a VM"_s);
    row("long pattern", u"a: /x/, on "_s + QString(129, u'v'), u"column 12: here stands"_s);
    row("after the severity", u"a: /x/, info, on web"_s, u"column 14: nothing follows"_s);
    row("many patterns", u"a: /x/, on v"_s + u", v"_s.repeated(32),
        u"column 108: a rule names at most"_s);
}

void RuleTextTest::refusesWithTheColumn()
{
    QFETCH(const QString, text);
    QFETCH(const QString, start);

    RuleReader reader(text);
    const auto name = reader.name();
    QString message = name ? QString() : name.error().message;
    if (name) {
        const auto pattern = reader.pattern();
        const auto tail = pattern ? reader.tail() : Result<RuleTail>(pattern.error());
        message = tail ? QString() : tail.error().message;
    }
    QVERIFY2(message.startsWith(start), qPrintable(message));
}

void RuleTextTest::matchesNamesOfVms()
{
    QVERIFY(matchesAny({}, u"web-1"_s));
    QVERIFY(matchesAny({u"db"_s, u"web-*"_s}, u"web-1"_s));
    QVERIFY(matchesAny({u"web-?"_s}, u"web-1"_s));
    QVERIFY(matchesAny({u"web-[12]"_s}, u"web-1"_s));
    QVERIFY(!matchesAny({u"web"_s, u"Web-1"_s}, u"web-1"_s));
}

QTEST_GUILESS_MAIN(RuleTextTest)
#include "tst_ruletext.moc"
