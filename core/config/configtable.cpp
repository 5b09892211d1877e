// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configtable.h"

#include "core/config/alertruletext.h"
#include "core/config/listenaddress.h"
#include "core/model/watchrule.h"

#include <QDir>
#include <QUrl>

#include <array>

namespace Guestwire {

namespace {

constexpr qint64 KiB = 1024;
constexpr qint64 MiB = 1024 * KiB;

// at<&Config::limits, &LimitsConfig::clients> is a function that gives this field of a Config.
template<auto Section, auto Member>
auto &at(Config &config)
{
    return config.*Section.*Member;
}

template<auto Member>
auto &at(Config &config)
{
    return config.*Member;
}

template<auto Member>
constexpr auto webSocket = &at<&Config::webSocket, Member>;
template<auto Member>
constexpr auto tls = &at<&Config::tls, Member>;
template<auto Member>
constexpr auto limit = &at<&Config::limits, Member>;

QString isListenAddress(const QString &text)
{
    return parseListen(text) ? QString()
                             : QStringLiteral("addresses with their port, such as 127.0.0.1:8443, "
                                              "[::1]:8443 or 0.0.0.0:8443");
}

QString isOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    const bool isBare =
        url.path().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    return isWeb && isBare && !url.host().isEmpty()
        ? QString()
        : QStringLiteral("origins of web pages, such as https://vms.example.org:8443");
}

QString isLibvirtUri(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.scheme().isEmpty() && text.contains(u":/")
            && url.password().isEmpty()
        ? QString()
        : QStringLiteral("libvirt URIs without a password, such as qemu:///system");
}

QString isAbsolutePath(const QString &text)
{
    return text.isEmpty() || QDir::isAbsolutePath(text)
        ? QString()
        : QStringLiteral("the absolute path of a PEM file");
}

QString isLogLevel(const QString &text)
{
    static const QStringList levels {QStringLiteral("debug"), QStringLiteral("info"),
                                     QStringLiteral("warning"), QStringLiteral("error")};
    return levels.contains(text) ? QString() : QStringLiteral("debug, info, warning or error");
}

QString isAlertRule(const QString &text)
{
    const auto rule = parseAlertRule(text);
    return rule ? QString() : QStringLiteral("alert rules (%1)").arg(rule.error().message);
}

// How long its expression may be is asked once all is read.
QString isWatchRule(const QString &text)
{
    const auto rule = parseWatchRule(text, {RuleReader::maxText, WatchLimits().steps});
    return rule ? QString()
                : QStringLiteral("rules such as \"full: /No space left/, on web-*, warning\" (%1)")
                      .arg(rule.error().message);
}

QString isWebhook(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    return text.isEmpty() || (isWeb && !url.host().isEmpty() && url.userInfo().isEmpty())
        ? QString()
        : QStringLiteral("an address of the web, such as https://hooks.example.org/vms");
}

QString isMetricsAccess(const QString &text)
{
    return text == u"token" || text == u"loopback" ? QString()
                                                   : QStringLiteral("token or loopback");
}

using WebSocket = WebSocketConfig;
using Limits = LimitsConfig;
using S = QLatin1StringView;

const std::array table {
    Setting {S("websocket.enabled"), FlagType {webSocket<&WebSocket::enabled>}},
    Setting {S("websocket.pingInterval"),
             DurationType {webSocket<&WebSocket::pingInterval>, 100ms, 1h}},
    Setting {S("websocket.maxMessageSize"),
             SizeType {webSocket<&WebSocket::maxMessageSize>, 256, 16 * MiB}},
    Setting {S("websocket.writeWait"), DurationType {webSocket<&WebSocket::writeWait>, 100ms, 1h}},
    Setting {S("websocket.pongWait"), DurationType {webSocket<&WebSocket::pongWait>, 200ms, 2h}},
    Setting {S("websocket.metricsInterval"),
             DurationType {webSocket<&WebSocket::metricsInterval>, 100ms, 1h}},
    Setting {S("listen"), ListType {&at<&Config::listen>, isListenAddress, false}},
    Setting {S("origins"), ListType {&at<&Config::origins>, isOrigin, true}},
    Setting {S("tls.required"), FlagType {tls<&TlsConfig::required>}},
    Setting {S("tls.certificate"), TextType {tls<&TlsConfig::certificate>, isAbsolutePath}},
    Setting {S("tls.key"), TextType {tls<&TlsConfig::key>, isAbsolutePath}},
    Setting {S("libvirt.uris"), ListType {&at<&Config::libvirtUris>, isLibvirtUri, true}},
    Setting {S("limits.connections"), CountType {limit<&Limits::connections>, 1, 65536}},
    Setting {S("limits.connectionsPerAddress"),
             CountType {limit<&Limits::connectionsPerAddress>, 1, 65536}},
    Setting {S("limits.crowdedShare"), CountType {limit<&Limits::crowdedShare>, 1, 100}},
    Setting {S("limits.silentGrace"), DurationType {limit<&Limits::silentGrace>, 0ms, 1min}},
    Setting {S("limits.backlog"), CountType {limit<&Limits::backlog>, 1, 65535}},
    Setting {S("limits.handshakeTimeout"),
             DurationType {limit<&Limits::handshakeTimeout>, 100ms, 5min}},
    Setting {S("limits.headSize"), SizeType {limit<&Limits::headSize>, KiB, 64 * KiB}},
    Setting {S("limits.headLines"), CountType {limit<&Limits::headLines>, 8, 1000}},
    Setting {S("limits.bodySize"), SizeType {limit<&Limits::bodySize>, 256, MiB}},
    Setting {S("limits.answerTimeout"), DurationType {limit<&Limits::answerTimeout>, 100ms, 1h}},
    Setting {S("limits.keepAliveIdle"), DurationType {limit<&Limits::keepAliveIdle>, 1s, 2h}},
    Setting {S("limits.keepAliveInterval"),
             DurationType {limit<&Limits::keepAliveInterval>, 1s, 1h}},
    Setting {S("limits.keepAliveProbes"), CountType {limit<&Limits::keepAliveProbes>, 1, 100}},
    Setting {S("limits.clients"), CountType {limit<&Limits::clients>, 1, 100'000}},
    Setting {S("limits.clientsPerUser"), CountType {limit<&Limits::clientsPerUser>, 1, 100'000}},
    Setting {S("limits.clientsPerAddress"),
             CountType {limit<&Limits::clientsPerAddress>, 1, 100'000}},
    // Not more than the protocol lets one message name.
    Setting {S("limits.subscriptions"), CountType {limit<&Limits::subscriptions>, 1, 128}},
    Setting {S("limits.consoles"), CountType {limit<&Limits::consoles>, 1, 1000}},
    Setting {S("limits.fragments"), CountType {limit<&Limits::fragments>, 1, 65536}},
    Setting {S("limits.depth"), CountType {limit<&Limits::depth>, 4, 64}},
    Setting {S("limits.messagesPerSecond"),
             CountType {limit<&Limits::messagesPerSecond>, 1, 100'000}},
    Setting {S("limits.messagesBurst"), CountType {limit<&Limits::messagesBurst>, 1, 100'000}},
    Setting {S("limits.commandsPerSecond"),
             CountType {limit<&Limits::commandsPerSecond>, 1, 10'000}},
    Setting {S("limits.commandsBurst"), CountType {limit<&Limits::commandsBurst>, 1, 10'000}},
    Setting {S("limits.malformedPerMinute"),
             CountType {limit<&Limits::malformedPerMinute>, 1, 1000}},
    Setting {S("limits.questions"), CountType {limit<&Limits::questions>, 1, 10'000}},
    Setting {S("limits.passwordAttemptsPerMinute"),
             CountType {limit<&Limits::passwordAttemptsPerMinute>, 1, 1000}},
    Setting {S("limits.passwordHashings"), CountType {limit<&Limits::passwordHashings>, 1, 16}},
    Setting {S("limits.highWater"), SizeType {limit<&Limits::highWater>, 16 * KiB, 64 * MiB}},
    Setting {S("limits.outputQueue"), SizeType {limit<&Limits::outputQueue>, 64 * KiB, 256 * MiB}},
    Setting {S("limits.slowTimeout"), DurationType {limit<&Limits::slowTimeout>, 100ms, 10min}},
    Setting {S("limits.closeTimeout"), DurationType {limit<&Limits::closeTimeout>, 100ms, 1min}},
    Setting {S("limits.consoleRing"), SizeType {limit<&Limits::consoleRing>, 64 * KiB, 64 * MiB}},
    Setting {S("limits.stopTimeout"), DurationType {limit<&Limits::stopTimeout>, 100ms, 1h}},
    Setting {S("limits.commandMemory"), DurationType {limit<&Limits::commandMemory>, 100ms, 1h}},
    Setting {S("limits.keyboardAsk"), DurationType {limit<&Limits::keyboardAsk>, 100ms, 1h}},
    Setting {S("limits.alertRules"), CountType {limit<&Limits::alertRules>, 0, 10'000}},
    Setting {S("limits.alertRuleLength"), CountType {limit<&Limits::alertRuleLength>, 32, 1024}},
    Setting {S("limits.alerts"), CountType {limit<&Limits::alerts>, 1, 100'000}},
    Setting {S("limits.webhookQueue"), CountType {limit<&Limits::webhookQueue>, 2, 10'000}},
    Setting {S("limits.webhookAttempts"), CountType {limit<&Limits::webhookAttempts>, 1, 1000}},
    Setting {S("limits.webhookTimeout"),
             DurationType {limit<&Limits::webhookTimeout>, 100ms, 5min}},
    Setting {S("limits.metricsPage"), SizeType {limit<&Limits::metricsPage>, 64 * KiB, 1024 * MiB}},
    Setting {S("limits.watchesPerSecond"),
             CountType {limit<&Limits::watchesPerSecond>, 100, 100'000}},
    Setting {S("limits.watchSteps"), CountType {limit<&Limits::watchSteps>, 1000, 1'000'000}},
    Setting {S("limits.watchExpression"), CountType {limit<&Limits::watchExpression>, 16, 1000}},
    Setting {S("limits.watchQuiet"), DurationType {limit<&Limits::watchQuiet>, 100ms, 24h}},
    Setting {S("history.enabled"), FlagType {&at<&Config::history, &HistoryConfig::enabled>}},
    Setting {S("history.sizeLimit"),
             SizeType {&at<&Config::history, &HistoryConfig::sizeLimit>, MiB, 1024 * 1024 * MiB}},
    Setting {S("history.keepSamples"),
             DurationType {&at<&Config::history, &HistoryConfig::keepSamples>, 10min, 24h}},
    Setting {S("history.keepMinutes"),
             DurationType {&at<&Config::history, &HistoryConfig::keepMinutes>, 1h, 30 * 24h}},
    Setting {
        S("history.keepQuarterHours"),
        DurationType {&at<&Config::history, &HistoryConfig::keepQuarterHours>, 24h, 366 * 24h}},
    Setting {
        S("history.keepQuarterDays"),
        DurationType {&at<&Config::history, &HistoryConfig::keepQuarterDays>, 48h, 10 * 366 * 24h}},
    Setting {S("history.keepEvents"),
             DurationType {&at<&Config::history, &HistoryConfig::keepEvents>, 1h, 10 * 366 * 24h}},
    Setting {S("history.eventLimit"),
             CountType {&at<&Config::history, &HistoryConfig::eventLimit>, 100, 10'000'000}},
    Setting {
        S("recordings.sizeLimit"),
        SizeType {&at<&Config::recordings, &RecordingsConfig::sizeLimit>, 4 * KiB, 1024 * MiB}},
    Setting {S("recordings.totalLimit"),
             SizeType {&at<&Config::recordings, &RecordingsConfig::totalLimit>, 4 * KiB,
                       1024 * 1024 * MiB}},
    Setting {S("recordings.countLimit"),
             CountType {&at<&Config::recordings, &RecordingsConfig::countLimit>, 1, 100'000}},
    Setting {
        S("recordings.durationLimit"),
        DurationType {&at<&Config::recordings, &RecordingsConfig::durationLimit>, 100ms, 720h}},
    Setting {S("alerts.rules"),
             ListType {&at<&Config::alerts, &AlertsConfig::rules>, isAlertRule, true, u'\n'}},
    Setting {S("alerts.console"),
             ListType {&at<&Config::alerts, &AlertsConfig::console>, isWatchRule, true, u'\n'}},
    Setting {S("alerts.webhook"),
             TextType {&at<&Config::alerts, &AlertsConfig::webhook>, isWebhook}},
    Setting {S("prometheus.access"),
             TextType {&at<&Config::prometheus, &PrometheusConfig::access>, isMetricsAccess}},
    Setting {S("audit.sizeLimit"),
             SizeType {&at<&Config::audit, &AuditConfig::sizeLimit>, 4 * KiB, 1024 * MiB}},
    Setting {S("audit.files"), CountType {&at<&Config::audit, &AuditConfig::files>, 2, 1000}},
    Setting {S("audit.queue"), CountType {&at<&Config::audit, &AuditConfig::queue>, 1, 1'000'000}},
    Setting {S("audit.refusalsPerSecond"),
             CountType {&at<&Config::audit, &AuditConfig::refusalsPerSecond>, 1, 10'000}},
    Setting {S("log.level"), TextType {&at<&Config::log, &LogConfig::level>, isLogLevel}},
};

} // namespace

QString Setting::section() const
{
    const qsizetype dot = key.indexOf(u'.');
    return dot < 0 ? QString() : QString(key.first(dot));
}

QString Setting::name() const
{
    return key.sliced(key.indexOf(u'.') + 1);
}

QString Setting::variable() const
{
    return QStringLiteral("GUESTWIRE_") + QString(key).toUpper().replace(u'.', u'_');
}

std::span<const Setting> settings()
{
    return table;
}

const Setting *findSetting(const QString &section, const QString &name)
{
    for (const Setting &setting : table)
        if (setting.section() == section && setting.name() == name)
            return &setting;
    return nullptr;
}

QStringList sectionNames()
{
    QStringList names;
    for (const Setting &setting : table)
        if (!setting.section().isEmpty() && !names.contains(setting.section()))
            names.append(setting.section());
    return names;
}

} // namespace Guestwire
