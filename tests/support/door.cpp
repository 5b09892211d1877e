// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/door.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Guestwire::Test {

namespace {

constexpr int patience = 20000; // milliseconds, on a busy machine

Vm vmCalled(const QString &name)
{
    Vm vm;
    vm.id = QUuid::createUuidV5(QUuid(), name);
    vm.name = name;
    return vm;
}

QByteArray hostOf(const QUrl &server)
{
    return server.authority().toLatin1();
}

} // namespace

const Vm FakeRoutes::web = vmCalled(u"web server"_s);
const Vm FakeRoutes::database = vmCalled(u"database"_s);

std::optional<Vm> FakeRoutes::find(const QString &nameOrUuid) const
{
    for (const Vm &vm : {web, database})
        if (nameOrUuid == vm.name || QUuid(nameOrUuid) == vm.id)
            return vm;
    return std::nullopt;
}

Door::Door(bool tls)
    : accounts(directory.path())
    , tokens(accounts, directory.path())
    , refreshTokens(accounts, directory.path())
    , tickets(tokens)
    , pairingCodes(accounts, directory.path())
{
    config.listen = {u"127.0.0.1:0"_s};
    config.tls.required = tls;
    tokens.follow(refreshTokens);
    if (!accounts.load() || !tokens.load() || !refreshTokens.load())
        qFatal("The state directory of a test can not be made.");
}

void Door::addAccounts()
{
    static const QByteArray hash = hashPassword(QByteArray(password)).value();
    const auto add = [this](const QString &name, const Grant &grant) {
        if (!accounts.add(name, grant, hash))
            qFatal("An account of a test can not be made.");
    };
    add(u"viewer"_s, {Role::Viewer, {u"web*"_s}});
    add(u"operator"_s, {Role::Operator, {}});
    add(u"admin"_s, {Role::Admin, {}});
}

QUrl Door::listen()
{
    const auto welcome = [this](Admitted client) { admitted.push_back(std::move(client)); };
    server = std::make_unique<Server>(
        config,
        Server::Parts {{accounts, passwords, refreshTokens, setupCode, tickets, tokens, audit},
                       routes,
                       welcome,
                       [this] { return faults; },
                       directory.path(),
                       u":/testweb"_s});
    const auto urls = server->listen();
    if (!urls) {
        qWarning() << urls.error().message;
        return {};
    }
    return QUrl(urls.value().constFirst());
}

QByteArray Door::token(const QString &user) const
{
    return tokens.issue(user, Tokens::accessLifetime).value();
}

QJsonObject Reply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString Reply::errorCode() const
{
    return json().value("error"_L1).toObject().value("code"_L1).toString();
}

RawClient::RawClient(const QUrl &server, const QString &from)
{
    QObject::connect(&socket, &QSslSocket::readyRead, &socket,
                     [this] { received += socket.readAll(); });
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!from.isEmpty())
        socket.bind(QHostAddress(from));
    if (server.scheme() == "wss"_L1)
        socket.connectToHostEncrypted(server.host(), quint16(server.port()));
    else
        socket.connectToHost(server.host(), quint16(server.port()));
}

bool RawClient::connected() const
{
    const auto ready = [this] {
        return socket.mode() == QSslSocket::UnencryptedMode
            ? socket.state() == QAbstractSocket::ConnectedState
            : socket.isEncrypted();
    };
    return QTest::qWaitFor(ready, patience);
}

void RawClient::send(const QByteArray &bytes)
{
    socket.write(bytes);
    socket.flush();
}

std::optional<Reply> RawClient::parse() const
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    Reply reply;
    const QList<QByteArray> lines = received.first(end).split('\n');
    reply.status = lines.constFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.head.fields.append({line.first(colon).toLower(), line.sliced(colon + 1).trimmed()});
    }
    reply.body = received.sliced(end + 4);
    const auto length = reply.head.field("content-length");
    const bool whole = reply.body.size() >= length.value_or("0").toLongLong();
    return whole || socket.state() == QAbstractSocket::UnconnectedState ? std::optional(reply)
                                                                        : std::nullopt;
}

Reply RawClient::reply()
{
    const bool came = QTest::qWaitFor(
        [this] {
            return parse().has_value() || socket.state() == QAbstractSocket::UnconnectedState;
        },
        patience);
    return came ? parse().value_or(Reply()) : Reply();
}

bool RawClient::closed()
{
    return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::UnconnectedState; },
                           patience);
}

Reply exchange(const QUrl &server, const QByteArray &request)
{
    RawClient client(server);
    if (!client.connected())
        return {};
    client.send(request);
    return client.reply();
}

QByteArray get(const QUrl &server, const QByteArray &path, const QByteArray &fields)
{
    return "GET " + path + " HTTP/1.1\r\nHost: " + hostOf(server) + "\r\n" + fields + "\r\n";
}

QByteArray post(const QUrl &server, const QByteArray &path, const QByteArray &body,
                const QByteArray &fields)
{
    return "POST " + path + " HTTP/1.1\r\nHost: " + hostOf(server)
        + "\r\nContent-Type: application/json\r\n" + fields
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray upgrade(const QUrl &server, const QByteArray &path, const QByteArray &fields)
{
    return get(server, path,
               "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                   + fields);
}

} // namespace Guestwire::Test
