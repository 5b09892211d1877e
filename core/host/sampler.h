// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/counterreader.h"
#include "core/host/mailbox.h"
#include "core/host/worker.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace Guestwire {

// Has the counters read, one round at a time. When a round gets stuck, it finds out whose emulator
// hangs, leaves that call alone with its thread, and reads the others over a new connection, VM by
// VM: then the next one that hangs is known by its name and costs the others next to nothing. Where
// the examination gets no answer either, it is the host that hangs; between rounds it is asked.
class Sampler : public QObject
{
    Q_OBJECT

public:
    using MakeReader = std::function<std::unique_ptr<CounterReader>()>; // in its thread

    Sampler(MakeReader makeReader, std::shared_ptr<Threads> threads);
    ~Sampler() override;

    void start(); // the host is there; from now on sample() does something
    void stop();
    void sample(const ReadingOrder &order);

signals:
    void counted(const QList<Guestwire::Counters> &counters);
    void sampled(const Guestwire::ReadingReport &report);
    void answeringChanged(Guestwire::VmId vm, bool answering);
    void hostAnsweringChanged(const QSet<Guestwire::VmId> &vms, bool answering); // all but the hung

public:
    static constexpr std::chrono::milliseconds longestPart {900}; // of a call; then it is stuck
    static constexpr std::chrono::milliseconds longestExamination {300}; // no emulator is needed for it
    static constexpr std::chrono::milliseconds pulse {500}; // between rounds the host is asked as often
    static constexpr std::chrono::milliseconds longestPulse {1000};
    static constexpr std::chrono::milliseconds longestSingle {150}; // of a VM's own, once one was

private:
    void read();
    void take(const QList<Counters> &counters);
    void end(const Result<CounterReader::End> &end);
    void welcomeBack(const QSet<VmId> &recovered);
    void flagSuspects();
    void stuck();
    void findHung();
    void askHost();
    void doubtHost();
    void believeHost();
    void leaveOut(const QSet<VmId> &hung);
    std::unique_ptr<Worker<CounterReader>> makeWorker() const;

    template<typename Function>
    auto forThisRound(Function function);

    const MakeReader m_makeReader;
    const std::shared_ptr<Threads> m_threads;
    const std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>(this);
    std::unique_ptr<Worker<CounterReader>> m_worker;
    std::unique_ptr<Worker<CounterReader>> m_examiner; // while a round is stuck
    bool m_started = false;
    bool m_sampling = false;
    quint64 m_round = 0; // what an older one still says is not heard
    CounterReader::Request m_request;
    QList<VmId> m_asked; // whose call is under way
    QSet<VmId> m_suspects; // left out in this round because they took long
    QSet<VmId> m_earlier; // the same of the round before: if they still do, they hang
    ReadingReport m_report; // of the round under way
    QElapsedTimer m_part; // since the last part came
    QTimer m_watchdog;
    QTimer m_pulse; // while no round is under way
    quint64 m_question = 0; // to the host
    QTimer m_verdict; // how long the examiner, or the host, may take
    QSet<VmId> m_seen; // in this and the last round
    QSet<VmId> m_doubted; // while the host does not answer
};

} // namespace Guestwire
