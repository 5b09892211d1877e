// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/action.h"
#include "core/model/event.h"

#include <QCoreApplication>

namespace Guestwire {

// The words for states, actions and errors, the same everywhere in the window.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Guestwire::Words)

public:
    static QString state(State state); // "running"
    static QString trouble(const Vm &vm); // "unknown (not answering)", or nothing
    // Nothing is sure about one whose emulator or host hangs, whatever it did when it was heard of.
    static State knownState(const Vm &vm);
    static QString stateOf(const Vm &vm);
    static QString action(Action action); // "Shut down", for a button
    static QString pending(Action action); // "shutting down…", from the click to the answer
    static QString failed(Action action, const QString &vmName); // "Could not start web-01"
    static QString error(ErrorCode code);
    static QString severity(Severity severity); // "critical"

    // Why the action can not be asked for; empty when it can.
    static QString obstacle(Action action, const Vm &vm);
};

} // namespace Guestwire
