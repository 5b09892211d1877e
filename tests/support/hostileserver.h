// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace Guestwire::Test {

// A server that means its viewers harm. It lets everybody in like an honest one, unless a test puts
// something else in the place of an answer; on its WebSocket it says what the test tells it to, to
// the byte.
class HostileServer : public QObject
{
    Q_OBJECT

public:
    HostileServer();

    QUrl url() const; // ws://

    // What is done with a connection that asks for this path, in the place of the honest answer.
    using Treatment = std::function<void(QTcpSocket &socket)>;
    QHash<QByteArray, Treatment> treatments;

    int connections() const { return m_connections; } // so far
    QList<QByteArray> requests; // the first line of each, with its body behind it
    bool isOpen() const; // the WebSocket
    QByteArray heard() const { return m_heard; } // on it, frames and all

    void frame(int opcode, const QByteArray &payload, bool isLast = true);
    void say(const QByteArray &type, const QByteArray &data); // a message, its data as JSON
    void greet(); // as an honest server begins
    void answer(const QByteArray &result); // to each request that comes from now on, as JSON

    // Sends this again and again, as fast as it is taken.
    void repeat(QTcpSocket &socket, const std::function<QByteArray()> &next);
    void repeat(const std::function<QByteArray()> &next) { repeat(*m_webSocket, next); }
    qint64 repeated() const { return m_repeated; } // bytes that were taken

    static QByteArray frameOf(int opcode, const QByteArray &payload, bool isLast = true);
    static QByteArray messageOf(const QByteArray &type, const QByteArray &data);
    static QByteArray replyOf(const QByteArray &status, const QByteArray &body,
                              const QByteArray &fields = {});

private:
    void take(QTcpSocket &socket);
    void serve(QTcpSocket &socket, const QByteArray &path, const QByteArray &request);
    void hear();

    QTcpServer m_server;
    QPointer<QTcpSocket> m_webSocket;
    QByteArray m_received; // of frames that have not come whole
    QByteArray m_heard;
    QByteArray m_answer;
    qsizetype m_answered = 0; // bytes of what was heard
    int m_connections = 0;
    qint64 m_repeated = 0;
};

} // namespace Guestwire::Test
