// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/websocketlink.h"

#include "core/link/sendqueue.h"

#include <QSslSocket>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr int looksPerWait = 20;

} // namespace

WebSocketLink::WebSocketLink(std::unique_ptr<QWebSocket> socket, QAbstractSocket *transport,
                             const Settings &settings)
    : m_socket(std::move(socket))
    , m_transport(transport)
    , m_settings(settings)
    , m_ping(settings.pingInterval)
    , m_pong(settings.pongWait)
    , m_write(settings.writeWait / looksPerWait)
    , m_goodbye(settings.closeTimeout)
{
    m_socket->setParent(nullptr);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { take(Protocol::Frame::ofText(text)); });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &bytes) { take(Protocol::Frame::ofBytes(bytes)); });
    connect(m_socket.get(), &QWebSocket::textFrameReceived, this,
            [this](const QString &, bool last) { takeFragment(last); });
    connect(m_socket.get(), &QWebSocket::binaryFrameReceived, this,
            [this](const QByteArray &, bool last) { takeFragment(last); });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] {
        m_pong.start();
        emit heard();
    });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, [this] {
        ++m_writes;
        emit drained();
    });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &WebSocketLink::gone);

    if (m_transport)
        connect(m_transport, &QAbstractSocket::readyRead, this, &WebSocketLink::takeAnything);

    connect(&m_ping, &Deadline::over, this, [this] {
        m_ping.start();
        m_socket->ping();
    });
    m_ping.start();
    connect(&m_pong, &Deadline::over, this,
            [this] { dropAt("pongWait", u"nothing was heard for too long"_s); });
    m_pong.start();
    connect(&m_write, &Deadline::over, this, &WebSocketLink::lookAtWriting);
    connect(&m_goodbye, &Deadline::over, this, [this] { dropAt("closeTimeout", {}); });
}

WebSocketLink::~WebSocketLink()
{
    m_socket->disconnect(this);
    // Or its TCP socket would wait for an event loop, which there is not at the end.
    m_socket->abort();
    // We may be inside one of its signals.
    m_socket.release()->deleteLater();
}

void WebSocketLink::send(const Protocol::Message &message)
{
    if (m_closing || m_closed)
        return;
    const Protocol::Frame frame = Protocol::encode(message, m_settings.format);
    m_sentBytes += frame.binary ? m_socket->sendBinaryMessage(frame.bytes)
                                : m_socket->sendTextMessage(frame.text);
    watchWriting();
}

void WebSocketLink::flush()
{
    if (m_transport && !m_closing && !m_closed)
        m_transport->flush();
}

void WebSocketLink::watchWriting()
{
    if (m_closed || m_write.isRunning() || pending() == 0)
        return;
    m_stalled.start();
    m_write.start();
}

// A peer that stops reading is seen in the kernel long before it makes anything wait here, where a
// slow flow takes seconds to come.
void WebSocketLink::lookAtWriting()
{
    const SendQueue kernel =
        m_transport ? sendQueueOf(m_transport->socketDescriptor()) : SendQueue();
    const bool waits = pending() > 0 || kernel.isHeldBack;
    const auto before = std::exchange(m_taken, {m_writes, kernel.taken});
    if (!waits && kernel.isEmpty)
        return;
    m_write.start();
    if (!waits || m_taken != before)
        m_stalled.start();
    else if (m_stalled.hasExpired(m_settings.writeWait.count()))
        stuck();
}

// A ping is answered by QWebSocket, which tells nobody: what its peer does not read of that
// would be bounded by nothing.
void WebSocketLink::takeAnything()
{
    watchWriting();
    emit heard();
}

void WebSocketLink::close(Protocol::CloseCode code, const QString &reason)
{
    if (m_closing || m_closed)
        return;
    m_closing = true;
    m_ourCode = code;
    m_ourReason = reason;
    m_goodbye.start();
    if (m_settings.end == End::Server && m_transport)
        m_afterwards = std::make_unique<HalfClosed>(m_transport->socketDescriptor());
    m_socket->close(QWebSocketProtocol::CloseCode(int(code)), reason);
}

