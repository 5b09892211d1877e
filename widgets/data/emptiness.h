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

// Of all of them together, none of which shows a VM: what is bare is so for certain, and what is
// down needs somebody.
Emptiness emptinessOf(const Connections &connections);

// What connections that are down say of it, ready to be shown; each reason once.
QStringList whyOutOfReach(const Connections &connections);

} // namespace Guestwire
