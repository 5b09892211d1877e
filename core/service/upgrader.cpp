// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/upgrader.h"

#include "core/protocol/limits.h"
#include "core/service/httpconnection.h"

#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// A frame that is too large makes QWebSocket close from within readyRead, which flushes, which may
// emit readyRead again: thousands of small TLS records would end the stack.
constexpr int maxDepth = 4;

// QWebSocket waits for a whole frame before it reads, so the buffer has to hold one; a record of
// TLS on top.
constexpr qint64 readAhead = 64 * 1024; // bytes

QWebSocketServer::SslMode modeOf(bool tls)
{
    return tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode;
}

} // namespace

Upgrader::Upgrader(bool tls, qint64 maxMessageSize, Welcome welcome, QObject *parent)
    : QObject(parent)
    , m_maxMessageSize(maxMessageSize)
    , m_welcome(std::move(welcome))
    , m_native(u"guestwire"_s, modeOf(tls))
    , m_singleVm(u"guestwire"_s, modeOf(tls))
{
    m_native.setSupportedSubprotocols({QLatin1StringView(Protocol::subprotocolJson),
                                       QLatin1StringView(Protocol::subprotocolCbor)});
    for (QWebSocketServer *server : {&m_native, &m_singleVm})
        connect(server, &QWebSocketServer::newConnection, this, [this, server] { taken(*server); });
}

void Upgrader::upgrade(std::unique_ptr<QTcpSocket> transport, const Admission &admission)
{
    QTcpSocket &socket = *transport;
    m_transports.insert(&socket, {admission, plainAddress(socket.peerAddress()), 0});
    connect(&socket, &QObject::destroyed, this,
            [this](QObject *gone) { m_transports.remove(gone); });
    connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
    socket.setReadBufferSize(m_maxMessageSize + readAhead);
    connect(&socket, &QTcpSocket::readyRead, this, [this, &socket] { enter(socket); });
    auto &server = admission.route == Route::Native ? m_native : m_singleVm;
    transport.release()->setParent(&server); // which gives it to the QWebSocket that it makes
    server.handleConnection(&socket);
}

// Runs before QWebSocket's own slot; its counterpart in taken() runs after it.
void Upgrader::enter(QTcpSocket &transport)
{
    const auto guarded = m_transports.find(&transport);
    if (guarded == m_transports.end() || ++guarded->depth <= maxDepth)
        return;
    transport.skip(transport.bytesAvailable());
    if (guarded->depth == maxDepth + 1)
        QTimer::singleShot(0, &transport, &QTcpSocket::abort);
}

void Upgrader::taken(QWebSocketServer &server)
{
    while (std::unique_ptr<QWebSocket> socket {server.nextPendingConnection()}) {
        socket->setParent(nullptr);
        socket->setMaxAllowedIncomingFrameSize(quint64(m_maxMessageSize));
        socket->setMaxAllowedIncomingMessageSize(quint64(m_maxMessageSize));
        auto *transport = socket->findChild<QTcpSocket *>();
        const auto guarded = m_transports.find(transport);
        if (guarded == m_transports.end())
            continue;
        guarded->depth = 0;
        connect(transport, &QTcpSocket::readyRead, this, [this, transport] {
            const auto left = m_transports.find(transport);
            if (left != m_transports.end())
                left->depth = qMax(0, left->depth - 1);
        });
        Admitted admitted {std::move(socket),
                           transport,
                           guarded->admission.identity,
                           guarded->admission.route,
                           guarded->admission.vm,
                           false,
                           guarded->peer};
        admitted.cbor =
            admitted.socket->subprotocol() == QLatin1StringView(Protocol::subprotocolCbor);
        m_welcome(std::move(admitted));
    }
}

} // namespace Guestwire
