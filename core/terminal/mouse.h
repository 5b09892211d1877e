// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/keys.h"
#include "core/terminal/screenstate.h"

#include <QByteArray>

namespace Guestwire::Terminal {

enum class MouseButton { Left, Middle, Right, None, WheelUp, WheelDown, WheelLeft, WheelRight };
enum class MouseAction { Press, Release, Move };

struct MouseEvent
{
    int row = 0;
    int column = 0;
    MouseButton button = MouseButton::None; // while moving: the one that is held
    MouseAction action = MouseAction::Press;
    Modifiers modifiers;
};

// Nothing where the guest did not ask for such an event.
QByteArray mouseBytes(const MouseEvent &event, const Modes &modes);

} // namespace Guestwire::Terminal
