// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolehub.h"

#include "core/service/hub.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

ConsoleHub::ConsoleHub(Hub &hub, qsizetype ringSize) : m_hub(hub), m_ringSize(ringSize)
{
    for (Host *host : hub.hosts())
        listenTo(*host);
    connect(&hub, &Hub::vmChanged, this, &ConsoleHub::vmChanged);
    connect(&hub, &Hub::vmRemoved, this, &ConsoleHub::vmRemoved);
}

ConsoleHub::~ConsoleHub() = default;

void ConsoleHub::listenTo(Host &host)
{
    connect(&host, &Host::consoleOpened, this, [this, &host](const ConsoleKey &key) {
        ConsoleFeed *known = find(key);
        (known ? *known : make(host, key)).opened();
    });
    connect(&host, &Host::consoleRead, this, [this](const ConsoleKey &key, const QByteArray &bytes) {
        if (ConsoleFeed *known = find(key))
            known->read(bytes);
    });
    connect(&host, &Host::consoleWritten, this, [this](const ConsoleKey &key, qint64 bytes) {
        if (ConsoleFeed *known = find(key))
            known->written(bytes);
    });
    connect(&host, &Host::consoleClosed, this,
            [this](const ConsoleKey &key, bool ended, const QString &reason) {
                if (ConsoleFeed *known = find(key))
                    known->closed(ended, reason);
            });
}

ConsoleFeed *ConsoleHub::find(const ConsoleKey &key) const
{
    const auto found = m_feeds.find(key);
    return found == m_feeds.end() ? nullptr : found->second.get();
}

ConsoleFeed &ConsoleHub::make(Host &host, const ConsoleKey &key)
{
    auto &slot = m_feeds[key];
    slot = std::make_unique<ConsoleFeed>(host, key, m_ringSize);
    connect(slot.get(), &ConsoleFeed::changed, this, &ConsoleHub::changed);
    connect(slot.get(), &ConsoleFeed::wanted, this, [this, &host, key] {
        if (const Vm *vm = m_hub.vm(key.vm); vm && isActive(vm->state))
            host.openConsole(key);
    });
    return *slot;
}

Result<ConsoleFeed *> ConsoleHub::feed(VmId id, const QString &device)
{
    const Vm *vm = m_hub.vm(id);
    Host *host = m_hub.hostOf(id);
    if (!vm || !host)
        return Error {ErrorCode::VmNotFound, u"there is no such VM"_s};
    if (vm->consoles.isEmpty())
        return Error {ErrorCode::Unavailable,
                      u"%1 has no console: add a serial device to it and start it anew"_s.arg(
                          displayText(vm->name))};
    const QString alias = device.isEmpty() ? vm->consoles.first() : device;
    if (!vm->consoles.contains(alias))
        return Error {ErrorCode::InvalidMessage,
                      u"%1 has no console %2; it has %3"_s.arg(
                          displayText(vm->name), displayText(alias), vm->consoles.join(", "_L1))};
    const ConsoleKey key {id, alias};
    ConsoleFeed *known = find(key);
    return known ? known : &make(*host, key);
}

int ConsoleHub::openConsoles() const
{
    return int(std::ranges::count_if(m_feeds, [](const auto &entry) {
        return entry.second->state() == ConsoleFeed::State::Open;
    }));
}

// A VM that somebody else started, or that came back with its host: whoever watches goes on.
void ConsoleHub::vmChanged(const Vm &vm)
{
    if (!isActive(vm.state))
        return;
    for (const auto &[key, feed] : m_feeds)
        if (key.vm == vm.id && feed->state() != ConsoleFeed::State::Open
            && !feed->viewers().isEmpty())
            feed->host().openConsole(key);
}

void ConsoleHub::vmRemoved(const Vm &vm)
{
    for (auto it = m_feeds.begin(); it != m_feeds.end();) {
        if (it->first.vm != vm.id) {
            ++it;
            continue;
        }
        emit removing(it->second.get());
        it->second.release()->deleteLater();
        it = m_feeds.erase(it);
    }
}

} // namespace Guestwire
