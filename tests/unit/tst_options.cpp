// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Guestwire::Options)

namespace {

QString textOf(const char *name)
{
    QFile file(QStringLiteral(GUESTWIRE_SOURCE "/installer/files/") + QLatin1StringView(name));
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Options with(void (*change)(Options &options))
{
    Options options;
    change(options);
    return options;
}

} // namespace

class OptionsTest : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void namesEveryOption();
};

void OptionsTest::understands_data()
{
    QTest::addColumn<QString>("line"); // words between spaces
    QTest::addColumn<Options>("expected");

    const auto row = [](const char *line, const Options &expected) {
        QTest::newRow(*line == '\0' ? "nothing" : line) << QString::fromUtf8(line) << expected;
    };
    row("", {});
    row("--uri qemu:///system --uri=test:///default", with([](Options &o) {
            o.uris = {u"qemu:///system"_s, u"test:///default"_s};
        }));
    row("--show-console web --show-performance=db", with([](Options &o) {
            o.showConsole = u"web"_s;
            o.showPerformance = u"db"_s;
        }));
    row("--connect wss://a.example:8443 --connect wss://[2001:db8::1]", with([](Options &o) {
            o.mode = Mode::Viewer;
            o.connect = {u"wss://a.example:8443"_s, u"wss://[2001:db8::1]"_s};
        }));
    row("--connect ws://127.0.0.1:8443 --show-console -x", with([](Options &o) {
            o.mode = Mode::Viewer;
            o.connect = {u"ws://127.0.0.1:8443"_s};
            o.showConsole = u"-x"_s;
        }));
    row("history export --vm web --from 2026-01-02T03:04:05Z --to -1h --format json --points 10 "
        "--metrics cpu.utilization,disk.vda.readRate",
        with([](Options &o) {
            o.mode = Mode::HistoryExport;
            o.history.vm = u"web"_s;
            o.history.from = {QDateTime({2026, 1, 2}, {3, 4, 5}, Qt::UTC), {}};
            o.history.to = {{}, std::chrono::hours(1)};
            o.history.format = u"json"_s;
            o.history.points = 10;
            o.history.metrics = {u"cpu.utilization"_s, u"disk.vda.readRate"_s};
        }));
    row("history export --vm web", with([](Options &o) {
            o.mode = Mode::HistoryExport;
            o.history.vm = u"web"_s;
        }));
    row("--headless", with([](Options &o) { o.mode = Mode::Headless; }));
    row("--headless --headless", with([](Options &o) { o.mode = Mode::Headless; }));
    row("--listen 127.0.0.1:0 --headless --listen=[::1]:0 --uri test:///default",
        with([](Options &o) {
            o.mode = Mode::Headless;
            o.uris = {u"test:///default"_s};
            o.listen = {u"127.0.0.1:0"_s, u"[::1]:0"_s};
        }));
    row("--config c.yaml --headless", with([](Options &o) {
            o.mode = Mode::Headless;
            o.configFile = u"c.yaml"_s;
        }));
    row("user add alice", with([](Options &o) {
            o.mode = Mode::UserAdd;
            o.userName = u"alice"_s;
        }));
    row("user add alice --role admin", with([](Options &o) {
            o.mode = Mode::UserAdd;
            o.userName = u"alice"_s;
            o.role = Role::Admin;
        }));
    row("--config c user --role operator add --vms web-* alice --vms db", with([](Options &o) {
            o.mode = Mode::UserAdd;
            o.configFile = u"c"_s;
            o.userName = u"alice"_s;
            o.role = Role::Operator;
            o.vms = QStringList {u"web-*"_s, u"db"_s};
        }));
    row("user set alice --role viewer", with([](Options &o) {
            o.mode = Mode::UserSet;
            o.userName = u"alice"_s;
            o.role = Role::Viewer;
        }));
    row("user set alice --vms a --vms *", with([](Options &o) {
            o.mode = Mode::UserSet;
            o.userName = u"alice"_s;
            o.vms = QStringList();
        }));
    row("user list --config c", with([](Options &o) {
            o.mode = Mode::UserList;
            o.configFile = u"c"_s;
        }));
    row("user remove a@b.example", with([](Options &o) {
            o.mode = Mode::UserRemove;
            o.userName = u"a@b.example"_s;
        }));
    row("--connect -", with([](Options &o) {
            o.mode = Mode::Viewer;
            o.connect = {u"-"_s};
        }));
    row("--connect guestwire-pair://hv1?pin=sha256-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        with([](Options &o) {
            o.mode = Mode::Viewer;
            o.connect = {
                u"guestwire-pair://hv1?pin=sha256-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"_s};
        }));
    row("token rotate-key", with([](Options &o) { o.mode = Mode::TokenRotateKey; }));
    row("pair", with([](Options &o) { o.mode = Mode::Pair; }));
    row("pair --user ada --address hv1.example:443", with([](Options &o) {
            o.mode = Mode::Pair;
            o.userName = u"ada"_s;
            o.address = u"hv1.example:443"_s;
        }));
    row("user set-password alice", with([](Options &o) {
            o.mode = Mode::UserSetPassword;
            o.userName = u"alice"_s;
        }));
    row("user set-password -- alice", with([](Options &o) {
            o.mode = Mode::UserSetPassword;
            o.userName = u"alice"_s;
        }));
    row("token issue alice", with([](Options &o) {
            o.mode = Mode::TokenIssue;
            o.userName = u"alice"_s;
        }));
    row("token issue alice --expires 15m", with([](Options &o) {
            o.mode = Mode::TokenIssue;
            o.userName = u"alice"_s;
            o.expires = std::chrono::minutes(15);
        }));
    row("token issue --expires=30d alice", with([](Options &o) {
            o.mode = Mode::TokenIssue;
            o.userName = u"alice"_s;
            o.expires = std::chrono::days(30);
        }));
    row("fingerprint", with([](Options &o) { o.mode = Mode::Fingerprint; }));
    row("audit verify", with([](Options &o) { o.mode = Mode::AuditVerify; }));
    row("audit verify /tmp/audit.jsonl", with([](Options &o) {
            o.mode = Mode::AuditVerify;
            o.auditFile = u"/tmp/audit.jsonl"_s;
        }));
    row("--check-config --config c", with([](Options &o) {
            o.mode = Mode::CheckConfig;
            o.configFile = u"c"_s;
        }));
    row("--print-config --listen 0.0.0.0:1", with([](Options &o) {
            o.mode = Mode::PrintConfig;
            o.listen = {u"0.0.0.0:1"_s};
        }));
    row("--help", with([](Options &o) { o.mode = Mode::Help; }));
    row("-h", with([](Options &o) { o.mode = Mode::Help; }));
    row("user add --help", with([](Options &o) { o.mode = Mode::Help; }));
    row("--headless --version", with([](Options &o) { o.mode = Mode::Version; }));
}

