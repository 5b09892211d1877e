// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connector.h"
#include "core/client/secretturn.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

// How Connector keeps log-ins from one run to the next.
namespace Guestwire {

// Never by the address: who listens there may be somebody else next time.
QString Connector::secretKey(const KnownServers &servers, const QString &server)
{
    const QString pin = servers.pin(server);
    const QString user = servers.user(server);
    return pin.isEmpty() || user.isEmpty() ? QString() : pin + u' ' + user;
}

QString Connector::secretKey() const
{
    return m_secrets ? secretKey(m_servers, server()) : QString();
}

void Connector::refresh()
{
    m_accessToken.clear();
    const QString key = secretKey();
    if (key.isEmpty()) {
        postRefresh();
        return;
    }
    const QByteArray hash =
        QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    m_turn = std::make_shared<SecretTurn>(m_servers.turnFile(QString::fromLatin1(hash)),
                                          [this] { readSecret(); });
}

// Each time: another window of this user may have used up the one that is known here.
void Connector::readSecret()
{
    m_secrets->read(secretKey(), this, [this, attempt = m_attempt](const QString &secret) {
        if (attempt != m_attempt)
            return; // stopped, or begun anew
        m_hasReadSecret = true;
        m_user = m_servers.user(server());
        if (!secret.isEmpty())
            m_refreshToken = secret;
        if (m_refreshToken.isEmpty()) {
            m_turn.reset();
            askLogin({});
        } else {
            postRefresh();
        }
    });
}

// Kept until it is answered: an answer that gets lost is no reason to ask for a password.
void Connector::postRefresh()
{
    post(u"/api/v1/refresh"_s, {{"refreshToken"_L1, m_refreshToken}}, &Connector::refreshed);
}

void Connector::forgetSecret()
{
    m_refreshToken.clear();
    if (!secretKey().isEmpty())
        m_secrets->remove(secretKey());
}

void Connector::logOut()
{
    const QString token = m_refreshToken;
    forgetSecret();
    m_client.detach();
    dropAttempt();
    setState(State::Idle);
    if (!token.isEmpty())
        post(u"/api/v1/logout"_s, {{"refreshToken"_L1, token}}, &Connector::loggedOut);
    m_accessToken.clear();
}

// Whatever it answered, nothing of the log-in is kept here.
void Connector::loggedOut(int, const QJsonObject &) { }

} // namespace Guestwire
