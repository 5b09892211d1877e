// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/screenstate.h"

#include <QByteArray>
#include <QString>

namespace Guestwire::Terminal {

enum class Key {
    Enter,
    Tab,
    Backspace,
    Escape,
    Up,
    Down,
    Right,
    Left,
    Home,
    End,
    Insert,
    Delete,
    PageUp,
    PageDown,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
    F13,
    F14,
    F15,
    F16,
    F17,
    F18,
    F19,
    F20,
    KeypadEnter,
    KeypadMultiply,
    KeypadAdd,
    KeypadSubtract,
    KeypadDivide,
};

struct Modifiers
{
    bool shift = false;
    bool alt = false;
    bool control = false;
};

// What xterm sends for a key in these modes.
QByteArray keyBytes(Key key, Modifiers modifiers, const Modes &modes);

// The same for typed text; Control makes control characters of it, Alt puts an escape before it.
// Keys that have no code of their own get one where the guest asked for that (modifyOtherKeys).
QByteArray textBytes(const QString &text, Modifiers modifiers, const Modes &modes = {});

// What a guest that asked for it is told when the terminal gains or loses the focus.
QByteArray focusBytes(bool focused, const Modes &modes);

} // namespace Guestwire::Terminal
