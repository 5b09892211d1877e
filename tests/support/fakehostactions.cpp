// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakehost.h"

#include <algorithm>

// What the fake does when it is asked to.
namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// What is said of a VM that came into this state.
QString words(State state)
{
    switch (state) {
    case State::Running:
    case State::Blocked:
        return u"runs"_s;
    case State::Paused:
        return u"was paused"_s;
    case State::ShuttingDown:
        return u"shuts down"_s;
    case State::Off:
        return u"is off"_s;
    case State::Crashed:
        return u"crashed"_s;
    case State::PmSuspended:
        return u"was suspended by its guest"_s;
    case State::Unknown:
        return u"is in an unknown state"_s;
    }
    return {};
}

// The smallest PNG there is: one grey pixel.
QByteArray onePixel()
{
    return QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAA"
                                  "ggCBd81ytgAAAABJRU5ErkJggg==");
}

} // namespace

FakeHost::Answer FakeHost::carryOut(const Pending &pending)
{
    if (m_nextError)
        return *std::exchange(m_nextError, std::nullopt);
    Guest *guest = find(pending.vm);
    if (!guest)
        return unknown(pending.vm);
    switch (pending.command.action) {
    case Action::Start:
    case Action::Stop:
    case Action::Restart:
    case Action::Suspend:
    case Action::Resume:
    case Action::ForceOff:
    case Action::Reset:
    case Action::Save:
    case Action::Restore:
        return changeState(*guest, pending.command);
    case Action::SnapshotCreate:
    case Action::SnapshotRevert:
    case Action::SnapshotDelete:
        return changeSnapshots(*guest, pending.command);
    case Action::SetVcpus:
    case Action::SetMemory:
    case Action::ResizeDisk:
    case Action::SetAutostart:
        return configure(*guest, pending.command);
    case Action::SendKey:
        return CommandResult {u"keys sent to %1"_s.arg(guest->vm.name), {}};
    case Action::Screenshot:
        return CommandResult {u"screen of %1"_s.arg(guest->vm.name),
                              Image {u"image/png"_s, onePixel()}};
    }
    return unknown(pending.vm);
}

FakeHost::Answer FakeHost::changeState(Guest &guest, const Command &command)
{
    const Action action = command.action;
    const QString name = guest.vm.name;
    if (action == Action::Restore && !std::exchange(guest.saved, false))
        return Error {ErrorCode::Conflict, name + u" has no saved state"_s};
    if (action == Action::Save)
        guest.saved = true;
    const bool ends =
        action == Action::Stop || action == Action::ForceOff || action == Action::Save;
    const bool keeps = action == Action::Restart || action == Action::Reset;
    if (ends) {
        enter(guest, State::Off);
        emit stopped(guest.vm.id,
                     action == Action::Stop       ? StopReason::ShutDown
                         : action == Action::Save ? StopReason::Saved
                                                  : StopReason::ForcedOff);
    } else if (!keeps)
        enter(guest, action == Action::Suspend ? State::Paused : State::Running);
    else
        emit happened({QDateTime::currentDateTimeUtc(),
                       guest.vm.id,
                       u"lifecycle"_s,
                       name + u" was restarted"_s,
                       {}});
    return CommandResult {u"%1: %2 done"_s.arg(name, QLatin1StringView(info(action).name)), {}};
}

FakeHost::Answer FakeHost::changeSnapshots(Guest &guest, const Command &command)
{
    const auto found = std::ranges::find(guest.snapshots, command.name, &Snapshot::name);
    const bool known = found != guest.snapshots.end();
    if (command.action == Action::SnapshotCreate) {
        if (known)
            return Error {ErrorCode::Conflict, u"there is a snapshot %1"_s.arg(command.name)};
        std::optional<QString> parent;
        for (Snapshot &snapshot : guest.snapshots)
            if (std::exchange(snapshot.current, false))
                parent = snapshot.name;
        guest.snapshots.append({command.name, parent, true, guest.vm.state,
                                QDateTime::currentDateTimeUtc(), command.description,
                                command.withMemory && isActive(guest.vm.state)});
        return CommandResult {u"snapshot %1 taken"_s.arg(command.name), {}};
    }
    if (!known)
        return Error {ErrorCode::InvalidCommand, u"there is no snapshot %1"_s.arg(command.name)};
    if (command.action == Action::SnapshotDelete) {
        guest.snapshots.erase(found);
        return CommandResult {u"snapshot %1 deleted"_s.arg(command.name), {}};
    }
    for (Snapshot &snapshot : guest.snapshots)
        snapshot.current = snapshot.name == command.name;
    if (isActive(guest.vm.state))
        enter(guest, State::Off);
    const State state = std::ranges::find(guest.snapshots, command.name, &Snapshot::name)->state;
    if (state != State::Off)
        enter(guest, state);
    return CommandResult {u"reverted to %1"_s.arg(command.name), {}};
}

FakeHost::Answer FakeHost::configure(Guest &guest, const Command &command)
{
    if (command.action == Action::SetVcpus)
        guest.vm.vcpus = command.vcpus;
    if (command.action == Action::SetMemory)
        guest.vm.memory = command.bytes;
    emit vmChanged(guest.vm);
    return CommandResult {u"%1 changed"_s.arg(guest.vm.name), {}};
}

void FakeHost::enter(Guest &guest, State state)
{
    Vm &vm = guest.vm;
    const bool starts = !isActive(vm.state) && isActive(state);
    vm.state = state;
    vm.lastStateChange = QDateTime::currentDateTimeUtc();
    if (starts) {
        ++guest.run;
        vm.startedAt = vm.lastStateChange;
        for (const QString &device : std::as_const(vm.consoles))
            openConsole({vm.id, device}, m_bootText);
    } else if (!isActive(state)) {
        vm.startedAt.reset();
        closeConsoles(vm.id, true, vm.name + u" is off"_s);
    }
    if (m_link != Link::Connected)
        return;
    const Vm now = vm;
    emit vmChanged(now);
    emit happened(
        {now.lastStateChange, now.id, u"lifecycle"_s, now.name + u' ' + words(state), {}});
}

} // namespace Guestwire
