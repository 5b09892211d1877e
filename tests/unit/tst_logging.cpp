// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(ours, "guestwire.logging")
Q_LOGGING_CATEGORY(quiet, "guestwire.quiet", QtInfoMsg)
Q_LOGGING_CATEGORY(theirs, "qt.logging")

// What `log` writes to stderr.
template<typename Function>
QByteArray logged(Function log)
{
    QTemporaryFile file;
    if (!file.open())
        return "no temporary file";
    std::fflush(stderr);
    const int before = dup(STDERR_FILENO);
    dup2(file.handle(), STDERR_FILENO);
    const QtMessageHandler handler = qInstallMessageHandler(nullptr);
    installLogging();
    log();
    qInstallMessageHandler(handler);
    std::fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    QFile written(file.fileName());
    return written.open(QFile::ReadOnly) ? written.readAll() : QByteArray("nothing to read");
}

} // namespace

class LoggingTest : public QObject
{
    Q_OBJECT

private slots:
    void hidesSecrets();
    void honoursTheLevel_data();
    void honoursTheLevel();
};

void LoggingTest::hidesSecrets()
{
    const QByteArray text = logged([] {
        qCWarning(ours) << "refused" << u"wss://host/ws?token=abc"_s << "for\nBearer xyz";
        qWarning("password=%s", "hunter2");
    });
    QCOMPARE(text,
             QByteArray("guestwire: warning: guestwire.logging: refused "
                        "\"wss://host/ws?[hidden]\" for\\u000aBearer [hidden]\n"
                        "guestwire: warning: password=[hidden]\n"));
}

void LoggingTest::honoursTheLevel_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<QByteArray>("lines");
    const QByteArray error = "guestwire: error: guestwire.logging: 4\n";
    const QByteArray warning = "guestwire: warning: guestwire.logging: 3\n" + error;
    const QByteArray info = "guestwire: info: guestwire.logging: 2\n" + warning;
    QTest::newRow("error") << u"error"_s << error;
    QTest::newRow("warning") << u"warning"_s << warning;
    QTest::newRow("info") << u"info"_s << info;
    QTest::newRow("debug") << u"debug"_s
                           << "guestwire: debug: guestwire.quiet: 1\n"
                              "guestwire: debug: guestwire.logging: 1\n"
            + info;
}

void LoggingTest::honoursTheLevel()
{
    QFETCH(const QString, level);
    const QByteArray text = logged([&level] {
        setLogLevel(level);
        qCDebug(theirs, "1");
        qCDebug(quiet, "1");
        qCDebug(ours, "1");
        qCInfo(ours, "2");
        qCWarning(ours, "3");
        qCCritical(ours, "4");
    });
    QTEST(text, "lines");
}

QTEST_GUILESS_MAIN(LoggingTest)
#include "tst_logging.moc"
