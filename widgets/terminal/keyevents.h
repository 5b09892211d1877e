// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/keys.h"

#include <QByteArray>
#include <QKeyEvent>

namespace Guestwire::Terminal {

Modifiers modifiersOf(Qt::KeyboardModifiers modifiers);

// What a pressed key sends to the guest; nothing for a modifier alone.
QByteArray keyEventBytes(const QKeyEvent &event, const Modes &modes);

} // namespace Guestwire::Terminal
