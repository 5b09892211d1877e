// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/hostcounters.h"

#include <QHash>

#include <functional>

namespace Guestwire {

// Decides which VMs of a host are read when: each as often as somebody needs it, those that are
// watched before the others, and never more of them than half of the time allows. Where that is not
// enough, intervals stretch. All times are of a steady clock that the caller reads.
class SamplingPlan
{
public:
    using Time = std::chrono::milliseconds;
    using Asked = std::function<std::optional<Time>(VmId)>; // nothing: as usual

    // `usual`: between two readings of a VM that nobody asked for in particular.
    explicit SamplingPlan(Time usual) : m_usual(usual), m_usualNow(usual) { }

    // Due at once, and soon again: rates need two readings.
    void add(VmId vm, std::optional<Time> asked, Time now);
    void remove(VmId vm);

    // Takes over how often each VM is asked for.
    void ask(const Asked &asked, Time now);

    std::optional<Time> next() const; // when something is due
    ReadingOrder take(Time now); // what is due now
    void learn(int vms, std::chrono::nanoseconds took); // how a round went

    bool isStretched() const { return m_stretched; }
    Time interval() const; // the longest that any VM waits

    // More VMs than this are read briefly, unless somebody watches them.
    static constexpr qsizetype mostInFull = 150;

private:
    struct Entry
    {
        std::optional<Time> asked; // more often than usual
        Time due {0};
        int readings = 0;
    };

    std::optional<Time> oftenEnough(std::optional<Time> asked) const;
    Time intervalOf(const Entry &entry) const;
    Time tick() const; // the shortest interval of all
    qsizetype room() const; // so many VMs can be read in half a tick
    QList<VmId> dueBy(Time moment, bool watched) const; // who waits longest comes first
    void put(VmId vm, Time now, ReadingOrder &order);
    void plan();

    const Time m_usual;
    Time m_usualNow; // stretched where needed
    double m_watchedStretch = 1;
    bool m_stretched = false;
    std::optional<double> m_cost; // seconds that one VM takes
    QHash<VmId, Entry> m_vms;
    std::optional<Time> m_full; // the last round, if it left out what was due
};

} // namespace Guestwire
