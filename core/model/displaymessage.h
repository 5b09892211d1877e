// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Guestwire {

// As displayText() for a name, of a sentence that a server, libvirt or a guest wrote and that has
// lines to itself: at most 1000 characters, so that its reason and its remedy are not cut off.
QString displayMessage(const QString &text);

// Both: no control characters, no bidirectional controls, and not more than `longest` characters.
QString withoutControls(const QString &text, qsizetype longest);

} // namespace Guestwire
