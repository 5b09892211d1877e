// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rawwebsocket.h"

#include "tests/support/patience.h"

#include <QTest>
#include <QtEndian>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Guestwire::Test {

namespace {

constexpr int finalFrame = 0x80;
constexpr int masked = 0x80;

int connectTo(const QUrl &url, int receiveBuffer)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (receiveBuffer > 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(url.port()));
    inet_pton(AF_INET, url.host().toLatin1().constData(), &address.sin_addr);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): that is how this call is
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        qWarning("cannot connect: %s", strerror(errno));
    return socket;
}

void sendAll(int socket, const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t some =
            ::send(socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (some < 0)
            return; // the server is gone, which isEnded() tells
        sent += some;
    }
}

} // namespace

RawWebSocket::RawWebSocket(const QUrl &server, const QByteArray &path, const QByteArray &token,
                           int receiveBuffer)
    : m_socket(connectTo(server, receiveBuffer))
{
    sendAll(m_socket,
            "GET " + path + " HTTP/1.1\r\nHost: " + server.authority().toLatin1()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + (token.isEmpty() ? token : "Authorization: Bearer " + token + "\r\n") + "\r\n");
}

RawWebSocket::~RawWebSocket()
{
    ::close(m_socket);
}

void RawWebSocket::read()
{
    std::array<char, 16384> piece;
    while (!m_ended) {
        const ssize_t size = ::recv(m_socket, piece.data(), piece.size(), MSG_DONTWAIT);
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        m_ended = size <= 0;
        m_received.append(piece.data(), std::max<ssize_t>(size, 0));
    }
}

int RawWebSocket::status()
{
    qsizetype end = -1;
    const bool came = QTest::qWaitFor(
        [&] {
            read();
            end = m_received.indexOf("\r\n\r\n");
            return end >= 0;
        },
        patience);
    if (!came)
        return 0;
    const int status = m_received.mid(9, 3).toInt();
    m_received.remove(0, end + 4);
    return status;
}

void RawWebSocket::send(Opcode opcode, const QByteArray &payload)
{
    QByteArray frame(2, char(finalFrame | opcode));
    if (payload.size() < 126) {
        frame[1] = char(masked | int(payload.size()));
    } else {
        frame[1] = char(masked | 126);
        frame.resize(4);
        qToBigEndian(quint16(payload.size()), frame.data() + 2);
    }
    sendAll(m_socket, frame + QByteArray(4, '\0') + payload); // a mask of zeros changes nothing
}

std::optional<RawWebSocket::Frame> RawWebSocket::takeFrame()
{
    if (m_received.size() < 2)
        return std::nullopt;
    quint64 size = quint8(m_received.at(1)) & 0x7f;
    qsizetype head = 2;
    if (size == 126)
        head = 4;
    else if (size == 127)
        head = 10;
    if (m_received.size() < head)
        return std::nullopt;
    if (size == 126)
        size = qFromBigEndian<quint16>(m_received.constData() + 2);
    else if (size == 127)
        size = qFromBigEndian<quint64>(m_received.constData() + 2);
    if (quint64(m_received.size() - head) < size)
        return std::nullopt;
    const Frame frame {m_received.at(0) & 0x0f, m_received.mid(head, qsizetype(size))};
    m_received.remove(0, head + qsizetype(size));
    return frame;
}

std::optional<RawWebSocket::Frame> RawWebSocket::next(Opcode opcode, int milliseconds)
{
    std::optional<Frame> found;
    const auto isThere = [&] {
        read();
        while (!found || found->opcode != opcode) {
            found = takeFrame();
            if (!found)
                return false;
        }
        return true;
    };
    return QTest::qWaitFor(isThere, milliseconds) ? found : std::nullopt;
}

bool RawWebSocket::isEnded()
{
    read();
    return m_ended;
}

bool RawWebSocket::skip(qsizetype most)
{
    QByteArray piece(most, Qt::Uninitialized);
    const ssize_t size = ::recv(m_socket, piece.data(), size_t(most), MSG_DONTWAIT);
    m_ended = m_ended || (size <= 0 && errno != EAGAIN && errno != EINTR);
    return !m_ended;
}

} // namespace Guestwire::Test
