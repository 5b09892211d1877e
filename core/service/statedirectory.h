// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

namespace Guestwire {

// The directory of everything that is kept: accounts, keys, certificate, history, audit log.
// $STATE_DIRECTORY, else $XDG_DATA_HOME/guestwire, else ~/.local/share/guestwire; made 0700 where
// it is missing. An error where it belongs to another user or is open to others.
Result<QString> stateDirectory();

// The same rules for a directory of the caller's choice.
Outcome makePrivateDirectory(const QString &path);

} // namespace Guestwire
