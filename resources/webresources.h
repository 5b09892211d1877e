// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire {

// Puts the browser client's files under :/web; without the call, a static library may be linked
// without them.
void initWebResources();

} // namespace Guestwire
