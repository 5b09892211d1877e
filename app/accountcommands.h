// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

namespace Guestwire {

// "user …" and "token …", on the state directory of this process; a server may run on it. Gives the
// exit status.
int runAccountCommand(const Options &options);

} // namespace Guestwire
