// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirtprobe.h"

#include "core/host/connection.h"
#include "core/host/libvirterror.h"

#include <QPromise>

#include <thread>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned long major = 1'000'000; // as libvirt writes versions
constexpr unsigned long minor = 1000;

QString versionText(unsigned long version)
{
    return u"%1.%2.%3"_s.arg(version / major).arg(version % major / minor).arg(version % minor);
}

Result<LibvirtFinding> lookAt(const QString &uri)
{
    const auto connection = Connection::open(uri);
    if (!connection)
        return connection.error();
    virConnect *handle = connection.value()->handle();
    unsigned long libvirt = 0;
    unsigned long hypervisor = 0;
    const int vms = virConnectListAllDomains(handle, nullptr, 0);
    if (virConnectGetLibVersion(handle, &libvirt) < 0 || vms < 0)
        return libvirtError(u"cannot ask %1 about itself"_s.arg(uri));
    virConnectGetVersion(handle, &hypervisor); // 0 where there is none yet
    const QString driver = connection.value()->driver();
    return LibvirtFinding {
        versionText(libvirt),
        hypervisor == 0 ? driver : u"%1 %2"_s.arg(driver, versionText(hypervisor)), vms};
}

} // namespace

QFuture<Result<LibvirtFinding>> probeLibvirt(const QString &uri)
{
    auto promise = std::make_shared<QPromise<Result<LibvirtFinding>>>();
    promise->start();
    const QFuture<Result<LibvirtFinding>> future = promise->future();
    std::thread([promise, uri] {
        promise->addResult(lookAt(uri));
        promise->finish();
    }).detach();
    return future;
}

} // namespace Guestwire
