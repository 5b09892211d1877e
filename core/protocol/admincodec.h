// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/fields.h"
#include "core/protocol/messages.h"

#include <QHash>

// An administrator's messages, and the answers to them, as JSON and back. Used by the codec alone.
namespace Guestwire::Protocol {

using RequestDecoder = Message (*)(Fields &, const RequestId &);

// By the type on the wire.
const QHash<QString, RequestDecoder> &adminDecoders();

QJsonObject toJson(const ClientInfo &client);
QJsonObject toJson(const AccountInfo &account);
QJsonObject toJson(const ServerInfo &server);
QJsonObject toJson(const IssuedToken &token);

// Nothing when it answers none of an administrator's requests.
std::optional<Answer> adminAnswer(const QJsonObject &result);

} // namespace Guestwire::Protocol
