// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the service keeps and works out: recordings, history, alerts, the state of hosts.
#include "core/protocol/names.h"
#include "core/protocol/values.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

QDateTime time(const QJsonObject &json, QLatin1StringView key)
{
    return timeFromText(json.value(key).toString()).value_or(QDateTime());
}

template<typename T>
void insertKnown(QJsonObject &json, QLatin1StringView key, const std::optional<T> &value)
{
    if (value)
        json.insert(key, *value);
}

std::optional<double> number(const QJsonObject &json, QLatin1StringView key)
{
    const auto value = json.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QJsonArray stepsJson(const QList<std::optional<double>> &values)
{
    QJsonArray json;
    for (const auto &value : values)
        json.append(value ? QJsonValue(*value) : QJsonValue());
    return json;
}

QList<std::optional<double>> stepsFromJson(const QJsonArray &json)
{
    QList<std::optional<double>> values;
    values.reserve(json.size());
    for (const auto &value : json)
        values.append(isFigure(value) ? std::optional(value.toDouble()) : std::nullopt);
    return values;
}

} // namespace

QJsonObject toJson(const RecordingMark &mark)
{
    return {{"by"_L1, mark.by}, {"at"_L1, toText(mark.at)}};
}

std::optional<RecordingMark> recordingMarkFromJson(const QJsonValue &json)
{
    if (!json.isObject())
        return std::nullopt;
    const QJsonObject mark = json.toObject();
    return RecordingMark {text(mark, "by"_L1), time(mark, "at"_L1)};
}

QJsonObject toJson(const Recording &recording)
{
    return {
        {"id"_L1, recording.id},
        {"device"_L1, recording.device},
        {"by"_L1, recording.by},
        {"startedAt"_L1, toText(recording.startedAt)},
        {"duration"_L1, recording.duration},
        {"size"_L1, recording.size},
        {"columns"_L1, recording.columns},
        {"rows"_L1, recording.rows},
        {"active"_L1, recording.active},
    };
}

Recording recordingFromJson(const QJsonObject &json)
{
    return {text(json, "id"_L1),
            text(json, "device"_L1),
            text(json, "by"_L1),
            time(json, "startedAt"_L1),
            json.value("duration"_L1).toDouble(),
            json.value("size"_L1).toInteger(),
            integer(json, "columns"_L1, maxColumns),
            integer(json, "rows"_L1, maxRows),
            json.value("active"_L1).toBool()};
}

QJsonObject toJson(const RecordingPart &part)
{
    return {{"offset"_L1, part.offset},
            {"size"_L1, part.size},
            {"content"_L1, QLatin1StringView(part.content.toBase64())}};
}

RecordingPart recordingPartFromJson(const QJsonObject &json)
{
    return {json.value("offset"_L1).toInteger(), json.value("size"_L1).toInteger(),
            QByteArray::fromBase64(json.value("content"_L1).toString().toLatin1())};
}

QJsonObject toJson(const History &history)
{
    QJsonObject series;
    for (auto it = history.series.begin(); it != history.series.end(); ++it)
        series.insert(
            it.key(),
            QJsonObject {{"avg"_L1, stepsJson(it->average)}, {"max"_L1, stepsJson(it->maximum)}});
    return {{"from"_L1, toText(history.from)},
            {"step"_L1, double(history.step.count()) / 1000.0},
            {"series"_L1, series}};
}

History historyFromJson(const QJsonObject &json)
{
    History history;
    history.from = time(json, "from"_L1);
    constexpr qsizetype mostPoints = 2 * maxHistoryPoints; // where steps do not divide the range
    constexpr double longestStep = 400 * 24 * 3600.0; // seconds
    const double step = std::clamp(json.value("step"_L1).toDouble(), 0.001, longestStep);
    history.step = std::chrono::milliseconds(qRound64(step * 1000));
    const QJsonObject series = json.value("series"_L1).toObject();
    for (auto it = series.begin(); it != series.end() && history.series.size() < maxHistoryMetrics;
         ++it) {
        const QJsonObject one = it.value().toObject();
        history.series.insert(it.key(),
                              {stepsFromJson(array(one, "avg"_L1, mostPoints)),
                               stepsFromJson(array(one, "max"_L1, mostPoints))});
    }
    return history;
}

QJsonObject toJson(const Alert &alert)
{
    QJsonObject json {
        {"id"_L1, alert.id},
        {"rule"_L1, alert.rule},
        {"severity"_L1, toName(alert.severity)},
        {"since"_L1, toText(alert.since)},
        {"state"_L1, toName(alert.state)},
        {"message"_L1, alert.message},
    };
    if (alert.vm)
        json.insert("vm"_L1, toText(*alert.vm));
    if (!alert.metric.isEmpty())
        json.insert("metric"_L1, alert.metric);
    insertKnown(json, "value"_L1, alert.value);
    if (!alert.acknowledgedBy.isEmpty())
        json.insert("acknowledgedBy"_L1, alert.acknowledgedBy);
    if (alert.snoozedUntil)
        json.insert("snoozedUntil"_L1, toText(*alert.snoozedUntil));
    return json;
}

