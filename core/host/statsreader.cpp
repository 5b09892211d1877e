// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/statsreader.h"

#include "core/host/libvirterror.h"
#include "core/host/plaindomainstats.h"

#include <algorithm>
#include <cstdlib>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// So many VMs a call: few enough that the moment of the reading is true for each of them.
constexpr size_t chunkSize = 25;
constexpr int balloonPeriod = 5; // seconds, where the VM's own is 0 and its figures would freeze
constexpr unsigned long long longestWait = 1000; // milliseconds that a healthy emulator may take

constexpr unsigned groups = VIR_DOMAIN_STATS_STATE | VIR_DOMAIN_STATS_CPU_TOTAL
    | VIR_DOMAIN_STATS_BALLOON | VIR_DOMAIN_STATS_VCPU | VIR_DOMAIN_STATS_INTERFACE
    | VIR_DOMAIN_STATS_BLOCK;

using Clock = std::chrono::steady_clock;

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
    for (const DomainHandle &domain : domains.value()) {
        virDomainControlInfo control {};
        if (virDomainGetControlInfo(domain.get(), &control, 0) == 0
            && control.state == VIR_DOMAIN_CONTROL_OCCUPIED && control.stateTime > longestWait)
            hung.insert(idOf(domain.get()));
    }
    return hung;
}

Result<QSet<VmId>> StatsReader::read(const Request &request, const Part &part)
{
    Result<Domains> listed = active();
    if (!listed)
        return listed.error();
    Domains &domains = listed.value();
    forgetOthers(domains);
    QSet<VmId> recovered;
    std::erase_if(domains, [&](const DomainHandle &domain) {
        const VmId vm = idOf(domain.get());
        if (!request.hung.contains(vm))
            return request.done.contains(vm);
        virDomainControlInfo control {};
        const bool answers = virDomainGetControlInfo(domain.get(), &control, 0) == 0
            && control.state != VIR_DOMAIN_CONTROL_OCCUPIED;
        if (answers)
            recovered.insert(vm);
        return !answers || request.done.contains(vm);
    });
    const std::span<const DomainHandle> all(domains);
    for (size_t first = 0; first < all.size(); first += chunkSize)
        readChunk(all.subspan(first, std::min(chunkSize, all.size() - first)), request, part);
    return recovered;
}

void StatsReader::forgetOthers(const Domains &domains)
{
    QSet<VmId> present;
    for (const DomainHandle &domain : domains)
        present.insert(idOf(domain.get()));
    m_known.removeIf([&present](const auto &entry) { return !present.contains(entry.key()); });
}

const StatsReader::Known &StatsReader::known(virDomain *domain)
{
    Known &known = m_known[idOf(domain)];
    if (const quint32 id = virDomainGetID(domain); known.domainId != id) {
        known = {id, {}, 0};
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

QList<Counters> StatsReader::readPlainly(std::span<const DomainHandle> domains, quint64 generation)
{
    QList<Counters> counters;
    for (const DomainHandle &handle : domains) {
        virDomain *domain = handle.get();
        const Known &about = known(domain);
        const auto now = Clock::now().time_since_epoch();
        const StatsContext context {idOf(domain), runOf(domain, generation), now,
                                    QDateTime::currentDateTimeUtc(), about.balloonPeriod};
        if (const auto reading = plainCountersOf(domain, about.xml, context))
            counters.append(*reading);
    }
    return counters;
}

void StatsReader::readChunk(std::span<const DomainHandle> domains, const Request &request,
                            const Part &part)
{
    std::vector<virDomainPtr> pointers;
    for (const DomainHandle &domain : domains) {
        known(domain.get());
        pointers.push_back(domain.get());
    }
    pointers.push_back(nullptr);
    const auto began = Clock::now();
    virDomainStatsRecordPtr *list = nullptr;
    const int count = m_plain ? -1
                              : virDomainListGetStats(pointers.data(), groups, &list,
                                                      VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT);
    const bool unsupported = count < 0 && lastCallUnsupported();
    const Records records(list);
    const std::span<const virDomainStatsRecordPtr> all(list, size_t(std::max(count, 0)));
    m_plain = m_plain || unsupported || (count > 0 && std::ranges::all_of(all, saysStateOnly));
    if (m_plain) {
        part(readPlainly(domains, request.generation));
        return;
    }
    const auto taken = middle(began);
    const QDateTime at = QDateTime::currentDateTimeUtc();
    QList<Counters> counters;
    for (const virDomainStatsRecordPtr record : all) {
        const StatsContext context {idOf(record->dom), runOf(record->dom, request.generation),
                                    taken, at, known(record->dom).balloonPeriod};
        if (const auto reading = countersFrom(parametersOf(record), context))
            counters.append(*reading);
    }
    part(counters);
}

} // namespace Guestwire
