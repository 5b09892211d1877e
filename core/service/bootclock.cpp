// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/bootclock.h"

namespace Guestwire {

void BootClock::follow(VmId vm, State state, std::chrono::milliseconds now)
{
    Run &run = m_runs[vm];
    if (state == State::Unknown) {
        run = {}; // what happens meanwhile is not seen
    } else if (!isActive(state)) {
        run = {true, {}};
    } else if (std::exchange(run.isOff, false)) {
        run.began = now;
    }
}

void BootClock::forget(VmId vm)
{
    m_runs.remove(vm);
}

std::optional<std::chrono::milliseconds> BootClock::prompt(VmId vm, std::chrono::milliseconds now)
{
    const auto run = m_runs.find(vm);
    if (run == m_runs.end() || !run->began)
        return std::nullopt;
    return now - *std::exchange(run->began, std::nullopt);
}

} // namespace Guestwire
