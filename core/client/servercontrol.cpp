// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/servercontrol.h"

#include "core/client/client.h"

#include <QPromise>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

template<typename T>
Result<T> resultOf(const Protocol::Response &response)
{
    if (const auto *given = std::get_if<T>(&response.answer))
        return *given;
    return Error {ErrorCode::Unknown, u"the server's answer was not understood"_s};
}

} // namespace

ServerControl::Access ServerControl::access() const
{
    const Protocol::Connection &server = m_client.server();
    if (m_client.state() == Client::State::Offline)
        return Access::Offline;
    if (!server.capabilities.contains("administration"_L1))
        return Access::NotServed;
    return server.permissions.testFlag(Permission::Admin) ? Access::Granted : Access::NotPermitted;
}

QString ServerControl::hostName() const
{
    return m_client.server().server;
}

template<typename T, typename Request>
QFuture<Result<T>> ServerControl::askFor(Request request)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_client.ask(std::move(request), {}, [promise](const Result<Protocol::Response> &response) {
        promise->addResult(response ? resultOf<T>(response.value()) : Result<T>(response.error()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<ServerInfo>> ServerControl::server()
{
    return askFor<ServerInfo>(Protocol::AskServer {});
}

QFuture<Outcome> ServerControl::setListening(bool enabled)
{
    return askFor<std::monostate>(Protocol::SetListening {{}, enabled});
}

QFuture<Result<QList<ClientInfo>>> ServerControl::clients()
{
    return askFor<QList<ClientInfo>>(Protocol::ListClients {});
}

QFuture<Outcome> ServerControl::drop(ClientId client)
{
    return askFor<std::monostate>(Protocol::DropClient {{}, client});
}

QFuture<Result<QList<AccountInfo>>> ServerControl::accounts()
{
    return askFor<QList<AccountInfo>>(Protocol::ListAccounts {});
}

QFuture<Outcome> ServerControl::setAccount(const AccountChange &change)
{
    return askFor<std::monostate>(Protocol::SetAccount {{}, change});
}

QFuture<Outcome> ServerControl::removeAccount(const QString &name)
{
    return askFor<std::monostate>(Protocol::RemoveAccount {{}, name});
}

QFuture<Result<IssuedToken>> ServerControl::issueToken(const QString &name,
                                                       std::chrono::seconds lifetime)
{
    return askFor<IssuedToken>(Protocol::IssueToken {{}, name, lifetime});
}

} // namespace Guestwire
