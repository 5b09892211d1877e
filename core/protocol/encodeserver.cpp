// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/admincodec.h"
#include "core/protocol/bodies.h"
#include "core/protocol/limits.h"
#include "core/protocol/names.h"
#include "core/protocol/values.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

// What an answer and a change tell alike.
void insertSharing(QJsonObject &json, const auto &m)
{
    if (!m.asking.isEmpty()) {
        QJsonArray asking;
        for (const quint32 viewer : m.asking)
            asking.append(qint64(viewer));
        json.insert("asking"_L1, asking);
    }
    if (m.recording)
        json.insert("recording"_L1, toJson(*m.recording));
}

QJsonValue answerJson(const ConsoleOpened &a)
{
    QJsonObject json {
        {"channel"_L1, qint64(a.channel)},
        {"epoch"_L1, qint64(a.epoch)},
        {"offset"_L1, qint64(a.offset)},
        {"columns"_L1, a.columns},
        {"rows"_L1, a.rows},
        {"viewers"_L1, toJson(a.viewers)},
        {"self"_L1, qint64(a.self)},
    };
    if (a.holder)
        json.insert("holder"_L1, qint64(*a.holder));
    if (a.acknowledged > 0)
        json.insert("acknowledged"_L1, qint64(a.acknowledged));
    insertSharing(json, a);
    return json;
}

QJsonValue answerJson(const ConsoleResized &a)
{
    return QJsonObject {{"told"_L1, a.told}};
}

QJsonValue answerJson(std::monostate)
{
    return QJsonValue::Undefined;
}

QJsonValue answerJson(const CommandResult &a)
{
    if (!a.screenshot)
        return QJsonValue::Undefined;
    return QJsonObject {{"mimeType"_L1, a.screenshot->mimeType},
                        {"image"_L1, QLatin1StringView(a.screenshot->bytes.toBase64())}};
}

template<typename T>
QJsonObject listJson(QLatin1StringView key, const QList<T> &list)
{
    QJsonArray json;
    for (const T &one : list)
        json.append(toJson(one));
    return {{key, json}};
}

QJsonValue answerJson(const QList<Snapshot> &a)
{
    return listJson("snapshots"_L1, a);
}

QJsonValue answerJson(const QList<Fact> &a)
{
    return listJson("facts"_L1, a);
}

QJsonValue answerJson(const QList<Recording> &a)
{
    return listJson("recordings"_L1, a);
}

QJsonValue answerJson(const QList<Event> &a)
{
    return listJson("events"_L1, a);
}

QJsonValue answerJson(const QList<ClientInfo> &a)
{
    return listJson("clients"_L1, a);
}

QJsonValue answerJson(const QList<AccountInfo> &a)
{
    return listJson("accounts"_L1, a);
}

QJsonValue answerJson(const auto &a)
{
    return toJson(a);
}

} // namespace

Body body(const Connection &m)
{
    QJsonObject data {{"status"_L1, "connected"_L1}, {"message"_L1, m.message}};
    if (m.vmName) {
        data.insert("vmName"_L1, *m.vmName);
        return {"connection"_L1, data};
    }
    data.insert("server"_L1, m.server);
    data.insert("version"_L1, m.version);
    data.insert("protocol"_L1, QLatin1StringView(subprotocolJson));
    data.insert("user"_L1, m.user);
    data.insert("permissions"_L1, QJsonArray::fromStringList(toNames(m.permissions)));
    data.insert("capabilities"_L1, QJsonArray::fromStringList(m.capabilities));
    data.insert("limits"_L1,
                QJsonObject {{"maxMessageSize"_L1, m.maxMessageSize},
                             {"consoleRing"_L1, m.consoleRing},
                             {"metricsInterval"_L1, double(m.metricsInterval) / 1000.0}});
    return {"connection"_L1, data};
}

Body body(const Response &m)
{
    QJsonObject data {{"success"_L1, m.success}, {"message"_L1, m.message}};
    if (m.code)
        data.insert("code"_L1, toName(*m.code));
    const auto result = std::visit([](const auto &a) { return answerJson(a); }, m.answer);
    if (!result.isUndefined())
        data.insert("result"_L1, result);
    return {"response"_L1, withRequest(m.request, data)};
}

Body body(const Progress &m)
{
    return {"progress"_L1,
            withRequest(m.request, {{"percent"_L1, m.percent}, {"message"_L1, m.message}})};
}

Body body(const Failure &m)
{
    QJsonObject data {{"code"_L1, toName(m.error.code)}, {"message"_L1, m.error.message}};
    if (m.channel)
        data.insert("channel"_L1, qint64(*m.channel));
    if (m.number)
        data.insert("number"_L1, qint64(*m.number));
    return {"error"_L1, withRequest(m.request, data)};
}

Body body(const VmList &m)
{
    return {"vms"_L1, listJson("vms"_L1, m.vms)};
}

Body body(const VmChanged &m)
{
    return {"vm"_L1, {{"vm"_L1, toJson(m.vm)}}};
}

Body body(const VmRemoved &m)
{
    return {"vm_removed"_L1, {{"id"_L1, toText(m.id)}}};
}

Body body(const StatusOfVm &m)
{
    return {"status"_L1, statusJson(m.vm)};
}

Body body(const Metrics &m)
{
    QJsonArray samples;
    for (const Sample &sample : m.batch->samples) {
        QJsonObject json = toJson(sample);
        json.insert("vm"_L1, toText(sample.vm));
        json.insert("at"_L1, toText(sample.at));
        samples.append(json);
    }
    return {"metrics"_L1, {{"samples"_L1, samples}}};
}

Body body(const MetricsOfVm &m)
{
    return {"metrics"_L1, toJson(m.sample)};
}

Body body(const Happened &m)
{
    return {"event"_L1, toJson(m.event)};
}

Body body(const HostChanged &m)
{
    return {"host"_L1, {{"host"_L1, toJson(m.host)}}};
}

Body body(const AlertChanged &m)
{
    return {"alert"_L1, {{"alert"_L1, toJson(m.alert)}}};
}

Body body(const ConsoleGap &m)
{
    return {"console_gap"_L1,
            {{"channel"_L1, qint64(m.channel)},
             {"epoch"_L1, qint64(m.epoch)},
             {"from"_L1, qint64(m.from)},
             {"to"_L1, qint64(m.to)},
             {"reason"_L1, toName(m.reason)}}};
}

Body body(const ConsoleState &m)
{
    QJsonObject data {{"channel"_L1, qint64(m.channel)},
                      {"viewers"_L1, toJson(m.viewers)},
                      {"columns"_L1, m.columns},
                      {"rows"_L1, m.rows},
                      {"state"_L1, toName(m.state)}};
    if (m.holder)
        data.insert("holder"_L1, qint64(*m.holder));
    insertSharing(data, m);
    return {"console_state"_L1, data};
}

Body body(const ConsoleAck &m)
{
    return {"console_ack"_L1, {{"channel"_L1, qint64(m.channel)}, {"number"_L1, qint64(m.number)}}};
}

Body body(const ConsoleText &m)
{
    return {"console"_L1, {{"content"_L1, m.content}, {"eof"_L1, m.eof}}};
}

Body body(const Heartbeat &)
{
    return {"heartbeat"_L1, {}};
}

} // namespace Guestwire::Protocol
