// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/logging.h"

namespace Guestwire {

Q_LOGGING_CATEGORY(hostLog, "guestwire.host")

} // namespace Guestwire
