// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/doorstatistics.h"

#include "core/config/configtable.h"

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

bool isLimit(const QByteArray &reason)
{
    const QString name = QString::fromLatin1(reason);
    return findSetting(u"limits"_s, name) || findSetting(u"websocket"_s, name);
}

} // namespace

const QByteArrayList &dropReasons()
{
    static const QByteArrayList reasons {
        "answerTimeout",      "closeTimeout",
        "connections",        "connectionsPerAddress",
        "fragments",          "handshakeTimeout",
        "malformedPerMinute", "maxMessageSize",
        "messagesPerSecond",  "notAuthenticated",
        "outputQueue",        "pongWait",
        "slowTimeout",        "tls",
        "tokenExpired",       "writeWait",
    };
    return reasons;
}

DoorStatistics::DoorStatistics()
{
    for (const QByteArray &reason : dropReasons())
        dropped.insert(reason, 0);
    for (const char *route : {"native", "vm", "vm-console", "window"})
        sessions.insert(route, 0);
}

void DoorStatistics::drop(const QByteArray &reason)
{
    ++dropped[reason];
    if (isLimit(reason))
        ++limitTrips[reason];
}

} // namespace Guestwire
