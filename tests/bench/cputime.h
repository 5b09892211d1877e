// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

namespace Guestwire {

// What a thread (CLOCK_THREAD_CPUTIME_ID) or the process (CLOCK_PROCESS_CPUTIME_ID) has worked.
inline double cpuSeconds(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

} // namespace Guestwire
