// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

namespace Guestwire {

// "history export": prints what the history file has of a VM; a server may be writing it. Gives the
// exit status.
int runHistoryExport(const Options &options);

} // namespace Guestwire
