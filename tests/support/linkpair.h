// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/websocketlink.h"

#include <memory>
#include <utility>

namespace Guestwire {

// What runs over the two kinds of links: the client's end first, then the server's.
using LinkPair = std::pair<std::unique_ptr<Link>, std::unique_ptr<Link>>;

// Two ends of a real WebSocket on loopback; null pointers when it could not be made.
LinkPair webSocketPair(WebSocketLink::Settings client = {},
                       WebSocketLink::Settings server = {WebSocketLink::End::Server});

} // namespace Guestwire
