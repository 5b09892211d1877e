// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configloader.h"

#include "core/config/configfile.h"
#include "core/config/quantity.h"
#include "core/config/suggestion.h"
#include "core/model/vm.h"
#include "core/model/watchrule.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QSet>

namespace Guestwire {

namespace {

constexpr QLatin1StringView prefix("GUESTWIRE_");
constexpr QLatin1StringView testPrefix("GUESTWIRE_TEST_");

// Lays the sources over one another.
class Loader
{
public:
    void readFile(const QString &path, bool mayBeMissing)
    {
        for (const auto &entry : readConfigFile(path, mayBeMissing)) {
            if (const auto *given = std::get_if<GivenSetting>(&entry))
                take(*given);
            else
                m_errors.append(std::get<QString>(entry));
        }
    }

    void readEnvironment(const QMap<QString, QString> &environment)
    {
        QHash<QString, const Setting *> known;
        for (const Setting &setting : settings())
            known.insert(setting.variable(), &setting);
        for (const auto &[name, value] : environment.asKeyValueRange()) {
            if (!name.startsWith(prefix) || name.startsWith(testPrefix))
                continue;
            if (const Setting *setting = known.value(name))
                takeWords(*setting, wordsOf(*setting, value), name);
            else
                m_errors.append(QStringLiteral("%1: unknown variable%2")
                                    .arg(displayText(name), suggestion(name, known.keys())));
        }
    }

    void readOption(const QString &section, const QString &name, const QStringList &words,
                    const QString &option)
    {
        if (!words.isEmpty())
            takeWords(*findSetting(section, name), words, option);
    }

    ConfigResult result()
    {
        const WebSocketConfig &webSocket = m_loaded.config.webSocket;
        requireMore(QStringLiteral("websocket.pongWait"), QStringLiteral("websocket.pingInterval"),
                    webSocket.pongWait > webSocket.pingInterval);
        const LimitsConfig &limits = m_loaded.config.limits;
        requireMore(QStringLiteral("limits.outputQueue"), QStringLiteral("limits.highWater"),
                    limits.outputQueue > limits.highWater);
        requireWatchRules(QStringLiteral("alerts.console"));
        requireBoth(QStringLiteral("tls.certificate"), QStringLiteral("tls.key"));
        checkAlertRules();
        if (!m_errors.isEmpty())
            return m_errors;
        return m_loaded;
    }

private:
    void take(const GivenSetting &given)
    {
        const QString key = given.setting->key;
        const Outcome assigned = assign(*given.setting, given.values, m_loaded.config);
        if (!assigned) {
            m_errors.append(assigned.error().message);
            m_failed.insert(key);
        }
        m_loaded.origins.insert(key, given.where);
    }

    void takeWords(const Setting &setting, const QStringList &words, const QString &origin)
    {
        GivenSetting given {&setting, origin, {}};
        for (const QString &word : words)
            given.values.append({word, false, origin});
        if (!words.isEmpty() || std::get<ListType>(setting.type).mayBeEmpty)
            take(given);
        else
            m_errors.append(QStringLiteral("%1: %2 must not be empty").arg(origin, setting.key));
    }

    static QStringList wordsOf(const Setting &setting, const QString &value)
    {
        const auto *list = std::get_if<ListType>(&setting.type);
        if (!list)
            return {value};
        QStringList words = value.split(list->separator, Qt::SkipEmptyParts);
        for (QString &word : words)
            word = word.trimmed();
        return words;
    }

    // Where the reader has to look: at the one of the two that was set.
    QString whereIs(const QString &key, const QString &other) const
    {
        const QString origin = m_loaded.origins.value(key);
        return origin.isEmpty() ? m_loaded.origins.value(other) : origin;
    }

    QString valueOf(const QString &key) const
    {
        const Setting &setting = *findSetting(key.section(u'.', 0, 0), key.section(u'.', 1));
        return valueTexts(setting, m_loaded.config).first();
    }

    void requireMore(const QString &larger, const QString &smaller, bool holds)
    {
        if (holds || m_failed.contains(larger) || m_failed.contains(smaller))
            return;
        m_errors.append(
            QStringLiteral("%1: %2 (%3) must exceed %4 (%5)")
                .arg(whereIs(larger, smaller), larger, valueOf(larger), smaller, valueOf(smaller)));
    }

