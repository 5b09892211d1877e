// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire {

// What ended a run of a VM, as far as libvirt tells.
enum class StopReason {
    ShutDown, // by the guest itself, asked or not
    ForcedOff,
    Crashed, // the guest panicked, or its emulator died
    Saved,
    Snapshot, // to go to one
    Migrated, // it runs on, elsewhere
    Unknown,
};

} // namespace Guestwire
