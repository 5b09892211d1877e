// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"

#include <QHash>

#include <chrono>
#include <optional>

namespace Guestwire {

// How long VMs take from their start to the first prompt, for starts that were seen. Times are of
// any clock that does not go back.
class BootClock
{
public:
    void follow(VmId vm, State state, std::chrono::milliseconds now);
    void forget(VmId vm);

    // The first prompt after a start gives the time between the two.
    std::optional<std::chrono::milliseconds> prompt(VmId vm, std::chrono::milliseconds now);

private:
    struct Run
    {
        bool isOff = false; // and was seen to be
        std::optional<std::chrono::milliseconds> began;
    };

    QHash<VmId, Run> m_runs;
};

} // namespace Guestwire
