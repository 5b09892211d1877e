// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

namespace Guestwire {

// The window, on VMs of this machine or of servers far away; gives the exit status.
int runWindow(const Options &options, int &argc, char **argv);

} // namespace Guestwire
