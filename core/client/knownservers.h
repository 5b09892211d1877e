// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QHash>
#include <QString>

class QSslCertificate;

namespace Guestwire {

// "sha256/" and the base64 of the SHA-256 of the certificate's public key (SubjectPublicKeyInfo, DER):
// it stays the same when a certificate is renewed with its key.
QString pinOf(const QSslCertificate &certificate);

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
