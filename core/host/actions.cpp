// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/actions.h"

#include "core/host/domainxml.h"
#include "core/host/libvirterror.h"

#include <cstdlib>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// A call that is all there is to an action.
Step plainly(const Order &order, int status, const QString &message)
{
    if (status < 0)
        return order.failure();
    return Progress {order.done(message), Rest::Nothing, {}};
}

// Paused, so that its consoles can be opened before its first byte.
Step createPaused(const Order &order, const QString &message)
{
    if (virDomainCreateWithFlags(order.domain, VIR_DOMAIN_START_PAUSED) == 0)
        return Progress {order.done(message), Rest::Consoles, consolesOf(order.domain)};
    if (!lastCallUnsupported())
        return order.failure();
    return plainly(order, virDomainCreate(order.domain), message);
}

} // namespace

QString Order::what() const
{
    return u"cannot %1 %2"_s.arg(QLatin1StringView(info(command.action).name), vmName);
}

Error Order::failure() const
{
    return libvirtError(what());
}

QStringList consolesOf(virDomain *domain)
{
    const std::unique_ptr<char, Release<std::free>> text(virDomainGetXMLDesc(domain, 0));
    const auto xml = parseDomainXml(text ? text.get() : QByteArray());
    return xml ? aliasesOf(xml.value().consoles) : QStringList();
}

Step start(const Order &order)
{
    return createPaused(order, order.vmName + u" was started");
}

Step restore(const Order &order)
{
    if (virDomainHasManagedSaveImage(order.domain, 0) != 1)
        return Error {ErrorCode::Conflict,
                      u"cannot restore %1: it has no saved state; start it"_s.arg(order.vmName)};
    return createPaused(order, order.vmName + u" was restored from its saved state");
}

Step letRun(const Order &order, const CommandResult &result)
{
    if (virDomainResume(order.domain) == 0)
        return Progress {result, Rest::Nothing, {}};
    return libvirtError(u"%1 was started, but cannot be let run"_s.arg(order.vmName));
}

// An emulator that goes while it is asked, because somebody forces it off, is about to be seen off.
Step stop(const Order &order)
{
    if (virDomainShutdownFlags(order.domain, VIR_DOMAIN_SHUTDOWN_DEFAULT) != 0
        && !lastCallLostEmulator())
        return order.failure();
    return Progress {order.done(order.vmName + u" shut down"), Rest::Off, {}};
}

Step restart(const Order &order)
{
    if (virDomainReboot(order.domain, VIR_DOMAIN_REBOOT_DEFAULT) != 0)
        return order.failure();
    // Other drivers tell of no reboot.
    const bool tells = order.connection.driver() == "QEMU"_L1;
    return Progress {
        order.done(order.vmName + u" was restarted"), tells ? Rest::Reboot : Rest::Nothing, {}};
}

Step resume(const Order &order)
{
    int state = VIR_DOMAIN_NOSTATE;
    virDomainGetState(order.domain, &state, nullptr, 0);
    const int status = state == VIR_DOMAIN_PMSUSPENDED ? virDomainPMWakeup(order.domain, 0)
                                                       : virDomainResume(order.domain);
    return plainly(order, status, order.vmName + u" runs again");
}

Step carryOut(const Order &order)
{
    virDomain *domain = order.domain;
    const QString &name = order.vmName;
    switch (order.command.action) {
    case Action::Start:
        return start(order);
    case Action::Stop:
        return stop(order);
    case Action::Restart:
        return restart(order);
    case Action::Suspend:
        return plainly(order, virDomainSuspend(domain), name + u" is paused");
    case Action::Resume:
        return resume(order);
    case Action::ForceOff:
        // By itself this asks the emulator to end, gives it ten seconds, and then kills it.
        return plainly(order, virDomainDestroy(domain), name + u" was forced off");
    case Action::Reset:
        return plainly(order, virDomainReset(domain, 0), name + u" was reset");
    case Action::Save:
        return plainly(order, virDomainManagedSave(domain, 0), name + u" was saved and is off");
    case Action::Restore:
        return restore(order);
    case Action::SnapshotCreate:
        return createSnapshot(order);
    case Action::SnapshotRevert:
        return revertSnapshot(order);
    case Action::SnapshotDelete:
        return deleteSnapshot(order);
    case Action::SetVcpus:
        return setVcpus(order);
    case Action::SetMemory:
        return setMemory(order);
    case Action::ResizeDisk:
        return resizeDisk(order);
    case Action::SetAutostart:
        return plainly(order, virDomainSetAutostart(domain, order.command.autostart),
                       order.command.autostart ? u"%1 starts with its host"_s.arg(name)
                                               : u"%1 no longer starts with its host"_s.arg(name));
    case Action::SendKey:
        return sendKeys(order);
    case Action::Screenshot:
        return takeScreenshot(order);
    }
    return Error {ErrorCode::InvalidCommand, order.what()};
}

} // namespace Guestwire
