// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exitstatus.h"
#include "app/output.h"
#include "app/windowmode.h"

namespace Guestwire {

int runWindow(const Options &, int &, char **)
{
    printError(QStringLiteral("This build has no window. Start it with --headless, or install one "
                              "that was built with GUESTWIRE_GUI=ON."));
    return ExitFailure;
}

} // namespace Guestwire
