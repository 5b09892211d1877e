// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configloader.h"
#include "core/config/configtable.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

// Something that the setting accepts and that is not its default.
QString otherValue(const Setting &setting)
{
    struct Other
    {
        const Setting &setting;

        QString operator()(const FlagType &type) const
        {
            Config defaults;
            return type.field(defaults) ? u"false"_s : u"true"_s;
        }
        QString operator()(const CountType &type) const
        {
            Config defaults;
            return QString::number(type.field(defaults) - 1);
        }
        QString operator()(const SizeType &type) const
        {
            Config defaults;
            return QString::number(type.field(defaults) + 1);
        }
        QString operator()(const DurationType &type) const
        {
            Config defaults;
            return QString::number(type.field(defaults).count() + 1) + u"ms"_s;
        }
        QString operator()(const TextType &) const
        {
            static const QHash<QString, QString> others {
                {u"log.level"_s, u"debug"_s},
                {u"alerts.webhook"_s, u"https://example.org/hook"_s},
                {u"prometheus.access"_s, u"loopback"_s},
            };
            return others.value(setting.key, u"/some/file.pem"_s);
        }
        QString operator()(const ListType &) const
        {
            if (setting.key == QLatin1StringView("listen"))
                return u"192.0.2.7:1"_s;
            static const QHash<QString, QString> others {
                {u"origins"_s, u"https://example.org"_s},
                {u"alerts.rules"_s, u"busy: cpu.utilization > 90"_s},
                {u"alerts.console"_s, u"full: /No space left/"_s},
            };
            return others.value(setting.key, u"test:///default"_s);
        }
    };
    return std::visit(Other {setting}, setting.type);
}

// A field that is added to these structs and not here does not compile.
auto fieldsOf(const WebSocketConfig &config)
{
    const auto &[a, b, c, d, e, f] = config;
    return std::tuple(a, b, c, d, e, f);
}

auto fieldsOf(const LimitsConfig &config)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa,
                 ab, ac, ad, ae, af, ag, ah, ai, aj, ak, al, am, an, ao, ap, aq, ar, as, at, au] =
        config;
    return std::tuple(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
                      aa, ab, ac, ad, ae, af, ag, ah, ai, aj, ak, al, am, an, ao, ap, aq, ar, as,
                      at, au);
}

auto fieldsOf(const RecordingsConfig &config)
{
    const auto &[a, b, c, d] = config;
    return std::tuple(a, b, c, d);
}

auto fieldsOf(const HistoryConfig &config)
{
    const auto &[a, b, c, d, e, f, g, h] = config;
    return std::tuple(a, b, c, d, e, f, g, h);
}

auto fieldsOf(const AlertsConfig &config)
{
    const auto &[a, b, c] = config;
    return std::tuple(a, b, c);
}

auto fieldsOf(const AuditConfig &config)
{
    const auto &[a, b, c, d] = config;
    return std::tuple(a, b, c, d);
}

auto fieldsOf(const TlsConfig &config)
{
    const auto &[a, b, c] = config;
    return std::tuple(a, b, c);
}

template<typename Tuple>
bool differEverywhere(const Tuple &one, const Tuple &other)
{
    return [&]<size_t... I>(std::index_sequence<I...>)
    {
        return ((std::get<I>(one) != std::get<I>(other)) && ...);
    }
    (std::make_index_sequence<std::tuple_size_v<Tuple>>());
}

} // namespace

