// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/hostcounters.h"

namespace Guestwire {

std::optional<double> utilizationBetween(const HostCounters &before, const HostCounters &after)
{
    if (!before.cpuBusy || !before.cpuAll || !after.cpuBusy || !after.cpuAll)
        return std::nullopt;
    const auto busy = *after.cpuBusy - *before.cpuBusy;
    const auto all = *after.cpuAll - *before.cpuAll;
    if (busy.count() < 0 || all.count() <= 0)
        return std::nullopt;
    return std::min(100.0, 100.0 * double(busy.count()) / double(all.count()));
}

} // namespace Guestwire
