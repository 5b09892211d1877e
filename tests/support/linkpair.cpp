// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/linkpair.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

namespace Guestwire {

// An accepted socket dies with its server, so one server serves the whole run.
LinkPair webSocketPair(WebSocketLink::Settings client, WebSocketLink::Settings server)
{
    static auto *acceptor
        = new QWebSocketServer(QStringLiteral("test"), QWebSocketServer::NonSecureMode, qApp);
    static auto *listener = new QTcpServer(qApp);
    if (!listener->isListening() && !listener->listen(QHostAddress::LocalHost))
        return {};
    auto near = std::make_unique<QWebSocket>();
    QSignalSpy arrived(listener, &QTcpServer::newConnection);
    QSignalSpy accepted(acceptor, &QWebSocketServer::newConnection);
    QSignalSpy connected(near.get(), &QWebSocket::connected);
    near->open(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(listener->serverPort())));
    if (!arrived.wait())
        return {};
    QTcpSocket *transport = listener->nextPendingConnection();
    acceptor->handleConnection(transport);
    if ((accepted.isEmpty() && !accepted.wait()) || (connected.isEmpty() && !connected.wait()))
        return {};
    std::unique_ptr<QWebSocket> far(acceptor->nextPendingConnection());
    return {std::make_unique<WebSocketLink>(std::move(near), nullptr, client),
            std::make_unique<WebSocketLink>(std::move(far), transport, server)};
}

} // namespace Guestwire
