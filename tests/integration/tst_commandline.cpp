// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/pairingstring.h"
#include "core/service/accounts.h"
#include "core/service/pairingcodes.h"
#include "core/service/passwords.h"
#include "core/service/tokens.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

struct Ran
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

int modeOf(const QString &path)
{
    struct stat status = {};
    if (stat(QFile::encodeName(path).constData(), &status) != 0)
        return -1;
    return int(status.st_mode & 07777);
}

// A terminal for a program to be asked on.
class Terminal
{
public:
    Terminal() : m_master(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0)
            qFatal("no pseudo-terminal");
        // Held open, so that it keeps its state until the program has opened it.
        m_slave = open(ptsname(m_master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    }
    ~Terminal()
    {
        close(m_slave);
        close(m_master);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    QString name() const { return QString::fromLocal8Bit(ptsname(m_master)); }
    void type(const QByteArray &text) const
    {
        QCOMPARE(write(m_master, text.constData(), size_t(text.size())), ssize_t(text.size()));
    }
    // What came back to the screen, without waiting for more.
    QByteArray shown() const
    {
        QByteArray text(4096, '\0');
        fcntl(m_master, F_SETFL, O_NONBLOCK);
        const ssize_t size = read(m_master, text.data(), size_t(text.size()));
        return text.first(qMax<qsizetype>(0, size));
    }

private:
    int m_master = -1;
    int m_slave = -1;
};

} // namespace

// The program as a shell sees it: what it prints where, and its exit status.
class CommandLineTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void printsHelpAndVersion();
    void worksWithoutDisplayAndHome();
    void complainsOfWrongUsage_data();
    void complainsOfWrongUsage();
    void checksTheConfiguration();
    void printsTheConfiguration();
    void failsWhereNobodyReads();
    void keepsAccounts();
    void refusesBadPasswords_data();
    void refusesBadPasswords();
    void refusesNamesThatAreTakenOrMissing();
    void issuesTokens();
    void takesAConfigurationWithEveryForm();
    void refusesAStateThatOthersCanRead();
    void changesAGrant();
    void tellsARunningServer();
    void rotatesTheKey();
    void pairs_data();
    void pairs();
    void pairsWithACode();
    void saysWhyItCanNotPair_data();
    void saysWhyItCanNotPair();
    void asksOnTheTerminal();
    void asksTwiceOnTheTerminal();
    void canBeInterruptedOnTheTerminal();

private:
    Ran run(const QStringList &arguments, const QByteArray &input = {}) const;
    void start(QProcess &process, const QStringList &arguments) const;
    QString state() const { return m_home->filePath(u"state"_s); }
    QString writeConfig(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void CommandLineTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

void CommandLineTest::start(QProcess &process, const QStringList &arguments) const
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, m_home->path());
    environment.insert(u"STATE_DIRECTORY"_s, state());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(GUESTWIRE_BINARY), arguments);
}

Ran CommandLineTest::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    start(process, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString CommandLineTest::writeConfig(const QByteArray &text) const
{
    const QString path = m_home->filePath(u"config.yaml"_s);
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return path;
}

void CommandLineTest::printsHelpAndVersion()
{
    const Ran help = run({u"--help"_s});
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("guestwire --connect SERVER"));
    QCOMPARE(help.err, QByteArray());
    const Ran version = run({u"--version"_s});
    QCOMPARE(version.status, 0);
    QCOMPARE(version.out, QByteArray("guestwire " GUESTWIRE_VERSION "\n"));
    QCOMPARE(version.err, QByteArray());
    QVERIFY(!QFile::exists(state()));
}

void CommandLineTest::worksWithoutDisplayAndHome()
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(u"STATE_DIRECTORY"_s, state());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(GUESTWIRE_BINARY), {u"user"_s, u"list"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void CommandLineTest::complainsOfWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("option") << QStringList {u"--headles"_s}
                            << QByteArray("Unknown option \"--headles\"; did you mean "
                                          "\"--headless\"?");
    QTest::newRow("command") << QStringList {u"tokens"_s, u"issue"_s}
                             << QByteArray("Unknown command \"tokens\"; did you mean \"token\"?");
    QTest::newRow("no name") << QStringList {u"user"_s, u"add"_s}
                             << QByteArray("user add needs the name of a user.");
    QTest::newRow("role") << QStringList {u"user"_s, u"add"_s, u"a"_s, u"--role"_s, u"god"_s}
                          << QByteArray(
                                 "--role: \"god\" is no role; there are viewer, operator and "
                                 "admin.");
}

