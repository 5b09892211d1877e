// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a client asks for more often than usual, and what it knows of hosts.
#include "core/client/client.h"
#include "core/protocol/limits.h"

#include <algorithm>

namespace Guestwire {

namespace {

constexpr qsizetype mostHosts = 256; // behind one service

} // namespace

// One that is not there any more is refused, and that is no news.
void Client::watch(std::optional<VmId> vm, const void *watcher)
{
    const VmId before = m_watched.take(watcher);
    const QList<VmId> others = m_watched.values();
    if (vm)
        m_watched.insert(watcher, *vm);
    if (before == vm.value_or(VmId()))
        return;
    if (!before.isNull() && !others.contains(before) && m_link)
        ask(Protocol::Unsubscribe {{}, false, {before}, Protocol::Topic::Metrics}, {},
            [](const auto &) {});
    if (vm && !others.contains(*vm))
        askForSamplesOf(*vm);
}

// The subscription is followed by the whole list once more.
void Client::askForSamplesOf(VmId vm)
{
    if (!m_link)
        return;
    ++m_repeatedLists;
    ask(Protocol::Subscribe {{}, false, {vm}, Protocol::Topic::Metrics, watchedInterval}, {},
        [this](const Result<Protocol::Response> &response) {
            if (!response)
                m_repeatedLists = std::max(0, m_repeatedLists - 1);
        });
}

// The moment of a start is computed from the uptime, and differs by as much as that is rounded.
void Client::compare(const QList<Vm> &vms)
{
    for (Vm vm : vms) {
        if (!m_known.contains(vm.id) && m_vms.size() >= Protocol::maxServerList)
            return;
        const Vm *known = this->vm(vm.id);
        if (known && known->startedAt && vm.startedAt)
            vm.startedAt = known->startedAt;
        if (known && *known == vm)
            continue;
        put(vm);
        emit vmChanged(vm.id);
    }
}

void Client::handle(const Protocol::HostChanged &m)
{
    const auto known = std::ranges::find(m_hosts, m.host.uri, &HostStatus::uri);
    if (known == m_hosts.end() && m_hosts.size() < mostHosts)
        m_hosts.append(m.host);
    else if (known != m_hosts.end())
        *known = m.host;
    emit hostsChanged();
}

} // namespace Guestwire
