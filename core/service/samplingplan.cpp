// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/samplingplan.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace Guestwire {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr double busyShare = 0.5; // of all time that may be spent with reading
constexpr double watchedShare =
    0.4; // of it at most for those that are watched, while there are others
constexpr double relief = 0.8; // of what made an interval stretch, to let it shrink again
constexpr double newCost = 0.3; // weight of the last round in what a VM is thought to take
constexpr SamplingPlan::Time secondReading = 1s;
constexpr SamplingPlan::Time nearlyDue = 250ms; // shares the round

SamplingPlan::Time wholeSeconds(double seconds)
{
    return std::chrono::seconds(qint64(std::ceil(seconds)));
}

} // namespace

// Who wishes for less than the usual pace gets that.
std::optional<SamplingPlan::Time> SamplingPlan::oftenEnough(std::optional<Time> asked) const
{
    return asked && *asked < m_usual ? asked : std::nullopt;
}

void SamplingPlan::add(VmId vm, std::optional<Time> asked, Time now)
{
    if (m_vms.contains(vm))
        return;
    m_vms.insert(vm, {oftenEnough(asked), now, 0});
    plan();
}

void SamplingPlan::remove(VmId vm)
{
    if (m_vms.remove(vm))
        plan();
}

void SamplingPlan::ask(const Asked &asked, Time now)
{
    for (auto it = m_vms.begin(); it != m_vms.end(); ++it)
        it->asked = oftenEnough(asked(it.key()));
    plan();
    for (Entry &entry : m_vms)
        entry.due = std::min(entry.due, now + intervalOf(entry));
}

SamplingPlan::Time SamplingPlan::intervalOf(const Entry &entry) const
{
    if (!entry.asked)
        return m_usualNow;
    return Time(qint64(double(entry.asked->count()) * m_watchedStretch));
}

SamplingPlan::Time SamplingPlan::tick() const
{
    Time shortest = m_usualNow;
    for (const Entry &entry : m_vms)
        shortest = std::min(shortest, intervalOf(entry));
    return shortest;
}

SamplingPlan::Time SamplingPlan::interval() const
{
    Time longest = 0ms;
    for (const Entry &entry : m_vms)
        longest = std::max(longest, intervalOf(entry));
    return m_vms.isEmpty() ? m_usual : longest;
}

std::optional<SamplingPlan::Time> SamplingPlan::next() const
{
    std::optional<Time> first;
    for (const Entry &entry : m_vms)
        first = std::min(first.value_or(entry.due), entry.due);
    return first && m_full ? std::max(*first, *m_full + tick()) : first;
}

qsizetype SamplingPlan::room() const
{
    if (!m_cost || *m_cost <= 0)
        return m_vms.size();
    return std::max<qsizetype>(1, qsizetype(busyShare * Seconds(tick()).count() / *m_cost));
}

QList<VmId> SamplingPlan::dueBy(Time moment, bool watched) const
{
    QList<std::pair<Time, VmId>> due;
    for (auto it = m_vms.cbegin(); it != m_vms.cend(); ++it)
        if (it->due <= moment && it->asked.has_value() == watched)
            due.append({it->due, it.key()});
    std::ranges::stable_sort(due, {}, &std::pair<Time, VmId>::first);
    QList<VmId> vms;
    for (const auto &[when, vm] : std::as_const(due))
        vms.append(vm);
    return vms;
}

ReadingOrder SamplingPlan::take(Time now)
{
    const Time moment = now + std::min(nearlyDue, tick() / 4);
    const QList<VmId> watched = dueBy(moment, true);
    const QList<VmId> others = dueBy(moment, false);
    const qsizetype room = this->room();
    // The others get what those that are watched leave, and never nothing.
    const auto forWatched = others.isEmpty()
        ? room
        : std::max<qsizetype>(1, qsizetype(double(room) * watchedShare / busyShare));
    ReadingOrder order;
    order.only.emplace();
    for (const VmId &vm : watched.first(std::min(forWatched, watched.size())))
        put(vm, now, order);
    const auto forOthers = std::max<qsizetype>(1, room - order.only->size());
    for (const VmId &vm : others.first(std::min(forOthers, others.size())))
        put(vm, now, order);
    m_full.reset();
    if (order.only->size() < watched.size() + others.size())
        m_full = now;
    return order;
}

void SamplingPlan::put(VmId vm, Time now, ReadingOrder &order)
{
    Entry &entry = m_vms[vm];
    const Time interval = intervalOf(entry);
    const Time inStep = entry.due + interval;
    if (++entry.readings == 1)
        entry.due = now + std::min(interval, secondReading);
    else // the next in step with the last, unless that one came too late
        entry.due = inStep > now + interval / 2 ? inStep : now + interval;
    order.only->insert(vm);
    if (!entry.asked && m_vms.size() > mostInFull)
        order.brief.insert(vm);
}

void SamplingPlan::learn(int vms, std::chrono::nanoseconds took)
{
    if (vms <= 0)
        return;
    const double cost = Seconds(took).count() / vms;
    m_cost = m_cost ? *m_cost * (1 - newCost) + cost * newCost : cost;
    plan();
}

void SamplingPlan::plan()
{
    const double cost = m_cost.value_or(0);
    double watched = 0; // share of the time that they need
    qsizetype others = 0;
    for (const Entry &entry : std::as_const(m_vms)) {
        if (entry.asked)
            watched += cost / Seconds(*entry.asked).count();
        else
            ++others;
    }
    const double allowed = others ? watchedShare : busyShare;
    m_watchedStretch = std::max(1.0, watched / allowed);
    const double needed = double(others) * cost / (busyShare - std::min(watched, watchedShare));
    const double now = Seconds(m_usualNow).count();
    if (needed > now || needed < relief * now)
        m_usualNow = std::max(m_usual, wholeSeconds(needed));
    m_stretched = m_usualNow > m_usual || watched > allowed * (m_stretched ? relief : 1);
}

} // namespace Guestwire
