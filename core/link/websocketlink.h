// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/deadline.h"
#include "core/link/halfclosed.h"
#include "core/link/link.h"
#include "core/protocol/codec.h"

#include <QElapsedTimer>
#include <QPointer>

#include <chrono>
#include <memory>
#include <utility>

class QAbstractSocket;
class QWebSocket;

namespace Guestwire {

// A conversation over a WebSocket; the same class serves both ends.
class WebSocketLink final : public Link
{
    Q_OBJECT

public:
    enum class End { Client, Server };

    struct Settings
    {
        End end = End::Client;
        Protocol::Route route = Protocol::Route::Native;
        Protocol::Format format = Protocol::Format::Json;
        std::chrono::milliseconds pingInterval {30'000};
        std::chrono::milliseconds pongWait {60'000}; // silence after which the peer is gone
        std::chrono::milliseconds writeWait {10'000}; // without a byte taken, though some wait
        std::chrono::milliseconds closeTimeout {5'000}; // for the peer to answer a goodbye
        int maxFragments = 256; // of one message
        int maxDepth = 16; // of one message, likewise
    };

    // `transport` is the TCP or TLS socket under `socket` where it is known; only it tells what TLS
    // still holds back.
    WebSocketLink(std::unique_ptr<QWebSocket> socket, QAbstractSocket *transport,
                  const Settings &settings);
    ~WebSocketLink() override;

    void send(const Protocol::Message &message) override;
    void flush() override;
    void close(Protocol::CloseCode code, const QString &reason) override;
    void abort() override;
    qint64 pending() const override;
    std::optional<qint64> sentBytes() const override { return m_sentBytes; }

private:
    void take(const Protocol::Frame &frame);
    void takeFragment(bool last);
    void takeAnything();
    void watchWriting();
    void lookAtWriting();
    void drop(const QString &reason);
    void dropAt(const QByteArray &limit, const QString &reason);
    void stuck();
    void gone();
    void finish(Protocol::CloseCode code, const QString &reason);

    std::unique_ptr<QWebSocket> m_socket;
    QPointer<QAbstractSocket> m_transport;
    Settings m_settings;
    Deadline m_ping;
    Deadline m_pong;
    Deadline m_write; // looks, while anything may wait for the peer
    QElapsedTimer m_stalled; // since then nothing was taken
    std::pair<quint64, quint64> m_taken; // how often by the kernel; bytes by the peer's
    quint64 m_writes = 0;
    Deadline m_goodbye;
    std::unique_ptr<HalfClosed> m_afterwards; // what we keep of a connection that we close
    int m_fragments = 0;
    qint64 m_sentBytes = 0; // of messages, without what frames and TLS add
    Protocol::CloseCode m_ourCode = Protocol::CloseCode::Abnormal; // set once we closed
    QString m_ourReason;
    bool m_closing = false;
    bool m_closed = false;
};

} // namespace Guestwire
