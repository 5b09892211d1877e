// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/model/vm.h"

#include <QIcon>

namespace Guestwire {

// Pictures of our own, drawn in the colours of the theme that is in force when they are painted.
class Icons
{
public:
    // One of resources/icons without its ending: "start".
    static QIcon named(const QString &name);
    static QIcon state(State state);
    static QIcon severity(Severity severity);
    static QIcon pending(); // something was asked for and not answered yet
    static QIcon application();
};

} // namespace Guestwire
