// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/hostnames.h"

#include <QHostInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// A machine may be called anything; only this much is a name that DNS, and so a certificate, knows.
bool isDnsName(const QString &name)
{
    const auto fits = [](QChar c) {
        return c < u'\x7f' && (c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'_');
    };
    return !name.isEmpty() && name.size() <= 253 && std::ranges::all_of(name, fits);
}

} // namespace

QStringList ownHostNames()
{
    const QString host = QHostInfo::localHostName().toLower();
    const QString domain = QHostInfo::localDomainName().toLower();
    QStringList names;
    if (!host.isEmpty()) {
        names.append(host);
        names.append(host.section(u'.', 0, 0));
        if (!domain.isEmpty())
            names.append(names.constLast() + u'.' + domain);
    }
    names.append(u"localhost"_s);
    names.removeDuplicates();
    return names;
}

QStringList certificateNames()
{
    QStringList names = ownHostNames();
    names.removeIf([](const QString &name) { return !isDnsName(name); });
    return names;
}

QStringList loopbackAddresses()
{
    return {u"127.0.0.1"_s, u"::1"_s};
}

} // namespace Guestwire
