// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/httpconnection.h"

#include <QSslSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// While more may be on its way, closing would throw away the answer that the peer has not read yet.
constexpr std::chrono::milliseconds lingerTime = 1s;

// Room beyond one request, so that excess is seen as such; a record of TLS fits.
constexpr qint64 readAhead = 16 * 1024; // bytes

} // namespace

QHostAddress plainAddress(const QHostAddress &address)
{
    bool mapped = false;
    const quint32 ipv4 = address.toIPv4Address(&mapped);
    return mapped ? QHostAddress(ipv4) : address;
}

HttpConnection::HttpConnection(std::unique_ptr<QTcpSocket> socket, const LimitsConfig &limits,
                               QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_socket(std::move(socket))
{
    m_age.start();
    m_request.peer = plainAddress(m_socket->peerAddress());
    m_socket->setParent(nullptr);
    m_socket->setReadBufferSize(m_limits.headSize + m_limits.bodySize + readAhead);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::giveUp);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::finish);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &HttpConnection::fail);
}

HttpConnection::~HttpConnection()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void HttpConnection::start()
{
    m_deadline.start(m_limits.handshakeTimeout);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.get())) {
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::extendDeadline);
        connect(tls, &QSslSocket::encryptedBytesWritten, this,
                [this, tls] { m_isShakingHands = !tls->isEncrypted(); });
        connect(tls, &QSslSocket::encrypted, this, [this] { m_isShakingHands = false; });
        tls->startServerEncryption();
        return;
    }
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &HttpConnection::extendDeadline);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        finish();
    else if (m_socket->bytesAvailable() > 0)
        read();
}

void HttpConnection::read()
{
    if (m_phase == Phase::Head)
        readHead();
    if (m_phase == Phase::Body)
        readBody();
    else if (m_phase == Phase::Answered)
        m_socket->skip(m_socket->bytesAvailable());
}

void HttpConnection::readHead()
{
    const QByteArray data = m_socket->peek(m_limits.headSize + 1);
    auto parsed = parseHead(data, {m_limits.headSize, m_limits.headLines});
    if (const auto *refusal = std::get_if<HeadRefusal>(&parsed))
        refuse(refusal->status, QString::fromLatin1(refusal->reason), refusal->limit);
    else if (auto *head = std::get_if<HttpHead>(&parsed))
        takeHead(std::move(*head));
}

void HttpConnection::takeHead(HttpHead head)
{
    m_request.head = std::move(head);
    if (m_request.head.asksForWebSocket()) {
        // What follows a request for a WebSocket before the answer would be lost.
        if (m_request.head.contentLength > 0 || m_socket->bytesAvailable() > m_request.head.size)
            return refuse(400, u"Nothing may be sent along with a request for a WebSocket."_s);
        return ask();
    }
    if (m_request.head.contentLength > m_limits.bodySize)
        return refuse(413, u"The body may have %1 bytes."_s.arg(m_limits.bodySize), "bodySize");
    if (m_request.head.field("expect"))
        return refuse(417, u"No expectation can be met; send the body at once."_s);
    m_socket->skip(m_request.head.size);
    m_phase = Phase::Body;
}

void HttpConnection::readBody()
{
    if (m_socket->bytesAvailable() < m_request.head.contentLength)
        return;
    m_request.body = m_socket->read(m_request.head.contentLength);
    ask();
}

void HttpConnection::ask()
{
    m_phase = Phase::Asked;
    m_deadline.stop();
    emit requested();
}

void HttpConnection::refuse(int status, const QString &reason, const char *limit)
{
    m_deadline.stop();
    if (limit)
        emit limited(limit);
    answer(errorResponse(status, reason));
}

void HttpConnection::answer(const HttpResponse &response)
{
    if (m_finished || m_phase == Phase::Answered)
        return;
    if (m_phase == Phase::Asked && m_request.head.asksForWebSocket())
        m_socket->skip(m_request.head.size);
    const bool wholeRead = m_phase == Phase::Asked && m_socket->bytesAvailable() == 0;
    m_phase = Phase::Answered;
    m_answering.start();
    m_deadline.start(m_limits.closeTimeout);
    m_socket->skip(m_socket->bytesAvailable());
    m_socket->write(serialized(response, m_request.head.method != "HEAD"));
    emit answered(response.status);
    if (wholeRead)
        m_socket->disconnectFromHost();
    else
        QTimer::singleShot(lingerTime, m_socket.get(), &QTcpSocket::disconnectFromHost);
}

// The deadline of an answer moves on with each byte taken, up to a bound.
void HttpConnection::extendDeadline()
{
    if (m_phase != Phase::Answered)
        return;
    const auto left = m_limits.answerTimeout - std::chrono::milliseconds(m_answering.elapsed());
    m_isOutOfTime = left < m_limits.closeTimeout;
    m_deadline.start(std::clamp(left, 0ms, m_limits.closeTimeout));
}

void HttpConnection::giveUp()
{
    const bool isAnswered = m_phase == Phase::Answered;
    emit dropped(!isAnswered         ? "handshakeTimeout"
                     : m_isOutOfTime ? "answerTimeout"
                                     : "closeTimeout");
    if (!isAnswered && (m_socket->bytesAvailable() > 0 || m_phase == Phase::Body))
        refuse(408, u"The request did not arrive in time."_s);
    else
        drop();
}

void HttpConnection::fail(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::RemoteHostClosedError)
        return;
    if (error == QAbstractSocket::SslHandshakeFailedError)
        emit dropped("tls");
    // TLS that failed leaves the connection open, with nothing that could be said on it.
    drop();
}

void HttpConnection::drop()
{
    m_socket->disconnect(this);
    m_socket->abort();
    finish();
}

void HttpConnection::finish()
{
    m_deadline.stop();
    if (std::exchange(m_finished, true))
        return;
    emit finished();
}

std::unique_ptr<QTcpSocket> HttpConnection::takeSocket()
{
    m_socket->disconnect(this);
    std::unique_ptr<QTcpSocket> socket = std::move(m_socket);
    finish();
    return socket;
}

} // namespace Guestwire
