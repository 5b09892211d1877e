// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

namespace Guestwire {

// "pair": prints what a viewer takes to know this server, and to log in as a user where one is named.
// A server may be running. Gives the exit status.
int runPair(const Options &options, int &argc, char **argv);

} // namespace Guestwire
