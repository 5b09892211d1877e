// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/mailbox.h"
#include "core/host/statsreader.h"
#include "core/host/worker.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace Guestwire {

// Has the counters read, one round at a time. When a round gets stuck, it finds out whose emulator
// hangs, leaves that call alone with its thread, and reads the others over a new connection. Where
// that gets no answer either, it is the host that hangs.
class Sampler : public QObject
{
    Q_OBJECT

public:
    Sampler(const QString &uri, std::shared_ptr<Threads> threads);
    ~Sampler() override;

    void start(); // the host is there; from now on sample() does something
    void stop();
    void sample(const ReadingOrder &order);

signals:
    void counted(const QList<Guestwire::Counters> &counters);
    void sampled(const Guestwire::ReadingReport &report);
    void answeringChanged(Guestwire::VmId vm, bool answering);
    void hostAnsweringChanged(const QSet<Guestwire::VmId> &vms, bool answering); // all but the hung

private:
    void read();
    void take(const QList<Counters> &counters);
    void end(const Result<StatsReader::End> &end);
    void welcomeBack(const QSet<VmId> &recovered);
    void findHung();
    void doubtHost();
    void believeHost();
    void leaveOut(const QSet<VmId> &hung);
    std::unique_ptr<Worker<StatsReader>> makeWorker() const;

    template<typename Function>
    auto forThisRound(Function function);

    const QString m_uri;
    const std::shared_ptr<Threads> m_threads;
    const std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>(this);
    std::unique_ptr<Worker<StatsReader>> m_worker;
    std::unique_ptr<Worker<StatsReader>> m_examiner; // while a round is stuck
    bool m_started = false;
    bool m_sampling = false;
    quint64 m_round = 0; // what an older one still says is not heard
    StatsReader::Request m_request;
    ReadingReport m_report; // of the round under way
    QElapsedTimer m_part; // since the last part came
    QTimer m_watchdog;
    QTimer m_verdict; // how long the examiner may take
    QSet<VmId> m_seen; // in this and the last round
    QSet<VmId> m_doubted; // while the host does not answer
};

} // namespace Guestwire
