// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace Guestwire {

// One thing that somebody did or was denied. What is not known stays empty.
struct AuditEntry
{
    enum class Kind {
        Started, // the service
        Stopped,
        Configuration, // that it started with
        Login,
        LoginFailed,
        Logout,
        TokenIssued,
        TokenRevoked,
        SessionOpened,
        SessionClosed,
        Console, // its keyboard went from one to another
        Command, // with its result
        Denied, // lacking a permission
        LimitTripped,
        Account, // added, changed, removed
        Lost, // entries that could not be written
    };

    Kind kind;
    QString user {};
    QString address {}; // of the client
    QString vm {}; // UUID
    QString subject {}; // the action, permission, limit, device or account that it is about
    QString message {}; // English; results and reasons
    QDateTime at = QDateTime::currentDateTimeUtc();

    bool operator==(const AuditEntry &) const = default;
};

// Where the service tells what has to be kept for whoever asks later. Never waits.
class Audit
{
public:
    virtual ~Audit() = default;

    virtual void record(const AuditEntry &entry) = 0;
};

} // namespace Guestwire
