// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

// Which permission each message of a client asks for: the one table that sessions, PROTOCOL.md and
// tests follow. A message without a row in it does not compile.
namespace Guestwire::Protocol {

// What a message is about: whose permissions count.
enum class About {
    Nobody, // the connection itself, or a list of what the user may see anyway
    Vms, // those that it names
    Console, // the VM whose console was opened on the channel
    Alert, // the VM that the alert is on
    Everything, // the server as a whole: only a user without a limit to some VMs qualifies
};

struct Access
{
    About about;
    Permissions needs; // all of them, and Permission::Monitor, without which a VM is not there
};

template<typename T>
struct NoRow;
template<typename T>
inline constexpr Access accessTo = NoRow<T>::access;

template<>
inline constexpr Access accessTo<Subscribe> {About::Vms, Permission::Monitor};
template<>
inline constexpr Access accessTo<Unsubscribe> {About::Nobody, {}};
template<>
inline constexpr Access accessTo<Perform> {About::Vms, {}}; // the action's own: see neededBy()
template<>
inline constexpr Access accessTo<CancelCommand> {About::Vms, Permission::Monitor}; // it is one's own
template<>
inline constexpr Access accessTo<ListSnapshots> {About::Vms, Permission::Monitor};
template<>
inline constexpr Access accessTo<AskDetails> {About::Vms, Permission::Monitor};
template<>
inline constexpr Access accessTo<QueryHistory> {About::Vms, Permission::Monitor};
template<>
inline constexpr Access accessTo<QueryEvents> {About::Vms, Permission::Monitor};
template<>
inline constexpr Access accessTo<ConsoleOpen> {About::Vms, Permission::ConsoleRead};
template<>
inline constexpr Access accessTo<ConsoleTake> {About::Console, Permission::ConsoleWrite};
template<>
inline constexpr Access accessTo<ConsoleAsk> {About::Console, Permission::ConsoleWrite};
template<>
inline constexpr Access accessTo<ConsoleAnswer> {About::Console, Permission::ConsoleWrite};
template<>
inline constexpr Access accessTo<ConsoleRelease> {About::Console, Permission::ConsoleRead};
template<>
inline constexpr Access accessTo<ConsoleResize> {About::Console, Permission::ConsoleWrite};
template<>
inline constexpr Access accessTo<ConsoleClose> {About::Console, Permission::ConsoleRead};
template<>
inline constexpr Access accessTo<ConsoleInput> {About::Console, Permission::ConsoleWrite};
template<>
inline constexpr Access accessTo<ConsoleTextInput> {About::Vms, Permission::ConsoleWrite};
template<>
inline constexpr Access accessTo<ConsoleRecord> {About::Console, Permission::ConsoleRecord};
template<>
inline constexpr Access accessTo<ListRecordings> {About::Vms, Permission::ConsoleRead};
template<>
inline constexpr Access accessTo<ReadRecording> {About::Vms, Permission::ConsoleRead};
template<>
inline constexpr Access accessTo<DeleteRecording> {About::Vms, Permission::ConsoleRecord};
template<>
inline constexpr Access accessTo<ListAlerts> {About::Nobody, {}};
template<>
inline constexpr Access accessTo<AcknowledgeAlert> {About::Alert, Permission::Control};
template<>
inline constexpr Access accessTo<SnoozeAlert> {About::Alert, Permission::Control};
template<>
inline constexpr Access accessTo<ChangeAlertRule> {About::Everything, Permission::Admin};
template<>
inline constexpr Access accessTo<ListClients> {About::Everything, Permission::Admin};
template<>
inline constexpr Access accessTo<DropClient> {About::Everything, Permission::Admin};
template<>
inline constexpr Access accessTo<AskServer> {About::Everything, Permission::Admin};
template<>
inline constexpr Access accessTo<SetListening> {About::Everything, Permission::Admin};
template<>
inline constexpr Access accessTo<ListAccounts> {About::Everything, Permission::Admin};
template<>
inline constexpr Access accessTo<SetAccount> {About::Everything, Permission::Admin};
template<>
inline constexpr Access accessTo<RemoveAccount> {About::Everything, Permission::Admin};
template<>
inline constexpr Access accessTo<IssueToken> {About::Everything, Permission::Admin};
template<>
inline constexpr Access accessTo<Heartbeat> {About::Nobody, {}};

// What this very message needs.
template<typename T>
Permissions neededBy(const T &)
{
    return accessTo<T>.needs;
}

inline Permissions neededBy(const Perform &m)
{
    return info(m.command.action).permission;
}

inline Permissions neededBy(const ConsoleOpen &m)
{
    return accessTo<ConsoleOpen>.needs
        | (m.write ? Permissions(Permission::ConsoleWrite) : Permissions());
}

// The first of those needed, in the order of allPermissions(), that is not held.
inline std::optional<Permission> firstMissing(Permissions needed, Permissions held)
{
    for (const Permission permission : allPermissions())
        if (needed.testFlag(permission) && !held.testFlag(permission))
            return permission;
    return std::nullopt;
}

} // namespace Guestwire::Protocol
