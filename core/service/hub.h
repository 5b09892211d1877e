// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/host/host.h"
#include "core/protocol/metricsbatch.h"
#include "core/service/commandmemory.h"
#include "core/service/hostsampling.h"
#include "core/service/wishes.h"

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
    Hub(std::vector<std::unique_ptr<Host>> hosts, const Config &config);
    ~Hub() override;

    void open(); // connects the hosts and begins to sample

    QList<Host *> hosts() const;
    QList<HostStatus> hostStatus() const;
    bool areHostsKnown() const; // each has listed its VMs or is lost

    QList<Vm> vms() const;
    const Vm *vm(VmId id) const;
    const Vm *find(const QString &nameOrUuid) const;
    Host *hostOf(VmId id) const;

    // The newest of an active VM.
    const Sample *latest(VmId id) const;
    const Counters *counters(VmId id) const;
    const std::deque<Event> &events() const { return m_events; } // the newest, oldest first
    void report(const Event &event); // remembers it and tells all who listen

    Wishes &wishes() { return m_wishes; }

    // Runs it, or answers as it was answered before when `user` gave this command under the same
    // `request` lately. `answered` is called once on this thread, if `context` is still there.
    void perform(const QString &user, VmId vm, const QString &request, const Command &command,
                 QObject *context, const CommandMemory::Answered &answered);

    // Asks for the end of what `user` has under way on it.
    QFuture<Outcome> cancel(const QString &user, VmId vm);

    // The samples of the tick under way, while sampled() is told.
    const QList<Sample> &tick() const { return m_tick; }
    // True of a sample of the tick that only those need who wished for more than the usual pace.
    bool isExtra(VmId vm) const { return m_extra.contains(vm); }
    // Those that `sees` lets through, in parts of bounded size; made once for each `audience`.
    using Batches = QList<std::shared_ptr<const Protocol::MetricsBatch>>;
    Batches batchesFor(const QString &audience, const std::function<bool(VmId)> &sees);
    // How many VMs of a host an audience may see, counted once for all of it.
    int seenOn(const QString &host, const QString &audience, const std::function<bool(VmId)> &sees);

    static constexpr size_t maxEvents = 1000;
    static constexpr qsizetype maxBatch = 100; // samples in one message

signals:
    void vmChanged(const Guestwire::Vm &vm);
    void vmRemoved(const Guestwire::Vm &vm); // as it last was
    void sampled(); // look at tick() now
    void happened(const Guestwire::Event &event);
    void commanded(Guestwire::VmId vm, Guestwire::Action action); // before it is tried
    void progressed(Guestwire::VmId vm, Guestwire::Action action, double percent);
    void stopped(Guestwire::VmId vm, Guestwire::StopReason reason);
    void hostChanged(const Guestwire::HostStatus &host); // its link, its list, its pace
    void hostRead(const Guestwire::HostStatus &host); // new figures
    void settled(); // what was read was told
    // A command was run or refused, once for each that was not a repetition.
    void performed(const QString &user, const Guestwire::Vm &vm, Guestwire::Action action,
                   const Guestwire::CommandMemory::Answer &answer);

private:
    struct Running
    {
        VmId vm;
        QString user;
        Action action;
        bool operator==(const Running &) const = default;
    };
    struct Entry
    {
        Vm vm;
        HostSampling *sampling = nullptr;
        std::optional<Counters> counters;
        std::optional<Sample> sample;
        std::chrono::nanoseconds usual {}; // when a sample at the usual pace was taken
    };

    void listenTo(HostSampling &sampling);
    void take(HostSampling &sampling, const QList<Vm> &vms);
    void put(HostSampling &sampling, const Vm &vm);
    void remove(HostSampling &sampling, VmId vm);
    void count(const QList<Counters> &counters);
    void count(Entry &entry, const Counters &now);
    void finish(HostSampling &sampling, const ReadingReport &report);
    void flush();
    void run(const QString &user, const Vm &vm, const Command &command,
             const CommandMemory::Answered &reply);

    const std::chrono::milliseconds m_usual;
    std::vector<std::unique_ptr<Host>> m_hosts;
    std::vector<std::unique_ptr<HostSampling>> m_samplings;
    QHash<VmId, Entry> m_vms;
    Wishes m_wishes;
    QList<Sample> m_tick;
    QSet<VmId> m_extra;
    QHash<std::pair<QString, QString>, int> m_seen; // by host and audience
    QTimer m_flush;
    std::chrono::nanoseconds m_cpu {}; // spent on the round under way
    QHash<QString, Batches> m_batches;
    std::deque<Event> m_events;
    CommandMemory m_memory;
    QList<Running> m_running; // the oldest first
};

} // namespace Guestwire
