// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/host/host.h"
#include "core/protocol/metricsbatch.h"
#include "core/service/commandmemory.h"

#include <QHash>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace Guestwire {

// What all hosts have, for all who listen: the VMs, their samples (made once from the counters),
// their events, and the way to command them.
class Hub : public QObject
{
    Q_OBJECT

public:
    struct HostStatus
    {
        QString uri;
        Host::Link link = Host::Link::Connecting;
        QString reason; // why it is lost
        bool isListed = false; // its VMs are known
    };

    Hub(std::vector<std::unique_ptr<Host>> hosts, const Config &config);
    ~Hub() override;

    void open(); // connects the hosts and begins to sample

    QList<Host *> hosts() const;
    const QList<HostStatus> &hostStatus() const { return m_status; }

    QList<Vm> vms() const;
    const Vm *vm(VmId id) const;
    const Vm *find(const QString &nameOrUuid) const;
    Host *hostOf(VmId id) const;

    // The newest sample of an active VM.
    const Sample *latest(VmId id) const;
    const std::deque<Event> &events() const { return m_events; } // the newest, oldest first
    void report(const Event &event); // remembers it and tells all who listen

    // Runs it, or answers as it was answered before when `user` gave this command under the same
    // `request` lately. `answered` is called once on this thread, if `context` is still there.
    void perform(const QString &user, VmId vm, const QString &request, const Command &command,
                 QObject *context, const CommandMemory::Answered &answered);

    // The samples of the tick under way that `sees` lets through; made once for each `audience`.
    std::shared_ptr<const Protocol::MetricsBatch> batchFor(const QString &audience,
                                                           const std::function<bool(VmId)> &sees);

    static constexpr size_t maxEvents = 1000;

signals:
    void vmChanged(const Guestwire::Vm &vm);
    void vmRemoved(const Guestwire::Vm &vm); // as it last was
    void sampled(); // ask batchFor() now
    void happened(const Guestwire::Event &event);
    void hostChanged();

private:
    struct Entry
    {
        Vm vm;
        Host *host = nullptr;
        std::optional<Counters> counters;
        std::optional<Sample> sample;
    };

    void listenTo(Host &host, qsizetype index);
    void follow(Host &host, HostStatus &status, Host::Link link, const QString &reason);
    void take(Host &host, const QList<Vm> &vms);
    void put(Host &host, const Vm &vm);
    void remove(VmId vm);
    void count(const QList<Counters> &counters);
    void tick();
    void run(const QString &user, const Vm &vm, const Command &command,
             const CommandMemory::Answered &answered);

    std::vector<std::unique_ptr<Host>> m_hosts;
    QList<HostStatus> m_status;
    QHash<VmId, Entry> m_vms;
    QList<Sample> m_tick;
    QHash<QString, std::shared_ptr<const Protocol::MetricsBatch>> m_batches;
    std::deque<Event> m_events;
    CommandMemory m_memory;
    QTimer m_timer;
};

} // namespace Guestwire
