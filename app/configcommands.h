// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"
#include "core/config/configloader.h"

namespace Guestwire {

// The configuration that these options ask for.
ConfigResult configOf(const Options &options);

// Every error on a line of its own, on stderr.
void printErrors(const ConfigResult &result);

// --check-config and --print-config; gives the exit status.
int runConfigCommand(const Options &options);

} // namespace Guestwire
