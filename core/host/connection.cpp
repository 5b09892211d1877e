// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/connection.h"

#include "core/host/eventloop.h"
#include "core/host/libvirterror.h"
#include "core/host/logging.h"

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// A peer that is silent that long, that many times in a row, is gone.
constexpr int keepAliveInterval = 5; // seconds
constexpr unsigned keepAliveCount = 3;

QString words(int reason)
{
    switch (reason) {
    case VIR_CONNECT_CLOSE_REASON_EOF:
        return u"libvirt's daemon closed the connection"_s;
    case VIR_CONNECT_CLOSE_REASON_KEEPALIVE:
        return u"libvirt's daemon does not answer any more"_s;
    case VIR_CONNECT_CLOSE_REASON_CLIENT:
        return u"the connection was closed"_s;
    default:
        return u"the connection to libvirt's daemon broke"_s;
    }
}

void onClosed(virConnectPtr, int reason, void *closed)
{
    (*static_cast<Connection::Closed *>(closed))(words(reason));
}

} // namespace

Result<std::shared_ptr<Connection>> Connection::open(const QString &uri, Closed closed)
{
    startEventLoop();
    const virConnectPtr handle = virConnectOpen(uri.toUtf8().constData());
    if (!handle)
        return libvirtError(u"cannot connect to %1"_s.arg(uri));
    const auto connection = std::make_shared<Connection>(handle);
    // Drivers without a daemon have no keep-alive and need none.
    virConnectSetKeepAlive(handle, keepAliveInterval, keepAliveCount);
    if (closed)
        connection->watch(std::move(closed));
    return connection;
}

void Connection::watch(Closed closed)
{
    // It has no daemon that could go: libvirt takes the callback, and neither calls nor frees it.
    if (driver() == "TEST"_L1)
        return;
    auto opaque = std::make_unique<Closed>(std::move(closed));
    if (virConnectRegisterCloseCallback(m_handle, onClosed, opaque.get(), freeOpaque<Closed>)
        == 0) {
        m_watched = true;
        [[maybe_unused]] const auto *const given = opaque.release();
    }
}

Connection::~Connection()
{
    if (m_watched)
        virConnectUnregisterCloseCallback(m_handle, onClosed);
    if (const int left = virConnectClose(m_handle); left > 0)
        qCWarning(hostLog) << "a libvirt connection was closed with" << left << "references left";
}

bool Connection::isAlive() const
{
    return virConnectIsAlive(m_handle) == 1;
}

QString Connection::driver() const
{
    return QString::fromUtf8(virConnectGetType(m_handle)).toUpper();
}

Result<DomainHandle> Connection::find(VmId vm, const QString &what) const
{
    DomainHandle domain(
        virDomainLookupByUUIDString(m_handle, vm.toByteArray(QUuid::WithoutBraces).constData()));
    if (!domain)
        return libvirtError(what);
    return domain;
}

VmId idOf(virDomain *domain)
{
    unsigned char bytes[VIR_UUID_BUFLEN] = {};
    virDomainGetUUID(domain, bytes);
    return QUuid::fromRfc4122(QByteArrayView(bytes, VIR_UUID_BUFLEN));
}

} // namespace Guestwire
