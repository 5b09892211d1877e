// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output.h"

#include "core/model/redacted.h"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace Guestwire {

Outcome print(const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    const bool isWritten =
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size());
    if (isWritten && std::fflush(stdout) == 0)
        return done();
    return Error {ErrorCode::Unavailable,
                  QStringLiteral("Cannot write to stdout: %1.").arg(qt_error_string(errno))};
}

void printError(const QString &message)
{
    printErrorLine(QStringLiteral("guestwire: ") + message);
}

void printErrorLine(const QString &line)
{
    // Nobody is left to tell when this fails.
    std::fputs((redacted(line) + u'\n').toLocal8Bit().constData(), stderr);
}

} // namespace Guestwire
