// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QStringList>

namespace Guestwire {

// What a whole audit log has to say for itself.
struct AuditCheck
{
    qint64 lines = 0;
    QString since; // the time of the first line, as it stands there
    QString lastHash; // kept elsewhere it shows later that nothing was cut off
    bool isFromTheStart = false; // nothing came before the first file
    QStringList remarks; // lines that a crash cut off, as "FILE:LINE: …"
};

// Follows the chain through the files, oldest first. An error names the first line that breaks it,
// as "FILE:LINE: …".
Result<AuditCheck> checkAudit(const QStringList &paths);

} // namespace Guestwire
