// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/vm.h"

#include "core/model/displaymessage.h"

namespace Guestwire {

Status statusOf(State state)
{
    switch (state) {
    case State::Running:
    case State::Blocked:
    case State::ShuttingDown:
        return Status::Running;
    case State::Paused:
        return Status::Paused;
    case State::PmSuspended:
        return Status::Suspended;
    case State::Off:
        return Status::Stopped;
    case State::Crashed:
    case State::Unknown:
        return Status::Error;
    }
    return Status::Error;
}

bool isActive(State state)
{
    switch (state) {
    case State::Running:
    case State::Blocked:
    case State::Paused:
    case State::ShuttingDown:
    case State::PmSuspended:
        return true;
    case State::Off:
    case State::Crashed:
    case State::Unknown:
        return false;
    }
    return false;
}

QString displayText(const QString &text)
{
    constexpr qsizetype longest = 128; // characters; the design's bound for a name on a screen
    return withoutControls(text, longest);
}

} // namespace Guestwire
