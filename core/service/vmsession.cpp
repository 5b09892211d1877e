// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/vmsession.h"

#include "core/protocol/access.h"
#include "core/service/hub.h"

using namespace Qt::StringLiterals;

namespace Guestwire {

VmSession::VmSession(const SessionContext &context, std::unique_ptr<Link> link,
                     const Identity &identity, VmId vm)
    : VmSession(context, std::move(link), identity, vm, Tells::StatusAndMetrics)
{
}

VmSession::VmSession(const SessionContext &context, std::unique_ptr<Link> link,
                     const Identity &identity, VmId vm, Tells tells)
    : Session(context, std::move(link), identity)
    , m_vm(vm)
{
    connect(&hub(), &Hub::vmRemoved, this, [this](const Vm &removed) {
        if (removed.id != m_vm)
            return;
        refuse({}, ErrorCode::VmNotFound, u"this VM was removed from its host"_s);
        close(Protocol::CloseCode::BadRequest, u"the VM was removed"_s);
    });
    const Vm *known = hub().vm(vm);
    Protocol::Connection greeting;
    greeting.vmName = known ? known->name : QString();
    greeting.message = u"connected to %1"_s.arg(*greeting.vmName);
    send(greeting);
    if (tells == Tells::StatusAndMetrics)
        tell();
}

ClientInfo VmSession::describe() const
{
    ClientInfo info = Session::describe();
    info.route = u"vm"_s;
    info.vm = m_vm;
    return info;
}

void VmSession::tell()
{
    connect(&hub(), &Hub::vmChanged, this, [this](const Vm &changed) {
        if (changed.id == m_vm && m_told != changed.state)
            sendStatus(changed);
    });
    connect(&hub(), &Hub::sampled, this, &VmSession::sendMetrics);
    connect(&hub(), &Hub::settled, this, &VmSession::flush);
    if (const Vm *known = hub().vm(m_vm))
        sendStatus(*known);
    sendMetrics();
}

void VmSession::receive(const Protocol::Message &message)
{
    if (const auto *command = std::get_if<Protocol::Perform>(&message)) {
        if (allow(command->request, m_vm, Protocol::neededBy(*command)))
            perform(command->request, m_vm, command->command);
    } else if (std::holds_alternative<Protocol::Heartbeat>(message)) {
        send(Protocol::Heartbeat {});
    }
}

void VmSession::drained()
{
    if (m_owesMetrics)
        sendMetrics();
}

void VmSession::permissionsChanged()
{
    if (!permissionsOn(m_vm).testFlag(neededPermission()))
        close(Protocol::CloseCode::Forbidden, u"the permission for this was withdrawn"_s);
}

void VmSession::sendStatus(const Vm &vm)
{
    m_told = vm.state;
    send(Protocol::StatusOfVm {vm});
}

void VmSession::sendMetrics()
{
    m_owesMetrics = isCongested();
    const Sample *sample = hub().latest(m_vm);
    if (m_owesMetrics || !sample || sample->at == m_toldAt || hub().isExtra(m_vm))
        return;
    m_toldAt = sample->at;
    send(Protocol::MetricsOfVm {*sample});
}

} // namespace Guestwire
