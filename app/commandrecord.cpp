// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandrecord.h"

#include "app/output.h"
#include "core/service/auditfile.h"

#include <pwd.h>
#include <unistd.h>

namespace Guestwire {

void recordCommand(const QString &directory, AuditEntry::Kind kind, const QString &subject,
                   const QString &message)
{
    const passwd *self = getpwuid(getuid());
    const AuditEntry entry {.kind = kind,
                            .user = self ? QString::fromLocal8Bit(self->pw_name)
                                         : QString::number(getuid()),
                            .subject = subject,
                            .message = QStringLiteral("on the command line: ") + message};
    if (const auto kept = AuditFile(directory).append({entry}); !kept)
        printError(kept.error().message);
}

} // namespace Guestwire
