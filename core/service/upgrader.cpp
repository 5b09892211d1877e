// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/upgrader.h"

#include "core/protocol/limits.h"
#include "core/service/httpconnection.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

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
    m_upgrading.append(&socket);
    connect(&socket, &QObject::destroyed, this, [this, key = &socket] {
        m_transports.remove(key);
        m_upgrading.removeOne(key);
    });
    socket.setReadBufferSize(m_maxMessageSize + readAhead);
    connect(&socket, &QTcpSocket::readyRead, this, [this, &socket] { enter(socket); });
    auto &server = admission.route == Route::Native ? m_native : m_singleVm;
    transport.release()->setParent(&server); // until it is a QWebSocket's, which owns it then
    server.handleConnection(&socket);
}

// Runs before QWebSocket's own slot; leave() runs after it.
void Upgrader::enter(QTcpSocket &transport)
{
    const auto guarded = m_transports.find(&transport);
    if (guarded == m_transports.end() || ++guarded->depth <= maxDepth)
        return;
    transport.skip(transport.bytesAvailable());
    if (guarded->depth == maxDepth + 1)
        QTimer::singleShot(0, &transport, &QTcpSocket::abort);
}

void Upgrader::leave(QTcpSocket &transport)
{
    const auto guarded = m_transports.find(&transport);
    if (guarded != m_transports.end())
        guarded->depth = qMax(0, guarded->depth - 1);
}

// A QWebSocket does not tell which socket it was made of, only where that leads.
QTcpSocket *Upgrader::transportOf(const QWebSocket &socket) const
{
    const auto found = std::ranges::find_if(m_upgrading, [&socket](const QTcpSocket *transport) {
        return transport->peerPort() == socket.peerPort()
            && transport->localPort() == socket.localPort()
            && transport->peerAddress() == socket.peerAddress()
            && transport->localAddress() == socket.localAddress();
    });
    return found == m_upgrading.end() ? nullptr : *found;
}

void Upgrader::taken(QWebSocketServer &server)
{
    while (std::unique_ptr<QWebSocket> socket {server.nextPendingConnection()}) {
        socket->setParent(nullptr);
        socket->setMaxAllowedIncomingFrameSize(quint64(m_maxMessageSize));
        socket->setMaxAllowedIncomingMessageSize(quint64(m_maxMessageSize));
        QTcpSocket *transport = transportOf(*socket);
        if (!transport)
            continue;
        m_upgrading.removeOne(transport);
        transport->setParent(nullptr);
        connect(transport, &QTcpSocket::readyRead, this, [this, transport] { leave(*transport); });
        Guarded &guarded = m_transports[transport];
        guarded.depth = 0;
        const bool cbor = socket->subprotocol() == QLatin1StringView(Protocol::subprotocolCbor);
        m_welcome({std::move(socket), transport, guarded.admission.identity,
                   guarded.admission.route, guarded.admission.vm, cbor, guarded.peer});
    }
}

} // namespace Guestwire