class ConfigLoaderTest : public QObject
{
    Q_OBJECT

private slots:
    void hasDefaultsWithoutAnySource();
    void readsAFile();
    void refuses_data();
    void refuses();
    void tellsAllErrorsAtOnce();
    void acceptsEmptySections_data();
    void acceptsEmptySections();
    void hasARowForEveryField();
    void takesEverySettingFromTheEnvironment_data();
    void takesEverySettingFromTheEnvironment();
    void takesRulesWithCommasFromTheEnvironment();
    void refusesUnknownVariables();
    void laysSourcesOverOneAnother();
    void replacesTheUsualFilesByTheOneGiven();
    void passesOverMissingFilesButNotTheOneGiven();
    void refusesFilesThatOthersCanWrite_data();
    void refusesFilesThatOthersCanWrite();
    void refusesFilesOfOtherUsers();
    void printsWhatCanBeReadBack();

private:
    QString write(const QByteArray &text, const QString &name = u"config.yaml"_s);
    ConfigResult load(const QByteArray &text);

    QTemporaryDir m_directory;
};

QString ConfigLoaderTest::write(const QByteArray &text, const QString &name)
{
    const QString path = m_directory.filePath(name);
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return path;
}

ConfigResult ConfigLoaderTest::load(const QByteArray &text)
{
    ConfigSources sources;
    sources.onlyFile = write(text);
    return loadConfig(sources);
}

void ConfigLoaderTest::hasDefaultsWithoutAnySource()
{
    const ConfigResult result = loadConfig({});
    QVERIFY(result);
    QCOMPARE(result.config(), Config());
}

void ConfigLoaderTest::readsAFile()
{
    const ConfigResult result = load("websocket:\n"
                                     "  enabled: false\n"
                                     "  pingInterval: 15      # seconds\n"
                                     "  maxMessageSize: 64KiB\n"
                                     "  writeWait: 1m30s\n"
                                     "  pongWait: \"45s\"\n"
                                     "  metricsInterval: 500ms\n"
                                     "listen: [\"0.0.0.0:9000\"]\n"
                                     "origins:\n"
                                     "  - https://example.org:8443\n"
                                     "  - 'http://localhost'\n"
                                     "tls: {required: true, certificate: /c.pem, key: /k.pem}\n"
                                     "libvirt:\n"
                                     "  uris: ['qemu:///system', qemu+ssh://root@host/system]\n"
                                     "limits:\n"
                                     "  consoleRing: 2MiB\n"
                                     "log:\n"
                                     "  level: debug\n");
    QVERIFY2(result, qPrintable(result ? QString() : result.errors().join(u'\n')));
    Config expected;
    expected.webSocket = {false, 15s, 65536, 90s, 45s, 500ms};
    expected.listen = QStringList {u"0.0.0.0:9000"_s};
    expected.origins = QStringList {u"https://example.org:8443"_s, u"http://localhost"_s};
    expected.tls = {true, u"/c.pem"_s, u"/k.pem"_s};
    expected.libvirtUris = QStringList {u"qemu:///system"_s, u"qemu+ssh://root@host/system"_s};
    expected.limits.consoleRing = 2 * 1024 * 1024;
    expected.log.level = u"debug"_s;
    QCOMPARE(result.config(), expected);
}

void ConfigLoaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error"); // without the file's name

    const auto row = [](const char *name, const char *text, const char *error) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(error);
    };
    row("unknown section", "websockets:\n  enabled: true\n",
        ":1:1: unknown key \"websockets\"; did you mean \"websocket\"?");
    row("unknown key", "websocket:\n  pingIntervall: 30\n",
        ":2:3: unknown key \"pingIntervall\" in \"websocket\"; did you mean \"pingInterval\"?");
    row("wrong case", "websocket:\n  pinginterval: 30\n",
        ":2:3: unknown key \"pinginterval\" in \"websocket\"; did you mean \"pingInterval\"?");
    row("key of another section", "limits:\n  pongWait: 30\n",
        ":2:3: unknown key \"pongWait\" in \"limits\"; did you mean \"websocket.pongWait\"?");
    row("key without its section", "pongWait: 30\n",
        ":1:1: unknown key \"pongWait\"; did you mean \"websocket.pongWait\"?");
    row("like nothing", "colour: blue\n", ":1:1: unknown key \"colour\"");
    row("key of a later version", "history:\n  retention: 1d\n",
        ":2:3: unknown key \"retention\" in \"history\"");
    row("control character", "\"a\\e[2J\": 1\n", ":1:1: unknown key \"a[2J\"");
    row("duplicate key", "websocket:\n  writeWait: 1s\n  writeWait: 2s\n",
        ":3:3: duplicate key \"writeWait\"; it stands on line 2 already");
    row("duplicate section", "tls: {}\nlog: {}\ntls: {}\n",
        ":3:1: duplicate key \"tls\"; it stands on line 1 already");
    row("word for a flag", "websocket:\n  enabled: yes\n",
        ":2:12: websocket.enabled must be true or false, not \"yes\"");
    row("text for a flag", "websocket:\n  enabled: \"true\"\n",
        ":2:12: websocket.enabled must be true or false, not \"true\"");
    row("word for a time", "websocket:\n  pingInterval: soon\n",
        ":2:17: websocket.pingInterval must be a time from 100ms to 1h, not \"soon\"");
    row("time too short", "websocket:\n  pingInterval: 0\n",
        ":2:17: websocket.pingInterval must be a time from 100ms to 1h, not \"0\"");
    row("time too long", "websocket:\n  pingInterval: 2h\n",
        ":2:17: websocket.pingInterval must be a time from 100ms to 1h, not \"2h\"");
    row("size too small", "limits:\n  consoleRing: 1KiB\n",
        ":2:16: limits.consoleRing must be a size from 64KiB to 64MiB, not \"1KiB\"");
    row("size too large", "limits:\n  consoleRing: 65MiB\n",
        ":2:16: limits.consoleRing must be a size from 64KiB to 64MiB, not \"65MiB\"");
    row("count too small", "limits:\n  clients: 0\n",
        ":2:12: limits.clients must be a whole number from 1 to 100000, not \"0\"");
    row("negative count", "limits:\n  clients: -1\n",
        ":2:12: limits.clients must be a whole number from 1 to 100000, not \"-1\"");
    row("fraction", "limits:\n  clients: 1.5\n",
        ":2:12: limits.clients must be a whole number from 1 to 100000, not \"1.5\"");
    row("huge count", "limits:\n  clients: 99999999999999999999\n",
        ":2:12: limits.clients must be a whole number from 1 to 100000, not "
        "\"99999999999999999999\"");
    row("no value", "limits:\n  clients:\n", ":2:3: limits.clients has no value");
    row("list for a value", "limits:\n  clients: [1]\n", ":2:12: limits.clients must be one value");
    row("value for a list", "listen: 127.0.0.1:8443\n",
        ":1:9: listen must be a list, such as [\"…\", \"…\"]");
    row("nothing to listen on", "listen: []\n", ":1:9: listen must not be empty");
    row("list in a list", "listen:\n  - [a]\n", ":2:5: the entries of listen must be texts");
    row("wrong address", "listen:\n  - 127.0.0.1:1\n  - example.org:8443\n",
        ":3:5: listen must be addresses with their port, such as 127.0.0.1:8443, [::1]:8443 or "
        "0.0.0.0:8443, not \"example.org:8443\"");
    row("null origin", "origins: [\"null\"]\n",
        ":1:11: origins must be origins of web pages, such as https://vms.example.org:8443, not "
        "\"null\"");
    row("origin with a path", "origins: [\"https://a.example/x\"]\n",
        ":1:11: origins must be origins of web pages, such as https://vms.example.org:8443, not "
        "\"https://a.example/x\"");
    row("any origin", "origins: [\"*\"]\n",
        ":1:11: origins must be origins of web pages, such as https://vms.example.org:8443, not "
        "\"*\"");
    row("word for a URI", "libvirt:\n  uris: [local]\n",
        ":2:10: libvirt.uris must be libvirt URIs without a password, such as qemu:///system, not "
        "\"local\"");
    row("relative path", "tls:\n  certificate: c.pem\n",
        ":2:16: tls.certificate must be the absolute path of a PEM file, not \"c.pem\"");
    row("certificate without key", "tls:\n  certificate: /c.pem\n",
        ":2:16: tls.certificate and tls.key go together; one of them is missing");
    row("key without certificate", "tls:\n  key: /k.pem\n",
        ":2:8: tls.certificate and tls.key go together; one of them is missing");
    row("unknown level", "log:\n  level: loud\n",
        ":2:10: log.level must be debug, info, warning or error, not \"loud\"");
    row("pong no longer than ping", "websocket:\n  pingInterval: 30\n  pongWait: 30\n",
        ":3:13: websocket.pongWait (30s) must exceed websocket.pingInterval (30s)");
    row("ping beyond the default pong", "websocket:\n  pingInterval: 60\n",
        ":2:17: websocket.pongWait (1m) must exceed websocket.pingInterval (1m)");
    row("queue below high water", "limits:\n  outputQueue: 64KiB\n",
        ":2:16: limits.outputQueue (64KiB) must exceed limits.highWater (256KiB)");
    row("alert rule that is none", "alerts:\n  rules: ['busy: cpu.heat > 90']\n",
        ":2:11: alerts.rules must be alert rules (column 7: \"cpu.heat\" is no metric; a rule "
        "is on one such as cpu.utilization or memory.used, or says: stopped unexpectedly, or: "
        "crashed), not \"busy: cpu.heat > 90\"");
    row("two alert rules of a name", "alerts:\n  rules: ['a: crashed', 'a: stopped unexpectedly']\n",
        ":2:10: alerts.rules has two rules with the name \"a\"");
    row("too many alert rules",
        "limits: {alertRules: 1}\nalerts:\n  rules: ['a: crashed', 'b: crashed']\n",
        ":3:10: alerts.rules has more rules than limits.alertRules (1)");
    row("webhook that is no address of the web", "alerts: {webhook: 'ftp://example.org'}\n",
        ":1:19: alerts.webhook must be an address of the web, such as https://hooks.example.org/vms, "
        "not \"ftp://example.org\"");
    row("strange access to /metrics", "prometheus: {access: all}\n",
        ":1:22: prometheus.access must be token or loopback, not \"all\"");
    row("section is a value", "websocket: true\n",
        ":1:12: \"websocket\" is a section; its keys are expected below it");
    row("no map", "- a\n", ":1:1: keys are expected here, such as \"websocket:\"");
    row("key is a list", "[a]: b\n", ":1:1: a key must be a word");
    row("second document", "tls: {}\n---\nlog: {}\n", ":2:1: a second document; one is expected");
    row("no YAML", "websocket: {\n", ":2:1: no valid YAML: end of map flow not found");
    row("no UTF-8", "log:\n  level: \xff\n", ": is no valid UTF-8");
}

