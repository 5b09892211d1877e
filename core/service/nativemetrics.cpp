// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a native session subscribes to, and the figures that it gets for that.
#include "core/service/hub.h"
#include "core/service/nativesession.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

using Protocol::Topic;

bool NativeSession::wants(VmId vm, Topic topic) const
{
    return m_subscription.covers(vm, topic) && sees(vm);
}

void NativeSession::handle(const Protocol::Subscribe &m)
{
    if (m_subscription.named() + m.vms.size() > config().limits.subscriptions) {
        refuseAt("subscriptions", m.request,
                 u"at most %1 VMs can be named; subscribe to \"*\" instead"_s.arg(
                     config().limits.subscriptions));
        return;
    }
    m_subscription.add(m);
    hub().wishes().put(this, m_subscription.wish());
    sendList();
    if (m.topics & (Topic::State | Topic::Metrics))
        sendHosts();
    if (m.topics.testFlag(Topic::Metrics)) {
        for (const Vm &vm : hub().vms())
            if (wants(vm.id, Topic::Metrics))
                m_owedMetrics.insert(vm.id);
        sendOwedMetrics();
    }
    answer(m.request, done());
}

void NativeSession::handle(const Protocol::Unsubscribe &m)
{
    m_subscription.remove(m);
    hub().wishes().put(this, m_subscription.wish());
    answer(m.request, done());
}

// Sessions with the same answer to "which samples?" have the same audience.
void NativeSession::sendMetrics()
{
    if (!m_subscription.coversAny(Topic::Metrics))
        return;
    const auto asked = [this](VmId vm) {
        return wants(vm, Topic::Metrics) && (!hub().isExtra(vm) || m_subscription.isPaced(vm));
    };
    const QString audience = identity().grant.vms.join(u'\n') + u'\t' + m_subscription.audience();
    for (const auto &batch : hub().batchesFor(audience, asked)) {
        if (!isCongested()) {
            send(Protocol::Metrics {batch});
            continue;
        }
        for (const Sample &sample : batch->samples)
            m_owedMetrics.insert(sample.vm);
    }
}

// The newest of each VM: to a new subscriber, and to one that was too slow for a while.
void NativeSession::sendOwedMetrics()
{
    while (!m_owedMetrics.isEmpty() && !isCongested()) {
        auto batch = std::make_shared<Protocol::MetricsBatch>();
        while (!m_owedMetrics.isEmpty() && batch->samples.size() < Hub::maxBatch) {
            const VmId vm = *m_owedMetrics.cbegin();
            m_owedMetrics.remove(vm);
            const Sample *sample = hub().latest(vm);
            if (sample && wants(vm, Topic::Metrics))
                batch->samples.append(*sample);
        }
        if (!batch->samples.isEmpty())
            send(Protocol::Metrics {std::move(batch)});
    }
}

void NativeSession::sendHosts()
{
    m_owesHosts = false;
    for (const HostStatus &host : hub().hostStatus())
        sendHost(host);
}

// Only the VMs are counted that this user may see, and a host of others is none of its business.
void NativeSession::sendHost(const HostStatus &host)
{
    if (isCongested()) {
        m_owesHosts = true;
        return;
    }
    HostStatus told = host;
    if (!identity().grant.vms.isEmpty()) {
        told.vms = hub().seenOn(host.uri, identity().grant.vms.join(u'\n'),
                                [this](VmId vm) { return sees(vm); });
        if (told.vms == 0)
            return;
    }
    send(Protocol::HostChanged {told});
}

} // namespace Guestwire