void CommandLineTest::complainsOfWrongUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, message);
    const Ran ran = run(arguments);
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.err, "guestwire: " + message + "\nTry: guestwire --help\n");
}

void CommandLineTest::checksTheConfiguration()
{
    const QString path = writeConfig("websocket:\n  pingInterval: 10s\n");
    Ran ran = run({u"--check-config"_s, u"--config"_s, path});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray("The configuration is right.\n"));

    writeConfig("websocket:\n  pingInterval: 10\n  pongwait: 1\nlimits:\n  clients: none\n");
    ran = run({u"--config"_s, path, u"--check-config"_s});
    QCOMPARE(ran.status, 3);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.err,
             (path
              + u":3:3: unknown key \"pongwait\" in \"websocket\"; did you mean \"pongWait\"?\n"_s
              + path
              + u":5:12: limits.clients must be a whole number from 1 to 100000, not \"none\"\n"_s)
                 .toUtf8());
    QCOMPARE(run({u"--check-config"_s, u"--config"_s, path + u".no"_s}).status, 3);
}

void CommandLineTest::printsTheConfiguration()
{
    const QString path = writeConfig("websocket:\n  pingInterval: 10s\n");
    const Ran ran =
        run({u"--print-config"_s, u"--config"_s, path, u"--uri"_s, u"test:///default"_s});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.contains("  pingInterval: 10s"));
    QVERIFY(ran.out.contains(("# "_L1 + path + u":2:17\n"_s).toUtf8()));
    QVERIFY(ran.out.contains("# --uri\n    - \"test:///default\"\n"));
    // What is printed is a configuration again.
    const QString printed = writeConfig(ran.out);
    QCOMPARE(run({u"--check-config"_s, u"--config"_s, printed}).status, 0);
}

void CommandLineTest::failsWhereNobodyReads()
{
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    start(process, {u"--print-config"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().startsWith("guestwire: Cannot write to stdout"));
}

void CommandLineTest::keepsAccounts()
{
    Ran ran = run({u"user"_s, u"list"_s});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray());

    ran = run({u"user"_s, u"add"_s, u"alice"_s, u"--role"_s, u"operator"_s, u"--vms"_s, u"web-*"_s,
               u"--vms"_s, u"db"_s},
              "correct horse\nnot the password\n");
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.status, 0);
    QCOMPARE(modeOf(state()), 0700);
    QCOMPARE(modeOf(state() + u"/accounts.json"_s), 0600);

    Accounts accounts(state());
    QVERIFY(accounts.load());
    const auto alice = accounts.find(u"alice"_s);
    QVERIFY(alice);
    QCOMPARE(alice->grant, (Grant {Role::Operator, {u"web-*"_s, u"db"_s}}));
    Passwords passwords;
    auto right = passwords.verify(alice->passwordHash, QByteArray("correct horse"));
    right.value().waitForFinished();
    QVERIFY(right.value().result());

    // No line break at the end, as printf gives it.
    QCOMPARE(run({u"user"_s, u"add"_s, u"bob"_s}, "battery staple").status, 0);
    QCOMPARE(run({u"user"_s, u"list"_s}).out,
             QByteArray("alice\toperator\tweb-*\tdb\nbob\tviewer\t*\n"));

    const QByteArray before = alice->passwordHash;
    QCOMPARE(run({u"user"_s, u"set-password"_s, u"alice"_s}, "another horse\r\n").status, 0);
    QVERIFY(accounts.load());
    QVERIFY(accounts.find(u"alice"_s)->passwordHash != before);
    QVERIFY(accounts.find(u"alice"_s)->generation != alice->generation);

    QCOMPARE(run({u"user"_s, u"remove"_s, u"alice"_s}).status, 0);
    QCOMPARE(run({u"user"_s, u"list"_s}).out, QByteArray("bob\tviewer\t*\n"));
}

void CommandLineTest::refusesBadPasswords_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("nothing") << QByteArray() << QByteArray("There is no password on stdin.");
    QTest::newRow("empty line") << QByteArray("\ncorrect horse\n")
                                << QByteArray("A password has at least 8 characters.");
    QTest::newRow("short") << QByteArray("short\n")
                           << QByteArray("A password has at least 8 characters.");
    QTest::newRow("long") << QByteArray(5000, 'x')
                          << QByteArray("A password has at most 1024 bytes.");
    QTest::newRow("tab") << QByteArray("correct\thorse\n")
                         << QByteArray("A password has no control characters.");
}

