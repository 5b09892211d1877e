// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"
#include "core/model/action.h"

namespace Guestwire {

// A command on its way: what carrying it out needs. It runs in a thread and over a connection of
// its own, so it may take its time.
struct Order
{
    const Connection &connection;
    virDomain *domain;
    QString vmName;
    const Command &command;

    QString what() const; // "cannot start web1"
    Error failure() const; // libvirt's last error
    CommandResult done(const QString &message) const { return {message, std::nullopt}; }
};

// What has to happen, outside of the call, before the command is done.
enum class Rest {
    Nothing,
    Consoles, // it is paused: open these consoles, then letRun()
    Off, // it was asked to shut down
    Reboot, // it was asked to reboot
};

struct Progress
{
    CommandResult result;
    Rest rest = Rest::Nothing;
    QStringList consoles;
};

using Step = Result<Progress>;

Step carryOut(const Order &order);

// The end of what began with Rest::Consoles.
Step letRun(const Order &order, const CommandResult &result);

// The actions by subject.
Step start(const Order &order);
Step restore(const Order &order);
Step stop(const Order &order);
Step restart(const Order &order);
Step resume(const Order &order);
Step setVcpus(const Order &order);
Step setMemory(const Order &order);
Step resizeDisk(const Order &order);
Step sendKeys(const Order &order);
Step takeScreenshot(const Order &order);
Step createSnapshot(const Order &order);
Step revertSnapshot(const Order &order);
Step deleteSnapshot(const Order &order);

// The aliases of the consoles that the running VM has.
QStringList consolesOf(virDomain *domain);

} // namespace Guestwire
