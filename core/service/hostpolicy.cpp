// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/hostpolicy.h"

#include "core/service/hostnames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr QByteArrayView separator = "://";

std::optional<quint16> parsePort(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    bool fits = false;
    const ushort port = text.toByteArray().toUShort(&fits);
    return fits && std::ranges::all_of(text, isDigit) ? std::optional<quint16>(port) : std::nullopt;
}

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_';
}

// Addresses have many spellings, names do not.
QString normalizedHost(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull())
        return address.toString();
    return host.endsWith(u'.') ? host.chopped(1) : host;
}

std::optional<QString> parseHost(QByteArrayView text)
{
    if (text.startsWith('[') && text.endsWith(']')) {
        const QHostAddress address(QString::fromLatin1(text.sliced(1).chopped(1)));
        return address.protocol() == QAbstractSocket::IPv6Protocol
            ? std::optional(address.toString())
            : std::nullopt;
    }
    if (text.isEmpty() || !std::ranges::all_of(text, isHostCharacter))
        return std::nullopt;
    return normalizedHost(QString::fromLatin1(text).toLower());
}

QString originOf(bool tls, const HostAndPort &authority)
{
    const quint16 usual = tls ? 443 : 80;
    const QString host =
        authority.host.contains(u':') ? u'[' + authority.host + u']' : authority.host;
    const QString origin = (tls ? u"https://"_s : u"http://"_s) + host;
    const quint16 port = authority.port.value_or(usual);
    return port == usual ? origin : origin + u':' + QString::number(port);
}

} // namespace

std::optional<HostAndPort> parseHostAndPort(QByteArrayView text)
{
    const qsizetype colon = text.lastIndexOf(':');
    const bool hasPort = colon > text.lastIndexOf(']');
    const auto host = parseHost(hasPort ? text.first(colon) : text);
    if (!host)
        return std::nullopt;
    if (!hasPort)
        return HostAndPort {*host, std::nullopt};
    const auto port = parsePort(text.sliced(colon + 1));
    return port ? std::optional(HostAndPort {*host, port}) : std::nullopt;
}

std::optional<QString> normalizedOrigin(QByteArrayView text)
{
    const qsizetype end = text.indexOf(separator);
    if (end < 0)
        return std::nullopt;
    const QByteArrayView scheme = text.first(end);
    const bool tls = scheme.compare("https", Qt::CaseInsensitive) == 0;
    if (!tls && scheme.compare("http", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const auto authority = parseHostAndPort(text.sliced(end + separator.size()));
    return authority ? std::optional(originOf(tls, *authority)) : std::nullopt;
}

HostPolicy::HostPolicy(const QList<ListenAddress> &listen, const QStringList &origins, bool tls)
    : m_tls(tls)
{
    for (const QString &name : ownHostNames() + loopbackAddresses())
        m_hosts.insert(name);
    for (const ListenAddress &own : listen) {
        m_hosts.insert(normalizedHost(own.address.toString()));
        m_anyAddress = m_anyAddress || own.address == QHostAddress(QHostAddress::AnyIPv4)
            || own.address == QHostAddress(QHostAddress::AnyIPv6)
            || own.address == QHostAddress(QHostAddress::Any);
    }
    for (const QString &text : origins) {
        const QByteArray origin = text.toLatin1();
        const auto normalized = normalizedOrigin(origin);
        if (!normalized)
            continue;
        m_origins.insert(*normalized);
        m_hosts.insert(parseHostAndPort(QByteArrayView(origin).sliced(origin.indexOf(separator)
                                                                      + separator.size()))
                           ->host);
    }
}

bool HostPolicy::knowsHost(QByteArrayView host) const
{
    const auto authority = parseHostAndPort(host);
    if (!authority)
        return false;
    return m_hosts.contains(authority->host)
        || (m_anyAddress && !QHostAddress(authority->host).isNull());
}

bool HostPolicy::allowsOrigin(QByteArrayView origin, QByteArrayView host) const
{
    const auto normalized = normalizedOrigin(origin);
    if (!normalized)
        return false;
    const auto own = parseHostAndPort(host);
    const bool same = own && knowsHost(host) && *normalized == originOf(m_tls, *own);
    return same || m_origins.contains(*normalized);
}

} // namespace Guestwire