void CommandLineTest::refusesBadPasswords()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QByteArray, message);
    const Ran ran = run({u"user"_s, u"add"_s, u"alice"_s}, input);
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.err, "guestwire: " + message + '\n');
    QCOMPARE(run({u"user"_s, u"list"_s}).out, QByteArray());
}

void CommandLineTest::refusesNamesThatAreTakenOrMissing()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"alice"_s}, "correct horse\n").status, 0);
    const Ran taken = run({u"user"_s, u"add"_s, u"alice"_s}, "correct horse\n");
    QCOMPARE(taken.status, 1);
    QVERIFY(taken.err.contains("There is a user \"alice\" already."));
    for (const QStringList &command : {QStringList {u"user"_s, u"remove"_s, u"bob"_s},
                                       QStringList {u"user"_s, u"set-password"_s, u"bob"_s},
                                       QStringList {u"token"_s, u"issue"_s, u"bob"_s}}) {
        const Ran missing = run(command, "correct horse\n");
        QCOMPARE(missing.status, 1);
        QCOMPARE(missing.out, QByteArray());
        QVERIFY(missing.err.contains("There is no user \"bob\"."));
    }
}

void CommandLineTest::issuesTokens()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"alice"_s}, "correct horse\n").status, 0);
    for (const auto &[expires, seconds] : {std::pair(QString(), 86400), std::pair(u"15m"_s, 900)}) {
        QStringList arguments {u"token"_s, u"issue"_s, u"alice"_s};
        if (!expires.isEmpty())
            arguments += {u"--expires"_s, expires};
        const Ran ran = run(arguments);
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.err, QByteArray());
        QVERIFY(ran.out.endsWith('\n'));
        QCOMPARE(ran.out.count('\n'), 1);
        Accounts accounts(state());
        Tokens tokens(accounts, state());
        QVERIFY(accounts.load());
        QVERIFY(tokens.load());
        const auto identity = tokens.verify(ran.out.chopped(1));
        QVERIFY(identity);
        QCOMPARE(identity.value().user, u"alice"_s);
        const qint64 left = QDateTime::currentDateTimeUtc().secsTo(identity.value().expiresAt);
        QVERIFY(left <= seconds && left > seconds - 60);
    }
}

void CommandLineTest::takesAConfigurationWithEveryForm()
{
    const QString good = writeConfig("websocket:\n  enabled: false\n");
    QCOMPARE(run({u"--config"_s, good, u"user"_s, u"list"_s}).status, 0);
    QCOMPARE(run({u"user"_s, u"list"_s, u"--config"_s, good}).status, 0);
    const Ran missing = run({u"user"_s, u"list"_s, u"--config"_s, good + u".no"_s});
    QCOMPARE(missing.status, 3);
    QCOMPARE(missing.out, QByteArray());
}

void CommandLineTest::refusesAStateThatOthersCanRead()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"alice"_s}, "correct horse\n").status, 0);
    const QByteArray file = QFile::encodeName(state() + u"/accounts.json"_s);
    QCOMPARE(chmod(file.constData(), 0644), 0);
    Ran ran = run({u"token"_s, u"issue"_s, u"alice"_s});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY(ran.err.contains("chmod 600"));
    QCOMPARE(chmod(QFile::encodeName(state()).constData(), 0755), 0);
    ran = run({u"user"_s, u"list"_s});
    QCOMPARE(ran.status, 1);
    QVERIFY(ran.err.contains("chmod 700"));
}

