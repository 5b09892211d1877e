// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

namespace Guestwire {

// Writes to stdout at once. An error where nobody takes it: a full disk, a closed pipe.
Outcome print(const QString &text);

// Writes "guestwire: message" to stderr.
void printError(const QString &message);

// Writes a line to stderr. Both are redacted: stderr is the log.
void printErrorLine(const QString &line);

} // namespace Guestwire
