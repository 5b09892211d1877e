// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/refreshtokens.h"

#include "core/service/accounts.h"
#include "core/service/jsonfile.h"
#include "core/service/secrets.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace Guestwire {

namespace {

constexpr int fileVersion = 1;
constexpr qsizetype idSize = 16; // bytes
constexpr qsizetype secretSize = 32; // bytes
constexpr qsizetype tokenSize = 64; // characters: base64 of id and secret

struct Parts
{
    QByteArray id;
    QByteArray secret;
};

std::optional<Parts> partsOf(QByteArrayView token)
{
    if (token.size() != tokenSize)
        return std::nullopt;
    const auto decoded = fromBase64Url(token);
    if (!decoded)
        return std::nullopt;
    return Parts {decoded->first(idSize), decoded->sliced(idSize)};
}

Error refused()
{
    return {ErrorCode::AuthError, QStringLiteral("The session is over. Log in again.")};
}

} // namespace

RefreshTokens::RefreshTokens(const Accounts &accounts, const QString &directory, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_path(directory + QStringLiteral("/refresh-tokens.json"))
{
}

Outcome RefreshTokens::load()
{
    const auto object = readPrivateJson(m_path);
    if (!object)
        return object.error();
    if (!object.value())
        return done();
    if (object.value()->value(QStringLiteral("version")).toInteger() != fileVersion)
        return damagedFile(m_path,
                           QStringLiteral("it is of a version that this program does not know"));
    QList<Session> sessions;
    const QJsonArray list = object.value()->value(QStringLiteral("sessions")).toArray();
    for (const QJsonValue &value : list) {
        Session session;
        session.id = QByteArray::fromHex(value[QStringLiteral("id")].toString().toLatin1());
        session.hash = QByteArray::fromHex(value[QStringLiteral("hash")].toString().toLatin1());
        session.user = value[QStringLiteral("user")].toString();
        session.generation = quint64(value[QStringLiteral("generation")].toInteger());
        session.expiresAt =
            QDateTime::fromSecsSinceEpoch(value[QStringLiteral("expiresAt")].toInteger(), Qt::UTC);
        if (session.id.size() != idSize || session.hash.size() != secretSize)
            return damagedFile(
                m_path,
                QStringLiteral("session %1 of the list is damaged").arg(sessions.size() + 1));
        sessions.append(session);
    }
    m_sessions = sessions;
    return done();
}

Result<QByteArray> RefreshTokens::begin(const QString &user, const QDateTime &now)
{
    const auto account = m_accounts.find(user);
    if (!account)
        return refused();
    dropDead(now);
    makeRoom(user);
    const Parts parts {randomBytes(idSize), randomBytes(secretSize)};
    m_sessions.append(
        {parts.id, sha256(parts.secret), user, account->generation, now.addSecs(lifetime.count())});
    if (const Outcome saved = save(); !saved)
        return saved.error();
    return toBase64Url(parts.id + parts.secret);
}

RefreshTokens::Rotation RefreshTokens::rotate(QByteArrayView token, const QDateTime &now)
{
    dropDead(now);
    const auto parts = partsOf(token);
    const qsizetype index = parts ? indexOf(parts->id) : -1;
    if (index < 0)
        return refused();
    const QList<Session> before = m_sessions;
    Session session = m_sessions.takeAt(index);
    const bool isNewest = isSameSecret(sha256(parts->secret), session.hash);
    const QByteArray secret = randomBytes(secretSize);
    if (isNewest) {
        session.hash = sha256(secret);
        session.expiresAt = now.addSecs(lifetime.count());
        m_sessions.append(session);
    }
    const Outcome saved = save();
    if (!isNewest) {
        emit ended();
        return Reused {session.user, refused()};
    }
    if (!saved) {
        // The client holds the old token, which is not used up before its successor is kept.
        m_sessions = before;
        return saved.error();
    }
    return Rotated {session.user, toBase64Url(session.id + secret)};
}

Result<QString> RefreshTokens::end(QByteArrayView token)
{
    const auto parts = partsOf(token);
    const qsizetype index = parts ? indexOf(parts->id) : -1;
    if (index < 0)
        return refused();
    const QString user = m_sessions.takeAt(index).user;
    const Outcome saved = save();
    emit ended();
    return saved ? Result<QString>(user) : saved.error();
}

QString RefreshTokens::sessionOf(QByteArrayView token)
{
    const auto parts = partsOf(token);
    return parts ? QString::fromLatin1(parts->id.toHex()) : QString();
}

bool RefreshTokens::isAlive(const QString &session) const
{
    return indexOf(QByteArray::fromHex(session.toLatin1())) >= 0;
}

qsizetype RefreshTokens::indexOf(QByteArrayView id) const
{
    const auto found =
        std::ranges::find_if(m_sessions, [id](const Session &session) { return session.id == id; });
    return found == m_sessions.end() ? -1 : found - m_sessions.begin();
}

void RefreshTokens::dropDead(const QDateTime &now)
{
    m_sessions.removeIf([&](const Session &session) {
        const auto account = m_accounts.find(session.user);
        return now >= session.expiresAt || !account || account->generation != session.generation;
    });
}

void RefreshTokens::makeRoom(const QString &user)
{
    const auto isOfUser = [&user](const Session &session) { return session.user == user; };
    const qsizetype before = m_sessions.size();
    if (std::ranges::count_if(m_sessions, isOfUser) >= maxSessionsPerUser)
        m_sessions.erase(std::ranges::find_if(m_sessions, isOfUser));
    if (m_sessions.size() >= maxSessions)
        m_sessions.removeFirst();
    if (m_sessions.size() < before)
        emit ended();
}

Outcome RefreshTokens::save() const
{
    QJsonArray list;
    for (const Session &session : m_sessions)
        list.append(QJsonObject {
            {QStringLiteral("id"), QString::fromLatin1(session.id.toHex())},
            {QStringLiteral("hash"), QString::fromLatin1(session.hash.toHex())},
            {QStringLiteral("user"), session.user},
            {QStringLiteral("generation"), qint64(session.generation)},
            {QStringLiteral("expiresAt"), session.expiresAt.toSecsSinceEpoch()},
        });
    return writePrivateJson(
        m_path, {{QStringLiteral("version"), fileVersion}, {QStringLiteral("sessions"), list}});
}

} // namespace Guestwire
