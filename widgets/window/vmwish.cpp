// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/vmwish.h"

#include <algorithm>

namespace Guestwire {

VmWish::VmWish(const Connections &connections, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
{
    for (QTimer *timer : {&m_settling, &m_patience}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &VmWish::tellMissing);
    }
    m_settling.setInterval(settling);
    m_patience.setInterval(patience);
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &VmWish::listen);
    connect(&connections, &Connections::aboutToRemove, this, [this](ConnectionId id) {
        m_connections.find(id)->client->disconnect(this);
        m_listed.remove(id);
    });
}

void VmWish::listen(ConnectionId id)
{
    const Client *client = m_connections.find(id)->client;
    if (!client->vms().isEmpty())
        m_listed.insert(id);
    connect(client, &Client::vmsReset, this, [this, id] {
        m_listed.insert(id);
        look();
    });
    connect(client, &Client::vmChanged, this, &VmWish::look);
    connect(client, &Client::hostsChanged, this, &VmWish::look);
}

void VmWish::make(const QString &vm, Page page)
{
    m_vm = vm;
    m_page = page;
    m_patience.start();
    look();
}

void VmWish::look()
{
    if (m_vm.isEmpty())
        return;
    if (const auto key = find()) {
        m_vm.clear();
        m_settling.stop();
        m_patience.stop();
        emit granted(*key, m_page);
        return;
    }
    if (areAllKnown() && !m_settling.isActive())
        m_settling.start();
}

// A wish for what is nowhere has ended: nobody is to be surprised by it an hour later.
void VmWish::tellMissing()
{
    const QString vm = m_vm;
    if (areAllKnown())
        m_vm.clear();
    m_settling.stop();
    m_patience.stop();
    if (!vm.isEmpty())
        emit missed(vm);
}

bool VmWish::areAllKnown() const
{
    return std::ranges::all_of(m_connections.all(), [this](const ConnectionEntry &entry) {
        return m_listed.contains(entry.id)
            && std::ranges::none_of(entry.client->hosts(), [](const HostStatus &host) {
                   return host.link == HostStatus::Link::Connecting;
               });
    });
}

std::optional<VmKey> VmWish::find() const
{
    const auto ways = {+[](const Vm &vm) { return vm.name; }, +[](const Vm &vm) { return vm.title; },
                       +[](const Vm &vm) { return vm.id.toString(QUuid::WithoutBraces); }};
    for (const auto way : ways)
        for (const ConnectionEntry &entry : m_connections.all())
            for (const Vm &vm : entry.client->vms())
                if (way(vm) == m_vm)
                    return VmKey {entry.id, vm.id};
    return std::nullopt;
}

} // namespace Guestwire
