// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/admincodec.h"
#include "core/protocol/codec.h"
#include "core/protocol/document.h"
#include "core/protocol/limits.h"
#include "core/protocol/names.h"
#include "core/protocol/values.h"

#include <QHash>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

// Whole numbers beyond this are not exact in JSON as most programs read it.
constexpr qint64 maxExact = (qint64(1) << 53) - 1;

VmId requiredVm(Fields &f)
{
    const QString text = f.requiredText("vm"_L1, maxName);
    const auto id = vmIdFromText(text);
    if (!id && !text.isEmpty())
        f.fail(
            ErrorCode::VmNotFound,
            u"there is no VM with the id %1, or it is not yours to see"_s.arg(displayText(text)));
    return id.value_or(VmId());
}

Channel channel(Fields &f)
{
    return Channel(f.requiredInteger("channel"_L1, 1, std::numeric_limits<Channel>::max()));
}

bool requiredBoolean(Fields &f, QLatin1StringView key)
{
    if (!f.has(key))
        f.fail(ErrorCode::InvalidMessage, u"\"%1\" is missing"_s.arg(key));
    return f.boolean(key).value_or(false);
}

QDateTime requiredTime(Fields &f, QLatin1StringView key)
{
    const QString text = f.requiredText(key, maxName);
    const auto time = timeFromText(text);
    if (!time && !text.isEmpty())
        f.fail(ErrorCode::InvalidMessage, u"\"%1\" is no time of RFC 3339"_s.arg(key));
    return time.value_or(QDateTime());
}

template<typename T>
Message subscription(Fields &f, const RequestId &request)
{
    T m {request, false, {}, {}};
    for (const QString &text : f.requiredTexts("vms"_L1, maxSubscriptions, maxName)) {
        if (text == "*"_L1)
            m.all = true;
        else if (const auto id = vmIdFromText(text))
            m.vms.append(*id);
        else
            f.fail(
                ErrorCode::InvalidMessage,
                u"\"vms\" has %1, which is neither \"*\" nor a VM's id"_s.arg(displayText(text)));
    }
    for (const QString &text : f.requiredTexts("topics"_L1, 3, maxName)) {
        if (const auto topic = fromName<Topic>(text))
            m.topics |= *topic;
        else
            f.fail(ErrorCode::InvalidMessage,
                   u"\"topics\" has %1; there are state, metrics, events"_s.arg(displayText(text)));
    }
    return m;
}

void readArguments(Fields &f, Command &c)
{
    switch (c.action) {
    case Action::SnapshotCreate:
        c.name = f.requiredText("name"_L1, maxName);
        c.description = f.freeText("description"_L1, maxDescription);
        c.withMemory = f.boolean("memory"_L1).value_or(true);
        return;
    case Action::SnapshotRevert:
        c.name = f.requiredText("name"_L1, maxName);
        return;
    case Action::SnapshotDelete:
        c.name = f.requiredText("name"_L1, maxName);
        c.children = f.boolean("children"_L1).value_or(false);
        return;
    case Action::SetVcpus:
        c.vcpus = int(f.requiredInteger("vcpus"_L1, 1, 4096));
        return;
    case Action::SetMemory:
        c.bytes = quint64(f.requiredInteger("memory"_L1, 1024, maxExact));
        return;
    case Action::ResizeDisk:
        c.device = f.requiredText("device"_L1, maxName);
        c.bytes = quint64(f.requiredInteger("capacity"_L1, 512, maxExact));
        return;
    case Action::SetAutostart:
        c.autostart = requiredBoolean(f, "autostart"_L1);
        return;
    case Action::SendKey:
        c.keys = f.requiredTexts("keys"_L1, maxKeys, maxName);
        return;
    case Action::Start:
    case Action::Stop:
    case Action::Restart:
    case Action::Suspend:
    case Action::Resume:
    case Action::ForceOff:
    case Action::Reset:
    case Action::Save:
    case Action::Restore:
    case Action::Screenshot:
        return;
    }
}

QString actionNames(Route route)
{
    QStringList names;
    for (const ActionInfo &row : allActions())
        if (row.everyRoute || route == Route::Native)
            names.append(QLatin1StringView(row.name));
    return names.join(", "_L1);
}

Message perform(Fields &f, const RequestId &request, Route route)
{
    Perform m {request, {}, {}};
    const QString name = f.text("action"_L1, maxName).value_or(QString());
    const auto action = actionFromName(name);
    if (!action || (route != Route::Native && !info(*action).everyRoute)) {
        f.fail(ErrorCode::InvalidCommand,
               u"there is no action \"%1\" here; there are %2"_s.arg(displayText(name),
                                                                     actionNames(route)));
        return m;
    }
    m.command.action = *action;
    if (route == Route::Native)
        m.vm = requiredVm(f);
    readArguments(f, m.command);
    return m;
}

