// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"

#include <QHash>
#include <QObject>
#include <QPointer>

class QSslCertificate;
class QWidget;

namespace Guestwire {

class LoginDialog;

// Asks what a connector needs to know from a person: trust and a log-in.
class ConnectionPrompts : public QObject
{
    Q_OBJECT

public:
    ConnectionPrompts(Connections &connections, QWidget *window);

signals:
    // It will not be tried again by itself.
    void failed(Guestwire::ConnectionId id, const QString &title, const QString &reason);

private:
    void listen(ConnectionId id);
    void askTrust(ConnectionId id, const QString &fingerprint, const QSslCertificate &certificate);
    void askLogin(ConnectionId id, const QString &reason);
    void stateChanged(ConnectionId id);

    Connections &m_connections;
    QWidget *m_window;
    QHash<ConnectionId, QPointer<LoginDialog>> m_logins;
};

} // namespace Guestwire
