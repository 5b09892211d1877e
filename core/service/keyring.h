// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire {

class Accounts;
class Audit;
class Passwords;
class RefreshTokens;
class SetupCode;
class Tickets;
class Tokens;

// All that decides on who may come in. Everything in it outlives whoever holds this.
struct Keyring
{
    Accounts &accounts;
    Passwords &passwords;
    RefreshTokens &refreshTokens;
    SetupCode &setupCode;
    Tickets &tickets;
    const Tokens &tokens;
    Audit *audit = nullptr; // null: nothing is kept
};

} // namespace Guestwire
