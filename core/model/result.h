// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace Guestwire {

// Why something was refused or failed. The wire names live in core/protocol/names.cpp.
enum class ErrorCode {
    AuthError,
    VmNotFound,
    VmNotRunning,
    InvalidCommand,
    InvalidMessage,
    PermissionDenied,
    RateLimited,
    Conflict,
    Timeout,
    Unavailable,
    Unknown,
};

struct Error
{
    ErrorCode code = ErrorCode::Unknown;
    QString message; // English: what happened, to what, why, and what to do about it

    bool operator==(const Error &) const = default;
};

// What a call gives that may fail for a reason outside our control.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }

    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    explicit operator bool() const { return m_state.index() == 0; }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T value() && { return std::get<0>(std::move(m_state)); }

    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

// A call that succeeds with nothing to say.
using Outcome = Result<std::monostate>;

inline Outcome done()
{
    return std::monostate {};
}

} // namespace Guestwire
