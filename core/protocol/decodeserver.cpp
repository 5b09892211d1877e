// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/admincodec.h"
#include "core/protocol/codec.h"
#include "core/protocol/document.h"
#include "core/protocol/limits.h"
#include "core/protocol/names.h"
#include "core/protocol/values.h"

#include <QHash>
#include <QJsonArray>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

RequestId request(const QJsonObject &data)
{
    return text(data, "requestId"_L1);
}

Channel channel(const QJsonObject &data)
{
    return Channel(data.value("channel"_L1).toInteger());
}

quint64 number(const QJsonObject &data, QLatin1StringView key)
{
    return quint64(std::max<qint64>(0, data.value(key).toInteger()));
}

std::optional<quint32> holder(const QJsonObject &data)
{
    const auto value = data.value("holder"_L1);
    return value.isDouble() ? std::optional(quint32(value.toInteger())) : std::nullopt;
}

template<typename T>
QList<T> list(const QJsonObject &data, QLatin1StringView key, T (*read)(const QJsonObject &))
{
    QList<T> out;
    for (const auto &one : array(data, key))
        out.append(read(one.toObject()));
    return out;
}

Message connection(const QJsonObject &data)
{
    Connection m;
    m.message = text(data, "message"_L1);
    if (data.contains("vmName"_L1))
        m.vmName = text(data, "vmName"_L1);
    m.server = text(data, "server"_L1);
    m.version = text(data, "version"_L1);
    m.user = text(data, "user"_L1);
    for (const auto &name : array(data, "permissions"_L1))
        if (const auto permission = permissionFromName(name.toString()))
            m.permissions |= *permission;
    m.capabilities = texts(data, "capabilities"_L1, maxServerConsoles);
    const QJsonObject limits = data.value("limits"_L1).toObject();
    m.maxMessageSize = limits.value("maxMessageSize"_L1).toInteger();
    m.consoleRing = limits.value("consoleRing"_L1).toInteger();
    const double interval = limits.value("metricsInterval"_L1).toDouble();
    m.metricsInterval = qRound64(std::clamp(interval, 0.0, double(maxInterval.count())) * 1000);
    return m;
}

QList<quint32> asking(const QJsonObject &data)
{
    QList<quint32> viewers;
    for (const auto &id : array(data, "asking"_L1))
        viewers.append(quint32(id.toInteger()));
    return viewers;
}

ConsoleOpened consoleOpened(const QJsonObject &result)
{
    return {channel(result),
            number(result, "epoch"_L1),
            number(result, "offset"_L1),
            integer(result, "columns"_L1, maxColumns),
            integer(result, "rows"_L1, maxRows),
            holder(result),
            viewersFromJson(array(result, "viewers"_L1)),
            quint32(number(result, "self"_L1)),
            asking(result),
            recordingMarkFromJson(result.value("recording"_L1)),
            number(result, "acknowledged"_L1)};
}

// Which request it answers is known to whoever asked; the keys tell the kinds apart.
Answer answer(const QJsonObject &result)
{
    if (result.contains("channel"_L1))
        return consoleOpened(result);
    if (result.contains("told"_L1))
        return ConsoleResized {result.value("told"_L1).toBool()};
    if (result.contains("snapshots"_L1))
        return list(result, "snapshots"_L1, &snapshotFromJson);
    if (result.contains("facts"_L1))
        return list(result, "facts"_L1, &factFromJson);
    if (result.contains("recordings"_L1))
        return list(result, "recordings"_L1, &recordingFromJson);
    if (result.contains("content"_L1))
        return recordingPartFromJson(result);
    if (result.contains("series"_L1))
        return historyFromJson(result);
    if (result.contains("events"_L1))
        return list(result, "events"_L1, &eventFromJson);
    if (result.contains("alerts"_L1))
        return alertListFromJson(result);
    if (result.contains("image"_L1))
        return CommandResult {
            {},
            Image {text(result, "mimeType"_L1),
                   QByteArray::fromBase64(result.value("image"_L1).toString().toLatin1())}};
    return adminAnswer(result).value_or(std::monostate());
}

Message response(const QJsonObject &data)
{
    Response m {request(data),
                data.value("success"_L1).toBool(),
                text(data, "message"_L1),
                {},
                answer(data.value("result"_L1).toObject())};
    if (!m.success)
        m.code = fromName<ErrorCode>(text(data, "code"_L1)).value_or(ErrorCode::Unknown);
    return m;
}

Message failure(const QJsonObject &data)
{
    Failure m {request(data),
               {fromName<ErrorCode>(text(data, "code"_L1)).value_or(ErrorCode::Unknown),
                text(data, "message"_L1)},
               {},
               {}};
    if (data.contains("channel"_L1))
        m.channel = channel(data);
    if (data.contains("number"_L1))
        m.number = number(data, "number"_L1);
    return m;
}

