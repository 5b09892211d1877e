// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/hostcounters.h"
#include "core/model/result.h"
#include "core/model/sample.h"

#include <QSet>

#include <functional>

namespace Guestwire {

// What reads counters, in a thread of its own: a call that reaches a hung emulator may stay there
// for good.
class CounterReader
{
public:
    struct Request
    {
        ReadingOrder order;
        QSet<VmId> hung; // left out, but for those that turn out to answer again
        QSet<VmId> done; // read already in this round
        bool singly = false; // one VM a call
        quint64 generation = 0; // of the control connection: a reading after a loss begins anew
    };
    struct End
    {
        QSet<VmId> recovered; // of the hung, those that answer again or are gone
        std::chrono::nanoseconds cpu {}; // of this thread
        HostCounters host;
    };
    using Begin = std::function<void(const QList<VmId> &vms)>; // a call that asks their emulators
    using Part = std::function<void(const QList<Counters> &counters)>; // what it gave

    virtual ~CounterReader() = default;

    // Hands over what it reads in parts, and says before each whose it is.
    virtual Result<End> read(const Request &request, const Begin &begin, const Part &part) = 0;

    // The VMs whose emulator has kept a call waiting for too long. Never waits for an emulator.
    virtual Result<QSet<VmId>> hung() = 0;

    // The cheapest question that the host itself has to answer.
    virtual Outcome askHost() = 0;
};

} // namespace Guestwire
