// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/subscription.h"

#include "core/protocol/names.h"

#include <algorithm>

namespace Guestwire {

using Protocol::Topic;

void Subscription::add(const Protocol::Subscribe &m)
{
    const bool paces = m.topics.testFlag(Topic::Metrics);
    if (m.all) {
        m_all |= m.topics;
        if (paces)
            m_wish.all = m.interval;
    }
    for (const VmId vm : m.vms) {
        m_some[vm] |= m.topics;
        if (paces && m.interval)
            m_wish.some.insert(vm, *m.interval);
        else if (paces)
            m_wish.some.remove(vm);
    }
}

void Subscription::remove(const Protocol::Unsubscribe &m)
{
    const bool paces = m.topics.testFlag(Topic::Metrics);
    if (m.all) {
        m_all &= ~m.topics;
        for (Protocol::Topics &topics : m_some)
            topics &= ~m.topics;
        if (paces)
            m_wish = {};
    }
    for (const VmId vm : m.vms) {
        if (const auto found = m_some.find(vm); found != m_some.end())
            *found &= ~m.topics;
        if (paces)
            m_wish.some.remove(vm);
    }
    m_some.removeIf([](const auto &entry) { return !entry.value(); });
}

void Subscription::forget(VmId vm)
{
    m_some.remove(vm);
    m_wish.some.remove(vm);
}

bool Subscription::covers(VmId vm, Topic topic) const
{
    return m_all.testFlag(topic) || m_some.value(vm).testFlag(topic);
}

bool Subscription::coversAny(Protocol::Topics topics) const
{
    return (m_all & topics) || std::ranges::any_of(m_some, [topics](Protocol::Topics some) {
               return bool(some & topics);
           });
}

QStringList Subscription::topics() const
{
    QStringList names;
    for (const Topic topic : {Topic::State, Topic::Metrics, Topic::Events})
        if (coversAny(topic))
            names.append(Protocol::toName(topic));
    return names;
}

QString Subscription::audience() const
{
    QStringList vms;
    if (m_all.testFlag(Topic::Metrics))
        vms.append(m_wish.all ? QStringLiteral("*+") : QStringLiteral("*"));
    for (auto it = m_some.begin(); it != m_some.end(); ++it) {
        const bool adds = !m_all.testFlag(Topic::Metrics) || (isPaced(it.key()) && !m_wish.all);
        if (it->testFlag(Topic::Metrics) && adds)
            vms.append(it.key().toString(QUuid::Id128) + (isPaced(it.key()) ? u"+" : u""));
    }
    vms.sort();
    return vms.join(u',');
}

} // namespace Guestwire
