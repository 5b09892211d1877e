// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/gate.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <memory>

class QTcpSocket;

namespace Guestwire {

// A client that was let in.
struct Admitted
{
    std::unique_ptr<QWebSocket> socket;
    QTcpSocket *transport = nullptr; // the socket's own: tells what has not been written yet
    Identity identity;
    Route route = Route::Native;
    std::optional<VmId> vm; // on the routes of a single VM
    bool cbor = false;
    QHostAddress peer;
};

using Welcome = std::function<void(Admitted admitted)>;

// Makes WebSockets out of connections that were authenticated. Never listens itself.
class Upgrader : public QObject
{
    Q_OBJECT

public:
    Upgrader(bool tls, qint64 maxMessageSize, Welcome welcome, QObject *parent = nullptr);

    // Nothing has been read off the socket yet but TLS.
    void upgrade(std::unique_ptr<QTcpSocket> transport, const Admission &admission);

private:
    struct Guarded
    {
        Admission admission;
        QHostAddress peer;
        int depth = 0; // of readyRead within readyRead
    };

    void enter(QTcpSocket &transport);
    void leave(QTcpSocket &transport);
    QTcpSocket *transportOf(const QWebSocket &socket) const;
    void taken(QWebSocketServer &server);

    const qint64 m_maxMessageSize; // bytes
    const Welcome m_welcome;
    QWebSocketServer m_native; // knows our subprotocols
    QWebSocketServer m_singleVm; // knows none
    QHash<QObject *, Guarded> m_transports;
    QList<QTcpSocket *> m_upgrading; // not a QWebSocket's yet
};

} // namespace Guestwire
