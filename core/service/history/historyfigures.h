// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Guestwire {

// What the history counts of itself, since the service began.
struct HistoryFigures
{
    bool isKept = true; // false: the newest attempt to write has failed
    quint64 rows = 0; // written, of all tiers
    quint64 events = 0; // written
    quint64 failures = 0; // attempts to write a tick
    quint64 droppedTicks = 0; // too many waited
    qint64 waitingTicks = 0;
    double writeSeconds = 0; // that writing took
    qint64 fileBytes = 0; // 0 before the first tick

    bool operator==(const HistoryFigures &) const = default;
};

} // namespace Guestwire
