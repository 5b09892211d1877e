// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire {

// Gives libvirt an event loop of our own, in its own thread, once in the life of the process. Its
// default loop runs in GLib's main context, which belongs to the window's thread. It never stops:
// libvirt may still call back after a connection was closed. Safe to call again, from any thread.
// Also stops libvirt from writing its errors to stderr, and a broken connection from ending the
// process (SIGPIPE).
void startEventLoop();

} // namespace Guestwire
