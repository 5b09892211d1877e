// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/action.h"

#include <algorithm>
#include <array>

namespace Guestwire {

namespace {

using enum Permission;

// In the order of the enumeration, so that info() is an index.
constexpr std::array actionTable {
    ActionInfo {Action::Start, "start", Control, true},
    ActionInfo {Action::Stop, "stop", Control, true},
    ActionInfo {Action::Restart, "restart", Control, true},
    ActionInfo {Action::Suspend, "suspend", Control, true},
    ActionInfo {Action::Resume, "resume", Control, true},
    ActionInfo {Action::ForceOff, "force-off", Control, false},
    ActionInfo {Action::Reset, "reset", Control, false},
    ActionInfo {Action::Save, "save", Control, false},
    ActionInfo {Action::Restore, "restore", Control, false},
    ActionInfo {Action::SnapshotCreate, "snapshot-create", Snapshot, false},
    ActionInfo {Action::SnapshotRevert, "snapshot-revert", SnapshotRevert, false},
    ActionInfo {Action::SnapshotDelete, "snapshot-delete", Snapshot, false},
    ActionInfo {Action::SetVcpus, "set-vcpus", Configure, false},
    ActionInfo {Action::SetMemory, "set-memory", Configure, false},
    ActionInfo {Action::ResizeDisk, "resize-disk", Configure, false},
    ActionInfo {Action::SetAutostart, "set-autostart", Configure, false},
    ActionInfo {Action::SendKey, "send-key", ConsoleWrite, false},
    ActionInfo {Action::Screenshot, "screenshot", ConsoleRead, false},
};

enum class Needs { Off, Running, Paused, Active, Anything };

Needs needs(Action action)
{
    switch (action) {
    case Action::Start:
    case Action::Restore:
        return Needs::Off;
    case Action::Stop:
    case Action::Restart:
    case Action::Suspend:
        return Needs::Running;
    case Action::Resume:
        return Needs::Paused;
    case Action::ForceOff:
    case Action::Reset:
    case Action::Save:
    case Action::SendKey:
    case Action::Screenshot:
        return Needs::Active;
    case Action::SnapshotCreate:
    case Action::SnapshotRevert:
    case Action::SnapshotDelete:
    case Action::SetVcpus:
    case Action::SetMemory:
    case Action::ResizeDisk:
    case Action::SetAutostart:
        return Needs::Anything;
    }
    return Needs::Anything;
}

QString words(State state)
{
    switch (state) {
    case State::Running:
    case State::Blocked:
        return QStringLiteral("running");
    case State::Paused:
        return QStringLiteral("paused");
    case State::ShuttingDown:
        return QStringLiteral("shutting down");
    case State::Off:
        return QStringLiteral("off");
    case State::Crashed:
        return QStringLiteral("crashed");
    case State::PmSuspended:
        return QStringLiteral("suspended by its guest");
    case State::Unknown:
        return QStringLiteral("in an unknown state, because its host does not answer");
    }
    return {};
}

bool allows(Needs needed, State state)
{
    switch (needed) {
    case Needs::Off:
        return state == State::Off || state == State::Crashed;
    case Needs::Running:
        return state == State::Running || state == State::Blocked || state == State::ShuttingDown;
    case Needs::Paused:
        return state == State::Paused || state == State::PmSuspended;
    case Needs::Active:
        return isActive(state);
    case Needs::Anything:
        return true;
    }
    return false;
}

} // namespace

std::span<const ActionInfo> allActions()
{
    return actionTable;
}

const ActionInfo &info(Action action)
{
    return actionTable[size_t(action)];
}

std::optional<Action> actionFromName(QStringView name)
{
    const auto found = std::ranges::find_if(
        actionTable, [name](const ActionInfo &row) { return name == QLatin1StringView(row.name); });
    return found == actionTable.end() ? std::nullopt : std::optional(found->action);
}

std::optional<Error> refusal(Action action, State state, const QString &vmName)
{
    if (state == State::Unknown)
        return Error {ErrorCode::Unavailable,
                      QStringLiteral("%1 is %2; try again when it does").arg(vmName, words(state))};
    if (allows(needs(action), state))
        return std::nullopt;
    const bool off = state == State::Off || state == State::Crashed;
    return Error {off ? ErrorCode::VmNotRunning : ErrorCode::Conflict,
                  QStringLiteral("cannot %1 %2: it is %3")
                      .arg(QLatin1StringView(info(action).name), vmName, words(state))};
}

} // namespace Guestwire
