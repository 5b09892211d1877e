// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/audit.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace Guestwire {

// The lines of an audit log. Each is a JSON object whose last member is the hash of the chain:
// SHA-256 over the hash of the line before (64 hexadecimal digits) and this line without that
// member. A file begins with a line of kind "begin" that names the hash it follows.

inline constexpr qsizetype auditHashSize = 64; // characters
inline constexpr qsizetype maxAuditLine = 16 * 1024; // bytes

// What the first file of all follows.
inline const QByteArray &auditOrigin()
{
    static const QByteArray origin(auditHashSize, '0');
    return origin;
}

struct AuditLine
{
    QByteArray body; // without the hash
    QByteArray hash;

    QByteArray text() const; // with its line break
    QJsonObject members() const; // of the body
    bool follows(const QByteArray &previousHash) const;
};

// Secrets hidden and cut to what a line may have.
AuditLine auditLine(const AuditEntry &entry, const QByteArray &previousHash);
AuditLine auditBegin(const QByteArray &previousHash, const QString &message);
// After a line that a crash cut off: says what it was.
AuditLine auditRepair(const QByteArray &torn, const QByteArray &previousHash);

// Nothing where the text, without its line break, has not this form.
std::optional<AuditLine> parseAuditLine(const QByteArray &text);
QByteArray tornHash(const QByteArray &torn);

} // namespace Guestwire
