// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/limits.h"
#include "core/protocol/messages.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

// Messages as frames and back: the only place that knows how they are written.
namespace Guestwire::Protocol {

enum class Format { Json, Cbor };

// Which conversation a socket carries; it decides what a client may say.
enum class Route { Native, Vm, VmConsole };

struct Frame
{
    bool binary = false;
    QString text; // when not binary
    QByteArray bytes; // when binary

    static Frame ofText(QString text) { return {false, std::move(text), {}}; }
    static Frame ofBytes(QByteArray bytes) { return {true, {}, std::move(bytes)}; }
};

struct Malformed
{
    Error error;
    RequestId request; // as far as one could be read
};

Frame encode(const Message &message, Format format);

// Strict: unknown types and keys, wrong types, values out of range and what is nested more than
// `depth` deep are refused.
std::variant<Message, Malformed> decodeByClient(const Frame &frame, Format format, Route route,
                                                int depth = maxDepth);

// Lenient, so that a newer server may say more: unknown keys are passed over, an unknown type gives
// nothing at all.
std::variant<std::optional<Message>, Malformed> decodeByServer(const Frame &frame, Format format);

} // namespace Guestwire::Protocol
