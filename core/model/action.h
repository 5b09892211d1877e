// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/model/vm.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <span>

namespace Guestwire {

enum class Action {
    Start,
    Stop, // the guest's own shutdown
    Restart, // the guest's own reboot
    Suspend,
    Resume,
    ForceOff,
    Reset,
    Save,
    Restore,
    SnapshotCreate,
    SnapshotRevert,
    SnapshotDelete,
    SetVcpus,
    SetMemory,
    ResizeDisk,
    SetAutostart,
    SendKey,
    Screenshot,
};

// One order to a VM. Which arguments an action takes stands in the codec; the others keep their
// defaults.
struct Command
{
    Action action = Action::Start;
    QString name {}; // of a snapshot
    QString description {}; // of a snapshot
    bool withMemory = true; // of a snapshot
    bool children = false; // of a snapshot to delete
    int vcpus = 0;
    quint64 bytes = 0; // memory, or a disk's capacity
    QString device {}; // of a disk
    bool autostart = false;
    QStringList keys {}; // Linux key names without KEY_: LEFTCTRL, LEFTALT, DELETE …

    bool operator==(const Command &) const = default;
};

struct Image
{
    QString mimeType;
    QByteArray bytes;

    bool operator==(const Image &) const = default;
};

// What a command that was done has to say.
struct CommandResult
{
    QString message; // English, for a person
    std::optional<Image> screenshot;

    bool operator==(const CommandResult &) const = default;
};

// The whole truth about an action, in one row of one table.
struct ActionInfo
{
    Action action;
    const char *name; // on the wire
    Permission permission;
    bool everyRoute; // also on the routes of a single VM
};

std::span<const ActionInfo> allActions();
const ActionInfo &info(Action action);
std::optional<Action> actionFromName(QStringView name);

// Why this action makes no sense in this state; nothing when it does.
std::optional<Error> refusal(Action action, State state, const QString &vmName);

} // namespace Guestwire
