// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/service/samplingplan.h"

#include <QTimer>

namespace Guestwire {

// Has one host read its VMs by a plan, one round after another, and keeps what it is like.
class HostSampling : public QObject
{
    Q_OBJECT

public:
    HostSampling(Host &host, std::chrono::milliseconds usual);

    Host &host() const { return m_host; }
    const HostStatus &status() const { return m_status; }
    bool isListed() const { return m_isListed; }
    void setListed() { m_isListed = true; }

    void follow(Host::Link link, const QString &reason);
    void put(VmId vm, bool active, std::optional<std::chrono::milliseconds> asked);
    void remove(VmId vm);
    void ask(const SamplingPlan::Asked &asked);

    // At the end of a round, with the CPU time that it cost beside the host's own.
    void finish(const ReadingReport &report, std::chrono::nanoseconds cpu);

private:
    SamplingPlan::Time now() const;
    void arm();
    void round();

    Host &m_host;
    SamplingPlan m_plan;
    const std::chrono::milliseconds m_usual;
    HostStatus m_status;
    std::optional<HostCounters> m_counters;
    QSet<VmId> m_vms;
    bool m_isListed = false;
    bool m_isReading = false;
    SamplingPlan::Time m_due {0}; // the next round
    SamplingPlan::Time m_began {0}; // the last round
    SamplingPlan::Time m_lateness {0}; // of its begin
    QTimer m_timer;
};

} // namespace Guestwire
