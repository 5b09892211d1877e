// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEvent>

namespace Guestwire::Test {

// Stands before a server in a test, so that it goes after it: sockets are deleted a little after
// those who had them, and a test does not come back to its event loop.
struct Sweep
{
    Sweep() = default;
    ~Sweep() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }
    Q_DISABLE_COPY_MOVE(Sweep)
};

} // namespace Guestwire::Test