Message vmList(const QJsonObject &data)
{
    VmList m;
    for (const auto &one : array(data, "vms"_L1))
        if (const auto vm = vmFromJson(one.toObject()))
            m.vms.append(*vm);
    return m;
}

Message metrics(const QJsonObject &data)
{
    auto batch = std::make_shared<MetricsBatch>();
    for (const auto &value : array(data, "samples"_L1)) {
        const QJsonObject json = value.toObject();
        Sample sample = sampleFromJson(json);
        sample.vm = vmIdFromText(text(json, "vm"_L1)).value_or(VmId());
        sample.at = timeFromText(text(json, "at"_L1)).value_or(QDateTime());
        batch->samples.append(sample);
    }
    return Metrics {std::move(batch)};
}

Message consoleGap(const QJsonObject &data)
{
    return ConsoleGap {channel(data), number(data, "epoch"_L1), number(data, "from"_L1),
                       number(data, "to"_L1),
                       fromName<ConsoleGap::Reason>(text(data, "reason"_L1))
                           .value_or(ConsoleGap::Reason::Overwritten)};
}

Message consoleState(const QJsonObject &data)
{
    return ConsoleState {
        channel(data),
        holder(data),
        viewersFromJson(array(data, "viewers"_L1)),
        integer(data, "columns"_L1, maxColumns),
        integer(data, "rows"_L1, maxRows),
        fromName<ConsoleState::State>(text(data, "state"_L1)).value_or(ConsoleState::State::Lost),
        asking(data),
        recordingMarkFromJson(data.value("recording"_L1))};
}

using Decoder = Message (*)(const QJsonObject &);

const QHash<QString, Decoder> &decoders()
{
    static const QHash<QString, Decoder> table {
        {u"connection"_s, &connection},
        {u"response"_s, &response},
        {u"error"_s, &failure},
        {u"vms"_s, &vmList},
        {u"metrics"_s, &metrics},
        {u"console_gap"_s, &consoleGap},
        {u"console_state"_s, &consoleState},
        {u"progress"_s,
         [](const QJsonObject &d) {
             return Message(Progress {request(d),
                                      std::clamp(d.value("percent"_L1).toDouble(), 0.0, 100.0),
                                      text(d, "message"_L1)});
         }},
        {u"vm_removed"_s,
         [](const QJsonObject &d) {
             return Message(VmRemoved {vmIdFromText(text(d, "id"_L1)).value_or(VmId())});
         }},
        {u"event"_s, [](const QJsonObject &d) { return Message(Happened {eventFromJson(d)}); }},
        {u"host"_s,
         [](const QJsonObject &d) {
             return Message(HostChanged {hostStatusFromJson(d.value("host"_L1).toObject())});
         }},
        {u"alert"_s,
         [](const QJsonObject &d) {
             return Message(AlertChanged {alertFromJson(d.value("alert"_L1).toObject())});
         }},
        {u"console_ack"_s,
         [](const QJsonObject &d) {
             return Message(ConsoleAck {channel(d), number(d, "number"_L1)});
         }},
        {u"heartbeat"_s, [](const QJsonObject &) { return Message(Heartbeat {}); }},
    };
    return table;
}

std::variant<std::optional<Message>, Malformed> decodeOutput(const QByteArray &bytes)
{
    const auto wrong = [](const QString &why) {
        return Malformed {{ErrorCode::InvalidMessage, why}, {}};
    };
    if (bytes.size() < consoleHeader)
        return wrong(u"a binary frame is shorter than its head"_s);
    const char kind = bytes.front();
    if (kind != 1 && kind != 3)
        return std::nullopt;
    return std::optional<Message>(
        ConsoleOutput {qFromBigEndian<Channel>(bytes.constData() + 1), kind == 3,
                       qFromBigEndian<quint64>(bytes.constData() + 5), bytes.mid(consoleHeader)});
}

} // namespace

std::variant<std::optional<Message>, Malformed> decodeByServer(const Frame &frame, Format format)
{
    if (frame.binary && !isDocument(frame, format))
        return decodeOutput(frame.bytes);
    const auto document = readDocument(frame, format, maxDepth);
    if (!document)
        return Malformed {document.error(), {}};
    const QString type = text(document.value(), "type"_L1);
    const QJsonObject data = document.value().value("data"_L1).toObject();
    if (type == "vm"_L1) {
        const auto vm = vmFromJson(data.value("vm"_L1).toObject());
        return vm ? std::optional<Message>(VmChanged {*vm}) : std::nullopt;
    }
    const auto decoder = decoders().value(type);
    return decoder ? std::optional(decoder(data)) : std::nullopt;
}

} // namespace Guestwire::Protocol
