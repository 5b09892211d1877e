// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

namespace Guestwire {

// The server alone, until SIGTERM; gives the exit status. Needs no display.
int runHeadless(const Options &options, int &argc, char **argv);

// "fingerprint": the pin of the certificate that a server on this configuration shows.
int runFingerprint(const Options &options, int &argc, char **argv);

} // namespace Guestwire
