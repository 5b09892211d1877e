// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"
#include "core/model/hostcounters.h"

#include <libvirt/libvirt.h>

#include <span>

namespace Guestwire {

// What the host itself counts. Asks no emulator.
HostCounters hostCountersOf(const Connection &connection);

// Parts of it. Memory that caches and buffers hold can be had back, so it is not used.
void setCpu(HostCounters &counters, std::span<const virNodeCPUStats> stats);
void setMemory(HostCounters &counters, std::span<const virNodeMemoryStats> stats);

// The three averages of /proc/loadavg; empty when it says something else.
QList<double> loadFrom(const QByteArray &text);

} // namespace Guestwire