void CommandLineTest::tellsARunningServer()
{
    QVERIFY(QDir().mkpath(state()));
    QFile::setPermissions(state(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    Accounts accounts(state());
    QVERIFY(accounts.load());
    accounts.watch();
    Tokens tokens(accounts, state());
    QVERIFY(tokens.load());
    QCOMPARE(run({u"user"_s, u"add"_s, u"alice"_s}, "correct horse\n").status, 0);
    QTRY_VERIFY_WITH_TIMEOUT(accounts.find(u"alice"_s), 1000);
    const Ran token = run({u"token"_s, u"issue"_s, u"alice"_s});
    QVERIFY(tokens.verify(token.out.trimmed()));
    QCOMPARE(run({u"user"_s, u"remove"_s, u"alice"_s}).status, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!tokens.verify(token.out.trimmed()), 1000);
}

void CommandLineTest::changesAGrant()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"root"_s, u"--role"_s, u"admin"_s}, "correct horse\n").status, 0);
    QCOMPARE(run({u"user"_s, u"add"_s, u"alice"_s}, "correct horse\n").status, 0);
    const QStringList set {u"user"_s, u"set"_s, u"alice"_s};
    QCOMPARE(run(set + QStringList {u"--role"_s, u"operator"_s}).status, 0);
    QCOMPARE(run(set + QStringList {u"--vms"_s, u"web-*"_s}).status, 0);
    QVERIFY(run({u"user"_s, u"list"_s}).out.contains("alice\toperator\tweb-*\n"));
    QCOMPARE(run(set + QStringList {u"--vms"_s, u"*"_s, u"--role"_s, u"viewer"_s}).status, 0);
    QVERIFY(run({u"user"_s, u"list"_s}).out.contains("alice\tviewer\t*\n"));
    // Somebody has to be left who may do everything.
    const Ran last = run({u"user"_s, u"set"_s, u"root"_s, u"--role"_s, u"viewer"_s});
    QCOMPARE(last.status, 1);
    QVERIFY(!last.err.isEmpty());
    QCOMPARE(run({u"user"_s, u"set"_s, u"nobody"_s, u"--role"_s, u"viewer"_s}).status, 1);
    QFile audit(state() + u"/audit.jsonl"_s);
    QVERIFY(audit.open(QFile::ReadOnly));
    QVERIFY(audit.readAll().contains("now operator for web-*"));
}

void CommandLineTest::rotatesTheKey()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"alice"_s}, "correct horse\n").status, 0);
    const QByteArray first = run({u"token"_s, u"issue"_s, u"alice"_s}).out.trimmed();
    Accounts accounts(state());
    Tokens tokens(accounts, state());
    QVERIFY(accounts.load());
    QVERIFY(tokens.load());
    tokens.watch();
    const Ran ran = run({u"token"_s, u"rotate-key"_s});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.err, QByteArray());
    const QByteArray second = run({u"token"_s, u"issue"_s, u"alice"_s}).out.trimmed();
    QTRY_VERIFY_WITH_TIMEOUT(tokens.verify(second), 1000);
    QVERIFY(tokens.verify(first));
    QCOMPARE(run({u"token"_s, u"rotate-key"_s}).status, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!tokens.verify(first), 1000);
    QVERIFY(tokens.verify(second));
    QFile audit(state() + u"/audit.jsonl"_s);
    QVERIFY(audit.open(QFile::ReadOnly));
    QCOMPARE(audit.readAll().count("another key signs tokens"), 2);
}

void CommandLineTest::pairs_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("place");
    QTest::newRow("where it listens")
        << QByteArray("listen: [\"127.0.0.1:8443\", \"192.0.2.7:9443\"]\n") << QStringList()
        << u"192.0.2.7:9443"_s;
    QTest::newRow("on this machine") << QByteArray("tls: {required: true}\n") << QStringList()
                                     << u"127.0.0.1:8443"_s;
    QTest::newRow("IPv6") << QByteArray("listen: [\"[2001:db8::7]:8443\"]\n") << QStringList()
                          << u"[2001:db8::7]:8443"_s;
    QTest::newRow("what it is called")
        << QByteArray("listen: [\"0.0.0.0:8443\"]\norigins: [\"https://hv1.example\"]\n")
        << QStringList() << u"hv1.example:443"_s;
    QTest::newRow("what it is told")
        << QByteArray("listen: [\"0.0.0.0:0\"]\n")
        << QStringList {u"--address"_s, u"198.51.100.2:443"_s} << u"198.51.100.2:443"_s;
}

void CommandLineTest::pairs()
{
    QFETCH(const QByteArray, settings);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, place);
    const QString config = writeConfig(settings);
    const Ran ran = run(QStringList {u"pair"_s, u"--config"_s, config} + arguments);
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.err, QByteArray());
    const auto pairing = parsePairingString(QString::fromUtf8(ran.out));
    QVERIFY(pairing);
    QCOMPARE(pairing.value().url().authority(), place);
    QCOMPARE(pairing.value().code, QString());
    const Ran fingerprint = run({u"fingerprint"_s, u"--config"_s, config});
    QCOMPARE(pairing.value().pin.toLatin1(), fingerprint.out.trimmed());
}

