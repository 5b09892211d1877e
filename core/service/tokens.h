// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/permission.h"
#include "core/model/result.h"

#include <QDateTime>
#include <QList>
#include <QObject>

#include <chrono>
#include <memory>

namespace Guestwire {

class Accounts;
class JsonFileWatch;

// Who somebody proved to be, and until when.
struct Identity
{
    QString user;
    Grant grant;
    QString tokenId;
    QDateTime expiresAt; // UTC
    quint64 generation = 0; // of the account when the token was issued

    bool operator==(const Identity &) const = default;
};

// Access tokens: JWTs signed with HS256 under the state directory's own key. The key decides the
// algorithm, never the token. Every refusal is an AuthError with the same words.
class Tokens : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds accessLifetime = std::chrono::minutes(15);
    static constexpr std::chrono::seconds maxLifetime = std::chrono::days(366);
    static constexpr qsizetype maxSize = 4096; // bytes

    // `accounts` outlives this.
    Tokens(const Accounts &accounts, const QString &directory, QObject *parent = nullptr);
    ~Tokens() override;

    // Makes the key where there is none.
    Outcome load();
    // Follows a key that another process changes.
    void watch();
    // A new key signs from now on; the one before still verifies, the one before that no more.
    Outcome rotateKey();

    Result<QByteArray> issue(const QString &user, std::chrono::seconds lifetime) const;
    Result<Identity> verify(QByteArrayView token) const;

    // The identity with the grant of this moment, or an AuthError when it expired, its account is
    // gone or its password was changed. Open connections ask at Accounts::changed and at expiresAt.
    Result<Identity> current(const Identity &identity) const;

private:
    struct Key
    {
        QByteArray id;
        QByteArray secret;
    };

    Outcome readKeys(); // leaves m_keys alone on failure
    Outcome makeKey(); // in front of the ones there are
    const Key *keyOf(QByteArrayView id) const;

    const Accounts &m_accounts;
    const QString m_path;
    QList<Key> m_keys; // the one that signs, and at most one that only verifies
    std::unique_ptr<JsonFileWatch> m_watch;
};

} // namespace Guestwire