Message consoleOpen(Fields &f, const RequestId &request)
{
    ConsoleOpen m;
    m.request = request;
    m.vm = requiredVm(f);
    m.device = f.text("device"_L1, maxName).value_or(QString());
    m.write = f.boolean("write"_L1).value_or(false);
    if (const auto epoch = f.integer("epoch"_L1, 0, maxExact))
        m.epoch = Epoch(*epoch);
    if (const auto offset = f.integer("offset"_L1, 0, maxExact))
        m.offset = quint64(*offset);
    m.clientId = f.text("clientId"_L1, maxName).value_or(QString());
    return m;
}

Message subscribe(Fields &f, const RequestId &request)
{
    Message message = subscription<Subscribe>(f, request);
    if (const auto interval = f.integer("interval"_L1, 1, maxInterval.count()))
        std::get<Subscribe>(message).interval = std::chrono::seconds(*interval);
    return message;
}

Message queryHistory(Fields &f, const RequestId &request)
{
    HistoryQuery query;
    query.vm = requiredVm(f);
    query.metrics = f.requiredTexts("metrics"_L1, maxHistoryMetrics, maxName);
    query.from = requiredTime(f, "from"_L1);
    query.to = requiredTime(f, "to"_L1);
    query.points = int(f.requiredInteger("points"_L1, 1, maxHistoryPoints));
    if (query.from.isValid() && query.to.isValid() && query.from >= query.to)
        f.fail(ErrorCode::InvalidMessage, u"\"from\" must be before \"to\""_s);
    return QueryHistory {request, query};
}

Message queryEvents(Fields &f, const RequestId &request)
{
    EventQuery query;
    if (f.has("vm"_L1))
        query.vm = requiredVm(f);
    query.from = requiredTime(f, "from"_L1);
    query.to = requiredTime(f, "to"_L1);
    query.limit = int(f.requiredInteger("limit"_L1, 1, maxEvents));
    if (query.from.isValid() && query.to.isValid() && query.from >= query.to)
        f.fail(ErrorCode::InvalidMessage, u"\"from\" must be before \"to\""_s);
    return QueryEvents {request, query};
}

Message changeAlertRule(Fields &f, const RequestId &request)
{
    return ChangeAlertRule {request, f.requiredText("rule"_L1, maxRule),
                            f.boolean("remove"_L1).value_or(false)};
}

Message snoozeAlert(Fields &f, const RequestId &request)
{
    return SnoozeAlert {
        request, f.requiredText("alert"_L1, maxName),
        std::chrono::seconds(f.requiredInteger("duration"_L1, 0, maxSnooze.count()))};
}

Message consoleAnswer(Fields &f, const RequestId &request)
{
    return ConsoleAnswer {
        request, channel(f),
        quint32(f.requiredInteger("viewer"_L1, 1, std::numeric_limits<quint32>::max())),
        requiredBoolean(f, "handOver"_L1)};
}

Message readRecording(Fields &f, const RequestId &request)
{
    return ReadRecording {request, requiredVm(f), f.requiredText("recording"_L1, maxName),
                          f.requiredInteger("offset"_L1, 0, maxExact)};
}

Message consoleResize(Fields &f, const RequestId &request)
{
    return ConsoleResize {request, channel(f),
                          int(f.requiredInteger("columns"_L1, minColumns, maxColumns)),
                          int(f.requiredInteger("rows"_L1, 1, maxRows))};
}

