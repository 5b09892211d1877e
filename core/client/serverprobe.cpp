// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/serverprobe.h"

#include "core/client/connector.h"
#include "core/link/certificatepin.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSslSocket>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

constexpr auto patience = 15s;
constexpr qsizetype maxAnswer = 64 * 1024; // bytes

constexpr QByteArrayView refusedLine = "HTTP/1.1 401 ";

// Every server of ours refuses a ticket to those who show no token, in its own words.
bool isOurs(const QByteArray &answer)
{
    const qsizetype body = answer.indexOf("\r\n\r\n");
    const QJsonObject error =
        QJsonDocument::fromJson(answer.mid(body + 4)).object().value("error"_L1).toObject();
    return body > 0 && answer.startsWith(refusedLine) && error.contains("message"_L1);
}

} // namespace

ServerProbe::ServerProbe(const QUrl &url, QObject *parent)
    : QObject(parent)
    , m_url(url)
    , m_socket(new QSslSocket(this))
{
    m_finding.isEncrypted = url.scheme() == "wss"_L1;
    m_deadline.setSingleShot(true);
    m_deadline.start(patience);
    m_socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(
            m_isReached
                ? Result(m_finding)
                : Error {
                    ErrorCode::Timeout,
                    u"%1 does not answer. Check the host and port, and that no firewall is in between."_s
                        .arg(Connector::serverOf(m_url))});
    });
    connect(m_socket, m_finding.isEncrypted ? &QSslSocket::encrypted : &QSslSocket::connected, this,
            &ServerProbe::ask);
    connect(m_socket, &QSslSocket::readyRead, this, &ServerProbe::read);
    connect(m_socket, &QSslSocket::errorOccurred, this, [this] {
        finish(
            m_isReached
                ? Result(m_finding)
                : Error {
                    ErrorCode::Unavailable,
                    u"cannot reach %1: %2. Check the host and port, and that guestwire serves there."_s
                        .arg(Connector::serverOf(m_url), m_socket->errorString())});
    });
    const QString server = Connector::serverOf(url);
    const auto port = quint16(server.sliced(server.lastIndexOf(u':') + 1).toUInt());
    if (m_finding.isEncrypted)
        m_socket->connectToHostEncrypted(url.host(), port);
    else
        m_socket->connectToHost(url.host(), port);
}

void ServerProbe::ask()
{
    m_isReached = true;
    const QSslCertificate certificate = m_socket->peerCertificate();
    if (m_finding.isEncrypted) {
        m_finding.pin = pinOf(certificate);
        m_finding.expiresAt = certificate.expiryDate();
    }
    m_socket->write("POST /api/v1/ticket HTTP/1.1\r\nHost: " + Connector::serverOf(m_url).toLatin1()
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

void ServerProbe::read()
{
    m_answer += m_socket->read(maxAnswer - m_answer.size());
    m_finding.isGuestwire = isOurs(m_answer);
    const bool isAnothers = m_answer.size() >= refusedLine.size() && !m_answer.startsWith(refusedLine);
    if (m_finding.isGuestwire || isAnothers || m_answer.size() >= maxAnswer)
        finish(m_finding);
}

void ServerProbe::finish(const Result<ServerFinding> &finding)
{
    if (std::exchange(m_isOver, true))
        return;
    m_deadline.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    emit finished(finding);
}

} // namespace Guestwire
