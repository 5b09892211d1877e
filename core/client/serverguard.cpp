// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/serverguard.h"

#include "core/protocol/limits.h"

namespace Guestwire {

namespace {

constexpr double minute = 60; // seconds

} // namespace

ServerGuard::ServerGuard()
    : m_messages(Protocol::maxServerMessagesPerSecond, Protocol::maxServerMessagesBurst)
    , m_malformed(Protocol::maxServerMalformedPerMinute / minute,
                  Protocol::maxServerMalformedPerMinute)
{
}

bool ServerGuard::allows(const Protocol::Message &message)
{
    return std::holds_alternative<Protocol::ConsoleOutput>(message) || m_messages.take();
}

bool ServerGuard::allowsMalformed()
{
    return m_malformed.take();
}

} // namespace Guestwire
