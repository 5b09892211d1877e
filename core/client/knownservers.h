// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QHash>
#include <QString>

namespace Guestwire {

// What is remembered of servers: the pin of each, and who logged in last. Kept in one 0600 file; no
// secret is in it.
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

private:
    struct Entry
    {
        QString pin;
        QString user;
    };

    void load();
    Outcome save() const;

    QString m_path;
    QString m_damage; // why the file could not be read; nothing is written over it
    QHash<QString, Entry> m_entries;
};

} // namespace Guestwire
