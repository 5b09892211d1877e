// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/statsreader.h"

#include "core/host/hoststats.h"
#include "core/host/libvirterror.h"
#include "core/host/plaindomainstats.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// So many VMs a call: few enough that the moment of the reading is true for each of them.
constexpr size_t chunkSize = 25;
constexpr int balloonPeriod = 5; // seconds, where the VM's own is 0 and its figures would freeze
constexpr unsigned long long longestWait = 700; // milliseconds that a healthy emulator may take

constexpr unsigned briefGroups = VIR_DOMAIN_STATS_STATE | VIR_DOMAIN_STATS_BALLOON
    | VIR_DOMAIN_STATS_INTERFACE | VIR_DOMAIN_STATS_BLOCK;
constexpr unsigned allGroups = briefGroups | VIR_DOMAIN_STATS_CPU_TOTAL | VIR_DOMAIN_STATS_VCPU;

using Clock = std::chrono::steady_clock;

std::chrono::nanoseconds now()
{
    return Clock::now().time_since_epoch();
}

std::chrono::nanoseconds cpuOfThisThread()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// The moment half way between the begin and now.
std::chrono::nanoseconds middle(Clock::time_point began)
{
    return (began + (Clock::now() - began) / 2).time_since_epoch();
}

struct FreeRecords
{
    void operator()(virDomainStatsRecordPtr *records) const
    {
        virDomainStatsRecordListFree(records);
    }
};
using Records = std::unique_ptr<virDomainStatsRecordPtr, FreeRecords>;

std::span<const virTypedParameter> parametersOf(const virDomainStatsRecordPtr record)
{
    return {record->params, size_t(record->nparams)};
}

bool saysStateOnly(const virDomainStatsRecordPtr record)
{
    return hasStateOnly(parametersOf(record));
}

// True while a call waits for the emulator, for longer than this already.
bool isOccupied(virDomain *domain, unsigned long long longerThan)
{
    virDomainControlInfo control {};
    return virDomainGetControlInfo(domain, &control, 0) == 0
        && control.state == VIR_DOMAIN_CONTROL_OCCUPIED && control.stateTime >= longerThan;
}

// The emulator's number, which libvirt gives anew at each start, and the connection's, because a
// daemon that was restarted may count from 1 again.
quint64 runOf(virDomain *domain, quint64 generation)
{
    return generation << 32 | virDomainGetID(domain);
}

} // namespace

Outcome StatsReader::connect()
{
    if (m_connection && m_connection->isAlive())
        return done();
    m_connection.reset();
    m_known.clear();
    auto connection = Connection::open(m_uri);
    if (!connection)
        return connection.error();
    m_connection = connection.value();
    return done();
}

Result<StatsReader::Domains> StatsReader::active()
{
    if (const Outcome connected = connect(); !connected)
        return connected.error();
    virDomainPtr *domains = nullptr;
    const int count =
        virConnectListAllDomains(m_connection->handle(), &domains, VIR_CONNECT_LIST_DOMAINS_ACTIVE);
    if (count < 0)
        return libvirtError(u"cannot list the active VMs of %1"_s.arg(m_uri));
    const std::unique_ptr<virDomainPtr, Release<std::free>> array(domains);
    Domains handles;
    for (int i = 0; i < count; ++i)
        handles.emplace_back(domains[i]);
    return handles;
}

Result<QSet<VmId>> StatsReader::hung()
{
    const Result<Domains> domains = active();
    if (!domains)
        return domains.error();
    QSet<VmId> hung;
    for (const DomainHandle &domain : domains.value())
        if (isOccupied(domain.get(), longestWait))
            hung.insert(idOf(domain.get()));
    return hung;
}

Outcome StatsReader::askHost()
{
    if (const Outcome connected = connect(); !connected)
        return connected;
    unsigned long version = 0;
    if (virConnectGetLibVersion(m_connection->handle(), &version) < 0)
        return libvirtError(u"%1 does not say its version"_s.arg(m_uri));
    return done();
}

Result<StatsReader::End> StatsReader::read(const Request &request, const Begin &begin,
                                           const Part &part)
{
    const auto began = cpuOfThisThread();
    Result<Domains> listed = active();
    if (!listed)
        return listed.error();
    forgetOthers(listed.value());
    End end;
    end.host = hostCountersOf(*m_connection);
    const std::vector<Due> due = dueOf(std::move(listed.value()), request, end.recovered);
    // Who is waited for comes before the others.
    const auto firstBrief = std::ranges::find(due, true, &Due::brief) - due.begin();
    const std::span all(due);
    const size_t size = request.singly ? 1 : chunkSize;
    for (const std::span<const Due> kind :
         {all.first(size_t(firstBrief)), all.subspan(size_t(firstBrief))})
        for (size_t first = 0; first < kind.size(); first += size) {
            const auto chunk = kind.subspan(first, std::min(size, kind.size() - first));
            QList<VmId> vms;
            for (const Due &one : chunk)
                vms.append(one.vm);
            begin(vms);
            part(readChunk(chunk, request.generation));
        }
    end.cpu = cpuOfThisThread() - began;
    return end;
}

