// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/hosttext.h"

#include <QLocale>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

HostStatus known()
{
    HostStatus host;
    host.uri = u"qemu:///system"_s;
    host.interval = 5;
    host.cpuUtilization = 23;
    host.memoryUsed = 4.0 * 1024 * 1024 * 1024;
    host.memoryTotal = 16.0 * 1024 * 1024 * 1024;
    host.load = {0.5, 0.4, 0.25};
    host.readingDuration = 0.05;
    host.readingCpu = 0.002;
    return host;
}

} // namespace

// What the status bar says of a host.
class HostTextTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void saysNothingOfWhatIsNotKnown()
    {
        QCOMPARE(HostText::brief({}), QString());
        HostStatus host;
        host.uri = u"test:///default"_s;
        QCOMPARE(HostText::full(host), host.uri);
    }

    void saysWhatIsKnown()
    {
        const QString brief = HostText::brief(known());
        QVERIFY2(brief.contains(u"CPU 23"_s), qPrintable(brief));
        QVERIFY2(brief.contains(u"4.0 of 16.0 GiB"_s), qPrintable(brief));
        QVERIFY(!brief.contains(u"slow"_s));
        const QString full = HostText::full(known());
        QVERIFY2(full.startsWith(u"qemu:///system\n"_s), qPrintable(full));
        QVERIFY2(full.contains(u"Load 0.50 0.40 0.25"_s), qPrintable(full));
        QVERIFY2(full.contains(u"50.0 ms"_s) && full.contains(u"2.0 ms of CPU"_s),
                 qPrintable(full));
    }

    void saysThatAHostIsSlow()
    {
        HostStatus host = known();
        host.stretched = true;
        host.interval = 10;
        const QString slow = u"sampling every 10 s because the host is slow"_s;
        QCOMPARE(HostText::slowness(host), slow);
        QVERIFY(HostText::brief(host).contains(slow));
        QVERIFY(HostText::full(host).contains(slow));
        QCOMPARE(HostText::slowness(known()), QString());
    }
};

QTEST_GUILESS_MAIN(HostTextTest)
#include "tst_hosttext.moc"
