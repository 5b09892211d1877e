// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/model/serverinfo.h"

#include <QFuture>
#include <QList>

#include <chrono>

namespace Guestwire {

class Client;

// The service itself, for an administrator: its door to the network, who is connected, its
// accounts. Part of a Client, and lives on its thread; each call is one request, and nothing is
// kept here.
class ServerControl
{
public:
    explicit ServerControl(Client &client) : m_client(client) { }

    // Whether there is any use in asking.
    enum class Access { Granted, Offline, NotServed, NotPermitted };
    Access access() const;
    QString hostName() const; // as the service calls its machine

    QFuture<Result<ServerInfo>> server();
    QFuture<Outcome> setListening(bool enabled);
    QFuture<Result<QList<ClientInfo>>> clients();
    QFuture<Outcome> drop(ClientId client);
    QFuture<Result<QList<AccountInfo>>> accounts();
    QFuture<Outcome> setAccount(const AccountChange &change);
    QFuture<Outcome> removeAccount(const QString &name);
    QFuture<Result<IssuedToken>> issueToken(const QString &name, std::chrono::seconds lifetime);

private:
    template<typename T, typename Request>
    QFuture<Result<T>> askFor(Request request);

    Client &m_client;
};

} // namespace Guestwire
