// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/administration.h"
#include "core/service/nativesession.h"

// What NativeSession tells administrators of the service, and takes from them.
namespace Guestwire {

using namespace Qt::StringLiterals;

Administration *NativeSession::administrationFor(const Protocol::RequestId &request)
{
    if (!administration())
        refuseUnserved(request);
    return administration();
}

void NativeSession::handle(const Protocol::ListClients &m)
{
    if (Administration *service = administrationFor(m.request))
        send(Protocol::Response {m.request, true, {}, {}, service->clients(this)});
}

void NativeSession::handle(const Protocol::DropClient &m)
{
    if (Administration *service = administrationFor(m.request))
        answer(m.request, service->drop(m.client, *this));
}

void NativeSession::handle(const Protocol::AskServer &m)
{
    if (Administration *service = administrationFor(m.request))
        send(Protocol::Response {m.request, true, {}, {}, service->server(*this)});
}

void NativeSession::handle(const Protocol::SetListening &m)
{
    if (Administration *service = administrationFor(m.request))
        answer(m.request, service->setListening(m.enabled, *this));
}

void NativeSession::handle(const Protocol::ListAccounts &m)
{
    if (Administration *service = administrationFor(m.request))
        send(Protocol::Response {m.request, true, {}, {}, service->accounts()});
}

void NativeSession::handle(const Protocol::SetAccount &m)
{
    if (Administration *service = administrationFor(m.request))
        service->setAccount(
            m.change, identity().user, this,
            [this, request = m.request](const Outcome &outcome) { answer(request, outcome); });
}

void NativeSession::handle(const Protocol::RemoveAccount &m)
{
    if (Administration *service = administrationFor(m.request))
        answer(m.request, service->removeAccount(m.name, identity().user));
}

void NativeSession::handle(const Protocol::IssueToken &m)
{
    Administration *service = administrationFor(m.request);
    if (!service)
        return;
    const auto token = service->issueToken(m.name, m.lifetime, identity().user);
    if (token)
        send(Protocol::Response {m.request, true, {}, {}, token.value()});
    else
        refuse(m.request, token.error().code, token.error().message);
}

ClientInfo NativeSession::describe() const
{
    ClientInfo info = Session::describe();
    info.route = u"native"_s;
    info.all = m_subscription.coversAnyVm();
    info.vms = int(m_subscription.named());
    info.topics = m_subscription.topics();
    info.consoles = int(m_channels.size());
    return info;
}

} // namespace Guestwire
