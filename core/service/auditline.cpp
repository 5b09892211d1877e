// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/auditline.h"

#include "core/model/redacted.h"
#include "core/service/secrets.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr QByteArrayView beforeHash = ",\"hash\":\"";
constexpr QByteArrayView afterHash = "\"}";
constexpr qsizetype suffixSize = beforeHash.size() + auditHashSize + afterHash.size();
constexpr qsizetype longestName = 256; // characters
constexpr qsizetype longestMessage = 1024;

QLatin1StringView nameOf(AuditEntry::Kind kind)
{
    switch (kind) {
    case AuditEntry::Kind::Started:
        return "started"_L1;
    case AuditEntry::Kind::Stopped:
        return "stopped"_L1;
    case AuditEntry::Kind::Configuration:
        return "configuration"_L1;
    case AuditEntry::Kind::Login:
        return "login"_L1;
    case AuditEntry::Kind::LoginFailed:
        return "login-failed"_L1;
    case AuditEntry::Kind::Logout:
        return "logout"_L1;
    case AuditEntry::Kind::TokenIssued:
        return "token-issued"_L1;
    case AuditEntry::Kind::TokenRevoked:
        return "token-revoked"_L1;
    case AuditEntry::Kind::SessionOpened:
        return "session-opened"_L1;
    case AuditEntry::Kind::SessionClosed:
        return "session-closed"_L1;
    case AuditEntry::Kind::Console:
        return "console"_L1;
    case AuditEntry::Kind::Command:
        return "command"_L1;
    case AuditEntry::Kind::Denied:
        return "denied"_L1;
    case AuditEntry::Kind::LimitTripped:
        return "limit"_L1;
    case AuditEntry::Kind::Account:
        return "account"_L1;
    case AuditEntry::Kind::Lost:
        return "lost"_L1;
    }
    return {};
}

void put(QJsonObject &object, QLatin1StringView key, const QString &value, qsizetype longest)
{
    if (!value.isEmpty())
        object.insert(key, redacted(value).left(longest));
}

QString textOf(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

AuditLine chained(const QJsonObject &members, const QByteArray &previousHash)
{
    const QByteArray body = QJsonDocument(members).toJson(QJsonDocument::Compact);
    return {body, sha256(previousHash + body).toHex()};
}

} // namespace

QByteArray AuditLine::text() const
{
    return body.chopped(1) + beforeHash + hash + afterHash + '\n';
}

QJsonObject AuditLine::members() const
{
    return QJsonDocument::fromJson(body).object();
}

bool AuditLine::follows(const QByteArray &previousHash) const
{
    return hash == sha256(previousHash + body).toHex();
}

AuditLine auditLine(const AuditEntry &entry, const QByteArray &previousHash)
{
    QJsonObject members {{"at"_L1, textOf(entry.at)}, {"kind"_L1, QString(nameOf(entry.kind))}};
    put(members, "user"_L1, entry.user, longestName);
    put(members, "address"_L1, entry.address, longestName);
    put(members, "vm"_L1, entry.vm, longestName);
    put(members, "subject"_L1, entry.subject, longestName);
    put(members, "message"_L1, entry.message, longestMessage);
    return chained(members, previousHash);
}

AuditLine auditBegin(const QByteArray &previousHash, const QString &message)
{
    QJsonObject members {{"at"_L1, textOf(QDateTime::currentDateTimeUtc())},
                         {"kind"_L1, u"begin"_s},
                         {"previous"_L1, QString::fromLatin1(previousHash)}};
    put(members, "message"_L1, message, longestMessage);
    return chained(members, previousHash);
}

AuditLine auditRepair(const QByteArray &torn, const QByteArray &previousHash)
{
    return chained({{"at"_L1, textOf(QDateTime::currentDateTimeUtc())},
                    {"kind"_L1, u"repaired"_s},
                    {"message"_L1, u"the line before was cut off when Guestwire ended early"_s},
                    {"torn"_L1, QString::fromLatin1(tornHash(torn))}},
                   previousHash);
}

std::optional<AuditLine> parseAuditLine(const QByteArray &text)
{
    if (text.size() <= suffixSize || text.size() > maxAuditLine || !text.endsWith(afterHash))
        return std::nullopt;
    const AuditLine line {
        text.chopped(suffixSize) + '}',
        text.sliced(text.size() - afterHash.size() - auditHashSize, auditHashSize)};
    if (text.sliced(text.size() - suffixSize, beforeHash.size()) != beforeHash
        || line.members().isEmpty())
        return std::nullopt;
    return line;
}

QByteArray tornHash(const QByteArray &torn)
{
    return sha256(torn).toHex();
}

} // namespace Guestwire
