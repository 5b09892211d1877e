// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/config/listenaddress.h"
#include "core/model/result.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

namespace Guestwire {

class Certificate;

// TLS 1.3, and 1.2 where keys are agreed on and records are sealed as 1.3 does it.
QSslConfiguration tlsConfiguration(const Certificate &certificate);

// One listening socket. Gives out connected sockets on which nothing has been said yet, TLS
// included, and leaves all but one in the kernel until they are taken.
class Listener : public QTcpServer
{
    Q_OBJECT

public:
    // `url()` says wss:// where there is a configuration for TLS. `limits` outlives this.
    Listener(std::optional<QSslConfiguration> tls, const LimitsConfig &limits,
             QObject *parent = nullptr);

    Outcome open(const ListenAddress &address);
    QString url() const;

    void setTls(const QSslConfiguration &tls); // for connections to come

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void goOnLater();
    void setUp(QTcpSocket &socket) const;

    std::optional<QSslConfiguration> m_tls;
    const LimitsConfig &m_limits;
};

} // namespace Guestwire
