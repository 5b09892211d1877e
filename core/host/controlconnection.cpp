// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/controlconnection.h"

#include "core/host/libvirterror.h"

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

using Kind = DomainEvent::Kind;

void tell(void *opaque, virDomainPtr domain, Kind kind, int event = 0, int detail = 0)
{
    (*static_cast<ControlConnection::Event *>(opaque))({idOf(domain), kind, event, detail});
}

int onLifecycle(virConnectPtr, virDomainPtr domain, int event, int detail, void *opaque)
{
    tell(opaque, domain, Kind::Lifecycle, event, detail);
    return 0;
}

void onReboot(virConnectPtr, virDomainPtr domain, void *opaque)
{
    tell(opaque, domain, Kind::Reboot);
}

void onBalloon(virConnectPtr, virDomainPtr domain, unsigned long long, void *opaque)
{
    tell(opaque, domain, Kind::Changed);
}

void onDevice(virConnectPtr, virDomainPtr domain, const char *, void *opaque)
{
    tell(opaque, domain, Kind::Changed);
}

void onMetadata(virConnectPtr, virDomainPtr domain, int, const char *, void *opaque)
{
    tell(opaque, domain, Kind::Changed);
}

} // namespace

ControlConnection::ControlConnection(const QString &uri, Event event, Connection::Closed closed)
    : m_uri(uri)
    , m_reader(uri)
    , m_event(std::move(event))
    , m_closed(std::move(closed))
{
}

ControlConnection::~ControlConnection()
{
    for (const int callback : m_callbacks)
        virConnectDomainEventDeregisterAny(m_connection->handle(), callback);
}

template<typename Callback>
void ControlConnection::listen(int id, Callback *callback)
{
    auto opaque = std::make_unique<Event>(m_event);
    const int given = virConnectDomainEventRegisterAny(m_connection->handle(), nullptr, id,
                                                       VIR_DOMAIN_EVENT_CALLBACK(callback),
                                                       opaque.get(), freeOpaque<Event>);
    if (given < 0)
        return; // this driver does not tell of it
    [[maybe_unused]] const auto *const taken = opaque.release();
    m_callbacks.push_back(given);
}

Outcome ControlConnection::open()
{
    const auto connection = Connection::open(m_uri, m_closed);
    if (!connection)
        return connection.error();
    m_connection = connection.value();
    listen(VIR_DOMAIN_EVENT_ID_LIFECYCLE, onLifecycle);
    listen(VIR_DOMAIN_EVENT_ID_REBOOT, onReboot);
    listen(VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE, onBalloon);
    listen(VIR_DOMAIN_EVENT_ID_DEVICE_ADDED, onDevice);
    listen(VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, onDevice);
    listen(VIR_DOMAIN_EVENT_ID_METADATA_CHANGE, onMetadata);
    if (m_callbacks.empty())
        return libvirtError(u"cannot hear of events of %1"_s.arg(m_uri));
    return done();
}

Result<QList<Vm>> ControlConnection::list() const
{
    virDomainPtr *domains = nullptr;
    const int count = virConnectListAllDomains(m_connection->handle(), &domains, 0);
    if (count < 0)
        return libvirtError(u"cannot list the VMs of %1"_s.arg(m_uri));
    const std::unique_ptr<virDomainPtr, Release<::free>> array(domains);
    QList<Vm> vms;
    for (int i = 0; i < count; ++i) {
        const DomainHandle domain(domains[i]);
        if (const Result<Vm> vm = m_reader.read(domain.get()))
            vms.append(vm.value());
    }
    return vms;
}

Result<std::variant<Vm, ControlConnection::Gone>> ControlConnection::read(VmId id) const
{
    using Answer = std::variant<Vm, Gone>;
    const Result<DomainHandle> domain = m_connection->find(id, u"cannot find the VM"_s);
    if (!domain && domain.error().code == ErrorCode::VmNotFound)
        return Answer(Gone {});
    if (!domain)
        return domain.error();
    const Result<Vm> vm = m_reader.read(domain.value().get());
    if (!vm && vm.error().code == ErrorCode::VmNotFound)
        return Answer(Gone {});
    if (!vm)
        return vm.error();
    return Answer(vm.value());
}

} // namespace Guestwire
