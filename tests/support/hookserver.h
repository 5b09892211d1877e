// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>

namespace Guestwire::Test {

// Where a webhook posts to: it behaves as badly as the test wants.
class HookServer : public QObject
{
    Q_OBJECT

public:
    enum class Manner { Take, Refuse, Redirect, HangUp, Silent, Flood };

    HookServer();

    QUrl url(const QString &path = QStringLiteral("/hook?key=secret")) const;
    void setManner(Manner manner) { m_manner = manner; }
    void stop() { m_server.close(); } // connections are refused from then on
    bool resume(); // on the same port

    QList<QJsonObject> taken; // posts that were answered with 200
    QList<QJsonObject> asked; // all of them
    QByteArrayList heads;
    int followed = 0; // requests to where it redirects to

private:
    void read(QTcpSocket &socket);
    void answer(QTcpSocket &socket, const QByteArray &head, const QJsonObject &object);

    QTcpServer m_server;
    quint16 m_port = 0;
    Manner m_manner = Manner::Take;
};

} // namespace Guestwire::Test
