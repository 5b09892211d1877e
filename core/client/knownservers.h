// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QHash>
#include <QString>

#include <array>

namespace Guestwire {

// What is remembered of servers: the pin of each, and who logged in last. Kept in one 0600 file
// that all windows of a user share; no secret is in it.
class KnownServers
{
public:
    explicit KnownServers(const QString &path);

    // `server` is host:port.
    QString pin(const QString &server) const;
    QString user(const QString &server) const;
    Outcome setPin(const QString &server, const QString &pin);
    Outcome setUser(const QString &server, const QString &user);
    Outcome forget(const QString &server);

    // A file beside it, for SecretTurn.
    QString turnFile(const QString &name) const { return m_path + u'.' + name; }

private:
    struct Entry
    {
        QString pin;
        QString user;
    };

    using Entries = QHash<QString, Entry>;

    const Entries &entries() const; // as they are now: another window may have changed them
    void load() const;
    Outcome save();

    QString m_path;
    mutable QString m_damage; // why the file could not be read; nothing is written over it
    mutable Entries m_entries;
    mutable std::array<qint64, 4> m_version {}; // of the file that was read
};

} // namespace Guestwire
