// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/console.h"
#include "widgets/data/connections.h"

#include <QCoreApplication>

namespace Guestwire {

// What stands beside a console, for a person.
class ConsoleTexts
{
    Q_DECLARE_TR_FUNCTIONS(Guestwire::ConsoleTexts)

public:
    // Why a console of this VM can not be opened at all; empty when it can.
    static QString obstacle(const Vm &vm);

    // Why an opened console shows nothing new; empty when it is alive.
    static QString notice(const Console &console, const Vm &vm, const ConnectionEntry &connection,
                          const std::optional<Error> &openError);

    // Why nothing that is typed here reaches the guest; empty when it does.
    static QString noTyping(const Console &console, bool isReadOnly);

    // Who types, who watches, how large it is.
    static QString status(const Console &console);
    static QString keyboard(const Console &console);
    static QString viewerName(const Console &console, quint32 viewer);

    // A line for the terminal itself where output is missing, in a terminal's own bytes.
    static QByteArray gapLine(quint64 lostBytes, Protocol::ConsoleGap::Reason reason);
};

} // namespace Guestwire
