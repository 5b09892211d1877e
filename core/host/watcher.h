// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/controlconnection.h"
#include "core/host/host.h"
#include "core/host/mailbox.h"
#include "core/host/worker.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace Guestwire {

// Keeps the control connection open and reads VMs over it. Every attempt has a thread of its own,
// because connecting and calling may hang: one that does not come back is left alone.
class Watcher : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void()>;

    Watcher(const QString &uri, std::shared_ptr<Threads> threads);
    ~Watcher() override;

    void open();
    bool isConnected() const { return m_link == Host::Link::Connected; }

    // Reads the VM, tells read() or missing(), then calls `then`, in any case.
    void read(VmId vm, const Then &then = {});

signals:
    void linkChanged(Guestwire::Host::Link link, const QString &reason);
    void listed(const QList<Guestwire::Vm> &vms, bool first); // first after a connect
    void found(const Guestwire::Vm &vm);
    void missing(Guestwire::VmId vm);
    void happened(const Guestwire::DomainEvent &event);

private:
    void connectNow();
    void failed(const QString &reason);
    void connected(const QList<Vm> &vms);
    void lost(const QString &reason);
    void list();
    void event(const DomainEvent &event);

    template<typename Function>
    auto forThisAttempt(Function function);

    const QString m_uri;
    const std::shared_ptr<Threads> m_threads;
    const std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>(this);
    std::unique_ptr<Worker<ControlConnection>> m_worker;
    quint64 m_attempt = 0; // what an older attempt still has to say is not heard
    Host::Link m_link = Host::Link::Connecting;
    QString m_reason; // why it is lost
    int m_failures = 0;
    QTimer m_retry;
    QTimer m_patience; // with an attempt to connect
    QTimer m_relist;
    QSet<VmId> m_queued; // reads that are asked for and not begun
    QSet<VmId> m_touched; // had events before the first list came
    QHash<quint64, Then> m_thens;
    quint64 m_nextThen = 0;
};

} // namespace Guestwire
