// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/actions.h"
#include "core/host/domainxml.h"

#include <QLocale>

#include <algorithm>
#include <cstdlib>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kibibyte = 1024;

bool isActive(virDomain *domain)
{
    return virDomainIsActive(domain) == 1;
}

bool isPersistent(virDomain *domain)
{
    return virDomainIsPersistent(domain) == 1;
}

Step refused(const Order &order, ErrorCode code, const QString &reason)
{
    return Error {code, u"%1: %2"_s.arg(order.what(), reason)};
}

Step finished(const Order &order, const QString &message)
{
    return Progress {order.done(message), Rest::Nothing, {}};
}

// For the next start, where the maximum can grow with it.
bool configureVcpus(virDomain *domain, unsigned vcpus)
{
    constexpr unsigned config = VIR_DOMAIN_AFFECT_CONFIG;
    const int maximum = virDomainGetVcpusFlags(domain, config | VIR_DOMAIN_VCPU_MAXIMUM);
    if (maximum > 0 && unsigned(maximum) < vcpus
        && virDomainSetVcpusFlags(domain, vcpus, config | VIR_DOMAIN_VCPU_MAXIMUM) != 0)
        return false;
    return virDomainSetVcpusFlags(domain, vcpus, config) == 0;
}

bool configureMemory(virDomain *domain, unsigned long kibibytes)
{
    constexpr unsigned config = VIR_DOMAIN_AFFECT_CONFIG;
    // Only a VM that is off can be given a greater maximum; for a running one the live call
    // decides.
    if (!isActive(domain) && virDomainGetMaxMemory(domain) < kibibytes
        && virDomainSetMemoryFlags(domain, kibibytes, config | VIR_DOMAIN_MEM_MAXIMUM) != 0)
        return false;
    return virDomainSetMemoryFlags(domain, kibibytes, config) == 0;
}

QString sizeText(quint64 bytes)
{
    return QLocale::c().formattedDataSize(qint64(bytes), 3);
}

} // namespace

Step setVcpus(const Order &order)
{
    virDomain *domain = order.domain;
    const int wanted = order.command.vcpus;
    if (wanted < 1)
        return refused(order, ErrorCode::InvalidCommand, u"a VM has at least one vCPU"_s);
    const bool live = isActive(domain);
    const int now = live ? virDomainGetVcpusFlags(domain, VIR_DOMAIN_VCPU_LIVE) : 0;
    const int most =
        live ? virDomainGetVcpusFlags(domain, VIR_DOMAIN_VCPU_LIVE | VIR_DOMAIN_VCPU_MAXIMUM) : 0;
    if (now < 0 || most < 0)
        return order.failure();
    // Taking a vCPU away from a running guest fails, and can crash its emulator later.
    const bool addLive = live && wanted > now && wanted <= most;
    if (live && !addLive && wanted != now && !isPersistent(domain))
        return refused(order, ErrorCode::Conflict,
                       u"while it runs it can only be given more, up to %1, and it has no "
                       "configuration for a next start"_s.arg(most));
    if (addLive && virDomainSetVcpusFlags(domain, unsigned(wanted), VIR_DOMAIN_AFFECT_LIVE) != 0)
        return order.failure();
    if (isPersistent(domain) && !configureVcpus(domain, unsigned(wanted)))
        return order.failure();
    if (!live || addLive || wanted == now)
        return finished(order, u"%1 has %2 vCPUs"_s.arg(order.vmName).arg(wanted));
    return finished(order,
                    u"%1 will have %2 vCPUs from its next start on; while it runs it can only be "
                    "given more, up to %3"_s.arg(order.vmName)
                        .arg(wanted)
                        .arg(most));
}

Step setMemory(const Order &order)
{
    virDomain *domain = order.domain;
    const auto wanted = static_cast<unsigned long>(order.command.bytes / kibibyte);
    if (wanted == 0)
        return refused(order, ErrorCode::InvalidCommand, u"a VM needs memory"_s);
    if (isActive(domain)) {
        const unsigned long most = virDomainGetMaxMemory(domain);
        if (wanted > most)
            return refused(
                order, ErrorCode::InvalidCommand,
                u"while it runs it can have at most %1 MiB; stop it first"_s.arg(most / kibibyte));
        if (virDomainSetMemoryFlags(domain, wanted, VIR_DOMAIN_AFFECT_LIVE) != 0)
            return order.failure();
    }
    if (isPersistent(domain) && !configureMemory(domain, wanted))
        return order.failure();
    return finished(order, u"%1 is given %2 MiB"_s.arg(order.vmName).arg(wanted / kibibyte));
}

Step resizeDisk(const Order &order)
{
    virDomain *domain = order.domain;
    const QString &device = order.command.device;
    const std::unique_ptr<char, Release<std::free>> text(virDomainGetXMLDesc(domain, 0));
    const auto xml = parseDomainXml(text ? text.get() : QByteArray());
    if (!xml)
        return xml.error();
    if (std::ranges::find(xml.value().disks, device, &DiskXml::target) == xml.value().disks.end()) {
        QStringList names;
        for (const DiskXml &disk : xml.value().disks)
            names.append(disk.target);
        return refused(order, ErrorCode::InvalidCommand,
                       u"it has no disk %1; it has: %2"_s.arg(device, names.join(u", ")));
    }
    if (!isActive(domain))
        return refused(order, ErrorCode::VmNotRunning,
                       u"libvirt changes a disk's size only while its VM runs; start it first"_s);
    const QByteArray target = device.toUtf8();
    virDomainBlockInfo information {};
    if (virDomainGetBlockInfo(domain, target.constData(), &information, 0) != 0)
        return order.failure();
    if (order.command.bytes < information.capacity)
        return refused(order, ErrorCode::InvalidCommand,
                       u"%1 has %2, and a smaller size would cut off data"_s.arg(
                           device, sizeText(information.capacity)));
    if (virDomainBlockResize(domain, target.constData(), order.command.bytes,
                             VIR_DOMAIN_BLOCK_RESIZE_BYTES)
        != 0)
        return order.failure();
    return finished(order,
                    u"%1 of %2 has %3"_s.arg(device, order.vmName, sizeText(order.command.bytes)));
}

} // namespace Guestwire
