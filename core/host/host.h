// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/action.h"
#include "core/model/details.h"
#include "core/model/event.h"
#include "core/model/hostcounters.h"
#include "core/model/hoststatus.h"
#include "core/model/sample.h"
#include "core/model/stopreason.h"
#include "core/model/vm.h"

#include <QFuture>
#include <QList>
#include <QObject>

namespace Guestwire {

// A console of a VM: which VM, and the alias of the device.
struct ConsoleKey
{
    VmId vm;
    QString device;

    bool operator==(const ConsoleKey &) const = default;
    friend size_t qHash(const ConsoleKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.vm, key.device);
    }
};

// The VMs of one libvirt connection. Every call returns at once; whatever takes time happens on
// other threads. Signals may be emitted from any thread: connect with a context object.
class Host : public QObject
{
    Q_OBJECT

public:
    using Link = HostStatus::Link;

    using QObject::QObject;

    virtual QString uri() const = 0;

    // Opens the connection and keeps it open from now on, with back-off; linkChanged() tells.
    virtual void open() = 0;

    // Takes one reading of each active VM of the order, answered by counted() in one or more parts
    // and by sampled() at the end. A call while the last one is still under way is dropped: ticks
    // never stack up. A VM whose emulator hangs is told by vmChanged() and left out until it
    // answers.
    virtual void sample(const ReadingOrder &order) = 0;
    void sampleAll() { sample({}); }

    // Does it and answers when it is done or has failed. `start` emits consoleOpened() for every
    // console of the VM before its first byte. The state table has been asked already.
    virtual QFuture<Result<CommandResult>> perform(VmId vm, const Command &command) = 0;

    // Asks for the end of the command that is under way on this VM. The command is answered as it ends.
    virtual QFuture<Outcome> cancel(VmId vm) = 0;

    virtual QFuture<Result<QList<Snapshot>>> snapshots(VmId vm) = 0;
    virtual QFuture<Result<QList<Fact>>> details(VmId vm) = 0;

    // Asks for the console's bytes: consoleOpened(), or consoleClosed() with the reason. Opening an
    // open one changes nothing. It stays open until the VM is off or the host is lost.
    virtual void openConsole(const ConsoleKey &console) = 0;
    virtual void closeConsole(const ConsoleKey &console) = 0;

    // Queued in order; consoleWritten() follows as libvirt takes it. Dropped when not open.
    virtual void writeConsole(const ConsoleKey &console, const QByteArray &bytes) = 0;

    // Tells the guest how large the terminal of its console is, by the ways that there are: which
    // one it was, or why it could not be told.
    virtual QFuture<Result<QString>> resizeConsole(const ConsoleKey &console, int columns,
                                                   int rows) = 0;

signals:
    void linkChanged(Guestwire::Host::Link link, const QString &reason);
    void listed(const QList<Guestwire::Vm> &vms); // all there are; after each connect
    void vmChanged(const Guestwire::Vm &vm); // new, or anything about it changed
    void vmRemoved(Guestwire::VmId vm);
    void progressed(Guestwire::VmId vm, double percent); // of the command that is under way
    void counted(const QList<Guestwire::Counters> &counters);
    void sampled(const Guestwire::ReadingReport &report); // the end of what sample() began
    void happened(const Guestwire::Event &event); // lifecycle events for the log
    // A run ended while somebody watched. One that panics may be told of twice, as crashed first.
    void stopped(Guestwire::VmId vm, Guestwire::StopReason reason);

    // `earlier` is what libvirt's log of it has from before: its first bytes.
    void consoleOpened(const Guestwire::ConsoleKey &console, const QByteArray &earlier);
    void consoleRead(const Guestwire::ConsoleKey &console, const QByteArray &bytes);
    void consoleWritten(const Guestwire::ConsoleKey &console, qint64 bytes);
    // Another program has it: what is read comes from its log, and nothing can be typed. With an
    // empty reason it is ours again.
    void consoleHeld(const Guestwire::ConsoleKey &console, const QString &reason);
    // It ended, was lost, or could not be opened; `ended` tells the first from the others.
    void consoleClosed(const Guestwire::ConsoleKey &console, bool ended, const QString &reason);
};

} // namespace Guestwire
