// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Guestwire {

// What the kernel holds of a TCP connection for the peer.
struct SendQueue
{
    quint64 taken = 0; // bytes that the peer's kernel has confirmed so far
    bool isEmpty = true;
    // The peer is there and has no room: some waits, and nothing is on its way. Of a broken network
    // something always is.
    bool isHeldBack = false;
};

// Empty where the descriptor is of no TCP connection.
SendQueue sendQueueOf(qintptr descriptor);

} // namespace Guestwire
