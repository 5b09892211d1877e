// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/listenaddress.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QStringList>

#include <optional>

namespace Guestwire {

// A host and, where it was said, a port, as in the Host header field.
struct HostAndPort
{
    QString host; // in lower case, addresses without brackets
    std::optional<quint16> port;

    bool operator==(const HostAndPort &) const = default;
};

std::optional<HostAndPort> parseHostAndPort(QByteArrayView text);

// In one spelling, so that two can be compared; nothing for "null" and all that is no origin.
std::optional<QString> normalizedOrigin(QByteArrayView text);

// Keeps foreign pages out. A page whose name is bound to our address (DNS rebinding) has a Host
// that is not ours, any other foreign page an Origin that is not.
class HostPolicy
{
public:
    // `origins` are allowed beside the service's own addresses, and so are the hosts in them.
    HostPolicy(const QList<ListenAddress> &listen, const QStringList &origins, bool tls);

    // The port does not matter, because a forwarded one differs.
    bool knowsHost(QByteArrayView host) const;
    // The page that we sent out under this Host, or one of the configured origins.
    bool allowsOrigin(QByteArrayView origin, QByteArrayView host) const;

private:
    bool m_tls;
    bool m_anyAddress = false; // a listener is on all addresses of the machine
    QSet<QString> m_hosts;
    QSet<QString> m_origins;
};

} // namespace Guestwire
