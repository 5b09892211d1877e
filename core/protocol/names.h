// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <QString>

#include <optional>

// The words on the wire for enumerations; those of actions, permissions and metrics stand in their
// own tables in core/model.
namespace Guestwire::Protocol {

QLatin1StringView toName(State state);
QLatin1StringView toName(Status status);
QLatin1StringView toName(ErrorCode code);
QLatin1StringView toName(MemorySource source);
QLatin1StringView toName(Topic topic);
QLatin1StringView toName(ConsoleState::State state);
QLatin1StringView toName(ConsoleGap::Reason reason);
QLatin1StringView toName(Severity severity);
QLatin1StringView toName(Alert::State state);
QLatin1StringView toName(AlertRuleText::Source source);
QLatin1StringView toName(HostStatus::Link link);

// The value of this type that has this name.
template<typename T>
std::optional<T> fromName(QStringView name);

// RFC 3339, UTC, milliseconds.
QString toText(const QDateTime &time);
// RFC 3339, fraction optional, any zone.
std::optional<QDateTime> timeFromText(const QString &text);

} // namespace Guestwire::Protocol
