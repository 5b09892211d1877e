// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/actions.h"
#include "core/host/consoles.h"
#include "core/host/domainevent.h"
#include "core/host/host.h"
#include "core/host/mailbox.h"
#include "core/host/watcher.h"
#include "core/host/worker.h"

#include <QPromise>
#include <QSet>
#include <QTimer>

#include <map>

namespace Guestwire {

// Carries out commands, each in a thread and over a connection of its own, one at a time for a VM,
// and answers each when it is done or has failed, after the VM was read again.
class Jobs : public QObject
{
    Q_OBJECT

public:
    using Answer = Result<CommandResult>;
    using Promise = std::shared_ptr<QPromise<Answer>>;
    using CancelPromise = std::shared_ptr<QPromise<Outcome>>;

    Jobs(const QString &uri, std::chrono::milliseconds stopTimeout,
         std::shared_ptr<Threads> threads, Consoles &consoles, Watcher &watcher);
    ~Jobs() override;

    void perform(const Vm &vm, const Command &command, const Promise &promise);

    // Asks for the end of what is under way on the VM.
    void cancel(VmId vm, const CancelPromise &promise);

    // True while the VM is paused only because of what is being done to it.
    bool isSettling(VmId vm) const;

    // What the jobs that wait for their guest have to hear.
    void notice(const DomainEvent &event);
    void noticeOff(VmId vm);
    void lose(const QString &reason);

signals:
    void progressed(Guestwire::VmId vm, double percent);

private:
    class Line; // a job's own connection
    using Work = std::function<Step(const Order &)>;
    struct Job
    {
        Vm vm;
        Command command;
        Promise promise;
        std::unique_ptr<Worker<Line>> worker;
        std::unique_ptr<Worker<Line>> helper; // beside the call: asks how far it is, and ends it
        std::unique_ptr<QTimer> patience; // with what has to happen outside of the call
        std::unique_ptr<QTimer> reminder; // of what the guest was asked
        std::unique_ptr<QTimer> progress; // when to ask how far the call is
        bool asking = false; // how far it is
        bool cancelling = false; // libvirt was asked for its end
        Rest rest = Rest::Nothing;
        QSet<ConsoleKey> unopened;
        CommandResult result;
        bool settling = false;
        bool ended = false; // the emulator did, since the job began
        bool rebooted = false;
    };

    std::optional<Error> busy(const Vm &vm, Action action) const;
    void run(quint64 number, const Work &work);
    void follow(quint64 number);
    void askProgress(quint64 number);
    Worker<Line> &helperOf(Job &job);
    void proceed(quint64 number, const Step &step);
    void await(quint64 number, std::chrono::milliseconds atMost);
    void remind(quint64 number);
    void awaitConsoles(quint64 number, const QStringList &devices);
    void noticeConsole(const ConsoleKey &console);
    void endPause(quint64 number);
    void check(quint64 number);
    void runOutOfPatience(quint64 number);
    void finish(quint64 number, const Answer &answer);

    const QString m_uri;
    const std::chrono::milliseconds m_stopTimeout;
    const std::shared_ptr<Threads> m_threads;
    const std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>(this);
    Consoles &m_consoles;
    Watcher &m_watcher;
    std::map<quint64, Job> m_jobs; // by the order in which they began
    quint64 m_lastNumber = 0;
};

} // namespace Guestwire
