// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/listenaddress.h"

#include "core/config/config.h"
#include "core/model/vm.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace Guestwire {

namespace {

Error malformed(const QString &text)
{
    return {ErrorCode::InvalidCommand,
            QStringLiteral("\"%1\" is no address to listen on; write 127.0.0.1:8443, [::1]:8443 or "
                           "0.0.0.0:8443")
                .arg(displayText(text))};
}

} // namespace

Result<QList<ListenAddress>> parseListen(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(
        "\\A(?:\\[([0-9A-Fa-f:.]+(?:%[^\\]]+)?)\\]|([0-9.]+|localhost)):([0-9]{1,5})\\z"));
    const auto match = shape.match(text);
    const uint port = match.captured(3).toUInt();
    if (!match.hasMatch() || port > std::numeric_limits<quint16>::max())
        return malformed(text);
    const auto number = quint16(port);
    if (match.captured(2) == u"localhost")
        return QList<ListenAddress> {{QHostAddress(QHostAddress::LocalHost), number},
                                     {QHostAddress(QHostAddress::LocalHostIPv6), number}};
    const bool isV6 = !match.captured(1).isEmpty();
    const QHostAddress address(isV6 ? match.captured(1) : match.captured(2));
    const auto protocol = isV6 ? QHostAddress::IPv6Protocol : QHostAddress::IPv4Protocol;
    // Four numbers, because "1" is an address for the system's parser too.
    if (address.protocol() != protocol || (!isV6 && match.captured(2).count(u'.') != 3))
        return malformed(text);
    return QList<ListenAddress> {{address, number}};
}

bool isLoopback(const ListenAddress &address)
{
    return address.address.isLoopback();
}

QList<ListenAddress> listenAddresses(const Config &config)
{
    QList<ListenAddress> all;
    for (const QString &text : config.listen) {
        const auto parsed = parseListen(text);
        if (!parsed)
            continue; // not of loadConfig()
        for (const ListenAddress &address : parsed.value())
            if (address.port == 0 || !all.contains(address))
                all.append(address);
    }
    return all;
}

bool needsTls(const Config &config)
{
    return config.tls.required || !std::ranges::all_of(listenAddresses(config), isLoopback);
}

Outcome checkExposure(const Config &config, bool hasAccounts)
{
    if (hasAccounts)
        return done();
    for (const ListenAddress &address : listenAddresses(config))
        if (!isLoopback(address))
            return Error {
                ErrorCode::PermissionDenied,
                QStringLiteral("Guestwire does not listen on %1, beyond this machine, while there "
                               "are no accounts. Make one: guestwire user add NAME --role admin")
                    .arg(address.address.toString())};
    return done();
}

} // namespace Guestwire
