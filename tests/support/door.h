// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/accounts.h"
#include "core/service/pairingcodes.h"
#include "core/service/passwords.h"
#include "core/service/refreshtokens.h"
#include "core/service/server.h"
#include "core/service/setupcode.h"
#include "core/service/tickets.h"
#include "core/service/tokens.h"
#include "tests/support/sweep.h"

#include <QJsonObject>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace Guestwire::Test {

// Two VMs, by name and UUID.
class FakeRoutes : public Routes
{
public:
    static const Vm web;
    static const Vm database;

    std::optional<Vm> find(const QString &nameOrUuid) const override;
};

// A whole front door on a free loopback port, with a state directory of its own.
struct Door
{
    static constexpr char password[] = "correct horse battery"; // of every account

    explicit Door(bool tls = false);

    // viewer: may see "web"; operator: all on every VM; admin
    void addAccounts();
    QUrl listen(); // ws:// or wss://; empty, with a warning, when it fails
    QByteArray token(const QString &user) const;

    Sweep sweep;
    QTemporaryDir directory;
    Config config;
    Accounts accounts;
    Tokens tokens;
    RefreshTokens refreshTokens;
    Tickets tickets;
    SetupCode setupCode;
    PairingCodes pairingCodes;
    Passwords passwords;
    FakeRoutes routes;
    QStringList faults; // what its health says
    Audit *audit = nullptr; // set it before listen() to be told
    std::unique_ptr<Server> server;
    std::vector<Admitted> admitted; // before the server, as the service does it
};

struct Reply
{
    int status = 0; // 0: none came
    HttpHead head; // its fields
    QByteArray body;

    QByteArray field(QByteArrayView name) const { return head.field(name).value_or(QByteArray()); }
    QJsonObject json() const;
    QString errorCode() const;
};

// Sends what it is told to, byte by byte if need be.
class RawClient
{
public:
    explicit RawClient(const QUrl &server, const QString &from = {});

    bool connected() const;
    void send(const QByteArray &bytes); // one record, under TLS
    Reply reply(); // waits for the whole of it
    bool closed(); // waits for the end

    QSslSocket socket;
    QByteArray received;

private:
    std::optional<Reply> parse() const;
};

Reply exchange(const QUrl &server, const QByteArray &request);
QByteArray get(const QUrl &server, const QByteArray &path, const QByteArray &fields = {});
QByteArray post(const QUrl &server, const QByteArray &path, const QByteArray &body,
                const QByteArray &fields = {});
QByteArray upgrade(const QUrl &server, const QByteArray &path, const QByteArray &fields = {});

} // namespace Guestwire::Test
