// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/model/vm.h"
#include "core/protocol/codec.h"
#include "core/service/httpresponse.h"
#include "core/service/tokens.h"

#include <optional>
#include <variant>

namespace Guestwire {

class Tickets;

using Protocol::Route;

// Where a WebSocket may go: asked after authentication, on the service's thread.
class Routes
{
public:
    virtual ~Routes() = default;

    // By name, or by UUID. Who may see it is not decided here.
    virtual std::optional<Vm> find(const QString &nameOrUuid) const = 0;
};

// What a request for a WebSocket was found to be worth.
struct Admission
{
    Identity identity;
    Route route = Route::Native;
    std::optional<VmId> vm; // on the routes of a single VM

    bool operator==(const Admission &) const = default;
};

// A valid access token in the Authorization header field, and nowhere else.
Result<Identity> bearer(const HttpHead &head, const Tokens &tokens);

// Decides on requests for a WebSocket, before there is one.
class Gate
{
public:
    // All outlive this.
    Gate(const WebSocketConfig &config, const Tokens &tokens, Tickets &tickets,
         const Routes &routes);

    std::variant<Admission, HttpResponse> decide(const HttpHead &head);

    static bool isRoute(QByteArrayView path);

private:
    Result<Identity> authenticate(const HttpHead &head);
    std::variant<Admission, HttpResponse> findVm(const QByteArray &path, Identity identity) const;

    const WebSocketConfig &m_config;
    const Tokens &m_tokens;
    Tickets &m_tickets;
    const Routes &m_routes;
};

} // namespace Guestwire