Alert alertFromJson(const QJsonObject &json)
{
    Alert alert;
    alert.id = text(json, "id"_L1);
    alert.rule = text(json, "rule"_L1);
    alert.vm = vmIdFromText(text(json, "vm"_L1));
    alert.metric = text(json, "metric"_L1);
    alert.value = number(json, "value"_L1);
    alert.severity = fromName<Severity>(text(json, "severity"_L1)).value_or(Severity::Warning);
    alert.since = time(json, "since"_L1);
    alert.state = fromName<Alert::State>(text(json, "state"_L1)).value_or(Alert::State::Firing);
    alert.acknowledgedBy = text(json, "acknowledgedBy"_L1);
    alert.snoozedUntil = timeFromText(text(json, "snoozedUntil"_L1));
    alert.message = text(json, "message"_L1);
    return alert;
}

QJsonObject toJson(const AlertList &list)
{
    QJsonArray rules;
    for (const AlertRuleText &rule : list.rules)
        rules.append(QJsonObject {{"text"_L1, rule.text}, {"source"_L1, toName(rule.source)}});
    QJsonArray alerts;
    for (const Alert &alert : list.alerts)
        alerts.append(toJson(alert));
    return {{"rules"_L1, rules}, {"alerts"_L1, alerts}};
}

AlertList alertListFromJson(const QJsonObject &json)
{
    AlertList list;
    for (const auto &value : array(json, "rules"_L1)) {
        const QJsonObject rule = value.toObject();
        list.rules.append({text(rule, "text"_L1),
                           fromName<AlertRuleText::Source>(text(rule, "source"_L1))
                               .value_or(AlertRuleText::Source::Protocol)});
    }
    for (const auto &value : array(json, "alerts"_L1))
        list.alerts.append(alertFromJson(value.toObject()));
    return list;
}

QJsonObject toJson(const HostStatus &host)
{
    QJsonObject cpu;
    insertKnown(cpu, "utilization"_L1, host.cpuUtilization);
    QJsonObject memory;
    insertKnown(memory, "used"_L1, host.memoryUsed);
    insertKnown(memory, "total"_L1, host.memoryTotal);
    QJsonObject collector;
    insertKnown(collector, "duration"_L1, host.readingDuration);
    insertKnown(collector, "cpu"_L1, host.readingCpu);
    insertKnown(collector, "lateness"_L1, host.readingLateness);
    QJsonObject json {
        {"uri"_L1, host.uri},
        {"link"_L1, toName(host.link)},
        {"at"_L1, toText(host.at)},
        {"interval"_L1, host.interval},
        {"stretched"_L1, host.stretched},
        {"vms"_L1, host.vms},
        {"cpu"_L1, cpu},
        {"memory"_L1, memory},
        {"collector"_L1, collector},
    };
    if (!host.reason.isEmpty())
        json.insert("reason"_L1, host.reason);
    insertKnown(json, "cpus"_L1, host.cpus);
    if (!host.load.isEmpty()) {
        QJsonArray load;
        for (const double value : host.load)
            load.append(value);
        json.insert("load"_L1, load);
    }
    return json;
}

HostStatus hostStatusFromJson(const QJsonObject &json)
{
    HostStatus host;
    host.uri = text(json, "uri"_L1, maxName);
    host.link = fromName<HostStatus::Link>(text(json, "link"_L1)).value_or(HostStatus::Link::Lost);
    host.reason = text(json, "reason"_L1);
    host.at = time(json, "at"_L1);
    host.interval = json.value("interval"_L1).toDouble();
    host.stretched = json.value("stretched"_L1).toBool();
    host.vms = integer(json, "vms"_L1, std::numeric_limits<int>::max());
    if (const auto cpus = json.value("cpus"_L1); cpus.isDouble())
        host.cpus = cpus.toInt();
    host.cpuUtilization = number(json.value("cpu"_L1).toObject(), "utilization"_L1);
    const QJsonObject memory = json.value("memory"_L1).toObject();
    host.memoryUsed = number(memory, "used"_L1);
    host.memoryTotal = number(memory, "total"_L1);
    for (const auto &value : array(json, "load"_L1, 3))
        host.load.append(value.toDouble());
    const QJsonObject collector = json.value("collector"_L1).toObject();
    host.readingDuration = number(collector, "duration"_L1);
    host.readingCpu = number(collector, "cpu"_L1);
    host.readingLateness = number(collector, "lateness"_L1);
    return host;
}

} // namespace Guestwire::Protocol
