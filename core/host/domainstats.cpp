// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/domainstats.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace Guestwire {

using namespace std::chrono_literals;

namespace {

constexpr double kibibyte = 1024;
constexpr double perNanosecond = 1e-9; // in seconds
constexpr double millisecondsPerNanosecond = 1e-6;
constexpr int mostDevices = 1024; // of one kind; more is no honest answer
constexpr int oldestReport = 15; // seconds, for a balloon with a short period

struct Field
{
    std::string_view name;
    Metric metric;
    double scale = 1;
};

constexpr std::array cpuFields {
    Field {"time", Metric::CpuTime, perNanosecond},
    Field {"user", Metric::CpuUserTime, perNanosecond},
    Field {"system", Metric::CpuSystemTime, perNanosecond},
};

constexpr std::array vcpuFields {
    Field {"time", Metric::CpuTime, perNanosecond},
    Field {"delay", Metric::CpuDelayTime, perNanosecond},
    Field {"wait", Metric::CpuWaitTime, perNanosecond},
};

// Of the guest's driver: they stand still with it.
constexpr std::array balloonFields {
    Field {"available", Metric::MemoryAvailable, kibibyte},
    Field {"unused", Metric::MemoryUnused, kibibyte},
    Field {"usable", Metric::MemoryUsable, kibibyte},
    Field {"disk_caches", Metric::MemoryCaches, kibibyte},
    Field {"swap_in", Metric::MemorySwapIn, kibibyte},
    Field {"swap_out", Metric::MemorySwapOut, kibibyte},
    Field {"major_fault", Metric::MemoryMajorFaults},
    Field {"minor_fault", Metric::MemoryMinorFaults},
};

constexpr std::array nicFields {
    Field {"rx.bytes", Metric::NetworkRxBytes},  Field {"tx.bytes", Metric::NetworkTxBytes},
    Field {"rx.pkts", Metric::NetworkRxPackets}, Field {"tx.pkts", Metric::NetworkTxPackets},
    Field {"rx.errs", Metric::NetworkRxErrors},  Field {"tx.errs", Metric::NetworkTxErrors},
    Field {"rx.drop", Metric::NetworkRxDrops},   Field {"tx.drop", Metric::NetworkTxDrops},
};

constexpr std::array diskFields {
    Field {"rd.bytes", Metric::DiskReadBytes},
    Field {"wr.bytes", Metric::DiskWriteBytes},
    Field {"rd.reqs", Metric::DiskReadOps},
    Field {"wr.reqs", Metric::DiskWriteOps},
    Field {"fl.reqs", Metric::DiskFlushOps},
    Field {"rd.times", Metric::DiskReadTime, millisecondsPerNanosecond},
    Field {"wr.times", Metric::DiskWriteTime, millisecondsPerNanosecond},
    Field {"fl.times", Metric::DiskFlushTime, millisecondsPerNanosecond},
    Field {"allocation", Metric::DiskAllocation},
    Field {"capacity", Metric::DiskCapacity},
    Field {"physical", Metric::DiskPhysical},
};

// A number that is none, or below zero, is libvirt's way to say that it does not know.
std::optional<double> numberOf(const virTypedParameter &parameter)
{
    double value = -1;
    switch (parameter.type) {
    case VIR_TYPED_PARAM_INT:
        value = parameter.value.i;
        break;
    case VIR_TYPED_PARAM_UINT:
        value = parameter.value.ui;
        break;
    case VIR_TYPED_PARAM_LLONG:
        value = double(parameter.value.l);
        break;
    case VIR_TYPED_PARAM_ULLONG:
        value = double(parameter.value.ul);
        break;
    case VIR_TYPED_PARAM_DOUBLE:
        value = parameter.value.d;
        break;
    default:
        break;
    }
    return value >= 0 && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// True when it was one of these.
bool take(std::string_view name, const virTypedParameter &parameter, std::span<const Field> fields,
          Values &values)
{
    const auto field = std::ranges::find(fields, name, &Field::name);
    const auto value = numberOf(parameter);
    if (field == fields.end() || !value)
        return false;
    values.set(field->metric, *value * field->scale);
    return true;
}

// What stands before the first dot, which is cut off with it.
std::string_view cutWord(std::string_view &name)
{
    const size_t dot = name.find('.');
    const std::string_view word = name.substr(0, dot);
    name.remove_prefix(dot == std::string_view::npos ? name.size() : dot + 1);
    return word;
}

// The devices of one kind: "0.rx.bytes", "0.name". Numbers may have gaps.
class Devices
{
public:
    void take(std::string_view name, const virTypedParameter &parameter,
              std::span<const Field> fields)
    {
        const std::string_view word = cutWord(name);
        int number = -1;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (error != std::errc() || end != word.data() + word.size() || number < 0
            || number >= mostDevices || name.empty())
            return; // "count" and its like
        Numbered &one = at(number);
        if (name == "name" && parameter.type == VIR_TYPED_PARAM_STRING)
            one.device.name = QString::fromUtf8(parameter.value.s);
        else if (Guestwire::take(name, parameter, fields, one.device.values))
            one.isKnown = true;
    }

    // One without a single number, such as a NIC on user networking, is left out.
    QList<Device> named() const
    {
        QList<Device> found;
        for (const Numbered &one : m_devices)
            if (one.isKnown && !one.device.name.isEmpty())
                found.append(one.device);
        return found;
    }

    QList<Device> numbered() const
    {
        QList<Device> found;
        for (const Numbered &one : m_devices)
            if (one.isKnown)
                found.append({QString::number(one.number), one.device.values});
        return found;
    }

private:
    struct Numbered
    {
        int number = 0;
        Device device;
        bool isKnown = false;
    };

    // They come in order, so it is the last one as a rule.
    Numbered &at(int number)
    {
        if (!m_devices.isEmpty() && m_devices.last().number == number)
            return m_devices.last();
        const auto found = std::ranges::find(m_devices, number, &Numbered::number);
        if (found != m_devices.end())
            return *found;
        m_devices.append({number, {}, false});
        return m_devices.last();
    }

    QList<Numbered> m_devices;
};

// All that was given of one domain, sorted.
struct Given
{
    explicit Given(std::span<const virTypedParameter> parameters)
    {
        for (const virTypedParameter &parameter : parameters) {
            std::string_view name = parameter.field;
            take(cutWord(name), name, parameter);
        }
    }

    void take(std::string_view kind, std::string_view name, const virTypedParameter &parameter)
    {
        if (kind == "vcpu" && name == "current")
            setInteger(vcpuCount, parameter);
        else if (kind == "vcpu")
            vcpus.take(name, parameter, vcpuFields);
        else if (kind == "net")
            nics.take(name, parameter, nicFields);
        else if (kind == "block")
            disks.take(name, parameter, diskFields);
        else if (kind == "cpu")
            Guestwire::take(name, parameter, cpuFields, cpu);
        else if (kind == "balloon")
            takeBalloon(name, parameter);
        else if (kind == "state" && name == "state")
            setInteger(state, parameter);
    }

    void takeBalloon(std::string_view name, const virTypedParameter &parameter)
    {
        const auto value = numberOf(parameter);
        if (Guestwire::take(name, parameter, balloonFields, balloon.values) || !value)
            return;
        if (name == "current")
            balloon.current = *value * kibibyte;
        else if (name == "rss")
            balloon.rss = *value * kibibyte;
        else if (name == "last-update")
            balloon.reported = qint64(*value);
    }

    static void setInteger(int &target, const virTypedParameter &parameter)
    {
        target = int(std::min(numberOf(parameter).value_or(0), double(mostDevices)));
    }

    int state = VIR_DOMAIN_NOSTATE;
    int vcpuCount = 0;
    Values cpu;
    Balloon balloon;
    Devices vcpus;
    Devices nics;
    Devices disks;
};

bool isActiveState(int state)
{
    return state == VIR_DOMAIN_RUNNING || state == VIR_DOMAIN_BLOCKED || state == VIR_DOMAIN_PAUSED
        || state == VIR_DOMAIN_SHUTDOWN || state == VIR_DOMAIN_PMSUSPENDED;
}

} // namespace

bool BalloonAge::isFresh(qint64 reported, std::chrono::nanoseconds taken, const QDateTime &at,
                         int period)
{
    if (reported <= 0)
        return false;
    if (reported != m_reported) {
        m_moved = m_seen.has_value();
        m_reported = reported;
        m_seen = taken;
    }
    const std::chrono::seconds oldest(std::max(3 * period, oldestReport));
    if (m_moved)
        return taken - *m_seen <= oldest;
    return std::abs(at.toSecsSinceEpoch() - reported) <= oldest.count();
}

void setMemory(Counters &counters, const Balloon &balloon, const StatsContext &context)
{
    Values &values = counters.values;
    if (balloon.rss)
        values.set(Metric::MemoryRss, *balloon.rss);
    if (balloon.current)
        values.set(Metric::MemoryBalloon, *balloon.current);
    const auto available = balloon.values[Metric::MemoryAvailable];
    const auto usable = balloon.values[Metric::MemoryUsable];
    const auto free = usable ? usable : balloon.values[Metric::MemoryUnused];
    const bool isFresh = context.balloonAge
        && context.balloonAge->isFresh(balloon.reported, context.taken, context.at,
                                       context.balloonPeriod);
    if (available && free && isFresh) {
        counters.memorySource = MemorySource::Guest;
        for (const Field &field : balloonFields)
            if (const auto value = balloon.values[field.metric])
                values.set(field.metric, *value);
        values.set(Metric::MemoryUsed, std::max(0.0, *available - *free));
        values.set(Metric::MemoryTotal, *available);
        return;
    }
    if (balloon.current)
        values.set(Metric::MemoryTotal, *balloon.current);
    if (balloon.rss) {
        counters.memorySource = MemorySource::Rss;
        // The emulator's own memory is in it too; of what the guest has, no more than all is used.
        values.set(Metric::MemoryUsed,
                   std::min(*balloon.rss, balloon.current.value_or(*balloon.rss)));
    } else if (balloon.current) {
        counters.memorySource = MemorySource::Balloon;
    }
}

std::optional<Counters> countersFrom(std::span<const virTypedParameter> parameters,
                                     const StatsContext &context)
{
    const Given given(parameters);
    if (!isActiveState(given.state))
        return std::nullopt;
    Counters counters;
    counters.vm = context.vm;
    counters.run = context.run;
    counters.taken = context.taken;
    counters.at = context.at;
    counters.values = given.cpu;
    setMemory(counters, given.balloon, context);
    counters.vcpus = given.vcpus.numbered();
    counters.vcpuCount = given.vcpuCount;
    counters.disks = given.disks.named();
    counters.nics = given.nics.named();
    return counters;
}

bool hasStateOnly(std::span<const virTypedParameter> parameters)
{
    return std::ranges::all_of(parameters, [](const virTypedParameter &parameter) {
        return std::string_view(parameter.field).starts_with("state.");
    });
}

} // namespace Guestwire