void ConfigLoaderTest::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, error);
    const ConfigResult result = load(text);
    QVERIFY(!result);
    QCOMPARE(result.errors(), QStringList {m_directory.filePath(u"config.yaml"_s) + error});
}

void ConfigLoaderTest::tellsAllErrorsAtOnce()
{
    const ConfigResult result = load("limits:\n"
                                     "  clients: 0\n"
                                     "  client: 5\n"
                                     "webSocket: {}\n"
                                     "log:\n"
                                     "  level: loud\n");
    QVERIFY(!result);
    QCOMPARE(result.errors().size(), 4);
    QVERIFY(result.errors()[0].contains(u":2:12: "));
    QVERIFY(result.errors()[1].contains(u":3:3: "));
    QVERIFY(result.errors()[2].contains(u":4:1: "));
    QVERIFY(result.errors()[3].contains(u":6:10: "));
}

void ConfigLoaderTest::acceptsEmptySections_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "# nothing\n", "---\n", "websocket:\n", "websocket: {}\n",
                             "history:\n", "history: {}\n", "alerts: {}\n", "origins: []\n"})
        QTest::newRow(*text == '\0' ? "empty" : text) << QByteArray(text);
}

void ConfigLoaderTest::acceptsEmptySections()
{
    QFETCH(const QByteArray, text);
    const ConfigResult result = load(text);
    QVERIFY2(result, qPrintable(result ? QString() : result.errors().join(u'\n')));
    QCOMPARE(result.config(), Config());
}

