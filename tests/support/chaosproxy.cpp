// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/chaosproxy.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <limits>

namespace Guestwire::Test {

namespace {

constexpr qint64 forEver = std::numeric_limits<qint64>::max();
constexpr qint64 mostWaiting = 64 * 1024; // bytes under way to a peer that does not read

} // namespace

// One connection, from the client to the server.
class ChaosProxy::Pair : public QObject
{
public:
    Pair(ChaosProxy &proxy, QTcpSocket *client, qint64 life)
        : QObject(&proxy)
        , m_proxy(proxy)
        , m_client(client)
        , m_server(new QTcpSocket(this))
        , m_left(life)
    {
        m_client->setParent(this);
        for (QTcpSocket *socket : {m_client, m_server}) {
            socket->setReadBufferSize(mostWaiting);
            connect(socket, &QTcpSocket::disconnected, this, [this] { end(); });
            connect(socket, &QTcpSocket::errorOccurred, this, [this] { end(); });
            connect(socket, &QTcpSocket::bytesWritten, this, [this] { pass(); });
            connect(socket, &QTcpSocket::readyRead, this, [this] { passLater(); });
        }
        connect(m_server, &QTcpSocket::connected, this, [this] { pass(); });
        m_server->connectToHost(QHostAddress(QHostAddress::LocalHost), proxy.m_target);
    }

    void cut()
    {
        ++m_proxy.m_cuts;
        m_client->flush();
        m_server->flush();
        end();
    }

private:
    void passLater()
    {
        if (m_proxy.m_delay.count() == 0) {
            pass();
            return;
        }
        QTimer::singleShot(int(m_proxy.m_random.bounded(qint64(m_proxy.m_delay.count() + 1))), this,
                           [this] { pass(); });
    }

    void pass()
    {
        if (m_ended || m_server->state() != QAbstractSocket::ConnectedState)
            return;
        passOn(*m_client, *m_server);
        passOn(*m_server, *m_client);
        if (m_left == 0)
            cut();
    }

    void passOn(QTcpSocket &from, QTcpSocket &to)
    {
        const qint64 room = std::max<qint64>(0, mostWaiting - to.bytesToWrite());
        const QByteArray bytes = from.read(std::min(m_left, room));
        to.write(bytes);
        if (m_left != forEver)
            m_left -= bytes.size();
    }

    void end()
    {
        if (std::exchange(m_ended, true))
            return;
        m_client->abort();
        m_server->abort();
        deleteLater();
    }

    ChaosProxy &m_proxy;
    QTcpSocket *m_client;
    QTcpSocket *m_server;
    qint64 m_left;
    bool m_ended = false;
};

ChaosProxy::ChaosProxy(quint16 server, quint32 seed) : m_target(server), m_random(seed)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection())
            take(client);
    });
    m_server.listen(QHostAddress::LocalHost);
}

void ChaosProxy::take(QTcpSocket *client)
{
    if (m_refusing) {
        client->abort();
        client->deleteLater();
        return;
    }
    new Pair(*this, client, m_most == 0 ? forEver : m_random.bounded(m_least, m_most + 1));
}

void ChaosProxy::cutAfter(qint64 least, qint64 most)
{
    m_least = least;
    m_most = most;
}

void ChaosProxy::refuse(bool refusing)
{
    m_refusing = refusing;
    if (!refusing)
        return;
    for (QObject *child : children())
        if (auto *pair = dynamic_cast<Pair *>(child))
            pair->cut();
}

} // namespace Guestwire::Test
