// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/model/result.h"
#include "core/model/serverinfo.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>

namespace Guestwire {

class Accounts;
class Audit;
class Passwords;
class Server;
class Session;
class Tokens;

// What an administrator may see and do of the service itself. Each change is written to the audit
// log with who made it. Lives on the service's thread, and is destroyed after the sessions.
class Administration : public QObject
{
    Q_OBJECT

public:
    // All of it outlives this.
    struct Parts
    {
        const Config &config;
        Accounts &accounts;
        Passwords &passwords;
        const Tokens &tokens;
        Server &server;
        Audit &audit;
        QString directory; // of the file that keeps whether it listens
        std::function<QMap<QString, quint64>()> refusals; // since the start, by reason
    };

    explicit Administration(Parts parts, QObject *parent = nullptr);

    // Reads whether the server was turned off.
    Outcome load();
    // From now on an administrator in this process may turn the server on and off.
    void offerSwitch() { m_isSwitchOffered = true; }
    bool isListeningWanted() const { return m_isListeningWanted; }

    // Forgotten by itself when it ends.
    void enter(Session &session, const QString &address);

    QList<ClientInfo> clients(const Session *asking) const;
    Outcome drop(ClientId client, const Session &by);
    void dropRemote(const QString &reason); // all but those in this process, to come again

    ServerInfo server(const Session &asking) const;
    Outcome setListening(bool enabled, const Session &by);
    void setTrouble(const QString &why) { m_trouble = why; } // that it does not listen

    QList<AccountInfo> accounts() const;
    // Calls `answered` once, at once or after a password was hashed, and not after `context` is
    // gone.
    void setAccount(AccountChange change, const QString &by, QObject *context,
                    const std::function<void(const Outcome &)> &answered);
    Outcome removeAccount(const QString &name, const QString &by);
    Result<IssuedToken> issueToken(const QString &name, std::chrono::seconds lifetime,
                                   const QString &by);

signals:
    void listeningWanted(bool enabled);

private:
    struct Entry
    {
        ClientId id = 0;
        QString address;
    };

    Outcome apply(const AccountChange &change, const QByteArray &hash, const QString &by);
    QString obstacle(bool isLocal) const;
    void record(const QString &by, const QString &subject, const QString &message) const;

    const Parts m_parts;
    QHash<Session *, Entry> m_sessions;
    ClientId m_lastClient = 0;
    bool m_isSwitchOffered = false;
    bool m_isListeningWanted = true;
    QString m_trouble;
};

} // namespace Guestwire
