// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/bodies.h"
#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/protocol/metricswriter.h"
#include "core/protocol/names.h"

#include <QCborValue>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QtEndian>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

constexpr std::chrono::milliseconds keptFor {20};
constexpr quint8 kindMessage = 0;
constexpr quint8 kindOutput = 1;
constexpr quint8 kindInput = 2;
constexpr quint8 kindRebuild = 3;

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
        batch.json = metricsText(batch);
    return Frame::ofText(batch.json);
}

template<typename T>
Frame written(const T &m, Format format)
{
    return format == Format::Cbor ? Frame::ofBytes(cborBytes(body(m)))
                                  : Frame::ofText(jsonText(body(m)));
}

template<typename T, typename... Types>
constexpr bool isOneOf = (std::is_same_v<T, Types> || ...);

template<typename T>
constexpr bool isToldToMany =
    isOneOf<T, VmChanged, VmRemoved, StatusOfVm, Happened, HostChanged, AlertChanged>;

// What is told to many is told to one after the other: the last one of a kind is kept, because to
// compare costs far less than to write it again. Not for long, because it bears its time.
template<typename T>
Frame frameOf(const T &m, Format format)
{
    if constexpr (isToldToMany<T>) {
        struct Last
        {
            T message;
            Frame frame;
            QDeadlineTimer end;
        };
        static thread_local std::array<std::optional<Last>, 2> lastOfFormats;
        std::optional<Last> &last = lastOfFormats[format == Format::Cbor ? 1 : 0];
        if (!last || last->end.hasExpired() || !(last->message == m))
            last = Last {m, written(m, format), QDeadlineTimer(keptFor, Qt::PreciseTimer)};
        return last->frame;
    } else {
        return written(m, format);
    }
}

} // namespace

QJsonObject withRequest(const RequestId &request, QJsonObject data)
{
    if (!request.isEmpty())
        data.insert("requestId"_L1, request);
    return data;
}

Frame encode(const Message &message, Format format)
{
    return std::visit([format](const auto &m) { return frameOf(m, format); }, message);
}

} // namespace Guestwire::Protocol
