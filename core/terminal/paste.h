// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Guestwire::Terminal {

// Text from elsewhere as it may go to a guest: control characters but tab and newline are left
// out, newlines become carriage returns, and nothing in it ends a bracketed paste.
QByteArray pasteBytes(const QString &text, bool bracketed);

} // namespace Guestwire::Terminal
