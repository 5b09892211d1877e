// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/service/httpresponse.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace Guestwire {

// A stranger at the door: one connection that has not proved anything. Reads one request under one
// deadline, TLS included, and gives one answer, or gives up its socket for a WebSocket.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    // The socket is connected and unencrypted so far; a QSslSocket begins its TLS at start().
    // `limits` outlives this.
    HttpConnection(std::unique_ptr<QTcpSocket> socket, const LimitsConfig &limits,
                   QObject *parent = nullptr);
    ~HttpConnection() override;

    void start();

    QHostAddress peer() const { return m_request.peer; }
    bool hasRequest() const { return m_phase != Phase::Head && m_phase != Phase::Body; }
    bool isShakingHands() const { return m_isShakingHands; } // TLS was begun and answered
    std::chrono::milliseconds age() const { return std::chrono::milliseconds(m_age.elapsed()); }

    // Valid from requested() on.
    const HttpRequest &request() const { return m_request; }

    void answer(const HttpResponse &response);
    void drop();
    // For a request that asks for a WebSocket: nothing has been read off it.
    std::unique_ptr<QTcpSocket> takeSocket();

signals:
    void requested(); // a whole one; answer it, now or later
    void answered(int status);
    void limited(const QByteArray &limit); // met in asking; its key in the configuration
    void dropped(const QByteArray &reason); // one of dropReasons(); finished() follows
    void finished(); // nothing follows

private:
    enum class Phase { Head, Body, Asked, Answered };

    void read();
    void readHead();
    void readBody();
    void takeHead(HttpHead head);
    void ask();
    void refuse(int status, const QString &reason, const char *limit = nullptr);
    void fail(QAbstractSocket::SocketError error);
    void extendDeadline();
    void giveUp();
    void finish();

    const LimitsConfig &m_limits;
    std::unique_ptr<QTcpSocket> m_socket;
    HttpRequest m_request;
    Phase m_phase = Phase::Head;
    bool m_isShakingHands = false;
    bool m_finished = false;
    bool m_isOutOfTime = false; // for the answer
    QElapsedTimer m_age;
    QElapsedTimer m_answering;
    QTimer m_deadline;
};

// IPv4 in one spelling, whichever socket it came in by.
QHostAddress plainAddress(const QHostAddress &address);

} // namespace Guestwire
