// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"
#include "core/model/details.h"

#include <QList>

namespace Guestwire {

// What there is to tell about a VM beside its state and numbers; what cannot be known is left out.
Result<QList<Fact>> factsOf(virDomain *domain, const QString &vmName);

} // namespace Guestwire
