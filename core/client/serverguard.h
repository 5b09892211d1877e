// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/tokenbucket.h"
#include "core/protocol/messages.h"

namespace Guestwire {

// How much a server may say before its client hangs up. Console output is not counted: it is as
// fast as its terminal takes it.
class ServerGuard
{
public:
    ServerGuard();

    bool allows(const Protocol::Message &message); // false: too many came
    bool allowsMalformed(); // false: too many that were no messages

private:
    TokenBucket m_messages;
    TokenBucket m_malformed;
};

} // namespace Guestwire
