// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connector.h"

using namespace Qt::StringLiterals;

// How Connector keeps log-ins from one run to the next.
namespace Guestwire {

// Never by the address: who listens there may be somebody else next time.
QString Connector::secretKey() const
{
    const QString pin = m_servers.pin(server());
    const QString user = m_servers.user(server());
    return !m_secrets || pin.isEmpty() || user.isEmpty() ? QString() : pin + u' ' + user;
}

void Connector::readSecret()
{
    m_secrets->read(secretKey(), this, [this, attempt = m_attempt](const QString &secret) {
        if (attempt != m_attempt)
            return; // stopped, or begun anew
        m_hasReadSecret = true;
        m_user = m_servers.user(server());
        m_refreshToken = secret;
        signIn();
    });
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
