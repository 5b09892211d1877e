// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Guestwire {

// The text as it may stand in a log: one line without tokens, tickets, passwords and the queries of
// URLs, and with its control characters escaped, so that nobody writes lines of his own into it.
QString redacted(const QString &text);

} // namespace Guestwire
