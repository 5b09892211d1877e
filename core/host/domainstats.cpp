// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/domainstats.h"

#include <QByteArrayView>
#include <QHash>

#include <algorithm>
#include <array>

namespace Guestwire {

namespace {

using std::chrono::nanoseconds;

constexpr double kibibyte = 1024;
constexpr double nanosecondsPerSecond = 1e9;
constexpr double nanosecondsPerMillisecond = 1e6;
constexpr int mostDevices = 1024; // of one kind; more is no honest answer
constexpr int oldestReport = 15; // seconds, for a balloon with a short period

class Parameters
{
public:
    explicit Parameters(std::span<const virTypedParameter> parameters)
    {
        m_byName.reserve(qsizetype(parameters.size()));
        for (const virTypedParameter &parameter : parameters)
            m_byName.insert(QByteArray(parameter.field), &parameter);
    }

    std::optional<double> number(const QByteArray &name) const
    {
        const virTypedParameter *parameter = m_byName.value(name);
        if (!parameter)
            return std::nullopt;
        switch (parameter->type) {
        case VIR_TYPED_PARAM_INT:
            return parameter->value.i;
        case VIR_TYPED_PARAM_UINT:
            return parameter->value.ui;
        case VIR_TYPED_PARAM_LLONG:
            return double(parameter->value.l);
        case VIR_TYPED_PARAM_ULLONG:
            return double(parameter->value.ul);
        case VIR_TYPED_PARAM_DOUBLE:
            return parameter->value.d;
        default:
            return std::nullopt;
        }
    }

    std::optional<nanoseconds> time(const QByteArray &name) const
    {
        const auto value = number(name);
        return value ? std::optional(nanoseconds(qint64(*value))) : std::nullopt;
    }

    QString text(const QByteArray &name) const
    {
        const virTypedParameter *parameter = m_byName.value(name);
        return parameter && parameter->type == VIR_TYPED_PARAM_STRING
            ? QString::fromUtf8(parameter->value.s)
            : QString();
    }

    int count(const QByteArray &name) const
    {
        return int(std::clamp(number(name).value_or(0), 0.0, double(mostDevices)));
    }

private:
    QHash<QByteArray, const virTypedParameter *> m_byName;
};

struct Field
{
    const char *name;
    Metric metric;
    double divisor = 1;
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
    Field {"rd.times", Metric::DiskReadTime, nanosecondsPerMillisecond},
    Field {"wr.times", Metric::DiskWriteTime, nanosecondsPerMillisecond},
    Field {"allocation", Metric::DiskAllocation},
    Field {"capacity", Metric::DiskCapacity},
};

// "net" or "block": a device without a single number, such as a NIC on user networking, is left
// out.
QList<Device> devices(const Parameters &parameters, const QByteArray &kind,
                      std::span<const Field> fields)
{
    QList<Device> found;
    const int count = parameters.count(kind + ".count");
    for (int i = 0; i < count; ++i) {
        const QByteArray prefix = kind + '.' + QByteArray::number(i) + '.';
        Device device {parameters.text(prefix + "name"), {}};
        bool any = false;
        for (const Field &field : fields) {
            const auto value = parameters.number(prefix + field.name);
            if (!value)
                continue;
            device.values.set(field.metric, *value / field.divisor);
            any = true;
        }
        if (any && !device.name.isEmpty())
            found.append(device);
    }
    return found;
}

// Numbers may have gaps: a hot-unplugged or never plugged vCPU is not listed.
QList<VcpuCounters> vcpus(const Parameters &parameters)
{
    QList<VcpuCounters> found;
    const int maximum = parameters.count("vcpu.maximum");
    for (int number = 0; number < maximum; ++number) {
        const QByteArray prefix = "vcpu." + QByteArray::number(number) + '.';
        const auto time = parameters.time(prefix + "time");
        const auto delay = parameters.time(prefix + "delay");
        if (time || delay)
            found.append({number, time, delay});
    }
    return found;
}

std::optional<double> bytes(std::optional<double> kibibytes)
{
    return kibibytes ? std::optional(*kibibytes * kibibyte) : std::nullopt;
}

Balloon balloonOf(const Parameters &parameters)
{
    const auto field = [&parameters](const char *name) {
        return bytes(parameters.number(QByteArray("balloon.") + name));
    };
    Balloon balloon;
    balloon.current = field("current");
    balloon.rss = field("rss");
    balloon.available = field("available");
    balloon.unused = field("unused");
    balloon.usable = field("usable");
    balloon.swapIn = field("swap_in");
    balloon.swapOut = field("swap_out");
    balloon.lastUpdate = qint64(parameters.number("balloon.last-update").value_or(0));
    return balloon;
}

bool isActiveState(int state)
{
    return state == VIR_DOMAIN_RUNNING || state == VIR_DOMAIN_BLOCKED || state == VIR_DOMAIN_PAUSED
        || state == VIR_DOMAIN_SHUTDOWN || state == VIR_DOMAIN_PMSUSPENDED;
}

void setIf(Values &values, Metric metric, std::optional<double> value)
{
    if (value)
        values.set(metric, *value);
}

bool isFresh(const Balloon &balloon, const QDateTime &at, int period)
{
    if (!balloon.available || (!balloon.usable && !balloon.unused) || balloon.lastUpdate <= 0)
        return false;
    const qint64 age = at.toSecsSinceEpoch() - balloon.lastUpdate;
    return age <= std::max(3 * period, oldestReport);
}

} // namespace

void setMemory(Counters &counters, const Balloon &balloon, int balloonPeriod)
{
    Values &values = counters.values;
    setIf(values, Metric::MemoryRss, balloon.rss);
    if (isFresh(balloon, counters.at, balloonPeriod)) {
        counters.memorySource = MemorySource::Guest;
        const double free = balloon.usable ? *balloon.usable : *balloon.unused;
        values.set(Metric::MemoryUsed, std::max(0.0, *balloon.available - free));
        values.set(Metric::MemoryTotal, *balloon.available);
        values.set(Metric::MemoryAvailable, *balloon.available);
        setIf(values, Metric::MemoryUnused, balloon.unused);
        setIf(values, Metric::MemorySwapIn, balloon.swapIn);
        setIf(values, Metric::MemorySwapOut, balloon.swapOut);
        return;
    }
    setIf(values, Metric::MemoryTotal, balloon.current);
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
    const Parameters all(parameters);
    if (!isActiveState(int(all.number("state.state").value_or(VIR_DOMAIN_NOSTATE))))
        return std::nullopt;
    Counters counters;
    counters.vm = context.vm;
    counters.run = context.run;
    counters.taken = context.taken;
    counters.at = context.at;
    if (const auto time = all.number("cpu.time"))
        counters.values.set(Metric::CpuTime, *time / nanosecondsPerSecond);
    setMemory(counters, balloonOf(all), context.balloonPeriod);
    counters.vcpus = vcpus(all);
    counters.disks = devices(all, "block", diskFields);
    counters.nics = devices(all, "net", nicFields);
    return counters;
}

bool hasStateOnly(std::span<const virTypedParameter> parameters)
{
    return std::ranges::all_of(parameters, [](const virTypedParameter &parameter) {
        return QByteArrayView(parameter.field).startsWith("state.");
    });
}

} // namespace Guestwire
