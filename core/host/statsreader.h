// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"
#include "core/host/counterreader.h"
#include "core/host/domainstats.h"
#include "core/host/domainxml.h"

#include <QHash>

#include <span>

namespace Guestwire {

// The connection that reads counters. Lives in its worker's thread.
class StatsReader final : public CounterReader
{
public:
    explicit StatsReader(const QString &uri) : m_uri(uri) { }

    Result<End> read(const Request &request, const Begin &begin, const Part &part) override;
    Result<QSet<VmId>> hung() override;
    Outcome askHost() override;

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
