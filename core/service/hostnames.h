// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Guestwire {

// The names under which this machine is reached, in lower case: its own, with and without domain,
// and localhost.
QStringList ownHostNames();

// Those of them that a certificate can carry; never empty.
QStringList certificateNames();

QStringList loopbackAddresses();

} // namespace Guestwire
