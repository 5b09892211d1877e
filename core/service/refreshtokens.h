// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <variant>

namespace Guestwire {

class Accounts;

// What a client trades for its next access token. Each is good once and gives its successor; one
// that comes a second time was stolen, by whoever came first or second, and ends the whole session.
// Kept hashed in refresh-tokens.json, so that sessions outlive a restart.
class RefreshTokens : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds lifetime = std::chrono::days(30); // since the last use
    static constexpr qsizetype maxSessionsPerUser = 32; // the one used longest ago makes room
    static constexpr qsizetype maxSessions = 4096;

    struct Rotated
    {
        QString user;
        QByteArray token;
    };

    // One that had been used before; its session has ended. What its bearer hears is `error`.
    struct Reused
    {
        QString user;
        Error error;
    };
    using Rotation = std::variant<Rotated, Reused, Error>;

    // `accounts` outlives this.
    RefreshTokens(const Accounts &accounts, const QString &directory, QObject *parent = nullptr);

    Outcome load();

    Result<QByteArray> begin(const QString &user,
                             const QDateTime &now = QDateTime::currentDateTimeUtc());
    // AuthError, with the same words, for everything that is not the newest token of a live
    // session.
    Rotation rotate(QByteArrayView token, const QDateTime &now = QDateTime::currentDateTimeUtc());
    // Ends the session and tells whose it was; an AuthError where the token belongs to none.
    Result<QString> end(QByteArrayView token);

    // The session that a token is of, by a name that is no secret; empty for what is no token.
    static QString sessionOf(QByteArrayView token);
    bool isAlive(const QString &session) const;

signals:
    void ended(); // a session, by other than time or its account

private:
    struct Session
    {
        QByteArray id;
        QByteArray hash; // of the newest token's secret
        QString user;
        quint64 generation = 0; // of the account
        QDateTime expiresAt;
    };

    qsizetype indexOf(QByteArrayView id) const;
    void dropDead(const QDateTime &now);
    void makeRoom(const QString &user);
    Outcome save() const;

    const Accounts &m_accounts;
    const QString m_path;
    QList<Session> m_sessions; // used longest ago first
};

} // namespace Guestwire
