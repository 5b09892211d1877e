// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/protocol/names.h"
#include "core/protocol/values.h"

#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

constexpr quint8 kindMessage = 0;
constexpr quint8 kindOutput = 1;
constexpr quint8 kindInput = 2;
constexpr quint8 kindRebuild = 3;

struct Body
{
    QLatin1StringView type;
    QJsonObject data;
};

QJsonObject withRequest(const RequestId &request, QJsonObject data)
{
    if (!request.isEmpty())
        data.insert("requestId"_L1, request);
    return data;
}

QJsonArray vmsJson(const QList<VmId> &vms, bool all)
{
    QJsonArray json;
    if (all)
        json.append("*"_L1);
    for (const VmId &vm : vms)
        json.append(toText(vm));
    return json;
}

QJsonArray topicsJson(Topics topics)
{
    QJsonArray json;
    for (const Topic topic : {Topic::State, Topic::Metrics, Topic::Events})
        if (topics.testFlag(topic))
            json.append(toName(topic));
    return json;
}

template<typename T>
Body subscriptionBody(QLatin1StringView type, const T &m)
{
    return {type, withRequest(m.request, {{"vms"_L1, vmsJson(m.vms, m.all)},
                                          {"topics"_L1, topicsJson(m.topics)}})};
}

template<typename T>
Body channelBody(QLatin1StringView type, const T &m)
{
    return {type, withRequest(m.request, {{"channel"_L1, qint64(m.channel)}})};
}

Body body(const Subscribe &m)
{
    return subscriptionBody("subscribe"_L1, m);
}

Body body(const Unsubscribe &m)
{
    return subscriptionBody("unsubscribe"_L1, m);
}

// Every argument that differs from its default: an action's own arguments always do, or mean the same.
Body body(const Perform &m)
{
    const Command &c = m.command;
    QJsonObject data {{"action"_L1, QLatin1StringView(info(c.action).name)}};
    if (m.vm)
        data.insert("vm"_L1, toText(*m.vm));
    if (!c.name.isEmpty())
        data.insert("name"_L1, c.name);
    if (!c.description.isEmpty())
        data.insert("description"_L1, c.description);
    if (!c.withMemory)
        data.insert("memory"_L1, false);
    if (c.children)
        data.insert("children"_L1, true);
    if (c.action == Action::SetVcpus)
        data.insert("vcpus"_L1, c.vcpus);
    if (c.action == Action::SetMemory)
        data.insert("memory"_L1, qint64(c.bytes));
    if (c.action == Action::ResizeDisk) {
        data.insert("device"_L1, c.device);
        data.insert("capacity"_L1, qint64(c.bytes));
    }
    if (c.action == Action::SetAutostart)
        data.insert("autostart"_L1, c.autostart);
    if (c.action == Action::SendKey)
        data.insert("keys"_L1, QJsonArray::fromStringList(c.keys));
    return {"command"_L1, withRequest(m.request, data)};
}

Body body(const ListSnapshots &m)
{
    return {"snapshots"_L1, withRequest(m.request, {{"vm"_L1, toText(m.vm)}})};
}

Body body(const AskDetails &m)
{
    return {"details"_L1, withRequest(m.request, {{"vm"_L1, toText(m.vm)}})};
}

Body body(const ConsoleOpen &m)
{
    QJsonObject data {{"vm"_L1, toText(m.vm)}, {"write"_L1, m.write}};
    if (!m.device.isEmpty())
        data.insert("device"_L1, m.device);
    if (m.epoch)
        data.insert("epoch"_L1, qint64(*m.epoch));
    if (m.offset)
        data.insert("offset"_L1, qint64(*m.offset));
    if (!m.clientId.isEmpty())
        data.insert("clientId"_L1, m.clientId);
    return {"console_open"_L1, withRequest(m.request, data)};
}

Body body(const ConsoleTake &m)
{
    return channelBody("console_take"_L1, m);
}

Body body(const ConsoleRelease &m)
{
    return channelBody("console_release"_L1, m);
}

Body body(const ConsoleResize &m)
{
    return {"console_resize"_L1, withRequest(m.request, {{"channel"_L1, qint64(m.channel)},
                                                         {"columns"_L1, m.columns},
                                                         {"rows"_L1, m.rows}})};
}

Body body(const ConsoleClose &m)
{
    return channelBody("console_close"_L1, m);
}

