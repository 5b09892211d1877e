// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/hostload.h"

#include "widgets/common/words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace Guestwire {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr double whole = 100; // percent

// Draws on between samples that are `most` steps apart, and from the newest to the edge; a longer
// silence is a gap.
void bridge(std::vector<float> &values, int most)
{
    int known = -1;
    const int end = int(values.size());
    for (int i = 0; i < end; ++i) {
        if (std::isnan(values[size_t(i)]))
            continue;
        for (int k = known + 1; known >= 0 && i - known <= most && k < i; ++k) {
            const float share = float(k - known) / float(i - known);
            values[size_t(k)] =
                values[size_t(known)] + share * (values[size_t(i)] - values[size_t(known)]);
        }
        known = i;
    }
    for (int k = known + 1; known >= 0 && end - 1 - known <= most && k < end; ++k)
        values[size_t(k)] = values[size_t(known)];
}

// A service that samples rarely is silent for longer.
int longestSilence(const SampleStore &samples, ConnectionId connection, qint64 step)
{
    return 2 + int(samples.interval(connection).count() * 5 / 2 / step);
}

std::vector<float> cpusOf(const Vm &vm, const Track &track, const HostLoad &load, int silence)
{
    std::vector<float> sums(HostLoad::steps, 0);
    std::vector<int> counts(HostLoad::steps, 0);
    for (const Point &point : track.since(load.from)) {
        const qint64 at = (point.at - load.from) / load.step;
        const float value = point[Series::Cpu];
        if (point.at <= load.from || at >= HostLoad::steps || std::isnan(value))
            continue;
        sums[size_t(at)] += float(double(value) / whole * vm.vcpus);
        ++counts[size_t(at)];
    }
    for (size_t i = 0; i < sums.size(); ++i)
        sums[i] = counts[i] > 0 ? sums[i] / float(counts[i]) : unknown;
    bridge(sums, silence);
    return sums;
}

double sumOf(const std::vector<float> &values)
{
    return std::accumulate(values.begin(), values.end(), 0.0, [](double sum, float value) {
        return std::isnan(value) ? sum : sum + double(value);
    });
}

void add(std::vector<float> &to, const std::vector<float> &values)
{
    for (size_t i = 0; i < to.size(); ++i)
        if (!std::isnan(values[i]))
            to[i] = (std::isnan(to[i]) ? 0 : to[i]) + values[i];
}

int cpusOf(const Connections &connections)
{
    int sum = 0;
    for (const ConnectionEntry &entry : connections.all())
        for (const HostStatus &host : entry.client->hosts()) {
            if (!host.cpus)
                return 0;
            sum += *host.cpus;
        }
    return sum;
}

// The few that used most, and all others as one.
QList<HostLoad::Band> stacked(QList<HostLoad::Band> bands)
{
    std::ranges::stable_sort(bands, std::ranges::greater(),
                             [](const HostLoad::Band &band) { return sumOf(band.cpus); });
    if (bands.size() <= HostLoad::mostBands)
        return bands;
    HostLoad::Band rest {{}, {}, std::vector<float>(HostLoad::steps, unknown)};
    for (qsizetype i = HostLoad::mostBands; i < bands.size(); ++i)
        add(rest.cpus, bands[i].cpus);
    bands.resize(HostLoad::mostBands);
    bands.append(rest);
    return bands;
}

} // namespace

HostLoad hostLoad(const Connections &connections, const SampleStore &samples,
                  std::chrono::milliseconds span)
{
    HostLoad load;
    qint64 newest = 0;
    for (const ConnectionEntry &entry : connections.all())
        newest = std::max(newest, samples.newest(entry.id));
    if (newest == 0)
        newest = QDateTime::currentMSecsSinceEpoch();
    load.step = span.count() / HostLoad::steps;
    // On whole steps, so that the picture moves on and does not tremble.
    load.from = (newest / load.step + 1) * load.step - span.count();
    load.cpus = cpusOf(connections);
    QList<HostLoad::Band> bands;
    for (const ConnectionEntry &entry : connections.all()) {
        const int silence = longestSilence(samples, entry.id, load.step);
        for (const Vm &vm : entry.client->vms()) {
            const VmKey key {entry.id, vm.id};
            const Track &track = samples.track(key);
            if (track.isEmpty())
                continue;
            HostLoad::Band band {key, displayText(vm.name), cpusOf(vm, track, load, silence)};
            if (isActive(Words::knownState(vm)))
                load.now += track.last(Series::Cpu).value_or(0) / whole * vm.vcpus;
            if (sumOf(band.cpus) > 0)
                bands.append(band);
        }
    }
    load.bands = stacked(bands);
    std::vector<float> sum(HostLoad::steps, unknown);
    for (const HostLoad::Band &band : load.bands)
        add(sum, band.cpus);
    for (const float value : sum)
        if (!std::isnan(value))
            load.highest = std::max(load.highest, double(value));
    return load;
}

} // namespace Guestwire