void ConfigLoaderTest::hasARowForEveryField()
{
    ConfigSources sources;
    for (const Setting &setting : settings())
        sources.environment.insert(setting.variable(), otherValue(setting));
    const ConfigResult result = loadConfig(sources);
    QVERIFY2(result, qPrintable(result ? QString() : result.errors().join(u'\n')));
    const Config &changed = result.config();
    const Config defaults;
    QVERIFY(differEverywhere(fieldsOf(changed.webSocket), fieldsOf(defaults.webSocket)));
    QVERIFY(differEverywhere(fieldsOf(changed.limits), fieldsOf(defaults.limits)));
    QVERIFY(differEverywhere(fieldsOf(changed.tls), fieldsOf(defaults.tls)));
    QVERIFY(differEverywhere(fieldsOf(changed.recordings), fieldsOf(defaults.recordings)));
    QVERIFY(differEverywhere(fieldsOf(changed.history), fieldsOf(defaults.history)));
    QVERIFY(differEverywhere(fieldsOf(changed.alerts), fieldsOf(defaults.alerts)));
    QVERIFY(differEverywhere(fieldsOf(changed.audit), fieldsOf(defaults.audit)));
    QVERIFY(changed.listen != defaults.listen);
    QVERIFY(changed.origins != defaults.origins);
    QVERIFY(changed.libvirtUris != defaults.libvirtUris);
    QVERIFY(changed.log != defaults.log);
}

void ConfigLoaderTest::takesEverySettingFromTheEnvironment_data()
{
    QTest::addColumn<QString>("key");
    for (const Setting &setting : settings())
        QTest::newRow(setting.key.latin1()) << QString(setting.key);
}

void ConfigLoaderTest::takesEverySettingFromTheEnvironment()
{
    QFETCH(const QString, key);
    const auto setting =
        std::ranges::find_if(settings(), [&](const Setting &row) { return row.key == key; });
    ConfigSources sources;
    sources.environment.insert(setting->variable(), otherValue(*setting));
    if (key == u"tls.certificate" || key == u"tls.key") {
        sources.environment.insert(u"GUESTWIRE_TLS_CERTIFICATE"_s, u"/a"_s);
        sources.environment.insert(u"GUESTWIRE_TLS_KEY"_s, u"/a"_s);
    }
    const ConfigResult result = loadConfig(sources);
    QVERIFY2(result, qPrintable(result ? QString() : result.errors().join(u'\n')));
    QVERIFY(valueTexts(*setting, result.config()) != valueTexts(*setting, Config()));
    QCOMPARE(result.loaded().origins.value(key), setting->variable());
    for (const Setting &other : settings())
        if (other.section() != u"tls" && other.key != key)
            QCOMPARE(valueTexts(other, result.config()), valueTexts(other, Config()));
}

void ConfigLoaderTest::refusesUnknownVariables()
{
    ConfigSources sources;
    sources.environment = {{u"GUESTWIRE_WEBSOCKET_PINGINTERVALL"_s, u"30s"_s},
                           {u"GUESTWIRE_LIMITS_CLIENTS"_s, u"many"_s},
                           {u"GUESTWIRE_LISTEN"_s, u" , "_s},
                           {u"GUESTWIRE_TEST_URI"_s, u"anything"_s},
                           {u"HOME"_s, u"/root"_s}};
    const ConfigResult result = loadConfig(sources);
    QVERIFY(!result);
    QCOMPARE(
        result.errors(),
        (QStringList {u"GUESTWIRE_LIMITS_CLIENTS: limits.clients must be a whole number from 1 "
                      "to 100000, not \"many\""_s,
                      u"GUESTWIRE_LISTEN: listen must be addresses with their port, such as "
                      "127.0.0.1:8443, [::1]:8443 or 0.0.0.0:8443, not \"\""_s,
                      u"GUESTWIRE_WEBSOCKET_PINGINTERVALL: unknown variable; did you mean "
                      "\"GUESTWIRE_WEBSOCKET_PINGINTERVAL\"?"_s}));
}

