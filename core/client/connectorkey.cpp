// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connector.h"
#include "core/link/certificatepin.h"

#include <QSslSocket>
#include <QWebSocket>

using namespace Qt::StringLiterals;

// How Connector makes sure that it talks to the server it knows.
namespace Guestwire {

// Looks at the certificate before any secret is sent.
void Connector::probe()
{
    dropAttempt();
    m_http.clearConnectionCache();
    setState(State::Connecting);
    if (m_url.scheme() != "wss"_L1) {
        signIn();
        return;
    }
    m_deadline.start();
    m_probe = std::make_unique<QSslSocket>();
    m_probe->setPeerVerifyMode(QSslSocket::VerifyNone);
    connect(m_probe.get(), &QSslSocket::encrypted, this, &Connector::probed);
    connect(m_probe.get(), &QSslSocket::errorOccurred, this, [this] {
        retryLater(u"cannot reach %1: %2"_s.arg(server(), m_probe->errorString()));
    });
    m_probe->connectToHostEncrypted(m_url.host(), quint16(m_url.port()));
}

void Connector::probed()
{
    m_chain = m_probe->peerCertificateChain();
    const QSslCertificate certificate = m_probe->peerCertificate();
    dropAttempt();
    const QString known = m_servers.pin(server());
    const QString offered = pinOf(certificate);
    if (!m_pairing.pin.isEmpty() && m_pairing.pin != offered)
        failForKey(m_pairing.pin, offered);
    else if (!known.isEmpty() && known != offered)
        failForKey(known, offered);
    else if (!known.isEmpty())
        signIn();
    else if (!m_pairing.pin.isEmpty())
        keepPin(offered);
    else {
        setState(State::AskingTrust);
        emit trustAsked(offered, certificate);
    }
}

void Connector::failForKey(const QString &expected, const QString &offered)
{
    m_isKeyChanged = m_pairing.pin != expected;
    fail(m_pairing.pin == expected
             ? u"%1 shows another key than the pairing string says, %3 instead of %2. Somebody may be "
               "in between; or the server was set up anew, then ask for a new pairing string."_s
                   .arg(server(), expected, offered)
             : u"the key of %1 has changed. Kept was %2, now it shows %3. Somebody may be in between; "
               "if the server was set up anew, remove the old key in File > Connections… with "
               "\"Remove the remembered key\", and connect again."_s
                   .arg(server(), expected, offered));
}

void Connector::trust()
{
    if (m_state == State::AskingTrust && !m_chain.isEmpty())
        keepPin(pinOf(m_chain.first()));
}

void Connector::keepPin(const QString &pin)
{
    if (const auto kept = m_servers.setPin(server(), pin); !kept) {
        fail(kept.error().message);
        return;
    }
    setState(State::Connecting);
    signIn();
}

// Asked of each connection before anything is sent on it: the one that was looked at first is not
// the one that carries the secrets.
bool Connector::checkPin(const QSslCertificate &shown)
{
    const QString known = m_servers.pin(server());
    const QString offered = pinOf(shown);
    if (known != offered)
        failForKey(known, offered);
    return known == offered;
}

// The certificate is judged by its pin; what a chain of authorities would find wrong with these very
// certificates does not matter.
QList<QSslError> Connector::expectedErrors() const
{
    QList<QSslError> errors;
    for (const QSslCertificate &certificate : m_chain)
        for (const auto error :
             {QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
              QSslError::HostNameMismatch, QSslError::UnableToGetLocalIssuerCertificate,
              QSslError::UnableToGetIssuerCertificate, QSslError::UnableToVerifyFirstCertificate,
              QSslError::CertificateUntrusted})
            errors.append(QSslError(error, certificate));
    return errors;
}

} // namespace Guestwire
