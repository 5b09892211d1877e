// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/admincodec.h"

#include "core/protocol/bodies.h"
#include "core/protocol/limits.h"
#include "core/protocol/names.h"
#include "core/protocol/values.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

bool requiredBoolean(Fields &f, QLatin1StringView key)
{
    if (!f.has(key))
        f.fail(ErrorCode::InvalidMessage, u"\"%1\" is missing"_s.arg(key));
    return f.boolean(key).value_or(false);
}

// On the wire "*" stands for all VMs, so that an empty list is nothing that could be meant.
QJsonArray patternsJson(const QStringList &vms)
{
    return QJsonArray::fromStringList(vms.isEmpty() ? QStringList {u"*"_s} : vms);
}

QStringList patterns(const QStringList &vms)
{
    return vms.contains("*"_L1) ? QStringList() : vms;
}

Message setAccount(Fields &f, const RequestId &request)
{
    AccountChange change;
    change.name = f.requiredText("name"_L1, maxName);
    change.create = f.boolean("create"_L1).value_or(false);
    if (const auto role = f.text("role"_L1, maxName)) {
        change.role = roleFromName(*role);
        if (!change.role)
            f.fail(ErrorCode::InvalidMessage,
                   u"\"role\" is %1; there are viewer, operator, admin"_s.arg(displayText(*role)));
    }
    if (f.has("vms"_L1))
        change.vms = patterns(f.requiredTexts("vms"_L1, maxPatterns, maxName));
    change.password = f.text("password"_L1, maxPassword);
    return SetAccount {request, change};
}

QStringList texts(const QJsonValue &array)
{
    QStringList list;
    for (const auto &one : array.toArray())
        list.append(one.toString());
    return list;
}

QDateTime time(const QJsonObject &json, QLatin1StringView key)
{
    return timeFromText(json.value(key).toString()).value_or(QDateTime());
}

ClientInfo clientFromJson(const QJsonObject &json)
{
    ClientInfo client;
    client.id = ClientId(json.value("id"_L1).toInteger());
    client.user = json.value("user"_L1).toString();
    client.address = json.value("address"_L1).toString();
    client.route = json.value("route"_L1).toString();
    client.vm = vmIdFromText(json.value("vm"_L1).toString());
    client.since = time(json, "since"_L1);
    client.heardAt = time(json, "heardAt"_L1);
    client.all = json.value("all"_L1).toBool();
    client.vms = json.value("vms"_L1).toInt();
    client.topics = texts(json.value("topics"_L1));
    client.consoles = json.value("consoles"_L1).toInt();
    client.queued = json.value("queued"_L1).toInteger();
    if (json.contains("sent"_L1))
        client.sent = json.value("sent"_L1).toInteger();
    client.self = json.value("self"_L1).toBool();
    return client;
}

template<typename T>
QJsonObject countsJson(const QMap<QString, T> &counts)
{
    QJsonObject json;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        json.insert(it.key(), qint64(it.value()));
    return json;
}

template<typename T>
QMap<QString, T> countsFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    QMap<QString, T> counts;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it)
        counts.insert(it.key(), T(it.value().toInteger()));
    return counts;
}

std::optional<CertificateInfo> certificateFromJson(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject json = value.toObject();
    return CertificateInfo {json.value("subject"_L1).toString(), json.value("pin"_L1).toString(),
                            json.value("fingerprint"_L1).toString(), time(json, "expiresAt"_L1),
                            json.value("own"_L1).toBool()};
}

ServerInfo serverFromJson(const QJsonObject &json)
{
    return {json.value("enabled"_L1).toBool(),
            json.value("switchable"_L1).toBool(),
            json.value("reason"_L1).toString(),
            texts(json.value("addresses"_L1)),
            certificateFromJson(json.value("certificate"_L1)),
            countsFromJson<qint64>(json.value("limits"_L1)),
            countsFromJson<quint64>(json.value("refusals"_L1))};
}

template<typename T>
Answer listOf(const QJsonValue &array, T (*read)(const QJsonObject &))
{
    QList<T> list;
    for (const auto &one : array.toArray())
        list.append(read(one.toObject()));
    return list;
}

// A role that this program does not know is shown as the least.
AccountInfo accountFromJson(const QJsonObject &json)
{
    return {json.value("name"_L1).toString(),
            {roleFromName(json.value("role"_L1).toString()).value_or(Role::Viewer),
             patterns(texts(json.value("vms"_L1)))}};
}

} // namespace

