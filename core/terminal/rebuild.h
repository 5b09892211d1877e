// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/screen.h"

#include <QByteArray>

namespace Guestwire::Terminal {

// The bytes that bring a terminal of the same size, this one or another that understands xterm,
// into the state of the screen: the newest lines of its scrollback, both buffers, cursor, pen and
// modes, and what it has read of an unfinished sequence. They ask nothing and ring no bell. The
// guest's bytes may follow directly.
QByteArray rebuild(const Screen &screen, int scrollbackLines);

} // namespace Guestwire::Terminal
