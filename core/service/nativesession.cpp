// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/nativesession.h"

#include "core/protocol/limits.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

using Protocol::Topic;

NativeSession::NativeSession(const SessionContext &context, std::unique_ptr<Link> link,
                             const Identity &identity)
    : Session(context, std::move(link), identity)
{
    connect(&hub(), &Hub::vmChanged, this, &NativeSession::sendVm);
    connect(&hub(), &Hub::vmRemoved, this, [this](const Vm &vm) {
        const Permissions permissions = Guestwire::permissionsOn(this->identity().grant, vm.name);
        if (m_subscription.covers(vm.id, Topic::State) && permissions.testFlag(Permission::Monitor))
            send(Protocol::VmRemoved {vm.id});
        m_subscription.forget(vm.id);
        m_owedMetrics.remove(vm.id);
    });
    connect(&hub(), &Hub::sampled, this, &NativeSession::sendMetrics);
    connect(&hub(), &Hub::hostChanged, this, [this](const HostStatus &host) {
        if (m_subscription.coversAny(Topic::State | Topic::Metrics))
            sendHost(host);
    });
    connect(&hub(), &Hub::hostRead, this, [this](const HostStatus &host) {
        if (m_subscription.coversAny(Topic::Metrics))
            sendHost(host);
    });
    connect(&hub(), &Hub::happened, this, &NativeSession::sendEvent);
    listenToAlerts();
    connect(&consoles(), &ConsoleHub::removing, this, [this](ConsoleFeed *feed) {
        closeChannels([feed](const ConsoleChannel &channel) { return channel.feed() == feed; });
    });
    greet();
}

NativeSession::~NativeSession() = default;

void NativeSession::greet()
{
    Protocol::Connection m;
    m.message = u"connected to Guestwire"_s;
    m.server = QSysInfo::machineHostName();
    m.version = QCoreApplication::applicationVersion();
    m.user = identity().user;
    m.permissions = permissionsOf(identity().grant.role);
    m.capabilities = {u"state"_s,   u"metrics"_s,   u"events"_s, u"command"_s,
                      u"console"_s, u"snapshots"_s, u"details"_s};
    if (alerts())
        m.capabilities.append(u"alerts"_s);
    if (history())
        m.capabilities.append(u"history"_s);
    if (recordings())
        m.capabilities.append(u"recordings"_s);
    if (administration())
        m.capabilities.append(u"administration"_s);
    m.maxMessageSize = config().webSocket.maxMessageSize;
    m.consoleRing = config().limits.consoleRing;
    m.metricsInterval = config().webSocket.metricsInterval.count();
    send(m);
}

void NativeSession::receive(const Protocol::Message &message)
{
    std::visit([this](const auto &m) { handle(m); }, message);
}

void NativeSession::drained()
{
    for (const auto &[number, channel] : m_channels)
        channel->pump();
    if (m_owesHosts && !isCongested())
        sendHosts();
    sendOwedMetrics();
}

void NativeSession::permissionsChanged()
{
    if (!m_subscription.isEmpty())
        sendList();
    reviewChannels();
}

void NativeSession::sendList()
{
    Protocol::VmList list;
    for (Vm vm : hub().vms()) {
        vm.permissions = permissionsOn(vm.id);
        if (vm.permissions.testFlag(Permission::Monitor))
            list.vms.append(vm);
    }
    std::ranges::sort(list.vms, {}, &Vm::name);
    send(list);
}

void NativeSession::sendVm(const Vm &changed)
{
    if (!wants(changed.id, Topic::State))
        return;
    Vm vm = changed;
    vm.permissions = permissionsOn(vm.id);
    send(Protocol::VmChanged {vm});
}

void NativeSession::sendEvent(const Event &event)
{
    if (event.vm ? wants(*event.vm, Topic::Events) : m_subscription.coversAll(Topic::Events))
        send(Protocol::Happened {event});
}

void NativeSession::handle(const Protocol::Perform &m)
{
    perform(m.request, *m.vm, m.command);
}

void NativeSession::handle(const Protocol::ListSnapshots &m)
{
    if (!allow(m.request, m.vm, Permission::Monitor))
        return;
    hub().hostOf(m.vm)->snapshots(m.vm).then(this, [this, m](const Result<QList<Snapshot>> &r) {
        if (r)
            send(Protocol::Response {m.request, true, {}, {}, r.value()});
        else
            refuse(m.request, r.error().code, r.error().message);
    });
}

void NativeSession::handle(const Protocol::AskDetails &m)
{
    if (!allow(m.request, m.vm, Permission::Monitor))
        return;
    hub().hostOf(m.vm)->details(m.vm).then(this, [this, m](const Result<QList<Fact>> &r) {
        if (r)
            send(Protocol::Response {m.request, true, {}, {}, r.value()});
        else
            refuse(m.request, r.error().code, r.error().message);
    });
}

void NativeSession::answer(const Protocol::RequestId &request, const Outcome &outcome)
{
    if (!outcome)
        refuse(request, outcome.error().code, outcome.error().message);
    else if (!request.isEmpty())
        send(Protocol::Response {request, true, {}, {}, {}});
}

void NativeSession::refuseUnserved(const Protocol::RequestId &request)
{
    refuse(request, ErrorCode::Unavailable, u"this server does not serve that"_s);
}

void NativeSession::handle(const Protocol::Heartbeat &)
{
    send(Protocol::Heartbeat {});
}

} // namespace Guestwire
