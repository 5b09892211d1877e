// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/ranking.h"

#include "widgets/common/words.h"

#include <algorithm>

namespace Guestwire {

namespace {

double valueOf(MetricGroup group, const Track &track)
{
    switch (group) {
    case MetricGroup::Cpu:
        return track.last(Series::Cpu).value_or(0);
    case MetricGroup::Memory:
        return track.memoryShare().value_or(0);
    case MetricGroup::Disk:
        return track.last(Series::DiskRead).value_or(0) + track.last(Series::DiskWrite).value_or(0);
    case MetricGroup::Network:
        return track.last(Series::NetworkIn).value_or(0)
            + track.last(Series::NetworkOut).value_or(0);
    }
    return 0;
}

} // namespace

QList<Rank> busiest(MetricGroup group, const Connections &connections, const SampleStore &samples,
                    int atMost)
{
    QList<Rank> ranks;
    for (const ConnectionEntry &entry : connections.all()) {
        for (const Vm &vm : entry.client->vms()) {
            const VmKey key {entry.id, vm.id};
            const double value =
                isActive(Words::knownState(vm)) ? valueOf(group, samples.track(key)) : 0;
            if (value > 0)
                ranks.append({key, displayText(vm.name), value, 0});
        }
    }
    const qsizetype shown = std::min<qsizetype>(atMost, ranks.size());
    std::ranges::partial_sort(ranks, ranks.begin() + shown, std::ranges::greater(), &Rank::value);
    ranks.resize(shown);
    const bool percent = group == MetricGroup::Cpu || group == MetricGroup::Memory;
    constexpr double whole = 100;
    const double full = percent || ranks.isEmpty() ? whole : ranks.first().value;
    for (Rank &rank : ranks)
        rank.share = std::min(rank.value / full, 1.0);
    return ranks;
}

} // namespace Guestwire
