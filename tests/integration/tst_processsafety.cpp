// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/rawwebsocket.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray lineOf(const QString &path, const QByteArray &beginning)
{
    for (const QByteArray &line : contentOf(path).split('\n'))
        if (line.startsWith(beginning))
            return line;
    return {};
}

int modeOf(const QString &path)
{
    struct stat info = {};
    return lstat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 07777) : -1;
}

} // namespace

// What other users of the machine could learn from the running program: from its memory, files,
// logs and arguments.
class ProcessSafetyTest : public QObject
{
    Q_OBJECT

    // Does all that leaves a file or a line in a log, and collects each secret that it used.
    void useAll(RunningServer &server, QByteArrayList &secrets)
    {
        const QByteArray login =
            post(server, "login",
                 R"({"username":"admin","password":")" + QByteArray(server.password) + R"("})");
        const QByteArray access = valueOf(login, "accessToken");
        const QByteArray refresh = valueOf(login, "refreshToken");
        QVERIFY(!access.isEmpty() && !refresh.isEmpty());
        const QByteArray renewed =
            post(server, "refresh", R"({"refreshToken":")" + refresh + R"("})");
        const QByteArray ticket = valueOf(
            post(server, "ticket", {}, "Authorization: Bearer " + access + "\r\n"), "ticket");
        QVERIFY(!ticket.isEmpty());
        QCOMPARE(RawWebSocket(server.url(), "/ws?ticket=" + ticket, {}).status(), 101);
        QCOMPARE(RawWebSocket(server.url(), "/ws?ticket=" + ticket, {}).status(), 401);
        QCOMPARE(RawWebSocket(server.url(), "/ws?token=" + access, {}).status(), 101);
        const QByteArray forged = access.left(access.lastIndexOf('.')) + ".c2lnbmF0dXJl";
        QCOMPARE(RawWebSocket(server.url(), "/ws?token=" + forged, {}).status(), 401);
        post(server, "login", R"({"username":"admin","password":"wrongly typed secret"})");
        post(server, "login?password=secret-in-a-query", "{}");
        WireClient client(server.url(u"/ws"_s), access);
        QVERIFY(client.opened());
        QVERIFY(client
                    .ask(u"command"_s,
                         {{u"vm"_s, u"6695eb01-f6a4-8304-79aa-97f2502e193f"_s},
                          {u"action"_s, u"suspend"_s}})
                    .succeeded());
        QVERIFY(client.ask(u"alert_rule"_s, {{u"rule"_s, u"gone: crashed"_s}}).succeeded());
        secrets += {access,
                    refresh,
                    valueOf(renewed, "accessToken"),
                    valueOf(renewed, "refreshToken"),
                    ticket,
                    server.password,
                    "wrongly typed secret",
                    "c2lnbmF0dXJl",
                    "secret-in-a-query"};
    }

