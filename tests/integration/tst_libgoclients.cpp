// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/testguest.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

// Programs on WebSocket libraries that nobody here wrote, on both documented routes of one VM: they
// start a real guest, read its metrics, type at its console, and stop it again.
class LibGoClientsTest : public QObject
{
    Q_OBJECT

private slots:
    void servesClientsOfOthers_data();
    void servesClientsOfOthers();
};

void LibGoClientsTest::servesClientsOfOthers_data()
{
    QTest::addColumn<QString>("interpreter");
    QTest::addColumn<QString>("script");
    QTest::newRow("python3-websockets") << u"/usr/bin/python3"_s << u"client.py"_s;
    QTest::newRow("node-ws") << u"node"_s << u"client.js"_s;
}

void LibGoClientsTest::servesClientsOfOthers()
{
    QFETCH(const QString, interpreter);
    QFETCH(const QString, script);
    QVERIFY2(missingForGuests().isEmpty(), qPrintable(missingForGuests()));
    const TestGuest guest(u"libgo"_s);
    QVERIFY(guest.isDefined());
    RunningServer server("websocket: {metricsInterval: 1s}\n", guest.uri());
    const QString operatorToken = QString::fromLatin1(server.token(u"operator"_s));
    const QString viewerToken = QString::fromLatin1(server.token(u"viewer"_s));
    QVERIFY(server.start());

    QProcess client;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NODE_PATH"_s, u"/usr/share/nodejs"_s); // where Debian keeps modules
    client.setProcessEnvironment(environment);
    client.setProcessChannelMode(QProcess::MergedChannels);
    client.start(interpreter,
                 {QStringLiteral(GUESTWIRE_TEST_LIBGO) + u'/' + script, server.url().toString(),
                  guest.name(), operatorToken, viewerToken});
    const bool ended = QTest::qWaitFor([&client] { return client.state() == QProcess::NotRunning; },
                                       3 * bootPatience);
    const QByteArray output = client.readAll();
    QVERIFY2(ended, output.constData());
    QVERIFY2(client.exitStatus() == QProcess::NormalExit && client.exitCode() == 0,
             output.constData());
    QVERIFY2(output.endsWith("done\n"), output.constData());
}

QTEST_GUILESS_MAIN(LibGoClientsTest)
#include "tst_libgoclients.moc"
