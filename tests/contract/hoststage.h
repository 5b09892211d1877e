// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <libvirt/libvirt.h>

#include <chrono>
#include <memory>

namespace Guestwire {

// Where the contract of Host is played: a host, a VM that is the test's own, and somebody else who
// works on the same VMs without asking the host.
class HostStage
{
public:
    virtual ~HostStage() = default;

    Host &host() { return *m_host; }
    void endHost() { m_host.reset(); }
    QString vmName() const { return m_vmName; }
    virtual ConsoleKey console(VmId vm) const { return {vm, QStringLiteral("serial0")}; }

    // What libvirt's log of its console has, where StageOptions asked for one.
    virtual QByteArray log() const = 0;

    virtual void define(const QString &name) = 0; // another VM like it, off
    virtual void rename(const QString &from, const QString &to) = 0;
    virtual void undefine(const QString &name) = 0;
    virtual void startByOther(const QString &name) = 0;
    virtual void destroyByOther(const QString &name) = 0;
    virtual void holdConsoleByOther(const QString &name) = 0;
    virtual void letConsoleGo() = 0;
    virtual void killDaemon() = 0;
    virtual void reviveDaemon() = 0;

protected:
    std::unique_ptr<Host> m_host;
    QString m_vmName;
};

enum class StageKind { Fake, TestDriver, Real };

struct StageOptions
{
    std::chrono::milliseconds stopTimeout = std::chrono::minutes(1); // of a real host
    bool off = true; // the VM is off; otherwise it is as the last stage left it, to save a boot
    bool logged = false; // another VM, whose console has a log, and which has an agent's channel
};

std::unique_ptr<HostStage> makeStage(StageKind kind, const StageOptions &options = {});

// The libvirtd that the real stage needs, once for all; the reason why there is none.
QString prepareRealStage();
void endRealStage();

// Processes of the emulator of that VM, the daemon of the real stage being in other namespaces.
QList<qint64> emulatorsOf(const QString &vmName);
void pauseRealDaemon(bool paused);

} // namespace Guestwire
