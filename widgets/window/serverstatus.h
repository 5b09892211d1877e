// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Guestwire {

// What the service in this process tells of its doors to the network.
struct ServerStatus
{
    bool enabled = false;
    QString address; // "wss://0.0.0.0:8443"
    int clients = 0;
    int consoles = 0;
    QString problem; // why it does not listen although it should

    bool operator==(const ServerStatus &) const = default;
};

} // namespace Guestwire
