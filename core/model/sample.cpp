// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sample.h"

#include <algorithm>

namespace Guestwire {

namespace {

using Seconds = std::chrono::duration<double>;

std::optional<double> growth(const Values &before, const Values &after, Metric metric)
{
    const auto from = before[metric];
    const auto to = after[metric];
    if (!from || !to || *to < *from)
        return std::nullopt;
    return *to - *from;
}

// Percent of the time that `processors` had, at most all of it: clocks of different grain meet
// here.
std::optional<double> share(const Values &before, const Values &after, Metric time, double seconds,
                            int processors)
{
    const auto grown = growth(before, after, time);
    if (!grown || processors <= 0)
        return std::nullopt;
    return std::min(100.0 * *grown / (seconds * processors), 100.0);
}

// `processors`: what shares are of; 0 where nothing is known of that.
void derive(const Values &before, Values &after, MetricGroup group, double seconds,
            int processors = 0)
{
    for (const MetricInfo &row : allMetrics()) {
        if (row.group != group)
            continue;
        std::optional<double> value;
        if (row.origin == Origin::Rate) {
            value = growth(before, after, row.of);
            if (value)
                *value /= seconds;
        } else if (row.origin == Origin::Share) {
            value = share(before, after, row.of, seconds, processors);
        } else if (row.origin == Origin::Latency) {
            const auto time = growth(before, after, row.of);
            const auto operations = growth(before, after, row.over);
            if (time && operations && *operations > 0)
                value = *time / *operations;
        }
        if (value)
            after.set(row.metric, *value);
    }
}

const Device *named(const QList<Device> &devices, const QString &name)
{
    const auto found = std::ranges::find(devices, name, &Device::name);
    return found == devices.end() ? nullptr : &*found;
}

void deriveDevices(const QList<Device> &before, QList<Device> &after, MetricGroup group,
                   double seconds)
{
    for (Device &device : after)
        if (const Device *earlier = named(before, device.name))
            derive(earlier->values, device.values, group, seconds, 1);
}

// Sums what the devices have; a metric that no device has stays absent. Latencies do not add up:
// they are the total time over the total operations.
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

// Of the virtual CPUs that have it.
void meanShares(const QList<Device> &vcpus, Values &total)
{
    for (const MetricInfo &row : allMetrics()) {
        if (row.origin != Origin::Share)
            continue;
        double sum = 0;
        int count = 0;
        for (const Device &vcpu : vcpus) {
            if (const auto value = vcpu.values[row.metric]) {
                sum += *value;
                ++count;
            }
        }
        if (count > 0)
            total.set(row.metric, sum / count);
    }
}

void deriveCpu(const Counters &before, const Counters &after, double seconds, Sample &sample)
{
    const bool apart = after.cpuTaken.count() != 0;
    if (apart != (before.cpuTaken.count() != 0))
        return;
    if (apart)
        seconds = Seconds(after.cpuTaken - before.cpuTaken).count();
    if (seconds < Seconds(shortestInterval).count())
        return;
    const int processors = before.vcpuCount == after.vcpuCount ? after.vcpuCount : 0;
    derive(before.values, sample.values, MetricGroup::Cpu, seconds, processors);
    deriveDevices(before.vcpus, sample.vcpus, MetricGroup::Cpu, seconds);
    meanShares(sample.vcpus, sample.values);
}

} // namespace

bool comparable(const Counters &before, const Counters &after)
{
    return before.vm == after.vm && before.run == after.run
        && after.taken - before.taken >= shortestInterval;
}

Sample sampleOf(const Counters *before, const Counters &after)
{
    Sample sample {after.vm,    after.at,    after.memorySource, after.values,
                   after.vcpus, after.disks, after.nics};
    const bool derivable = before && comparable(*before, after);
    if (derivable) {
        const double seconds = Seconds(after.taken - before->taken).count();
        deriveCpu(*before, after, seconds, sample);
        derive(before->values, sample.values, MetricGroup::Memory, seconds);
        deriveDevices(before->disks, sample.disks, MetricGroup::Disk, seconds);
        deriveDevices(before->nics, sample.nics, MetricGroup::Network, seconds);
    }
    sum(sample.disks, MetricGroup::Disk, sample.values);
    sum(sample.nics, MetricGroup::Network, sample.values);
    if (derivable)
        totalLatency(before->disks, after.disks, sample.values);
    return sample;
}

} // namespace Guestwire
