// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/hostsampling.h"

namespace Guestwire {

using namespace std::chrono_literals;

namespace {

using Seconds = std::chrono::duration<double>;

} // namespace

HostSampling::HostSampling(Host &host, std::chrono::milliseconds usual)
    : m_host(host)
    , m_plan(usual)
    , m_usual(usual)
{
    m_status.uri = host.uri();
    m_status.interval = Seconds(usual).count();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &HostSampling::round);
}

SamplingPlan::Time HostSampling::now() const
{
    return std::chrono::duration_cast<SamplingPlan::Time>(
        std::chrono::steady_clock::now().time_since_epoch());
}

void HostSampling::follow(Host::Link link, const QString &reason)
{
    m_status.link = link;
    m_status.reason = reason;
    m_isReading = false;
    m_counters.reset();
    m_timer.stop();
    m_began = now() - m_usual; // the first round is due
    arm();
}

void HostSampling::put(VmId vm, bool active, std::optional<std::chrono::milliseconds> asked)
{
    m_vms.insert(vm);
    m_status.vms = int(m_vms.size());
    if (active)
        m_plan.add(vm, asked, now());
    else
        m_plan.remove(vm);
    arm();
}

void HostSampling::remove(VmId vm)
{
    m_vms.remove(vm);
    m_status.vms = int(m_vms.size());
    m_plan.remove(vm);
    arm();
}

void HostSampling::ask(const SamplingPlan::Asked &asked)
{
    m_plan.ask(asked, now());
    arm();
}

// The host's own figures are read as often as usual even where no VM runs.
void HostSampling::arm()
{
    if (m_isReading || m_status.link != Host::Link::Connected)
        return;
    m_due = std::min(m_plan.next().value_or(m_began + m_usual), m_began + m_usual);
    m_timer.start(std::max(0ms, m_due - now()));
}

void HostSampling::round()
{
    m_began = now();
    m_lateness = std::max(0ms, m_began - m_due);
    m_isReading = true;
    m_host.sample(m_plan.take(m_began));
}

void HostSampling::finish(const ReadingReport &report, std::chrono::nanoseconds cpu)
{
    m_isReading = false;
    m_plan.learn(report.vms, report.took);
    m_status.at = QDateTime::currentDateTimeUtc();
    m_status.interval = Seconds(m_plan.interval()).count();
    m_status.stretched = m_plan.isStretched();
    m_status.cpus = report.host.cpus;
    m_status.cpuUtilization =
        m_counters ? utilizationBetween(*m_counters, report.host) : std::nullopt;
    m_status.memoryUsed = report.host.memoryUsed;
    m_status.memoryTotal = report.host.memoryTotal;
    m_status.load = report.host.load;
    m_status.readingDuration = Seconds(report.took).count();
    m_status.readingCpu = Seconds(report.cpu + cpu).count();
    m_status.readingLateness = Seconds(m_lateness).count();
    m_counters = report.host;
    arm();
}

} // namespace Guestwire