Body body(const ConsoleTextInput &m)
{
    return {"console_input"_L1, {{"content"_L1, m.content}}};
}

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
    data.insert("limits"_L1, QJsonObject {{"maxMessageSize"_L1, m.maxMessageSize},
                                          {"consoleRing"_L1, m.consoleRing},
                                          {"metricsInterval"_L1,
                                           double(m.metricsInterval) / 1000.0}});
    return {"connection"_L1, data};
}

QJsonValue answerJson(const ConsoleOpened &a)
{
    QJsonObject json {
        {"channel"_L1, qint64(a.channel)},     {"epoch"_L1, qint64(a.epoch)},
        {"offset"_L1, qint64(a.offset)},       {"columns"_L1, a.columns},
        {"rows"_L1, a.rows},                   {"viewers"_L1, toJson(a.viewers)},
        {"self"_L1, qint64(a.self)},
    };
    if (a.holder)
        json.insert("holder"_L1, qint64(*a.holder));
    return json;
}

QJsonValue answerJson(std::monostate)
{
    return QJsonValue::Undefined;
}

QJsonValue answerJson(const CommandResult &a)
{
    if (!a.screenshot)
        return QJsonValue::Undefined;
    return QJsonObject {
        {"mimeType"_L1, a.screenshot->mimeType},
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
    QJsonObject data {{"channel"_L1, qint64(m.channel)}, {"viewers"_L1, toJson(m.viewers)},
                      {"columns"_L1, m.columns},         {"rows"_L1, m.rows},
                      {"state"_L1, toName(m.state)}};
    if (m.holder)
        data.insert("holder"_L1, qint64(*m.holder));
    return {"console_state"_L1, data};
}

Body body(const ConsoleAck &m)
{
    return {"console_ack"_L1,
            {{"channel"_L1, qint64(m.channel)}, {"number"_L1, qint64(m.number)}}};
}

Body body(const ConsoleText &m)
{
    return {"console"_L1, {{"content"_L1, m.content}, {"eof"_L1, m.eof}}};
}

Body body(const Heartbeat &)
{
    return {"heartbeat"_L1, {}};
}

QJsonObject envelope(const Body &body)
{
    return {{"type"_L1, body.type},
            {"timestamp"_L1, toText(QDateTime::currentDateTimeUtc())},
            {"data"_L1, body.data}};
}

QString jsonText(const Body &body)
{
    return QString::fromUtf8(QJsonDocument(envelope(body)).toJson(QJsonDocument::Compact));
}

QByteArray cborBytes(const Body &body)
{
    return char(kindMessage) + QCborValue::fromJsonValue(envelope(body)).toCbor();
}

Frame consoleFrame(quint8 kind, Channel channel, quint64 number, const QByteArray &bytes)
{
    QByteArray frame(consoleHeader + bytes.size(), Qt::Uninitialized);
    char *at = frame.data();
    *at = char(kind);
    qToBigEndian(channel, at + 1);
    qToBigEndian(number, at + 5);
    std::copy(bytes.begin(), bytes.end(), at + consoleHeader);
    return Frame::ofBytes(frame);
}

Frame frameOf(const ConsoleOutput &m, Format)
{
    return consoleFrame(m.rebuild ? kindRebuild : kindOutput, m.channel, m.number, m.bytes);
}

Frame frameOf(const ConsoleInput &m, Format)
{
    return consoleFrame(kindInput, m.channel, m.number, m.bytes);
}

// The same batch goes to every socket of its audience, so what was written once is kept.
Frame frameOf(const Metrics &m, Format format)
{
    const MetricsBatch &batch = *m.batch;
    if (format == Format::Cbor) {
        if (batch.cbor.isEmpty())
            batch.cbor = cborBytes(body(m));
        return Frame::ofBytes(batch.cbor);
    }
    if (batch.json.isEmpty())
        batch.json = jsonText(body(m));
    return Frame::ofText(batch.json);
}

template<typename T>
Frame frameOf(const T &m, Format format)
{
    return format == Format::Cbor ? Frame::ofBytes(cborBytes(body(m)))
                                  : Frame::ofText(jsonText(body(m)));
}

} // namespace

Frame encode(const Message &message, Format format)
{
    return std::visit([format](const auto &m) { return frameOf(m, format); }, message);
}

} // namespace Guestwire::Protocol
