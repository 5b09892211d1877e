// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/serverinfo.h"
#include "core/protocol/consolemessages.h"

#include <chrono>

// What an administrator asks of the service itself. Each has one answer.
namespace Guestwire::Protocol {

struct ListClients
{
    RequestId request;
    bool operator==(const ListClients &) const = default;
};

struct DropClient
{
    RequestId request;
    ClientId client = 0;
    bool operator==(const DropClient &) const = default;
};

struct AskServer
{
    RequestId request;
    bool operator==(const AskServer &) const = default;
};

// Turns the door to the network on or off.
struct SetListening
{
    RequestId request;
    bool enabled = false;
    bool operator==(const SetListening &) const = default;
};

struct ListAccounts
{
    RequestId request;
    bool operator==(const ListAccounts &) const = default;
};

struct SetAccount
{
    RequestId request;
    AccountChange change;
    bool operator==(const SetAccount &) const = default;
};

struct RemoveAccount
{
    RequestId request;
    QString name;
    bool operator==(const RemoveAccount &) const = default;
};

struct IssueToken
{
    RequestId request;
    QString name; // of the account
    std::chrono::seconds lifetime {0};
    bool operator==(const IssueToken &) const = default;
};

} // namespace Guestwire::Protocol
