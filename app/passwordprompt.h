// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArray>

namespace Guestwire {

// The first line of stdin; where stdin is a terminal, what is typed there twice, unseen.
Result<QByteArray> askNewPassword();

// Likewise, asked once: the address of a server or a pairing string, which may hold a secret.
Result<QString> askAddress();

} // namespace Guestwire
