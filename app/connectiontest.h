// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connections/switchboard.h"

namespace Guestwire {

// Finds out what is at an address; `tested` is called once, unless `context` is gone.
void testConnection(const QString &address, const KnownServers &servers, QObject *context,
                    const Switchboard::Tested &tested);

} // namespace Guestwire
