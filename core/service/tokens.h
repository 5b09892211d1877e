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
class FileWatch;
class RefreshTokens;

// Who somebody proved to be, and until when.
struct Identity
{
    QString user;
    Grant grant;
    QString tokenId;
    QDateTime expiresAt; // UTC
    quint64 generation = 0; // of the account when the token was issued
    QByteArray keyId {}; // that the token was signed with
    QString session {}; // the log-in that it came of; empty for one that was issued

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
    // From now on a token of a log-in is good while that lasts. `sessions` outlives this.
    void follow(const RefreshTokens &sessions) { m_sessions = &sessions; }
    // A new key signs from now on; the one before still verifies, the one before that no more.
    Outcome rotateKey();

    Result<QByteArray> issue(const QString &user, std::chrono::seconds lifetime,
                             const QString &session = {}) const;
    Result<Identity> verify(QByteArrayView token) const;

    // The identity with the grant of this moment, or an AuthError when it expired, its key or
    // account is gone, its password was changed or its log-in has ended. Open connections ask when
    // one of these changes, and at expiresAt.
    Result<Identity> current(const Identity &identity) const;
    // Its key is gone, which says nothing against whom it was for: a new token does.
    bool isRetired(const Identity &identity) const { return !keyOf(identity.keyId); }

signals:
    void changed(); // the keys

private:
    struct Key
    {
        QByteArray id;
        QByteArray secret;
        bool operator==(const Key &) const = default;
    };

    Outcome readKeys(); // leaves m_keys alone on failure
    Outcome makeKey(); // in front of the ones there are
    void use(const QList<Key> &keys);
    const Key *keyOf(QByteArrayView id) const;

    const Accounts &m_accounts;
    const QString m_path;
    QList<Key> m_keys; // the one that signs, and at most one that only verifies
    const RefreshTokens *m_sessions = nullptr;
    std::unique_ptr<FileWatch> m_watch;
};

} // namespace Guestwire
