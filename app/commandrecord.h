// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/audit.h"

namespace Guestwire {

// Puts into the audit log of this state directory what a command did, under the name of the
// system's user. What was done stays done where that can not be written; it is told on stderr.
void recordCommand(const QString &directory, AuditEntry::Kind kind, const QString &subject,
                   const QString &message);

} // namespace Guestwire
