// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hookserver.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Guestwire::Test {

namespace {

qsizetype bodySize(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n'))
        if (line.toLower().startsWith("content-length:"))
            return line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
    return 0;
}

} // namespace

HookServer::HookServer()
{
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
    });
}

QUrl HookServer::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

bool HookServer::resume()
{
    return m_server.listen(QHostAddress::LocalHost, m_port);
}

void HookServer::read(QTcpSocket &socket)
{
    const QByteArray all = socket.peek(socket.bytesAvailable());
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0 || all.size() < end + 4 + bodySize(all.first(end)))
        return;
    socket.readAll();
    const QByteArray head = all.first(end);
    if (head.startsWith("POST /elsewhere"))
        ++followed;
    answer(socket, head, QJsonDocument::fromJson(all.sliced(end + 4)).object());
}

void HookServer::answer(QTcpSocket &socket, const QByteArray &head, const QJsonObject &object)
{
    heads.append(head);
    asked.append(object);
    switch (m_manner) {
    case Manner::Take:
        taken.append(object);
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        return;
    case Manner::Refuse:
        socket.write("HTTP/1.1 500 Trouble\r\nContent-Length: 0\r\n\r\n");
        return;
    case Manner::Redirect:
        socket.write("HTTP/1.1 307 Elsewhere\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        return;
    case Manner::HangUp:
        socket.abort();
        return;
    case Manner::Silent:
        return;
    case Manner::Flood:
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        connect(&socket, &QTcpSocket::bytesWritten, &socket,
                [&socket] { socket.write(QByteArray(1 << 16, 'x')); });
        return;
    }
}

} // namespace Guestwire::Test
