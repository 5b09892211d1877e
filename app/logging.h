// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Guestwire {

// From here on everything that is logged, by us or by the libraries, goes to stderr one redacted
// line each.
void installLogging();

// debug, info, warning or error: log.level of the configuration. Only our own categories are
// loud at debug.
void setLogLevel(const QString &level);

} // namespace Guestwire
