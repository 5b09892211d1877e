// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"
#include "core/host/domainxml.h"
#include "core/model/sample.h"

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
        QSet<VmId> hung; // left out, but for those that turn out to answer again
        QSet<VmId> done; // read already in this round
        quint64 generation = 0; // of the control connection: a reading after a loss begins anew
    };
    using Part = std::function<void(const QList<Counters> &counters)>;

    explicit StatsReader(const QString &uri) : m_uri(uri) { }

    // Hands over what it reads in parts; gives those of `hung` that answer again.
    Result<QSet<VmId>> read(const Request &request, const Part &part);

    // The VMs whose emulator has kept a call waiting for too long. Never waits for an emulator.
    Result<QSet<VmId>> hung();

private:
    struct Known
    {
        quint32 domainId = 0;
        DomainXml xml;
        int balloonPeriod = 0; // seconds
    };
    using Domains = std::vector<DomainHandle>;

    Outcome connect();
    Result<Domains> active();
    void readChunk(std::span<const DomainHandle> domains, const Request &request, const Part &part);
    QList<Counters> readPlainly(std::span<const DomainHandle> domains, quint64 generation);
    void forgetOthers(const Domains &domains);
    const Known &known(virDomain *domain);

    QString m_uri;
    std::shared_ptr<Connection> m_connection;
    bool m_plain = false; // the driver has no bulk statistics
    QHash<VmId, Known> m_known;
};

} // namespace Guestwire
