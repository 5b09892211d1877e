// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>

namespace Guestwire {

class Accounts;

// Codes with which a viewer logs in as somebody, once and soon: what a pairing string carries. Made
// by the command line and taken by the server, so that nothing is kept but the file
// pairing-codes.json, with their hashes.
class PairingCodes
{
public:
    static constexpr std::chrono::seconds lifetime = std::chrono::minutes(15);
    static constexpr qsizetype maxCodes = 64; // the oldest makes room

    // `accounts` outlives this.
    PairingCodes(const Accounts &accounts, const QString &directory);

    // Conflict where there is no such user.
    Result<QByteArray> make(const QString &user,
                            const QDateTime &now = QDateTime::currentDateTimeUtc()) const;
    // Uses the code up and tells whose it was. AuthError, with the same words, for one that is
    // unknown, used or too old, or whose owner was removed or got another password meanwhile.
    Result<QString> redeem(const QString &code,
                           const QDateTime &now = QDateTime::currentDateTimeUtc()) const;

private:
    struct Code
    {
        QByteArray hash;
        QString user;
        quint64 generation = 0; // of the account
        QDateTime expiresAt;
    };

    Result<QList<Code>> read(const QDateTime &now) const; // those that are still good
    Outcome write(const QList<Code> &codes) const;

    const Accounts &m_accounts;
    const QString m_path;
};

} // namespace Guestwire