const QHash<QString, RequestDecoder> &nativeDecoders()
{
    static const QHash<QString, RequestDecoder> decoders {
        {u"subscribe"_s, &subscribe},
        {u"unsubscribe"_s, &subscription<Unsubscribe>},
        {u"command_cancel"_s,
         [](Fields &f, const RequestId &r) {
             return Message(CancelCommand {r, requiredVm(f)});
         }},
        {u"snapshots"_s,
         [](Fields &f, const RequestId &r) {
             return Message(ListSnapshots {r, requiredVm(f)});
         }},
        {u"details"_s,
         [](Fields &f, const RequestId &r) {
             return Message(AskDetails {r, requiredVm(f)});
         }},
        {u"console_open"_s, &consoleOpen},
        {u"console_take"_s,
         [](Fields &f, const RequestId &r) {
             return Message(ConsoleTake {r, channel(f)});
         }},
        {u"console_release"_s,
         [](Fields &f, const RequestId &r) {
             return Message(ConsoleRelease {r, channel(f)});
         }},
        {u"console_ask"_s,
         [](Fields &f, const RequestId &r) {
             return Message(ConsoleAsk {r, channel(f)});
         }},
        {u"console_answer"_s, &consoleAnswer},
        {u"console_record"_s,
         [](Fields &f, const RequestId &r) {
             return Message(ConsoleRecord {r, channel(f), requiredBoolean(f, "recording"_L1)});
         }},
        {u"recordings"_s,
         [](Fields &f, const RequestId &r) {
             return Message(ListRecordings {r, requiredVm(f)});
         }},
        {u"recording_read"_s, &readRecording},
        {u"recording_delete"_s,
         [](Fields &f, const RequestId &r) {
             return Message(
                 DeleteRecording {r, requiredVm(f), f.requiredText("recording"_L1, maxName)});
         }},
        {u"history"_s, &queryHistory},
        {u"events"_s, &queryEvents},
        {u"alerts"_s, [](Fields &, const RequestId &r) { return Message(ListAlerts {r}); }},
        {u"alert_rule"_s, &changeAlertRule},
        {u"alert_acknowledge"_s,
         [](Fields &f, const RequestId &r) {
             return Message(AcknowledgeAlert {r, f.requiredText("alert"_L1, maxName)});
         }},
        {u"alert_snooze"_s, &snoozeAlert},
        {u"console_resize"_s, &consoleResize},
        {u"console_close"_s,
         [](Fields &f, const RequestId &r) {
             return Message(ConsoleClose {r, channel(f)});
         }},
    };
    return decoders;
}

std::optional<Message> dispatch(const QString &type, Fields &f, const RequestId &request,
                                Route route)
{
    if (type == "command"_L1)
        return perform(f, request, route);
    if (type == "heartbeat"_L1)
        return Message(Heartbeat {});
    if (type == "console_input"_L1 && route == Route::VmConsole) {
        if (!f.has("content"_L1))
            f.fail(ErrorCode::InvalidMessage, u"\"content\" is missing"_s);
        return Message(ConsoleTextInput {f.freeText("content"_L1, maxExact)});
    }
    if (route != Route::Native)
        return std::nullopt;
    const auto decoder = nativeDecoders().value(type, adminDecoders().value(type));
    return decoder ? std::optional(decoder(f, request)) : std::nullopt;
}

std::variant<Message, Malformed> decodeDocument(const QJsonObject &document, Route route)
{
    Fields envelope(document);
    const QString type = envelope.requiredText("type"_L1, maxName);
    const auto timestamp = envelope.text("timestamp"_L1, maxName);
    Fields fields(envelope.object("data"_L1));
    const RequestId request = fields.text("requestId"_L1, maxRequestId).value_or(RequestId());

    if (timestamp && !timeFromText(*timestamp))
        envelope.fail(ErrorCode::InvalidMessage, u"\"timestamp\" is no time of RFC 3339"_s);
    if (const auto wrong = envelope.error())
        return Malformed {*wrong, request};
    const auto message = dispatch(type, fields, request, route);
    if (!message)
        return Malformed {{ErrorCode::InvalidMessage,
                           u"there is no message \"%1\" on this route"_s.arg(displayText(type))},
                          request};
    if (const auto wrong = fields.error())
        return Malformed {*wrong, request};
    return *message;
}

std::variant<Message, Malformed> decodeInput(const QByteArray &bytes, Route route)
{
    const auto wrong = [](const QString &why) {
        return Malformed {{ErrorCode::InvalidMessage, why}, {}};
    };
    if (route != Route::Native)
        return wrong(u"this route has no binary frames"_s);
    if (bytes.size() < consoleHeader || bytes.front() != 2)
        return wrong(u"a binary frame from a client is console input: kind 2, channel, number"_s);
    return Message(ConsoleInput {qFromBigEndian<Channel>(bytes.constData() + 1),
                                 qFromBigEndian<quint64>(bytes.constData() + 5),
                                 bytes.mid(consoleHeader)});
}

} // namespace

std::variant<Message, Malformed> decodeByClient(const Frame &frame, Format format, Route route,
                                                int depth)
{
    if (frame.binary && !isDocument(frame, format))
        return decodeInput(frame.bytes, route);
    const auto document = readDocument(frame, format, depth);
    if (!document)
        return Malformed {document.error(), {}};
    return decodeDocument(document.value(), route);
}

} // namespace Guestwire::Protocol