// Asks state and CPU time of all before anything is asked that an emulator must answer.
std::vector<StatsReader::Due> StatsReader::dueOf(Domains domains, const Request &request,
                                                 QSet<VmId> &recovered)
{
    recovered = request.hung;
    std::vector<Due> due;
    for (DomainHandle &domain : domains) {
        const VmId vm = idOf(domain.get());
        if (request.hung.contains(vm) && isOccupied(domain.get(), 0)) {
            recovered.remove(vm);
            continue;
        }
        const bool isDue = !request.order.only || request.order.only->contains(vm);
        virDomainInfo info {};
        if (!isDue || request.done.contains(vm) || virDomainGetInfo(domain.get(), &info) != 0
            || info.state == VIR_DOMAIN_SHUTOFF || info.state == VIR_DOMAIN_CRASHED)
            continue;
        due.push_back({std::move(domain), vm, info, now(), request.order.brief.contains(vm)});
    }
    std::ranges::stable_partition(due, [](const Due &one) { return !one.brief; });
    return due;
}

void StatsReader::forgetOthers(const Domains &domains)
{
    QSet<VmId> present;
    for (const DomainHandle &domain : domains)
        present.insert(idOf(domain.get()));
    m_known.removeIf([&present](const auto &entry) { return !present.contains(entry.key()); });
}

StatsReader::Known &StatsReader::known(virDomain *domain)
{
    Known &known = m_known[idOf(domain)];
    if (const quint32 id = virDomainGetID(domain); known.domainId != id) {
        known = {id, {}, 0, {}};
        const std::unique_ptr<char, Release<std::free>> text(virDomainGetXMLDesc(domain, 0));
        if (const auto xml = parseDomainXml(text ? text.get() : QByteArray()))
            known.xml = xml.value();
        known.balloonPeriod = known.xml.balloonPeriod.value_or(0);
        // Best effort: a read-only connection may not, and then the figures are taken as old.
        if (known.xml.balloonPeriod == 0
            && virDomainSetMemoryStatsPeriod(domain, balloonPeriod, VIR_DOMAIN_AFFECT_LIVE) == 0)
            known.balloonPeriod = balloonPeriod;
    }
    return known;
}

QList<Counters> StatsReader::readPlainly(std::span<const Due> chunk, quint64 generation)
{
    QList<Counters> counters;
    for (const Due &due : chunk) {
        virDomain *domain = due.domain.get();
        Known &about = known(domain);
        const StatsContext context {due.vm,
                                    runOf(domain, generation),
                                    now(),
                                    QDateTime::currentDateTimeUtc(),
                                    about.balloonPeriod,
                                    &about.balloonAge};
        if (const auto reading = plainCountersOf(domain, about.xml, context))
            counters.append(*reading);
    }
    return counters;
}

QList<Counters> StatsReader::readChunk(std::span<const Due> chunk, quint64 generation)
{
    std::vector<virDomainPtr> pointers;
    for (const Due &due : chunk) {
        known(due.domain.get());
        pointers.push_back(due.domain.get());
    }
    pointers.push_back(nullptr);
    const auto began = Clock::now();
    virDomainStatsRecordPtr *list = nullptr;
    const int count = m_plain
        ? -1
        : virDomainListGetStats(pointers.data(), chunk.front().brief ? briefGroups : allGroups,
                                &list, VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT);
    const bool unsupported = count < 0 && lastCallUnsupported();
    const auto taken = middle(began);
    const Records records(list);
    const std::span<const virDomainStatsRecordPtr> all(list, size_t(std::max(count, 0)));
    m_plain = m_plain || unsupported || (count > 0 && std::ranges::all_of(all, saysStateOnly));
    return m_plain ? readPlainly(chunk, generation) : countersOf(all, chunk, taken, generation);
}

QList<Counters> StatsReader::countersOf(std::span<const virDomainStatsRecordPtr> records,
                                        std::span<const Due> chunk, std::chrono::nanoseconds taken,
                                        quint64 generation)
{
    const QDateTime at = QDateTime::currentDateTimeUtc();
    QList<Counters> counters;
    for (const virDomainStatsRecordPtr record : records) {
        const VmId vm = idOf(record->dom);
        Known &about = known(record->dom);
        const StatsContext context {
            vm, runOf(record->dom, generation), taken, at, about.balloonPeriod, &about.balloonAge};
        auto reading = countersFrom(parametersOf(record), context);
        if (!reading)
            continue;
        const auto due = std::ranges::find(chunk, vm, &Due::vm);
        if (due != chunk.end() && due->brief) {
            reading->values.set(Metric::CpuTime, double(due->info.cpuTime) * 1e-9);
            reading->vcpuCount = due->info.nrVirtCpu;
            reading->cpuTaken = due->taken;
        }
        counters.append(*reading);
    }
    return counters;
}

} // namespace Guestwire
