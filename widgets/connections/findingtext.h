// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connections/switchboard.h"

#include <QCoreApplication>

namespace Guestwire {

// A trial's finding in words.
class FindingText
{
    Q_DECLARE_TR_FUNCTIONS(FindingText)

public:
    static QString of(const QString &address, const ConnectionFinding &finding);
};

} // namespace Guestwire
