// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostileserver.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Guestwire::Test {

namespace {

constexpr qint64 enoughUnderWay = 4 * 1024 * 1024; // bytes

QByteArray fieldOf(const QByteArray &request, const QByteArray &name)
{
    for (const QByteArray &line : request.split('\n'))
        if (line.toLower().startsWith(QByteArray(name + ':')))
            return line.sliced(name.size() + 1).trimmed();
    return {};
}

QByteArray upgraded(const QByteArray &request)
{
    const QByteArray key =
        fieldOf(request, "sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Protocol: guestwire.v1\r\nSec-WebSocket-Accept: "
        + QCryptographicHash::hash(key, QCryptographicHash::Sha1).toBase64() + "\r\n\r\n";
}

} // namespace

HostileServer::HostileServer()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("A server of a test can not listen.");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            ++m_connections;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(*socket); });
        }
    });
}

QUrl HostileServer::url() const
{
    return QUrl(u"ws://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

bool HostileServer::isOpen() const
{
    return m_webSocket && m_webSocket->state() == QAbstractSocket::ConnectedState;
}

void HostileServer::take(QTcpSocket &socket)
{
    if (&socket == m_webSocket) {
        hear();
        return;
    }
    const QByteArray request = socket.peek(socket.bytesAvailable());
    const qsizetype end = request.indexOf("\r\n\r\n");
    if (end < 0 || request.size() < end + 4 + fieldOf(request, "content-length").toInt())
        return;
    socket.skip(request.size());
    requests.append(request.first(request.indexOf('\r')) + ' ' + request.sliced(end + 4));
    serve(socket, request.split(' ').value(1).split('?').first(), request);
}

void HostileServer::serve(QTcpSocket &socket, const QByteArray &path, const QByteArray &request)
{
    if (const auto treatment = treatments.value(path)) {
        treatment(socket);
    } else if (path == "/api/v1/login") {
        socket.write(
            replyOf("200 OK", R"({"accessToken":"a.b.c","expiresIn":900,"refreshToken":"r"})"));
    } else if (path == "/api/v1/ticket") {
        socket.write(replyOf("200 OK", R"({"ticket":"t","expiresIn":30})"));
    } else {
        m_webSocket = &socket;
        m_received.clear();
        socket.write(upgraded(request));
    }
}

// Frames are passed over; only the ids in them matter, and a mask hides even those, so it is taken
// off.
void HostileServer::hear()
{
    constexpr qsizetype maskSize = 4;
    m_received += m_webSocket->readAll();
    while (m_received.size() >= 2 + maskSize) {
        const int code = m_received.at(1) & 0x7f;
        const qsizetype head = (code == 126 ? 4 : 2) + maskSize;
        const qsizetype size =
            code == 126 ? qFromBigEndian<quint16>(m_received.constData() + 2) : code;
        if (m_received.size() < head + size)
            break;
        QByteArray payload = m_received.mid(head, size);
        for (qsizetype i = 0; i < size; ++i)
            payload[i] = char(payload.at(i) ^ m_received.at(head - maskSize + i % maskSize));
        m_heard += payload + '\n';
        m_received.remove(0, head + size);
    }
    if (m_answer.isEmpty())
        return;
    static const QRegularExpression id(u"\"requestId\":\"([^\"]+)\""_s);
    for (auto it = id.globalMatch(QString::fromUtf8(m_heard.sliced(m_answered))); it.hasNext();)
        say("response",
            "{\"requestId\":\"" + it.next().captured(1).toUtf8()
                + "\",\"success\":true,\"message\":\"\",\"result\":" + m_answer + '}');
    m_answered = m_heard.size();
}

QByteArray HostileServer::frameOf(int opcode, const QByteArray &payload, bool isLast)
{
    QByteArray head(1, char((isLast ? 0x80 : 0) | opcode));
    if (payload.size() < 126) {
        head.append(char(payload.size()));
    } else if (payload.size() < 65536) {
        head.append(char(126)).append(2, '\0');
        qToBigEndian(quint16(payload.size()), head.data() + 2);
    } else {
        head.append(char(127)).append(8, '\0');
        qToBigEndian(quint64(payload.size()), head.data() + 2);
    }
    return head + payload;
}

QByteArray HostileServer::messageOf(const QByteArray &type, const QByteArray &data)
{
    return frameOf(1,
                   "{\"type\":\"" + type
                       + "\",\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"data\":" + data + '}');
}

QByteArray HostileServer::replyOf(const QByteArray &status, const QByteArray &body,
                                  const QByteArray &fields)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body;
}

void HostileServer::frame(int opcode, const QByteArray &payload, bool isLast)
{
    if (m_webSocket)
        m_webSocket->write(frameOf(opcode, payload, isLast));
}

void HostileServer::say(const QByteArray &type, const QByteArray &data)
{
    if (m_webSocket)
        m_webSocket->write(messageOf(type, data));
}

void HostileServer::greet()
{
    say("connection",
        R"({"status":"connected","message":"welcome","server":"evil","version":"1","protocol":1,)"
        R"("user":"ada","permissions":["monitor","admin"],"capabilities":["state","alerts","history"],)"
        R"("limits":{"maxMessageSize":8192,"consoleRing":1048576,"metricsInterval":5}})");
}

void HostileServer::answer(const QByteArray &result)
{
    m_answer = result;
}

void HostileServer::repeat(QTcpSocket &socket, const std::function<QByteArray()> &next)
{
    auto *timer = new QTimer(&socket);
    connect(timer, &QTimer::timeout, &socket, [this, &socket, next] {
        while (socket.state() == QAbstractSocket::ConnectedState
               && socket.bytesToWrite() < enoughUnderWay) {
            const QByteArray bytes = next();
            m_repeated += bytes.size();
            socket.write(bytes);
        }
    });
    connect(&socket, &QTcpSocket::disconnected, timer, &QTimer::stop);
    timer->start(0);
}

} // namespace Guestwire::Test
