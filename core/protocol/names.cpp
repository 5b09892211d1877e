// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/names.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

template<typename T>
struct Row
{
    T value;
    const char *name;
};

// GCC finds this out by itself, Clang before 17 does not.
template<typename T>
Row(T, const char *) -> Row<T>;

template<typename T>
struct Table;

template<>
struct Table<State>
{
    static constexpr std::array rows {
        Row {State::Running, "running"},
        Row {State::Blocked, "blocked"},
        Row {State::Paused, "paused"},
        Row {State::ShuttingDown, "shutting-down"},
        Row {State::Off, "off"},
        Row {State::Crashed, "crashed"},
        Row {State::PmSuspended, "pm-suspended"},
        Row {State::Unknown, "unknown"},
    };
};

template<>
struct Table<Status>
{
    static constexpr std::array rows {
        Row {Status::Running, "running"}, Row {Status::Stopped, "stopped"},
        Row {Status::Paused, "paused"},   Row {Status::Suspended, "suspended"},
        Row {Status::Error, "error"},
    };
};

template<>
struct Table<ErrorCode>
{
    static constexpr std::array rows {
        Row {ErrorCode::AuthError, "AUTH_ERROR"},
        Row {ErrorCode::VmNotFound, "VM_NOT_FOUND"},
        Row {ErrorCode::VmNotRunning, "VM_NOT_RUNNING"},
        Row {ErrorCode::InvalidCommand, "INVALID_COMMAND"},
        Row {ErrorCode::InvalidMessage, "INVALID_MESSAGE"},
        Row {ErrorCode::PermissionDenied, "PERMISSION_DENIED"},
        Row {ErrorCode::RateLimited, "RATE_LIMITED"},
        Row {ErrorCode::Conflict, "CONFLICT"},
        Row {ErrorCode::Timeout, "TIMEOUT"},
        Row {ErrorCode::Unavailable, "UNAVAILABLE"},
        Row {ErrorCode::Unknown, "UNKNOWN_ERROR"},
    };
};

template<>
struct Table<MemorySource>
{
    static constexpr std::array rows {
        Row {MemorySource::Guest, "guest"},
        Row {MemorySource::Balloon, "balloon"},
        Row {MemorySource::Rss, "rss"},
    };
};

template<>
struct Table<Topic>
{
    static constexpr std::array rows {
        Row {Topic::State, "state"},
        Row {Topic::Metrics, "metrics"},
        Row {Topic::Events, "events"},
    };
};

template<>
struct Table<ConsoleState::State>
{
    static constexpr std::array rows {
        Row {ConsoleState::State::Open, "open"},
        Row {ConsoleState::State::Off, "off"},
        Row {ConsoleState::State::Lost, "lost"},
    };
};

template<>
struct Table<ConsoleGap::Reason>
{
    static constexpr std::array rows {
        Row {ConsoleGap::Reason::Overwritten, "overwritten"},
        Row {ConsoleGap::Reason::Restarted, "restarted"},
    };
};

template<>
struct Table<Severity>
{
    static constexpr std::array rows {
        Row {Severity::Info, "info"},
        Row {Severity::Warning, "warning"},
        Row {Severity::Critical, "critical"},
    };
};

template<>
struct Table<Alert::State>
{
    static constexpr std::array rows {
        Row {Alert::State::Firing, "firing"},
        Row {Alert::State::Cleared, "cleared"},
    };
};

template<>
struct Table<AlertRuleText::Source>
{
    static constexpr std::array rows {
        Row {AlertRuleText::Source::Configuration, "configuration"},
        Row {AlertRuleText::Source::Protocol, "protocol"},
    };
};

template<>
struct Table<HostStatus::Link>
{
    static constexpr std::array rows {
        Row {HostStatus::Link::Connecting, "connecting"},
        Row {HostStatus::Link::Connected, "connected"},
        Row {HostStatus::Link::Lost, "lost"},
    };
};

template<typename T>
QLatin1StringView nameIn(T value)
{
    const auto found = std::ranges::find(Table<T>::rows, value, &Row<T>::value);
    return QLatin1StringView(found == Table<T>::rows.end() ? "" : found->name);
}

} // namespace

QLatin1StringView toName(State state)
{
    return nameIn(state);
}

QLatin1StringView toName(Status status)
{
    return nameIn(status);
}

QLatin1StringView toName(ErrorCode code)
{
    return nameIn(code);
}

QLatin1StringView toName(MemorySource source)
{
    return nameIn(source);
}

QLatin1StringView toName(Topic topic)
{
    return nameIn(topic);
}

QLatin1StringView toName(ConsoleState::State state)
{
    return nameIn(state);
}

QLatin1StringView toName(ConsoleGap::Reason reason)
{
    return nameIn(reason);
}

QLatin1StringView toName(Severity severity)
{
    return nameIn(severity);
}

QLatin1StringView toName(Alert::State state)
{
    return nameIn(state);
}

QLatin1StringView toName(AlertRuleText::Source source)
{
    return nameIn(source);
}

QLatin1StringView toName(HostStatus::Link link)
{
    return nameIn(link);
}

template<typename T>
std::optional<T> fromName(QStringView name)
{
    const auto found = std::ranges::find_if(
        Table<T>::rows, [name](const Row<T> &row) { return name == QLatin1StringView(row.name); });
    return found == Table<T>::rows.end() ? std::nullopt : std::optional(found->value);
}

template std::optional<State> fromName<State>(QStringView);
template std::optional<Status> fromName<Status>(QStringView);
template std::optional<ErrorCode> fromName<ErrorCode>(QStringView);
template std::optional<MemorySource> fromName<MemorySource>(QStringView);
template std::optional<Topic> fromName<Topic>(QStringView);
template std::optional<ConsoleState::State> fromName<ConsoleState::State>(QStringView);
template std::optional<ConsoleGap::Reason> fromName<ConsoleGap::Reason>(QStringView);
template std::optional<Severity> fromName<Severity>(QStringView);
template std::optional<Alert::State> fromName<Alert::State>(QStringView);
template std::optional<AlertRuleText::Source> fromName<AlertRuleText::Source>(QStringView);
template std::optional<HostStatus::Link> fromName<HostStatus::Link>(QStringView);

QString toText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

std::optional<QDateTime> timeFromText(const QString &text)
{
    // Qt takes more forms than RFC 3339 has: no zone, week dates, other separators.
    static const QRegularExpression form(
        uR"(\A(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)\z)"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString milliseconds = match.captured(3).leftJustified(3, u'0', true);
    const auto time = QDateTime::fromString(match.captured(1) + u'T' + match.captured(2) + u'.'
                                                + milliseconds + match.captured(4).toUpper(),
                                            Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toUTC()) : std::nullopt;
}

} // namespace Guestwire::Protocol
