// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"
#include "core/host/domainstats.h"
#include "core/host/domainxml.h"
#include "core/model/hostcounters.h"

#include <QHash>
#include <QSet>

#include <span>

namespace Guestwire {

// The connection that reads counters. Lives in its worker's thread, where a call that reaches a
// hung emulator may stay for good.
class StatsReader
{
public:
    struct Request
    {
        ReadingOrder order;
        QSet<VmId> hung; // left out, but for those that turn out to answer again
        QSet<VmId> done; // read already in this round
        quint64 generation = 0; // of the control connection: a reading after a loss begins anew
    };
    struct End
    {
        QSet<VmId> recovered; // of the hung, those that answer again or are gone
        std::chrono::nanoseconds cpu {}; // of this thread
        HostCounters host;
    };
    using Part = std::function<void(const QList<Counters> &counters)>;

    explicit StatsReader(const QString &uri) : m_uri(uri) { }

    // Hands over what it reads in parts.
    Result<End> read(const Request &request, const Part &part);

    // The VMs whose emulator has kept a call waiting for too long. Never waits for an emulator.
    Result<QSet<VmId>> hung();

private:
    struct Known
    {
        quint32 domainId = 0;
        DomainXml xml;
        int balloonPeriod = 0; // seconds
        BalloonAge balloonAge;
    };
    // An active VM whose turn it is, with what can be had of it without its emulator.
    struct Due
    {
        DomainHandle domain;
        VmId vm;
        virDomainInfo info;
        std::chrono::nanoseconds taken;
        bool brief = false;
    };
    using Domains = std::vector<DomainHandle>;

    Outcome connect();
    Result<Domains> active();
    std::vector<Due> dueOf(Domains domains, const Request &request, QSet<VmId> &recovered);
    QList<Counters> readChunk(std::span<const Due> chunk, quint64 generation);
    QList<Counters> readPlainly(std::span<const Due> chunk, quint64 generation);
    QList<Counters> countersOf(std::span<const virDomainStatsRecordPtr> records,
                               std::span<const Due> chunk, std::chrono::nanoseconds taken,
                               quint64 generation);
    void forgetOthers(const Domains &domains);
    Known &known(virDomain *domain);

    QString m_uri;
    std::shared_ptr<Connection> m_connection;
    bool m_plain = false; // the driver has no bulk statistics
    QHash<VmId, Known> m_known;
};

} // namespace Guestwire
