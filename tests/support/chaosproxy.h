// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>

namespace Guestwire::Test {

// A bad network before a server on loopback: it passes bytes on, and cuts each connection after so
// many of them, counted in both directions, without a goodbye and wherever that is in a message.
class ChaosProxy : public QObject
{
    Q_OBJECT

public:
    ChaosProxy(quint16 server, quint32 seed);

    quint16 port() const { return m_server.serverPort(); }

    // Of connections to come: each is cut after a number of bytes from this range.
    void cutAfter(qint64 least, qint64 most);
    void goEasy() { m_most = 0; } // cuts none
    void delay(std::chrono::milliseconds most) { m_delay = most; } // of each piece, at random
    void refuse(bool refusing); // nobody gets through; who is connected is cut

    int cuts() const { return m_cuts; }

private:
    class Pair;
    void take(QTcpSocket *client);

    QTcpServer m_server;
    quint16 m_target;
    QRandomGenerator m_random;
    qint64 m_least = 0;
    qint64 m_most = 0; // bytes; 0: for ever
    std::chrono::milliseconds m_delay {0};
    bool m_refusing = false;
    int m_cuts = 0;
};

} // namespace Guestwire::Test
