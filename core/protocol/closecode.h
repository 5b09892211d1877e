// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire::Protocol {

// Why a conversation ended. 4000–4499: try again. 4500 and more: do not.
enum class CloseCode {
    Normal = 1000, // by a client that wants no more; never for what a client should recover from
    GoingAway = 1001, // restart or shutdown
    ProtocolError = 1002,
    Abnormal = 1006, // the connection broke without a word
    InvalidText = 1007,
    PolicyViolation = 1008,
    TooBig = 1009,
    Slow = 4001,
    Rate = 4002,
    TokenExpired = 4003,
    Limit = 4004,
    BadRequest = 4500,
    NotAuthenticated = 4501,
    Forbidden = 4503,
};

constexpr bool isFinal(CloseCode code)
{
    return int(code) >= 4500 && int(code) < 5000;
}

} // namespace Guestwire::Protocol
