// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/vmfilter.h"
#include "widgets/vmlist/vmgrouping.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class TestVmFilter : public QObject
{
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("matches");
        QTest::newRow("nothing typed") << u""_s << true;
        QTest::newRow("blanks") << u"   "_s << true;
        QTest::newRow("part of the name") << u"eb-0"_s << true;
        QTest::newRow("other case") << u"WEB"_s << true;
        QTest::newRow("another name") << u"db"_s << false;
        QTest::newRow("the title") << u"shop"_s << true;
        QTest::newRow("name:") << u"name:web"_s << true;
        QTest::newRow("quoted, with a blank") << u"\"front end\""_s << true;
        QTest::newRow("quoted, as if a condition") << u"\"state:off\""_s << false;
        QTest::newRow("unfinished quotation") << u"\"front e"_s << true;
        QTest::newRow("state") << u"state:running"_s << true;
        QTest::newRow("state, begun") << u"state:run"_s << true;
        QTest::newRow("state, nothing yet") << u"state:"_s << true;
        QTest::newRow("one of several states") << u"state:off,running"_s << true;
        QTest::newRow("none of several states") << u"state:off,paused"_s << false;
        QTest::newRow("any alert") << u"alert:any"_s << true;
        QTest::newRow("an alert as bad") << u"alert:warn"_s << true;
        QTest::newRow("no alert as bad") << u"alert:critical"_s << false;
        QTest::newRow("other state") << u"state:off"_s << false;
        QTest::newRow("host") << u"host:hv2"_s << true;
        QTest::newRow("other host") << u"host:hv3"_s << false;
        QTest::newRow("host in quotation marks") << u"host:\"hv2 rack\""_s << true;
        QTest::newRow("cpu above") << u"cpu>80"_s << true;
        QTest::newRow("cpu not above") << u"cpu>90"_s << false;
        QTest::newRow("cpu at least") << u"cpu>=85"_s << true;
        QTest::newRow("cpu below") << u"cpu<80"_s << false;
        QTest::newRow("cpu with a sign") << u"cpu>80%"_s << true;
        QTest::newRow("cpu, no number yet") << u"cpu>"_s << true;
        QTest::newRow("tag") << u"tag:db"_s << true;
        QTest::newRow("beginning of a tag") << u"tag:PR"_s << true;
        QTest::newRow("no such tag") << u"tag:rod"_s << false;
        QTest::newRow("memory") << u"mem>50"_s << false;
        QTest::newRow("memory below") << u"mem<=40"_s << true;
        QTest::newRow("all of several") << u"web state:running cpu>80"_s << true;
        QTest::newRow("not all of several") << u"web state:off cpu>80"_s << false;
    }
    void matches()
    {
        QFETCH(QString, filter);
        const VmFacts facts {
            u"web-01"_s, u"Shop front end"_s,  u"wss://hv2 rack"_s, State::Running, 85.0,
            40.0,        {u"prod"_s, u"db"_s}, Severity::Warning};
        QTEST(VmFilter::parse(filter).matches(facts), "matches");
    }

    void readsTagsFromATitle_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("none") << u"Shop"_s << QStringList();
        QTest::newRow("one") << u"[prod] Shop"_s << QStringList {u"prod"_s};
        QTest::newRow("several") << u" [prod] [db, pg]Shop"_s
                                 << QStringList {u"prod"_s, u"db"_s, u"pg"_s};
        QTest::newRow("only at the front") << u"[a] Shop [b]"_s << QStringList {u"a"_s};
        QTest::newRow("empty") << u"[] [ , x] y"_s << QStringList {u"x"_s};
        QTest::newRow("open") << u"[prod"_s << QStringList();
        QTest::newRow("hostile") << u"[a\u202eb]"_s << QStringList {u"ab"_s};
    }
    void readsTagsFromATitle()
    {
        QFETCH(QString, title);
        QTEST(tagsOf(title), "tags");
    }

    void matchesNoNumberWhereThereIsNone()
    {
        const VmFacts facts {u"web-01"_s, {}, {}, State::Off, {}, {}, {}, {}};
        QVERIFY(!VmFilter::parse(u"cpu>0"_s).matches(facts));
        QVERIFY(!VmFilter::parse(u"cpu<100"_s).matches(facts));
    }

    void findsNoAlertWhereThereIsNone()
    {
        const VmFacts facts {u"web-01"_s, {}, {}, State::Off, {}, {}, {}, {}};
        QVERIFY(!VmFilter::parse(u"alert:any"_s).matches(facts));
    }

    void tellsWhatItCanNotUnderstand()
    {
        QVERIFY(VmFilter::parse(u"cpu>many"_s).problem().contains(u"cpu>many"_s));
        QVERIFY(VmFilter::parse(u"cpu>8 web"_s).problem().isEmpty());
    }

    void knowsWhetherSamplesMatter()
    {
        QVERIFY(VmFilter::parse(u"mem>5"_s).needsSamples());
        QVERIFY(!VmFilter::parse(u"web state:off"_s).needsSamples());
    }
};

QTEST_GUILESS_MAIN(TestVmFilter)
#include "tst_vmfilter.moc"