void ConfigLoaderTest::takesRulesWithCommasFromTheEnvironment()
{
    ConfigSources sources;
    sources.environment = {
        {u"GUESTWIRE_ALERTS_RULES"_s,
         u"busy: cpu.utilization > 90 for 5m, clears < 80, on web-*, warning\n"
         "\n  gone: stopped unexpectedly, on db-1, db-2\n"_s},
        {u"GUESTWIRE_ALERTS_CONSOLE"_s, u"full: /No space left; sorry, on/, on *, warning"_s}};
    const ConfigResult result = loadConfig(sources);
    QVERIFY2(result, qPrintable(result ? QString() : result.errors().join(u'\n')));
    QCOMPARE(result.config().alerts.rules,
             (QStringList {u"busy: cpu.utilization > 90 for 5m, clears < 80, on web-*, warning"_s,
                           u"gone: stopped unexpectedly, on db-1, db-2"_s}));
    QCOMPARE(result.config().alerts.console,
             QStringList {u"full: /No space left; sorry, on/, on *, warning"_s});
}

void ConfigLoaderTest::laysSourcesOverOneAnother()
{
    ConfigSources sources;
    sources.files = {write("websocket: {writeWait: 1s, pongWait: 61s, metricsInterval: 1s}\n"
                           "libvirt: {uris: ['qemu:///system']}\n"
                           "listen: ['127.0.0.1:1']\n",
                           u"system.yaml"_s),
                     write("websocket: {pongWait: 62s, metricsInterval: 2s}\n", u"user.yaml"_s)};
    sources.environment = {{u"GUESTWIRE_WEBSOCKET_METRICSINTERVAL"_s, u"3s"_s},
                           {u"GUESTWIRE_LISTEN"_s, u"127.0.0.1:2, [::1]:2"_s},
                           {u"GUESTWIRE_LIBVIRT_URIS"_s, u"test:///default"_s}};
    sources.libvirtUris = QStringList {u"qemu:///session"_s, u"test:///default"_s};
    const ConfigResult result = loadConfig(sources);
    QVERIFY(result);
    QCOMPARE(result.config().webSocket.pingInterval, 30s);
    QCOMPARE(result.config().webSocket.writeWait, 1s);
    QCOMPARE(result.config().webSocket.pongWait, 62s);
    QCOMPARE(result.config().webSocket.metricsInterval, 3s);
    QCOMPARE(result.config().listen, (QStringList {u"127.0.0.1:2"_s, u"[::1]:2"_s}));
    QCOMPARE(result.config().libvirtUris, sources.libvirtUris);
    const auto &origins = result.loaded().origins;
    QCOMPARE(origins.value(u"websocket.writeWait"_s), sources.files[0] + u":1:24"_s);
    QCOMPARE(origins.value(u"websocket.pongWait"_s), sources.files[1] + u":1:23"_s);
    QCOMPARE(origins.value(u"listen"_s), u"GUESTWIRE_LISTEN"_s);
    QCOMPARE(origins.value(u"libvirt.uris"_s), u"--uri"_s);

    sources.listen = QStringList {u"127.0.0.1:3"_s};
    QCOMPARE(loadConfig(sources).config().listen, sources.listen);
}