    void requireWatchRules(const QString &key)
    {
        const LimitsConfig &limits = m_loaded.config.limits;
        const auto rules =
            watchRules(m_loaded.config.alerts.console, {limits.watchExpression, limits.watchSteps});
        if (!rules && !m_failed.contains(key))
            m_errors.append(QStringLiteral("%1: %2: %3")
                                .arg(m_loaded.origins.value(key), key, rules.error().message));
    }

    void requireBoth(const QString &one, const QString &other)
    {
        const TlsConfig &tls = m_loaded.config.tls;
        if (tls.certificate.isEmpty() != tls.key.isEmpty() && !m_failed.contains(one)
            && !m_failed.contains(other))
            m_errors.append(QStringLiteral("%1: %2 and %3 go together; one of them is missing")
                                .arg(whereIs(one, other), one, other));
    }

    void checkAlertRules()
    {
        const QString key = QStringLiteral("alerts.rules");
        if (m_failed.contains(key))
            return;
        const QStringList &rules = m_loaded.config.alerts.rules;
        const int limit = m_loaded.config.limits.alertRules;
        if (rules.size() > limit)
            m_errors.append(QStringLiteral("%1: %2 has more rules than limits.alertRules (%3)")
                                .arg(whereIs(key, QStringLiteral("limits.alertRules")), key)
                                .arg(limit));
        QSet<QString> names;
        for (const QString &rule : rules) {
            const QString name = rule.section(u':', 0, 0).trimmed();
            if (names.contains(name))
                m_errors.append(QStringLiteral("%1: %2 has two rules with the name \"%3\"")
                                    .arg(whereIs(key, key), key, name));
            names.insert(name);
        }
    }

    LoadedConfig m_loaded;
    QStringList m_errors;
    QSet<QString> m_failed; // keys
};

// The value's origin begins in the same column on every line, where there is room.
constexpr qsizetype commentColumn = 40;

QString withComment(const QString &line, const QString &comment)
{
    return line.leftJustified(commentColumn) + QStringLiteral(" # ") + displayText(comment) + u'\n';
}

QString printedSetting(const Setting &setting, const LoadedConfig &loaded)
{
    const QString indent = setting.section().isEmpty() ? QString() : QStringLiteral("  ");
    const QString key = indent + setting.name() + u':';
    const QString origin = loaded.origins.value(setting.key, QStringLiteral("default"));
    const QStringList texts = valueTexts(setting, loaded.config);
    if (!setting.isList())
        return withComment(key + u' ' + texts.first(), origin);
    if (texts.isEmpty())
        return withComment(key + QStringLiteral(" []"), origin);
    QString lines = withComment(key, origin);
    for (const QString &text : texts)
        lines += indent + QStringLiteral("  - ") + text + u'\n';
    return lines;
}

} // namespace

ConfigSources processSources()
{
    ConfigSources sources;
    QString configHome = qEnvironmentVariable("XDG_CONFIG_HOME");
    if (!QDir::isAbsolutePath(configHome))
        configHome = QDir::homePath() + QStringLiteral("/.config");
    sources.files = {QStringLiteral("/etc/guestwire/config.yaml"),
                     configHome + QStringLiteral("/guestwire/config.yaml")};
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        sources.environment.insert(name, environment.value(name));
    return sources;
}

ConfigResult loadConfig(const ConfigSources &sources)
{
    Loader loader;
    if (!sources.onlyFile.isEmpty())
        loader.readFile(sources.onlyFile, false);
    else
        for (const QString &path : sources.files)
            loader.readFile(path, true);
    loader.readEnvironment(sources.environment);
    loader.readOption({}, QStringLiteral("listen"), sources.listen, QStringLiteral("--listen"));
    loader.readOption(QStringLiteral("libvirt"), QStringLiteral("uris"), sources.libvirtUris,
                      QStringLiteral("--uri"));
    return loader.result();
}

QString printedConfig(const LoadedConfig &loaded)
{
    QString text;
    QString section;
    for (const Setting &setting : settings()) {
        if (!setting.section().isEmpty() && setting.section() != section)
            text += setting.section() + QStringLiteral(":\n");
        section = setting.section();
        text += printedSetting(setting, loaded);
    }
    return text;
}

} // namespace Guestwire
