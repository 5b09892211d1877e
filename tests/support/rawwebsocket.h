// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <optional>

namespace Guestwire::Test {

// A WebSocket client without manners: it answers nothing by itself and reads only when told to.
class RawWebSocket
{
public:
    enum Opcode { Text = 1, Close = 8, Ping = 9, Pong = 10 };
    struct Frame
    {
        int opcode;
        QByteArray payload;
    };

    // Asks `server` for exactly this path. With a small `receiveBuffer` (bytes) what is not read
    // soon stays with the server.
    RawWebSocket(const QUrl &server, const QByteArray &path, const QByteArray &token,
                 int receiveBuffer = 0);
    ~RawWebSocket();
    RawWebSocket(const RawWebSocket &) = delete;
    RawWebSocket &operator=(const RawWebSocket &) = delete;

    int status(); // of the answer to the upgrade, which it waits for; 0: none came
    QByteArray body() const { return m_received; } // of an answer that was no upgrade

    void send(Opcode opcode, const QByteArray &payload);
    // The next frame with this opcode; what comes before it is dropped.
    std::optional<Frame> next(Opcode opcode, int milliseconds);
    bool isEnded(); // reads what is there
    bool skip(qsizetype most); // so many bytes that are there; whether it is still connected

private:
    void read();
    std::optional<Frame> takeFrame();

    int m_socket = -1;
    QByteArray m_received;
    bool m_ended = false;
};

} // namespace Guestwire::Test
