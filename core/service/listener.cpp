// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/listener.h"

#include "core/service/certificate.h"

#include <QLoggingCategory>
#include <QSslCipher>
#include <QSslSocket>
#include <QTimer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

Q_LOGGING_CATEGORY(log, "guestwire.service.door")

constexpr std::chrono::seconds acceptPause {1}; // where descriptors have run out

bool isModern(const QSslCipher &cipher)
{
    if (cipher.protocol() == QSsl::TlsV1_3)
        return true;
    const QString name = cipher.name();
    return cipher.protocol() == QSsl::TlsV1_2 && name.startsWith(u"ECDHE-"_s)
        && (name.contains(u"-GCM-"_s) || name.endsWith(u"-CHACHA20-POLY1305"_s));
}

QString spelled(const QHostAddress &address, quint16 port)
{
    const bool brackets = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = brackets ? u'[' + address.toString() + u']' : address.toString();
    return host + u':' + QString::number(port);
}

QString remedy(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return u"Another program listens there; end it or choose another port with --listen or 'listen'."_s;
    case QAbstractSocket::SocketAccessError:
        return u"Ports below 1024 are for root; choose another port with --listen or 'listen'."_s;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return u"This machine has no such address; choose one that it has with --listen or 'listen'."_s;
    default:
        return u"Choose another address with --listen or 'listen'."_s;
    }
}

} // namespace

QSslConfiguration tlsConfiguration(const Certificate &certificate)
{
    QSslConfiguration tls;
    tls.setLocalCertificateChain(certificate.chain());
    tls.setPrivateKey(certificate.key());
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients prove themselves with tokens
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    QList<QSslCipher> ciphers = QSslConfiguration::supportedCiphers();
    ciphers.removeIf([](const QSslCipher &cipher) { return !isModern(cipher); });
    tls.setCiphers(ciphers);
    return tls;
}

Listener::Listener(std::optional<QSslConfiguration> tls, const LimitsConfig &limits,
                   QObject *parent)
    : QTcpServer(parent)
    , m_tls(std::move(tls))
    , m_limits(limits)
{
    setListenBacklogSize(limits.backlog);
    setMaxPendingConnections(1);
    connect(this, &QTcpServer::acceptError, this, &Listener::goOnLater);
}

Outcome Listener::open(const ListenAddress &address)
{
    if (listen(address.address, address.port))
        return done();
    return Error {ErrorCode::Unavailable,
                  u"Can not listen on %1: %2. %3"_s.arg(spelled(address.address, address.port),
                                                        errorString(), remedy(serverError()))};
}

QString Listener::url() const
{
    return (m_tls ? u"wss://"_s : u"ws://"_s) + spelled(serverAddress(), serverPort());
}

void Listener::setTls(const QSslConfiguration &tls)
{
    m_tls = tls;
}

void Listener::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_tls) {
        auto sslSocket = std::make_unique<QSslSocket>();
        sslSocket->setSslConfiguration(*m_tls);
        socket = std::move(sslSocket);
    } else {
        socket = std::make_unique<QTcpSocket>();
    }
    if (!socket->setSocketDescriptor(descriptor))
        return;
    setUp(*socket);
    socket->setParent(this);
    addPendingConnection(socket.release());
}

// A peer that vanished without a word is noticed, and so is one that does not read: what waits for it
// waits here, where it counts, and not by megabytes in the kernel.
void Listener::setUp(QTcpSocket &socket) const
{
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    const auto set = [descriptor = int(socket.socketDescriptor())](int option, int value) {
        setsockopt(descriptor, IPPROTO_TCP, option, &value, sizeof value);
    };
    const auto seconds = [](std::chrono::milliseconds time) {
        return int(std::chrono::duration_cast<std::chrono::seconds>(time).count());
    };
    set(TCP_KEEPIDLE, seconds(m_limits.keepAliveIdle));
    set(TCP_KEEPINTVL, seconds(m_limits.keepAliveInterval));
    set(TCP_KEEPCNT, m_limits.keepAliveProbes);
    set(TCP_NOTSENT_LOWAT, int(m_limits.highWater / 2));
}

void Listener::goOnLater()
{
    qCWarning(log) << "Can not accept a connection, trying again soon:" << errorString();
    QTimer::singleShot(acceptPause, this, &QTcpServer::resumeAccepting);
}

} // namespace Guestwire
