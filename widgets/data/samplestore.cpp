// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/samplestore.h"

namespace Guestwire {

namespace {

constexpr std::chrono::milliseconds usualInterval {5000};

} // namespace

SampleStore::SampleStore(Connections &connections, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
{
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &SampleStore::listen);
    connect(&connections, &Connections::aboutToRemove, this, &SampleStore::forget);
}

const Track &SampleStore::track(const VmKey &key) const
{
    static const Track nothing;
    const auto found = m_tracks.find(key);
    return found == m_tracks.end() ? nothing : found->second;
}

std::chrono::milliseconds SampleStore::interval(ConnectionId connection) const
{
    const ConnectionEntry *entry = m_connections.find(connection);
    const qint64 told = entry ? entry->client->server().metricsInterval : 0;
    return told > 0 ? std::chrono::milliseconds(told) : usualInterval;
}

void SampleStore::listen(ConnectionId id)
{
    const Client *client = m_connections.find(id)->client;
    connect(client, &Client::sampled, this,
            [this, id](const QList<Sample> &samples) { append(id, samples); });
    connect(client, &Client::vmChanged, this, [this, id, client](VmId vm) {
        const Vm *changed = client->vm(vm);
        const auto found = m_tracks.find({id, vm});
        if (changed && !isActive(changed->state) && found != m_tracks.end())
            found->second.end();
    });
    connect(client, &Client::vmRemoved, this, [this, id](VmId vm) { m_tracks.erase({id, vm}); });
    connect(client, &Client::vmsReset, this, [this, id, client] { forgetUnlisted(id, *client); });
}

void SampleStore::append(ConnectionId connection, const QList<Sample> &samples)
{
    const std::chrono::milliseconds every = interval(connection);
    qint64 newest = 0;
    for (const Sample &sample : samples) {
        m_tracks[VmKey {connection, sample.vm}].append(sample, every);
        newest = std::max(newest, sample.at.toMSecsSinceEpoch());
    }
    if (newest > 0)
        m_newest[connection] = newest;
    emit appended(connection);
}

// What a break of the connection hid, or a server that never says that a VM is gone.
void SampleStore::forgetUnlisted(ConnectionId connection, const Client &client)
{
    QSet<VmId> listed;
    for (const Vm &vm : client.vms())
        listed.insert(vm.id);
    std::erase_if(m_tracks, [&](const auto &item) {
        return item.first.connection == connection && !listed.contains(item.first.vm);
    });
}

void SampleStore::forget(ConnectionId connection)
{
    m_connections.find(connection)->client->disconnect(this);
    std::erase_if(m_tracks,
                  [connection](const auto &item) { return item.first.connection == connection; });
    m_newest.remove(connection);
}

} // namespace Guestwire