void OptionsTest::understands()
{
    QFETCH(const QString, line);
    QFETCH(const Options, expected);
    const auto options = parseOptions(line.split(u' ', Qt::SkipEmptyParts));
    QVERIFY2(options, qPrintable(options ? QString() : options.error().message));
    QCOMPARE(options.value().mode, expected.mode);
    QCOMPARE(options.value().connect, expected.connect);
    QCOMPARE(options.value().uris, expected.uris);
    QCOMPARE(options.value().listen, expected.listen);
    QCOMPARE(options.value().userName, expected.userName);
    QCOMPARE(options.value().expires.count(), expected.expires.count());
    QVERIFY(options.value() == expected);
}

void OptionsTest::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("message");

    const auto row = [](const char *line, const char *message) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(message);
    };
    row("history export", "history export needs --vm with the name or UUID of a VM.");
    row("history export --vm web --from yesterday",
        "--from: \"yesterday\" is no time; write 2026-01-02T03:04:05Z, or -1h for an hour ago.");
    row("history export --vm web --from -1h --to -2h", "--from must be before --to.");
    row("history export --vm web --format xml",
        "--format: \"xml\" is none; there are csv and json.");
    row("history export --vm web --metrics cpu.heat",
        "--metrics: there is no metric \"cpu.heat\".");
    row("history export --vm web --points 5001", "--points: \"5001\" is no number from 1 to 5000.");
    row("--from -1h", "--from does not go with the window.");
    row("--headles", "Unknown option \"--headles\"; did you mean \"--headless\"?");
    row("--conect wss://a", "Unknown option \"--conect\"; did you mean \"--connect\"?");
    row("-x", "Unknown option \"-x\"");
    row("usr list", "Unknown command \"usr\"; did you mean \"user\"?");
    row("start", "Unknown command \"start\"");
    row("user", "After \"user\" comes one of: add, list, remove, set, set-password");
    row("user lst",
        "After \"user\" comes one of: add, list, remove, set, set-password; did you mean \"list\"?");
    row("token", "After \"token\" comes one of: issue, rotate-key");
    row("token rotate-key a", "\"a\" is one word too many.");
    row("pair ada", "\"ada\" is one word too many.");
    row("user add a --address b", "--address does not go with user add.");
    row("pair --address a/b",
        "--address: \"a/b\" is no host; write one as in hv1.example or 192.0.2.7:8443.");
    row("--connect "
        "guestwire-pair://hv1?pin=sha256-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8&user=ada&"
        "code=0123456789abcdefghjkmnpqrs",
        "--connect: a pairing string with a one-time code is a secret, and arguments are not. Give it "
        "on the input: guestwire --connect -");
    row("--connect guestwire-pair://hv1",
        "--connect: This is no pairing string as \"guestwire pair\" prints it: the pin of the server's "
        "key is missing or damaged.");
    row("user add", "user add needs the name of a user.");
    row("user set a", "user set needs --role or --vms.");
    row("user add a b", "\"b\" is one word too many.");
    row("user list a", "\"a\" is one word too many.");
    row("fingerprint a", "\"a\" is one word too many.");
    row("audit verify a b", "\"b\" is one word too many.");
    row("--headless x", "\"x\" does not go with --headless.");
    row("--headless --check-config", "--check-config does not go with --headless.");
    row("--headless=yes", "--headless takes no value.");
    row("--uri", "--uri needs a value.");
    row("--uri --headless", "--uri needs a value.");
    row("--config=", "--config needs a value.");
    row("--config a --config b", "--config can be given once only.");
    row("--listen 127.0.0.1:1", "--listen does not go with the window.");
    row("--connect wss://a --uri test:///default", "--uri does not go with --connect.");
    row("--connect wss://a --headless", "--connect does not go with --headless.");
    row("--headless --show-console a", "--show-console does not go with --headless.");
    row("user list --role admin", "--role does not go with user list.");
    row("user set-password a --vms b", "--vms does not go with user set-password.");
    row("user add a --expires 1h", "--expires does not go with user add.");
    row("user add a --role root",
        "--role: \"root\" is no role; there are viewer, operator and admin.");
    row("user add -- -a",
        "A user name is 1 to 64 of the letters a–z and A–Z, digits and . _ @ -, and does not begin "
        "with \".\" or \"-\".");
    row("token issue a --expires soon",
        "--expires: \"soon\" is no time from 1s to 366d; write 15m, 24h or 30d.");
    row("token issue a --expires 0",
        "--expires: \"0\" is no time from 1s to 366d; write 15m, 24h or 30d.");
    row("token issue a --expires 367d",
        "--expires: \"367d\" is no time from 1s to 366d; write 15m, 24h or 30d.");
    row("--headless --listen 8443",
        "--listen: listen must be addresses with their port, such as 127.0.0.1:8443, [::1]:8443 or "
        "0.0.0.0:8443, not \"8443\"");
    row("--uri local",
        "--uri: libvirt.uris must be libvirt URIs without a password, such as qemu:///system, not "
        "\"local\"");
    for (const char *server :
         {"a.example", "https://a.example", "ws://a.example:8443", "wss://", "wss://u:p@a.example",
          "wss://a.example/ws", "wss://a.example?token=x"})
        row(qPrintable(u"--connect "_s + QString::fromUtf8(server)),
            qPrintable(
                u"--connect: \"%1\" is no server; write wss://host or wss://host:port (ws:// on "
                "this machine only), or a pairing string."_s.arg(QString::fromUtf8(server))));
}

