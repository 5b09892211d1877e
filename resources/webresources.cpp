// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/webresources.h"

#include <QtGlobal>

// The macro declares a function, which it can not do inside a namespace.
static void initialise()
{
    Q_INIT_RESOURCE(web);
}

namespace Guestwire {

void initWebResources()
{
    initialise();
}

} // namespace Guestwire
