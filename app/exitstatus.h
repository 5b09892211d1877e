// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire {

// What the shell is told.
enum ExitStatus {
    ExitSuccess = 0,
    ExitFailure = 1,
    ExitUsage = 2,
    ExitConfiguration = 3,
    ExitCannotListen = 4,
    ExitCannotReachLibvirt = 5,
};

} // namespace Guestwire
