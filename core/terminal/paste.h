// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Guestwire::Terminal {

// Text from elsewhere as it may go to a guest: control characters but tab and newline are left
// out, newlines become carriage returns, and nothing in it ends a bracketed paste.
QByteArray pasteBytes(const QString &text);

// What stands around it where the guest asked for brackets.
constexpr char pasteBegin[] = "\x1b[200~";
constexpr char pasteEnd[] = "\x1b[201~";

} // namespace Guestwire::Terminal