const QHash<QString, RequestDecoder> &adminDecoders()
{
    static const QHash<QString, RequestDecoder> decoders {
        {u"clients"_s, [](Fields &, const RequestId &r) { return Message(ListClients {r}); }},
        {u"client_drop"_s,
         [](Fields &f, const RequestId &r) {
             return Message(
                 DropClient {r,
                             ClientId(f.requiredInteger("client"_L1, 1,
                                                        std::numeric_limits<ClientId>::max()))});
         }},
        {u"server"_s, [](Fields &, const RequestId &r) { return Message(AskServer {r}); }},
        {u"server_listen"_s,
         [](Fields &f, const RequestId &r) {
             return Message(SetListening {r, requiredBoolean(f, "enabled"_L1)});
         }},
        {u"accounts"_s, [](Fields &, const RequestId &r) { return Message(ListAccounts {r}); }},
        {u"account_set"_s, &setAccount},
        {u"account_remove"_s,
         [](Fields &f, const RequestId &r) {
             return Message(RemoveAccount {r, f.requiredText("name"_L1, maxName)});
         }},
        {u"token_issue"_s,
         [](Fields &f, const RequestId &r) {
             const QString name = f.requiredText("name"_L1, maxName);
             return Message(IssueToken {r, name,
                                        std::chrono::seconds(f.requiredInteger(
                                            "expires"_L1, 1, maxTokenLifetime.count()))});
         }},
    };
    return decoders;
}

Body body(const ListClients &m)
{
    return {"clients"_L1, withRequest(m.request, {})};
}

Body body(const DropClient &m)
{
    return {"client_drop"_L1, withRequest(m.request, {{"client"_L1, qint64(m.client)}})};
}

Body body(const AskServer &m)
{
    return {"server"_L1, withRequest(m.request, {})};
}

Body body(const SetListening &m)
{
    return {"server_listen"_L1, withRequest(m.request, {{"enabled"_L1, m.enabled}})};
}

Body body(const ListAccounts &m)
{
    return {"accounts"_L1, withRequest(m.request, {})};
}

Body body(const SetAccount &m)
{
    QJsonObject data {{"name"_L1, m.change.name}};
    if (m.change.create)
        data.insert("create"_L1, true);
    if (m.change.role)
        data.insert("role"_L1, toName(*m.change.role));
    if (m.change.vms)
        data.insert("vms"_L1, patternsJson(*m.change.vms));
    if (m.change.password)
        data.insert("password"_L1, *m.change.password);
    return {"account_set"_L1, withRequest(m.request, data)};
}

Body body(const RemoveAccount &m)
{
    return {"account_remove"_L1, withRequest(m.request, {{"name"_L1, m.name}})};
}

Body body(const IssueToken &m)
{
    return {
        "token_issue"_L1,
        withRequest(m.request, {{"name"_L1, m.name}, {"expires"_L1, qint64(m.lifetime.count())}})};
}

QJsonObject toJson(const ClientInfo &client)
{
    QJsonObject json {{"id"_L1, qint64(client.id)},
                      {"user"_L1, client.user},
                      {"route"_L1, client.route},
                      {"since"_L1, toText(client.since)},
                      {"heardAt"_L1, toText(client.heardAt)},
                      {"all"_L1, client.all},
                      {"vms"_L1, client.vms},
                      {"topics"_L1, QJsonArray::fromStringList(client.topics)},
                      {"consoles"_L1, client.consoles},
                      {"queued"_L1, client.queued},
                      {"self"_L1, client.self}};
    if (!client.address.isEmpty())
        json.insert("address"_L1, client.address);
    if (client.vm)
        json.insert("vm"_L1, toText(*client.vm));
    if (client.sent)
        json.insert("sent"_L1, *client.sent);
    return json;
}

QJsonObject toJson(const AccountInfo &account)
{
    return {{"name"_L1, account.name},
            {"role"_L1, toName(account.grant.role)},
            {"vms"_L1, patternsJson(account.grant.vms)}};
}

QJsonObject toJson(const ServerInfo &server)
{
    QJsonObject json {{"enabled"_L1, server.enabled},
                      {"switchable"_L1, server.switchable},
                      {"addresses"_L1, QJsonArray::fromStringList(server.addresses)},
                      {"limits"_L1, countsJson(server.limits)},
                      {"refusals"_L1, countsJson(server.refusals)}};
    if (!server.reason.isEmpty())
        json.insert("reason"_L1, server.reason);
    if (const auto &certificate = server.certificate)
        json.insert("certificate"_L1,
                    QJsonObject {{"subject"_L1, certificate->subject},
                                 {"pin"_L1, certificate->pin},
                                 {"fingerprint"_L1, certificate->fingerprint},
                                 {"expiresAt"_L1, toText(certificate->expiresAt)},
                                 {"own"_L1, certificate->own}});
    return {{"server"_L1, json}};
}

QJsonObject toJson(const IssuedToken &token)
{
    return {{"token"_L1, token.token}, {"expiresAt"_L1, toText(token.expiresAt)}};
}

std::optional<Answer> adminAnswer(const QJsonObject &result)
{
    if (result.contains("clients"_L1))
        return listOf(result.value("clients"_L1), &clientFromJson);
    if (result.contains("accounts"_L1))
        return listOf(result.value("accounts"_L1), &accountFromJson);
    if (result.contains("server"_L1))
        return serverFromJson(result.value("server"_L1).toObject());
    if (result.contains("token"_L1))
        return IssuedToken {result.value("token"_L1).toString(), time(result, "expiresAt"_L1)};
    return std::nullopt;
}

} // namespace Guestwire::Protocol
