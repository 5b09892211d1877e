// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sample.h"

#include <algorithm>

namespace Guestwire {

namespace {

using Nanoseconds = std::chrono::nanoseconds;

std::optional<double> growth(const Values &before, const Values &after, Metric metric)
{
    const auto from = before[metric];
    const auto to = after[metric];
    if (!from || !to || *to < *from)
        return std::nullopt;
    return *to - *from;
}

void derive(const Values &before, Values &after, double seconds)
{
    for (const MetricInfo &row : allMetrics()) {
        if (row.origin != Origin::Rate && row.origin != Origin::Latency)
            continue;
        const auto grown = growth(before, after, row.of);
        if (!grown)
            continue;
        if (row.origin == Origin::Rate) {
            after.set(row.metric, *grown / seconds);
        } else if (const auto operations = growth(before, after, row.over);
                   operations && *operations > 0) {
            after.set(row.metric, *grown / *operations);
        }
    }
}

const Device *named(const QList<Device> &devices, const QString &name)
{
    const auto found = std::ranges::find(devices, name, &Device::name);
    return found == devices.end() ? nullptr : &*found;
}

void deriveDevices(const QList<Device> &before, QList<Device> &after, double seconds)
{
    for (Device &device : after)
        if (const Device *earlier = named(before, device.name))
            derive(earlier->values, device.values, seconds);
}

// Sums what the devices have; a metric that no device has stays absent. Latencies do not add up: they
// are the total time over the total operations.
void sum(const QList<Device> &devices, MetricGroup group, Values &total)
{
    for (const MetricInfo &row : allMetrics()) {
        if (row.group != group || row.origin == Origin::Latency)
            continue;
        for (const Device &device : devices)
            if (const auto value = device.values[row.metric])
                total.add(row.metric, *value);
    }
}

void totalLatency(const QList<Device> &before, const QList<Device> &after, Values &total)
{
    for (const MetricInfo &row : allMetrics()) {
        if (row.origin != Origin::Latency)
            continue;
        double time = 0;
        double operations = 0;
        for (const Device &device : after) {
            const Device *earlier = named(before, device.name);
            if (!earlier)
                continue;
            const auto grownTime = growth(earlier->values, device.values, row.of);
            const auto grownOperations = growth(earlier->values, device.values, row.over);
            if (grownTime && grownOperations) {
                time += *grownTime;
                operations += *grownOperations;
            }
        }
        if (operations > 0)
            total.set(row.metric, time / operations);
    }
}

std::optional<double> share(std::optional<Nanoseconds> before, std::optional<Nanoseconds> after,
                            Nanoseconds elapsed)
{
    if (!before || !after || *after < *before)
        return std::nullopt;
    return 100.0 * double((*after - *before).count()) / double(elapsed.count());
}

void deriveCpu(const QList<VcpuCounters> &before, const QList<VcpuCounters> &after,
               Nanoseconds elapsed, Sample &sample)
{
    double utilization = 0;
    double delay = 0;
    int utilized = 0;
    int delayed = 0;
    for (qsizetype i = 0; i < after.size(); ++i) {
        const auto earlier = std::ranges::find(before, after[i].number, &VcpuCounters::number);
        if (earlier == before.end())
            continue;
        VcpuSample &vcpu = sample.vcpus[i];
        if (const auto percent = share(earlier->time, after[i].time, elapsed)) {
            vcpu.utilization = std::min(*percent, 100.0);
            utilization += *percent;
            ++utilized;
        }
        if (const auto percent = share(earlier->delay, after[i].delay, elapsed)) {
            vcpu.delay = std::min(*percent, 100.0);
            delay += *percent;
            ++delayed;
        }
    }
    if (utilized > 0)
        sample.values.set(Metric::CpuUtilization, std::min(utilization / utilized, 100.0));
    if (delayed > 0)
        sample.values.set(Metric::CpuDelay, std::min(delay / delayed, 100.0));
}

} // namespace

bool comparable(const Counters &before, const Counters &after)
{
    return before.vm == after.vm && before.run == after.run
        && after.taken - before.taken >= shortestInterval;
}

Sample sampleOf(const Counters *before, const Counters &after)
{
    Sample sample {after.vm, after.at, after.memorySource, after.values, {}, after.disks, after.nics};
    for (const VcpuCounters &vcpu : after.vcpus)
        sample.vcpus.append({vcpu.number, {}, {}});
    const bool derivable = before && comparable(*before, after);
    if (derivable) {
        const Nanoseconds elapsed = after.taken - before->taken;
        const double seconds = std::chrono::duration<double>(elapsed).count();
        derive(before->values, sample.values, seconds);
        deriveDevices(before->disks, sample.disks, seconds);
        deriveDevices(before->nics, sample.nics, seconds);
        deriveCpu(before->vcpus, after.vcpus, elapsed, sample);
    }
    sum(sample.disks, MetricGroup::Disk, sample.values);
    sum(sample.nics, MetricGroup::Network, sample.values);
    if (derivable)
        totalLatency(before->disks, after.disks, sample.values);
    return sample;
}

} // namespace Guestwire