    static QByteArray post(const RunningServer &server, const QByteArray &call,
                           const QByteArray &body, const QByteArray &fields = {})
    {
        QTcpSocket socket;
        socket.connectToHost(server.url().host(), quint16(server.url().port()));
        socket.write("POST /api/v1/" + call + " HTTP/1.1\r\nHost: " + server.address().toLatin1()
                     + "\r\nContent-Type: application/json\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body);
        QByteArray answer;
        [[maybe_unused]] const bool ended = QTest::qWaitFor(
            [&] {
                answer += socket.readAll();
                return !answer.isEmpty() && socket.state() == QAbstractSocket::UnconnectedState;
            },
            patience);
        return answer.sliced(std::max<qsizetype>(answer.indexOf("\r\n\r\n"), 0));
    }

    static QByteArray valueOf(const QByteArray &json, const char *key)
    {
        return QJsonDocument::fromJson(json.trimmed())
            .object()
            .value(QLatin1StringView(key))
            .toString()
            .toLatin1();
    }

private slots:
    void writesNoCoreDumpAndPrivateFiles()
    {
        RunningServer server;
        QVERIFY(server.addUser(u"admin"_s, u"admin"_s));
        QVERIFY(server.start());
        const QString process = u"/proc/%1/"_s.arg(server.process());
        const QByteArray limit = lineOf(process + u"limits"_s, "Max core file size").simplified();
        QVERIFY2(limit.startsWith("Max core file size 0 "), limit.constData());
        QCOMPARE(lineOf(process + u"status"_s, "Umask:").simplified(), QByteArray("Umask: 0077"));
    }

    // The kernel gives the files in /proc of such a process to root. Root itself sees it nowhere
    // but there, so the program runs as another user.
    void canNotBeDumpedOrTraced()
    {
        if (geteuid() != 0) {
            RunningServer server;
            QVERIFY(server.addUser(u"admin"_s, u"admin"_s));
            QVERIFY(server.start());
            QVERIFY(!QFile(u"/proc/%1/environ"_s.arg(server.process())).open(QFile::ReadOnly));
            return;
        }
        constexpr uid_t nobody = 65534;
        QTemporaryDir home;
        QVERIFY(chown(QFile::encodeName(home.path()).constData(), nobody, nobody) == 0);
        // Where it was built others may not look.
        const QString copy = home.filePath(u"guestwire"_s);
        QVERIFY(QFile::copy(QStringLiteral(GUESTWIRE_BINARY), copy));
        QVERIFY(chmod(QFile::encodeName(copy).constData(), 0755) == 0);
        QProcess program;
        QProcessEnvironment environment;
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
        program.setProcessEnvironment(environment);
        program.start(u"setpriv"_s,
                      {u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, copy,
                       u"--headless"_s, u"--uri"_s, u"test:///default"_s, u"--listen"_s,
                       u"127.0.0.1:0"_s});
        QVERIFY2(QTest::qWaitFor([&] { return program.canReadLine(); }, patience),
                 program.readAllStandardError().constData());
        struct stat info = {};
        const QByteArray path = "/proc/" + QByteArray::number(program.processId()) + "/environ";
        QCOMPARE(lineOf(QString::fromLatin1("/proc/%1/status").arg(program.processId()), "Uid:")
                     .simplified()
                     .split(' ')
                     .value(1),
                 QByteArray("65534"));
        QCOMPARE(stat(path.constData(), &info), 0);
        QCOMPARE(info.st_uid, uid_t(0));
        program.terminate();
        QVERIFY(program.waitForFinished(patience));
    }

    void keepsItsFilesToItself()
    {
        const mode_t before = umask(0); // as careless as can be
        RunningServer server("tls: {required: false}\n");
        QVERIFY(server.addUser(u"admin"_s, u"admin"_s));
        QVERIFY(server.start());
        umask(before);
        QByteArrayList secrets;
        useAll(server, secrets);
        QCOMPARE(server.run({u"fingerprint"_s}).status, 0); // makes key and certificate
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(server.statePath(u"alerts.json"_s)), patience);
        int files = 0;
        QCOMPARE(modeOf(server.statePath({})), 0700);
        QDirIterator entries(server.statePath({}),
                             QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = entries.next();
            const int mode = modeOf(path);
            const int wanted = entries.fileInfo().isDir() ? 0700 : 0600;
            QVERIFY2(mode == wanted, qPrintable(path + u' ' + QString::number(mode, 8)));
            ++files;
        }
        QVERIFY2(files >= 6, qPrintable(QString::number(files)));
        QTRY_COMPARE_WITH_TIMEOUT(
            QDir(server.statePath({})).entryList({u"history.db*"_s}, QDir::Files).isEmpty(), false,
            patience);
    }

    void tellsNoSecret()
    {
        RunningServer server("log: {level: debug}\n");
        QVERIFY(server.addUser(u"admin"_s, u"admin"_s));
        QVERIFY(server.start());
        QByteArrayList secrets;
        useAll(server, secrets);
        const QByteArray arguments =
            contentOf(u"/proc/%1/cmdline"_s.arg(server.process())).replace('\0', ' ');
        const QByteArray environment = contentOf(u"/proc/%1/environ"_s.arg(server.process()));
        server.terminate();
        QCOMPARE(server.exitStatus(), 0);
        QByteArray all = server.complaints() + arguments + environment;
        QVERIFY2(all.contains("debug"), all.constData()); // it does log something
        QDirIterator files(server.statePath({}), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            all += contentOf(files.next());
        for (const QByteArray &secret : secrets)
            QVERIFY2(!all.contains(secret), secret.constData());
    }
};

QTEST_GUILESS_MAIN(ProcessSafetyTest)
#include "tst_processsafety.moc"