void ConfigLoaderTest::replacesTheUsualFilesByTheOneGiven()
{
    ConfigSources sources;
    sources.files = {write("websocket: {writeWait: 1s}\n", u"system.yaml"_s)};
    sources.onlyFile = write("websocket: {pongWait: 62s}\n", u"other.yaml"_s);
    const ConfigResult result = loadConfig(sources);
    QVERIFY(result);
    QCOMPARE(result.config().webSocket.writeWait, 10s);
    QCOMPARE(result.config().webSocket.pongWait, 62s);
}

void ConfigLoaderTest::passesOverMissingFilesButNotTheOneGiven()
{
    ConfigSources sources;
    sources.files = {m_directory.filePath(u"no/such/file"_s)};
    QVERIFY(loadConfig(sources));
    sources.onlyFile = m_directory.filePath(u"missing"_s);
    const ConfigResult result = loadConfig(sources);
    QVERIFY(!result);
    QCOMPARE(result.errors(),
             QStringList {sources.onlyFile + u": can not be read: No such file or directory"_s});
    sources.onlyFile = m_directory.path();
    QCOMPARE(loadConfig(sources).errors(),
             QStringList {m_directory.path() + u": is no regular file"_s});
}

void ConfigLoaderTest::refusesFilesThatOthersCanWrite_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("0600") << 0600 << true;
    QTest::newRow("0644") << 0644 << true;
    QTest::newRow("0664") << 0664 << false;
    QTest::newRow("0646") << 0646 << false;
    QTest::newRow("0666") << 0666 << false;
}

void ConfigLoaderTest::refusesFilesThatOthersCanWrite()
{
    QFETCH(const int, mode);
    QFETCH(const bool, accepted);
    ConfigSources sources;
    sources.files = {write("log: {level: debug}\n", u"shared.yaml"_s)};
    QCOMPARE(chmod(QFile::encodeName(sources.files[0]).constData(), mode_t(mode)), 0);
    const ConfigResult result = loadConfig(sources);
    QCOMPARE(bool(result), accepted);
    if (!accepted)
        QCOMPARE(result.errors(),
                 QStringList {sources.files[0]
                              + u": can be written by others; run: chmod go-w on it"_s});
}

void ConfigLoaderTest::refusesFilesOfOtherUsers()
{
    if (geteuid() != 0) {
        // Only root can give a file away; what belongs to root is everybody's to read.
        ConfigSources sources;
        sources.files = QStringList {u"/etc/hostname"_s};
        const ConfigResult result = loadConfig(sources);
        QVERIFY(!result && !result.errors().first().contains(u"belongs to"));
        return;
    }
    ConfigSources sources;
    sources.files = {write("log: {level: debug}\n", u"foreign.yaml"_s)};
    QCOMPARE(chown(QFile::encodeName(sources.files[0]).constData(), 12345, 0), 0);
    const ConfigResult result = loadConfig(sources);
    QVERIFY(!result);
    QCOMPARE(result.errors(),
             QStringList {sources.files[0]
                          + u": belongs to user 12345; it must belong to root or to you"_s});
}

void ConfigLoaderTest::printsWhatCanBeReadBack()
{
    ConfigSources sources;
    for (const Setting &setting : settings())
        sources.environment.insert(setting.variable(), otherValue(setting));
    sources.onlyFile = write("origins: []\n");
    const ConfigResult first = loadConfig(sources);
    QVERIFY(first);
    const QString printed = printedConfig(first.loaded());
    QVERIFY(printed.contains(u"  - \"192.0.2.7:1\"\n"));
    QVERIFY(printed.contains(u"# GUESTWIRE_WEBSOCKET_ENABLED\n"));
    const ConfigResult second = load(printed.toUtf8());
    QVERIFY2(second, qPrintable(second ? QString() : second.errors().join(u'\n')));
    QCOMPARE(second.config(), first.config());

    const ConfigResult defaults = load(printedConfig(loadConfig({}).loaded()).toUtf8());
    QVERIFY(defaults);
    QCOMPARE(defaults.config(), Config());
}

QTEST_GUILESS_MAIN(ConfigLoaderTest)
#include "tst_configloader.moc"