void OptionsTest::refuses()
{
    QFETCH(const QString, line);
    QFETCH(const QString, message);
    const auto options = parseOptions(line.split(u' ', Qt::SkipEmptyParts));
    QVERIFY(!options);
    QCOMPARE(options.error().message, message);
}

void OptionsTest::namesEveryOption()
{
    const QString help = helpText();
    const QString manual = textOf("guestwire.1").remove(u'\\');
    const QString completion = textOf("guestwire.bash-completion");
    for (const QString &word :
         {u"--config"_s,       u"--connect"_s,          u"--uri"_s,          u"--listen"_s,
          u"--show-console"_s, u"--show-performance"_s, u"--role"_s,         u"--vms"_s,
          u"--expires"_s,      u"--headless"_s,         u"--check-config"_s, u"--print-config"_s,
          u"--help"_s,         u"--version"_s,          u"user add"_s,       u"user list"_s,
          u"user remove"_s,    u"user set-password"_s,  u"token issue"_s,    u"token rotate-key"_s,
          u"pair"_s,           u"--user"_s,             u"--address"_s,         u"fingerprint"_s, u"audit verify"_s})
        QVERIFY2(help.contains(word), qPrintable(word));
    for (const QString &word : help.split(QRegularExpression(u"[^a-z-]+"_s))) {
        if (!word.startsWith("--"_L1))
            continue;
        QVERIFY2(manual.contains(word), qPrintable(word));
        QVERIFY2(completion.contains(word), qPrintable(word));
    }
    for (const QString &line : help.split(u'\n'))
        QVERIFY2(line.size() <= 100, qPrintable(line));
}

QTEST_GUILESS_MAIN(OptionsTest)
#include "tst_options.moc"
