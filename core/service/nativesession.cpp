// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/nativesession.h"

#include "core/protocol/access.h"
#include "core/protocol/limits.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

using Protocol::Topic;

namespace {

template<typename T>
Protocol::RequestId requestOf(const T &m)
{
    if constexpr (requires { m.request; })
        return m.request;
    else
        return {};
}

// The VMs that a message names. On the routes of a single VM it names none: the route does.
QList<VmId> vmsOf(const Protocol::Subscribe &m)
{
    return m.vms;
}

QList<VmId> vmsOf(const Protocol::QueryHistory &m)
{
    return {m.query.vm};
}

QList<VmId> vmsOf(const Protocol::QueryEvents &m)
{
    return m.query.vm ? QList<VmId> {*m.query.vm} : QList<VmId>();
}

QList<VmId> vmsOf(const Protocol::Perform &m)
{
    return m.vm ? QList<VmId> {*m.vm} : QList<VmId>();
}

QList<VmId> vmsOf(const Protocol::ConsoleTextInput &)
{
    return {};
}

template<typename T>
QList<VmId> vmsOf(const T &m)
{
    return {m.vm};
}

} // namespace

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
    connect(&hub(), &Hub::settled, this, &NativeSession::flush);
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
                      u"console"_s, u"snapshots"_s, u"details"_s, u"cancel"_s};
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
    std::visit(
        [this](const auto &m) {
            if (mayAsk(m))
                handle(m);
        },
        message);
}

template<typename T>
bool NativeSession::mayAsk(const T &m)
{
    using Protocol::About;
    if constexpr (!Protocol::isOneOf<T, Protocol::ByClient>)
        return true; // comes by no link, and does nothing
    else if constexpr (Protocol::accessTo<T>.about == About::Vms)
        return std::ranges::all_of(vmsOf(m), [&](VmId vm) {
            return allow(requestOf(m), vm, Protocol::neededBy(m));
        });
    else if constexpr (std::is_same_v<T, Protocol::ConsoleInput>)
        return mayType(m);
    else if constexpr (Protocol::accessTo<T>.about == About::Console)
        return mayUse(m.request, m.channel, Protocol::neededBy(m));
    else if constexpr (Protocol::accessTo<T>.about == About::Alert)
        return mayHandleAlert(m.request, m.alert, Protocol::neededBy(m));
    else if constexpr (Protocol::accessTo<T>.about == About::Everything)
        return mayChangeServer(m.request, Protocol::neededBy(m));
    else
        return true;
}

// What concerns the server concerns VMs that a user of some of them may not even see.
bool NativeSession::mayChangeServer(const Protocol::RequestId &request, Permissions needed)
{
    const auto missing = Protocol::firstMissing(needed, permissionsOf(identity().grant.role));
    if (!missing && identity().grant.vms.isEmpty())
        return true;
    refuse(request, ErrorCode::PermissionDenied,
           u"%1 lacks the permission \"%2\" on all VMs, which this asks for"_s.arg(
               identity().user, toName(missing.value_or(Permission::Admin))));
    return false;
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

void NativeSession::handle(const Protocol::CancelCommand &m)
{
    hub()
        .cancel(identity().user, m.vm)
        .then(this, [this, m](const Outcome &outcome) { answer(m.request, outcome); })
        .onCanceled(this, [this, m] {
            answer(m.request, Error {ErrorCode::Conflict, u"the command ended meanwhile"_s});
        });
}

void NativeSession::handle(const Protocol::ListSnapshots &m)
{
    hub().hostOf(m.vm)->snapshots(m.vm).then(this, [this, m](const Result<QList<Snapshot>> &r) {
        if (r)
            send(Protocol::Response {m.request, true, {}, {}, r.value()});
        else
            refuse(m.request, r.error().code, r.error().message);
    });
}

void NativeSession::handle(const Protocol::AskDetails &m)
{
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