void CommandLineTest::pairsWithACode()
{
    const QString config = writeConfig("listen: [\"192.0.2.7:8443\"]\n");
    QCOMPARE(run({u"user"_s, u"add"_s, u"alice"_s}, "correct horse\n").status, 0);
    const Ran ran = run({u"pair"_s, u"--config"_s, config, u"--user"_s, u"alice"_s});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QVERIFY2(ran.err.contains("once, within 15 minutes"), ran.err.constData());
    const auto pairing = parsePairingString(QString::fromUtf8(ran.out));
    QVERIFY(pairing);
    QCOMPARE(pairing.value().user, u"alice"_s);
    Accounts accounts(state());
    QVERIFY(accounts.load());
    const PairingCodes codes(accounts, state());
    QVERIFY(codes.redeem(pairing.value().code));
    QVERIFY(!codes.redeem(pairing.value().code));
    QFile audit(state() + u"/audit.jsonl"_s);
    QVERIFY(audit.open(QFile::ReadOnly));
    const QByteArray kept = audit.readAll();
    QVERIFY(kept.contains("a pairing code"));
    QVERIFY(!kept.contains(pairing.value().code.toLatin1()));
}

void CommandLineTest::saysWhyItCanNotPair_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray open("listen: [\"0.0.0.0:8443\"]\n");
    QTest::newRow("no TLS") << QByteArray() << QStringList() << QByteArray("without TLS");
    QTest::newRow("any port") << QByteArray("listen: [\"192.0.2.7:0\"]\n") << QStringList()
                              << QByteArray("--address HOST:PORT");
    QTest::newRow("a name that the server does not know")
        << open << QStringList {u"--address"_s, u"hv1.example"_s} << QByteArray("origins");
    QTest::newRow("no such user") << open << QStringList {u"--user"_s, u"nobody"_s}
                                  << QByteArray("no user");
}

void CommandLineTest::saysWhyItCanNotPair()
{
    QFETCH(const QByteArray, settings);
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, reason);
    const Ran ran =
        run(QStringList {u"pair"_s, u"--config"_s, writeConfig(settings)} + arguments);
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(ran.err.contains(reason), ran.err.constData());
}

void CommandLineTest::asksOnTheTerminal()
{
    const Terminal terminal;
    QProcess process;
    process.setStandardInputFile(terminal.name());
    start(process, {u"user"_s, u"add"_s, u"alice"_s});
    QByteArray asked;
    const auto isAsked = [&](const char *prompt) {
        asked += process.readAllStandardError();
        return asked.endsWith(prompt);
    };
    QTRY_VERIFY(isAsked("Password: "));
    terminal.type("correct horse\n");
    QTRY_VERIFY(isAsked("The same again: "));
    QFile limits(u"/proc/%1/limits"_s.arg(process.processId()));
    QVERIFY(limits.open(QFile::ReadOnly));
    QVERIFY2(limits.readAll().simplified().contains("Max core file size 0 "),
             "a crash would write the password to the disk");
    terminal.type("correct horse\n");
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY2(!terminal.shown().contains("horse"), "the password was shown");
    QCOMPARE(run({u"user"_s, u"list"_s}).out, QByteArray("alice\tviewer\t*\n"));
}

void CommandLineTest::asksTwiceOnTheTerminal()
{
    const Terminal terminal;
    QProcess process;
    process.setStandardInputFile(terminal.name());
    start(process, {u"user"_s, u"add"_s, u"alice"_s});
    QByteArray asked;
    const auto isAsked = [&](const char *prompt) {
        asked += process.readAllStandardError();
        return asked.endsWith(prompt);
    };
    QTRY_VERIFY(isAsked("Password: "));
    terminal.type("correct horse\n");
    QTRY_VERIFY(isAsked("The same again: "));
    terminal.type("another horse\n");
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("The two passwords differ."));
}

void CommandLineTest::canBeInterruptedOnTheTerminal()
{
    const Terminal terminal;
    QProcess process;
    process.setStandardInputFile(terminal.name());
    start(process, {u"user"_s, u"add"_s, u"alice"_s});
    QByteArray asked;
    QTRY_VERIFY((asked += process.readAllStandardError()).endsWith("Password: "));
    terminal.type("corr\x03");
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    terminal.type("seen\n");
    // The terminal shows again what is typed.
    QByteArray shown;
    QTRY_VERIFY((shown += terminal.shown()).contains("seen"));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
