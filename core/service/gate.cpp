// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/gate.h"

#include "core/service/tickets.h"

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr QByteArrayView nativePath = "/ws";
constexpr QByteArrayView vmPrefix = "/ws/vms/";
constexpr QByteArrayView consoleSuffix = "/console";
constexpr QByteArrayView bearerScheme = "bearer ";
constexpr QByteArrayView protocolVersion = "13"; // of RFC 6455
constexpr qsizetype keySize = 16; // bytes, likewise

struct VmPath
{
    QByteArrayView name; // still percent-encoded
    Route route = Route::Vm;
};

std::optional<VmPath> parseVmPath(QByteArrayView path)
{
    if (!path.startsWith(vmPrefix))
        return std::nullopt;
    VmPath parsed {path.sliced(vmPrefix.size()), Route::Vm};
    const qsizetype slash = parsed.name.indexOf('/');
    if (slash >= 0) {
        if (parsed.name.sliced(slash) != consoleSuffix)
            return std::nullopt;
        parsed = {parsed.name.first(slash), Route::VmConsole};
    }
    return parsed.name.isEmpty() ? std::nullopt : std::optional(parsed);
}

// What RFC 6455 asks of a handshake.
std::optional<HttpResponse> handshakeFault(const HttpHead &head)
{
    if (head.method != "GET") {
        return errorResponse(405, u"A WebSocket is asked for with GET."_s).with({"Allow", "GET"});
    }
    if (!head.lists("connection", "upgrade"))
        return errorResponse(400, u"The Connection header field does not say Upgrade."_s);
    const auto version = head.field("sec-websocket-version");
    if (version && *version != protocolVersion) {
        return errorResponse(426, u"Only version 13 of the WebSocket protocol is spoken here."_s)
            .with({"Sec-WebSocket-Version", protocolVersion.toByteArray()});
    }
    const auto key =
        QByteArray::fromBase64Encoding(head.field("sec-websocket-key").value_or(QByteArray()),
                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!version || !key || (*key).size() != keySize)
        return errorResponse(400,
                             u"Sec-WebSocket-Version or a valid Sec-WebSocket-Key is missing."_s);
    return std::nullopt;
}

// For what is not there and for what may not be seen, which nobody can tell apart.
HttpResponse noSuchVm()
{
    return errorResponse(404, "VM_NOT_FOUND"_L1, u"There is no such VM."_s);
}

} // namespace

Result<Identity> bearer(const HttpHead &head, const Tokens &tokens)
{
    const QByteArray value = head.field("authorization").value_or(QByteArray());
    const QByteArrayView scheme =
        QByteArrayView(value).first(qMin(value.size(), bearerScheme.size()));
    if (scheme.compare(bearerScheme, Qt::CaseInsensitive) != 0)
        return Error {ErrorCode::AuthError,
                      u"An access token is needed: Authorization: Bearer TOKEN."_s};
    return tokens.verify(QByteArrayView(value).sliced(bearerScheme.size()).trimmed());
}

Gate::Gate(const WebSocketConfig &config, const Tokens &tokens, Tickets &tickets,
           const Routes &routes)
    : m_config(config)
    , m_tokens(tokens)
    , m_tickets(tickets)
    , m_routes(routes)
{
}

bool Gate::isRoute(QByteArrayView path)
{
    return path == nativePath || parseVmPath(path);
}

std::variant<Admission, HttpResponse> Gate::decide(const HttpHead &head)
{
    if (!m_config.enabled)
        return errorResponse(
            503, u"WebSockets are turned off here (websocket.enabled in config.yaml)."_s);
    if (const auto fault = handshakeFault(head))
        return *fault;
    auto identity = authenticate(head);
    if (!identity)
        return errorResponse(401, identity.error().message);
    if (head.path == nativePath)
        return Admission {std::move(identity).value(), Route::Native, std::nullopt};
    return findVm(head.path, std::move(identity).value());
}

Result<Identity> Gate::authenticate(const HttpHead &head)
{
    if (head.field("authorization"))
        return bearer(head, m_tokens);
    if (const auto token = queryValue(head.query, "token"))
        return m_tokens.verify(token->toUtf8());
    if (const auto ticket = queryValue(head.query, "ticket"))
        return m_tickets.redeem(ticket->toUtf8());
    return Error {ErrorCode::AuthError,
                  u"Log in first: a WebSocket needs Authorization: Bearer TOKEN, "
                  "?token= or ?ticket=."_s};
}

std::variant<Admission, HttpResponse> Gate::findVm(const QByteArray &path, Identity identity) const
{
    const auto parsed = parseVmPath(path);
    const auto name = parsed ? percentDecoded(parsed->name) : std::nullopt;
    if (!name)
        return noSuchVm();
    const auto vm = m_routes.find(*name);
    // Patterns are matched for what is not there too, so that the time does not tell which it is.
    const Permissions permissions = permissionsOn(identity.grant, vm ? vm->name : *name);
    if (!vm || !permissions.testFlag(Permission::Monitor))
        return noSuchVm();
    if (parsed->route == Route::VmConsole && !permissions.testFlag(Permission::ConsoleRead))
        return errorResponse(403, u"This user may not read the VM's console."_s);
    return Admission {std::move(identity), parsed->route, vm->id};
}

} // namespace Guestwire
