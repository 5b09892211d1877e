// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/handles.h"
#include "core/model/result.h"

namespace Guestwire {

// Lets the guest's agent run stty on the guest's end of a console. libvirt has no other way to tell
// a guest how large the terminal of its console is.
Result<QString> tellSizeByAgent(virDomain *domain, const QString &vmName, const QString &device,
                                int columns, int rows);

} // namespace Guestwire
