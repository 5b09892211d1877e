// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <QHash>
#include <QPromise>
#include <QSet>
#include <QSize>

#include <memory>

namespace Guestwire {

// A Host without libvirt, for tests. Its calls may come from any thread and are done in the thread
// that it lives in, one after another, so they are as asynchronous as the real ones. What stands
// under "the test's side" is called in that thread and acts at once.
//
// Order of signals, the same as LibvirtHost's:
//   connect: linkChanged(Connected), listed
//   start:   consoleOpened for each console, consoleRead of the boot text, vmChanged, happened
//   off:     consoleClosed(ended) for each open console, vmChanged, happened (a real one may
//            close a console after it told that the VM is off)
//   lost:    linkChanged(Lost), consoleClosed(not ended) for each, vmChanged(Unknown) for each
class FakeHost : public Host
{
    Q_OBJECT

public:
    using Answer = Result<CommandResult>;

    explicit FakeHost(const QString &uri = QStringLiteral("fake:///"), QObject *parent = nullptr);
    ~FakeHost() override;

    QString uri() const override { return m_uri; }
    void open() override;
    void sample(const ReadingOrder &order) override;
    QFuture<Answer> perform(VmId vm, const Command &command) override;
    QFuture<Outcome> cancel(VmId vm) override; // one that is held
    QFuture<Result<QList<Snapshot>>> snapshots(VmId vm) override;
    QFuture<Result<QList<Fact>>> details(VmId vm) override;
    void openConsole(const ConsoleKey &console) override;
    void closeConsole(const ConsoleKey &console) override;
    void writeConsole(const ConsoleKey &console, const QByteArray &bytes) override;
    QFuture<Result<QString>> resizeConsole(const ConsoleKey &console, int columns,
                                           int rows) override;

    // The test's side: VMs.
    VmId add(const QString &name, State state = State::Off,
             const QStringList &consoles = {QStringLiteral("serial0")});
    void remove(VmId vm);
    void rename(VmId vm, const QString &name);
    void setState(VmId vm, State state); // as if it went there by itself
    void stop(VmId vm, StopReason reason); // likewise
    void update(const Vm &vm); // anything else about it
    Vm vm(VmId id) const; // as it really is, also while the link is lost
    VmId idOf(const QString &name) const;

    // The test's side: the link. open() connects unless refused.
    void refuseLink(const QString &reason);
    void lose(const QString &reason = QStringLiteral("libvirtd went away"));
    void regain();

    // The test's side: actions. A held one waits for release() or fail(), the oldest first.
    void holdActions(bool hold) { m_holdActions = hold; }
    qsizetype heldActions() const { return m_held.size(); }
    void release();
    void fail(const Error &error);
    void failNext(const Error &error) { m_nextError = error; }
    const QList<std::pair<VmId, Command>> &performed() const { return m_performed; }

    // The test's side: metrics. What sample() tells of a VM while it is active; `run` and `taken`
    // are filled in where they are 0.
    void count(const Counters &counters) { m_counters.insert(counters.vm, counters); }
    void holdSamples(bool hold); // letting go finishes the one under way
    int samples() const { return m_samples; } // the calls that were not dropped
    const QList<ReadingOrder> &orders() const { return m_orders; } // of these
    // What the next readings say of the host, and how long one VM takes.
    void setHostCounters(const HostCounters &counters) { m_hostCounters = counters; }
    void setCost(std::chrono::nanoseconds ofOneVm) { m_cost = ofOneVm; }

    // The test's side: consoles.
    void setEcho(bool echo) { m_echo = echo; }
    void setBootText(const QByteArray &text) { m_bootText = text; }
    void holdConsoles(bool hold); // none opens while they are held; letting go opens them
    // What its log has. With one, a console that is refused is followed there.
    void setLog(const ConsoleKey &console, const QByteArray &log) { m_logs.insert(console, log); }
    void setAgent(bool agent) { m_agent = agent; }
    QSize toldSize(const ConsoleKey &console) const { return m_toldSizes.value(console); }
    void refuseConsole(const ConsoleKey &console, const QString &reason); // empty: no more
    void feed(const ConsoleKey &console, const QByteArray &bytes); // lost when it is not open
    void breakConsole(const ConsoleKey &console, const QString &reason);
    bool isConsoleOpen(const ConsoleKey &console) const { return m_open.contains(console); }
    QByteArray written(const ConsoleKey &console) const { return m_written.value(console); }

private:
    struct Guest
    {
        Vm vm;
        quint64 run = 1;
        QList<Snapshot> snapshots;
        bool saved = false;
    };
    struct Pending
    {
        VmId vm;
        Command command;
        std::shared_ptr<QPromise<Answer>> promise;
    };

    template<typename Function>
    void post(Function function);
    void begin(Pending pending);
    void answer(Pending &pending, const Answer &answer);
    Answer carryOut(const Pending &pending);
    Answer changeState(Guest &guest, const Command &command);
    Answer changeSnapshots(Guest &guest, const Command &command);
    Answer configure(Guest &guest, const Command &command);
    void enter(Guest &guest, State state);
    void openConsole(const ConsoleKey &console, const QByteArray &greeting);
    void closeConsoles(VmId vm, bool ended, const QString &reason);
    void finishSample();
    Error unknown(VmId vm) const;

    QString m_uri;
    Link m_link = Link::Connecting;
    QString m_linkRefusal;
    QList<Guest> m_guests; // in the order they were added
    bool m_holdActions = false;
    QList<Pending> m_held;
    std::optional<Error> m_nextError;
    QList<std::pair<VmId, Command>> m_performed;
    QHash<VmId, Counters> m_counters;
    bool m_holdSamples = false;
    bool m_sampling = false;
    int m_samples = 0;
    QList<ReadingOrder> m_orders;
    HostCounters m_hostCounters;
    std::chrono::nanoseconds m_cost {std::chrono::milliseconds(1)};
    bool m_echo = true;
    QByteArray m_bootText;
    QHash<ConsoleKey, QString> m_refusedConsoles;
    bool m_holdConsoles = false;
    QList<ConsoleKey> m_heldConsoles;
    QHash<ConsoleKey, QByteArray> m_logs;
    QSet<ConsoleKey> m_followed;
    bool m_agent = false;
    QHash<ConsoleKey, QSize> m_toldSizes;
    QSet<ConsoleKey> m_open;
    QHash<ConsoleKey, QByteArray> m_written;

    Guest *find(VmId vm);
    const Guest *find(VmId vm) const;
};

} // namespace Guestwire