void WebSocketLink::abort()
{
    drop({});
}

// The socket may say `disconnected` at once, and whoever hears of it may delete us.
void WebSocketLink::drop(const QString &reason)
{
    const QPointer<WebSocketLink> self(this);
    m_afterwards.reset();
    m_socket->abort();
    if (self)
        finish(Protocol::CloseCode::Abnormal, reason);
}

void WebSocketLink::dropAt(const QByteArray &limit, const QString &reason)
{
    emit limited(limit);
    drop(reason);
}

qint64 WebSocketLink::pending() const
{
    if (!m_transport)
        return m_socket->bytesToWrite();
    const auto *tls = qobject_cast<const QSslSocket *>(m_transport.data());
    return m_transport->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void WebSocketLink::take(const Protocol::Frame &frame)
{
    if (m_closing || m_closed)
        return;
    m_pong.start();
    emit heard();
    if (m_settings.end == End::Server) {
        const auto decoded = Protocol::decodeByClient(frame, m_settings.format, m_settings.route,
                                                      m_settings.maxDepth);
        if (const auto *message = std::get_if<Protocol::Message>(&decoded))
            emit received(*message);
        else
            emit malformed(std::get<Protocol::Malformed>(decoded).error,
                           std::get<Protocol::Malformed>(decoded).request);
        return;
    }
    const auto decoded = Protocol::decodeByServer(frame, m_settings.format);
    if (const auto *malformedFrame = std::get_if<Protocol::Malformed>(&decoded))
        emit malformed(malformedFrame->error, malformedFrame->request);
    else if (const auto &message = std::get<std::optional<Protocol::Message>>(decoded))
        emit received(*message);
}

void WebSocketLink::takeFragment(bool last)
{
    m_pong.start();
    m_fragments = last ? 0 : m_fragments + 1;
    if (m_fragments < m_settings.maxFragments || m_closing || m_closed)
        return;
    emit limited("fragments");
    close(Protocol::CloseCode::PolicyViolation,
          u"a message came in more than %1 fragments"_s.arg(m_settings.maxFragments));
}

void WebSocketLink::stuck()
{
    const QPointer<WebSocketLink> self(this);
    emit limited("writeWait");
    close(Protocol::CloseCode::Slow, u"nothing could be written for too long"_s);
    if (self)
        drop({});
}

// QWebSocket closes its connection right behind a goodbye, and does not wait for the peer's.
void WebSocketLink::gone()
{
    m_ping.stop();
    m_pong.stop();
    m_write.stop();
    if (m_afterwards) {
        // Queued: whoever hears of the end may delete us, and what tells it with us.
        connect(
            m_afterwards.get(), &HalfClosed::ended, this,
            [this] { finish(Protocol::CloseCode::Abnormal, {}); }, Qt::QueuedConnection);
        m_afterwards->drain();
        return;
    }
    // Without a goodbye of the peer Qt reports 1000, which nobody here sends to say "come back".
    const int code = m_socket->closeCode();
    if (code == int(Protocol::CloseCode::TooBig) && !m_closing && !m_closed)
        emit limited("maxMessageSize");
    finish(code == QWebSocketProtocol::CloseCodeNormal ? Protocol::CloseCode::Abnormal
                                                       : Protocol::CloseCode(code),
           m_socket->closeReason());
}

void WebSocketLink::finish(Protocol::CloseCode code, const QString &reason)
{
    if (m_closed)
        return;
    m_closed = true;
    m_ping.stop();
    m_pong.stop();
    m_write.stop();
    m_goodbye.stop();
    if (m_closing)
        emit closed(m_ourCode, m_ourReason);
    else
        emit closed(code, reason);
}

} // namespace Guestwire
