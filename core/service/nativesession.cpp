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
        if (isSubscribed(vm.id, Topic::State) && permissions.testFlag(Permission::Monitor))
            send(Protocol::VmRemoved {vm.id});
        m_some.remove(vm.id);
    });
    connect(&hub(), &Hub::sampled, this, &NativeSession::sendMetrics);
    connect(&hub(), &Hub::happened, this, &NativeSession::sendEvent);
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
    if (m_owesMetrics && !isCongested())
        sendLatestMetrics();
}

void NativeSession::permissionsChanged()
{
    if (m_all.testFlag(Topic::State) || !m_some.isEmpty())
        sendList();
    reviewChannels();
}

bool NativeSession::isSubscribed(VmId vm, Topic topic) const
{
    return m_all.testFlag(topic) || m_some.value(vm).testFlag(topic);
}

// Sessions with the same answer to "which samples?" have the same audience.
QString NativeSession::audience() const
{
    QString key = identity().grant.vms.join(u'\n') + u'\t';
    if (m_all.testFlag(Topic::Metrics))
        return key + u'*';
    QStringList vms;
    for (auto it = m_some.begin(); it != m_some.end(); ++it)
        if (it->testFlag(Topic::Metrics))
            vms.append(it.key().toString(QUuid::Id128));
    vms.sort();
    return key + vms.join(u',');
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
    if (!isSubscribed(changed.id, Topic::State) || !sees(changed.id))
        return;
    Vm vm = changed;
    vm.permissions = permissionsOn(vm.id);
    send(Protocol::VmChanged {vm});
}

void NativeSession::sendMetrics()
{
    const auto wants = [this](VmId vm) { return isSubscribed(vm, Topic::Metrics) && sees(vm); };
    if (!m_all.testFlag(Topic::Metrics) && m_some.isEmpty())
        return;
    if (isCongested()) {
        m_owesMetrics = true;
        return;
    }
    const auto batch = hub().batchFor(audience(), wants);
    if (!batch->samples.isEmpty())
        send(Protocol::Metrics {batch});
}

// The newest of each VM: to a new subscriber, and to one that was too slow for a while.
void NativeSession::sendLatestMetrics()
{
    m_owesMetrics = false;
    auto batch = std::make_shared<Protocol::MetricsBatch>();
    for (const Vm &vm : hub().vms())
        if (const Sample *sample = hub().latest(vm.id);
            sample && isSubscribed(vm.id, Topic::Metrics) && sees(vm.id))
            batch->samples.append(*sample);
    if (!batch->samples.isEmpty())
        send(Protocol::Metrics {std::move(batch)});
}

void NativeSession::sendEvent(const Event &event)
{
    if (event.vm ? isSubscribed(*event.vm, Topic::Events) && sees(*event.vm)
                 : m_all.testFlag(Topic::Events))
        send(Protocol::Happened {event});
}

void NativeSession::handle(const Protocol::Subscribe &m)
{
    const auto unseen = std::ranges::find_if(m.vms, [this](VmId vm) { return !sees(vm); });
    if (unseen != m.vms.end()) {
        allow(m.request, *unseen, Permission::Monitor);
        return;
    }
    if (m_some.size() + m.vms.size() > config().limits.subscriptions) {
        refuse(m.request, ErrorCode::RateLimited,
               u"at most %1 VMs can be named; subscribe to \"*\" instead"_s.arg(
                   config().limits.subscriptions));
        return;
    }
    if (m.all)
        m_all |= m.topics;
    for (const VmId vm : m.vms)
        m_some[vm] |= m.topics;
    sendList();
    if (m.topics.testFlag(Topic::Metrics))
        sendLatestMetrics();
    answer(m.request, done());
}

void NativeSession::handle(const Protocol::Unsubscribe &m)
{
    if (m.all) {
        m_all &= ~m.topics;
        for (Protocol::Topics &topics : m_some)
            topics &= ~m.topics;
    }
    for (const VmId vm : m.vms)
        if (const auto found = m_some.find(vm); found != m_some.end())
            *found &= ~m.topics;
    m_some.removeIf([](const auto &entry) { return !entry.value(); });
    answer(m.request, done());
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
