// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

namespace Guestwire {

// guestwire audit verify: the exit status. Reads only.
int runAuditVerify(const Options &options);

} // namespace Guestwire
