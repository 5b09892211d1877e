// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"

#include <QStringList>

namespace Guestwire {

// Why no VM is there to be seen.
enum class Emptiness {
    Nothing, // no connection at all
    Pending, // connections that have not said yet what they have
    OutOfReach, // connections that are down
    Bare, // a host was read and has none, or none for this user
};

// The one of a connection without VMs.
Emptiness emptinessOf(const ConnectionEntry &entry);

// Of all of them together, none of which shows a VM: while one is down nobody knows that there are
// none.
Emptiness emptinessOf(const Connections &connections);

// What connections that are down say of it, ready to be shown; each reason once, with the
// connection's name where there are several.
QStringList whyOutOfReach(const Connections &connections);

// Servers that are down are tried at once. What is down in this process tries again by itself.
bool canRetry(const Connections &connections);
void retry(const Connections &connections);

} // namespace Guestwire
