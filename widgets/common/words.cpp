// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/words.h"

namespace Guestwire {

QString Words::state(State state)
{
    switch (state) {
    case State::Running:
        return tr("running");
    case State::Blocked:
        return tr("running (waiting)");
    case State::Paused:
        return tr("paused");
    case State::ShuttingDown:
        return tr("shutting down");
    case State::Off:
        return tr("off");
    case State::Crashed:
        return tr("crashed");
    case State::PmSuspended:
        return tr("suspended");
    case State::Unknown:
        return tr("unknown");
    }
    return {};
}

QString Words::trouble(const Vm &vm)
{
    return knownState(vm) == vm.state ? QString() : tr("unknown (not answering)");
}

State Words::knownState(const Vm &vm)
{
    return vm.answering || !isActive(vm.state) ? vm.state : State::Unknown;
}

QString Words::stateOf(const Vm &vm)
{
    const QString note = trouble(vm);
    return note.isEmpty() ? state(vm.state) : note;
}

QString Words::action(Action action)
{
    switch (action) {
    case Action::Start:
        return tr("Start");
    case Action::Stop:
        return tr("Shut down");
    case Action::Restart:
        return tr("Restart");
    case Action::Suspend:
        return tr("Pause");
    case Action::Resume:
        return tr("Resume");
    case Action::ForceOff:
        return tr("Force off");
    case Action::Reset:
        return tr("Reset");
    case Action::Save:
        return tr("Save state");
    case Action::Restore:
        return tr("Restore state");
    case Action::SnapshotCreate:
        return tr("Create snapshot");
    case Action::SnapshotRevert:
        return tr("Revert to snapshot");
    case Action::SnapshotDelete:
        return tr("Delete snapshot");
    case Action::SetVcpus:
        return tr("Set vCPUs");
    case Action::SetMemory:
        return tr("Set memory");
    case Action::ResizeDisk:
        return tr("Resize disk");
    case Action::SetAutostart:
        return tr("Set autostart");
    case Action::SendKey:
        return tr("Send key");
    case Action::Screenshot:
        return tr("Take picture");
    }
    return {};
}

QString Words::pending(Action action)
{
    switch (action) {
    case Action::Start:
        return tr("starting…");
    case Action::Stop:
        return tr("shutting down…");
    case Action::Restart:
        return tr("restarting…");
    case Action::Suspend:
        return tr("pausing…");
    case Action::Resume:
        return tr("resuming…");
    case Action::ForceOff:
        return tr("forcing off…");
    case Action::Reset:
        return tr("resetting…");
    case Action::Save:
        return tr("saving…");
    case Action::Restore:
        return tr("restoring…");
    case Action::SnapshotCreate:
        return tr("creating a snapshot…");
    case Action::SnapshotRevert:
        return tr("reverting…");
    case Action::SnapshotDelete:
        return tr("deleting a snapshot…");
    case Action::SetVcpus:
    case Action::SetMemory:
    case Action::ResizeDisk:
    case Action::SetAutostart:
        return tr("changing…");
    case Action::SendKey:
        return tr("sending a key…");
    case Action::Screenshot:
        return tr("taking a picture…");
    }
    return {};
}

QString Words::failed(Action action, const QString &vmName)
{
    return tr("%1 failed: %2", "action and VM").arg(Words::action(action), displayText(vmName));
}

QString Words::severity(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return tr("info", "severity");
    case Severity::Warning:
        return tr("warning", "severity");
    case Severity::Critical:
        return tr("critical", "severity");
    }
    return {};
}

QString Words::error(ErrorCode code)
{
    switch (code) {
    case ErrorCode::AuthError:
        return tr("not logged in");
    case ErrorCode::VmNotFound:
        return tr("the VM is not there");
    case ErrorCode::VmNotRunning:
        return tr("the VM is not running");
    case ErrorCode::InvalidCommand:
    case ErrorCode::InvalidMessage:
        return tr("the server did not understand the request");
    case ErrorCode::PermissionDenied:
        return tr("you lack the permission");
    case ErrorCode::RateLimited:
        return tr("too many requests; wait a moment");
    case ErrorCode::Conflict:
        return tr("the VM's state does not allow it");
    case ErrorCode::Timeout:
        return tr("there was no answer in time");
    case ErrorCode::Unavailable:
        return tr("the host can not be reached");
    case ErrorCode::Unknown:
        return tr("an unexpected error");
    }
    return {};
}

QString Words::obstacle(Action action, const Vm &vm)
{
    const QString name = displayText(vm.name);
    const Permission needed = info(action).permission;
    if (!vm.permissions.testFlag(needed))
        return tr("You lack the permission “%1” on %2.").arg(toName(needed), name);
    if (vm.state == State::Unknown)
        return tr("The host of %1 does not answer.").arg(name);
    if (refusal(action, vm.state, vm.name))
        return tr("%1 is %2.", "VM and state").arg(name, stateOf(vm));
    return {};
}

} // namespace Guestwire
