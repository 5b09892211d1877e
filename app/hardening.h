// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire {

// Keeps what this process knows from other users: files are made for their user alone, and no core
// dump is written of its memory. To be called first in main().
void hardenProcess();

} // namespace Guestwire
