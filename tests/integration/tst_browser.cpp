// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/testguest.h"

#include <QProcess>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

// The page that the program serves, in a browser that nobody here wrote.
class BrowserTest : public QObject
{
    Q_OBJECT

private slots:
    void servesPeopleInABrowser();
};

// A person logs in, starts a machine, types at its console, hands the keyboard to another, looks at
// its charts and goes back to a snapshot; the content security policy is broken by none of it.
void BrowserTest::servesPeopleInABrowser()
{
    QVERIFY2(missingForGuests().isEmpty(), qPrintable(missingForGuests()));
    const TestGuest guest(u"browser"_s);
    QVERIFY(guest.isDefined());
    RunningServer server("websocket: {metricsInterval: 1s}\n"
                         "alerts: {rules: [\"used: memory.used > 1, on browser-*, warning\"]}\n",
                         guest.uri());
    QVERIFY(server.addUser(u"ada"_s, u"admin"_s));
    QVERIFY(server.addUser(u"bob"_s, u"operator"_s));
    QVERIFY(server.start());

    QProcess person;
    person.setProcessChannelMode(QProcess::MergedChannels);
    person.start(u"node"_s,
                 {QStringLiteral(GUESTWIRE_TEST_BROWSER) + u"/drive.mjs"_s,
                  u"http://"_s + server.address() + u'/', guest.name(),
                  QString::fromLatin1(RunningServer::password)});
    const bool ended = QTest::qWaitFor([&person] { return person.state() == QProcess::NotRunning; },
                                       3 * bootPatience);
    const QByteArray output = person.readAll();
    QVERIFY2(ended, output.constData());
    QVERIFY2(person.exitStatus() == QProcess::NormalExit && person.exitCode() == 0,
             output.constData());
    QVERIFY2(output.endsWith("done\n"), output.constData());
}

QTEST_GUILESS_MAIN(BrowserTest)
#include "tst_browser.moc"
