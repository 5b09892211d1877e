// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/permission.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace Guestwire {

using VmId = QUuid;

// What libvirt knows of a VM's life; Unknown while its host does not answer.
enum class State { Running, Blocked, Paused, ShuttingDown, Off, Crashed, PmSuspended, Unknown };

// The five words of the per-VM routes.
enum class Status { Running, Stopped, Paused, Suspended, Error };

Status statusOf(State state);

// True while an emulator process exists: counters count and a console can be open.
bool isActive(State state);

struct Vm
{
    VmId id;
    QString name;
    QString host; // the libvirt URI it lives on
    State state = State::Unknown;
    QDateTime lastStateChange; // UTC; when the service saw this state begin
    std::optional<QDateTime> startedAt; // UTC; when the guest's process began, where known
    Permissions permissions; // of whoever asked; the host leaves it empty
    int vcpus = 0;
    quint64 memory = 0; // bytes it is configured with
    QStringList consoles; // device aliases, the primary one first: serial0, console1 …
    QString title;
    QString description;
    bool answering = true; // false while its emulator is hung, so that its figures stand still

    bool operator==(const Vm &) const = default;
};

// What is safe to show of a name that a guest or another user chose: no control characters, no
// bidirectional controls, at most 128 characters.
QString displayText(const QString &text);

} // namespace Guestwire
