// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consoles.h"
#include "core/host/jobs.h"
#include "core/host/questions.h"
#include "core/host/sampler.h"
#include "core/host/watcher.h"

#include <QElapsedTimer>

namespace Guestwire {

// What LibvirtHost keeps in its thread: the VMs as they were told, and the parts that talk to
// libvirt. Nothing here ever waits.
class HostCore : public QObject
{
    Q_OBJECT

public:
    // Emits the signals of `host`.
    HostCore(Host &host, std::chrono::milliseconds stopTimeout, int questions,
             std::shared_ptr<Threads> threads);

    void open() { m_watcher.open(); }
    void sample(const ReadingOrder &order) { m_sampler.sample(order); }
    void perform(VmId vm, const Command &command, const Jobs::Promise &promise);
    void cancel(VmId vm, const Jobs::CancelPromise &promise) { m_jobs.cancel(vm, promise); }
    Consoles &consoles() { return m_consoles; }

    template<typename T, typename Question>
    void ask(VmId id, const Questions::Promise<T> &promise, Question question)
    {
        const Result<Vm> vm = find(id);
        if (vm) {
            m_questions.ask<T>(vm.value(), promise, question);
            return;
        }
        promise->addResult(vm.error());
        promise->finish();
    }

private:
    Result<Vm> find(VmId vm) const;
    void noticeLink(Host::Link link, const QString &reason);
    void lose(const QString &reason);
    void noticeList(const QList<Vm> &vms, bool first);
    void replaceAll(const QList<Vm> &vms);
    void notice(const Vm &vm);
    void forget(VmId vm);
    void notice(const DomainEvent &event);
    void noticeAnswering(VmId vm, bool answering);
    void noticeHostAnswering(const QSet<VmId> &vms, bool answering);
    bool isNews(const DomainEvent &event);
    void log(const std::optional<VmId> &vm, const QString &kind, const QString &message);
    Vm dated(Vm vm) const;

    Host &m_host;
    Consoles m_consoles;
    Watcher m_watcher;
    Sampler m_sampler;
    Jobs m_jobs;
    Questions m_questions;
    bool m_connected = false;
    QHash<VmId, Vm> m_vms; // as last read, also while the link is lost
    QSet<VmId> m_hung; // whose emulator does not answer
    QHash<VmId, QElapsedTimer> m_reboots;
};

} // namespace Guestwire
