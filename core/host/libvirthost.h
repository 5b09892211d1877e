// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <QThread>

#include <memory>

namespace Guestwire {

class HostCore;
class Threads;

// The VMs behind a libvirt URI. Its signals come from its own thread, in this order:
//   connect: linkChanged(Connected), listed
//   start:   consoleOpened for each console, then its bytes; vmChanged; then the command's answer
//   off:     consoleClosed(ended) and vmChanged, in either order
//   lost:    linkChanged(Lost), consoleClosed(not ended) for each, vmChanged(Unknown) for each
class LibvirtHost : public Host
{
    Q_OBJECT

public:
    // `stopTimeout`: how long a guest may take to follow a request to shut down or reboot.
    // `questions`: how many of snapshots() and details() may be unanswered at once.
    LibvirtHost(const QString &uri, std::chrono::milliseconds stopTimeout, int questions,
                QObject *parent = nullptr);
    ~LibvirtHost() override; // waits for threads a moment; a call that hangs is left alone

    QString uri() const override { return m_uri; }
    void open() override;
    void sample(const ReadingOrder &order) override;
    QFuture<Result<CommandResult>> perform(VmId vm, const Command &command) override;
    QFuture<Outcome> cancel(VmId vm) override;
    QFuture<Result<QList<Snapshot>>> snapshots(VmId vm) override;
    QFuture<Result<QList<Fact>>> details(VmId vm) override;
    void openConsole(const ConsoleKey &console) override;
    void closeConsole(const ConsoleKey &console) override;
    void writeConsole(const ConsoleKey &console, const QByteArray &bytes) override;
    QFuture<Result<QString>> resizeConsole(const ConsoleKey &console, int columns,
                                           int rows) override;

private:
    template<typename Function>
    void inThread(Function function);
    template<typename T, typename Question>
    QFuture<Result<T>> ask(VmId vm, Question question);

    const QString m_uri;
    const std::shared_ptr<Threads> m_threads;
    QThread m_thread;
    QObject m_inside; // lives in the thread; what is posted to it runs there
    std::unique_ptr<HostCore> m_core; // lives and dies in the thread
};

} // namespace Guestwire
