// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolehub.h"

#include "core/service/hub.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

// A console that could not be opened, because another program had it or its host had other things
// to do, is tried again this often while somebody watches.
constexpr auto retryInterval = 2s;

} // namespace

ConsoleHub::ConsoleHub(Hub &hub, const LimitsConfig &limits) : m_hub(hub), m_limits(limits)
{
    m_retry.setInterval(retryInterval);
    connect(&m_retry, &QTimer::timeout, this, &ConsoleHub::reopen);
    m_retry.start();
    for (Host *host : hub.hosts())
        listenTo(*host);
    connect(&hub, &Hub::vmChanged, this, &ConsoleHub::vmChanged);
    connect(&hub, &Hub::vmRemoved, this, &ConsoleHub::vmRemoved);
}

ConsoleHub::~ConsoleHub() = default;

void ConsoleHub::listenTo(Host &host)
{
    connect(&host, &Host::consoleOpened, this,
            [this, &host](const ConsoleKey &key, const QByteArray &earlier) {
                ConsoleFeed *known = find(key);
                if (!known && m_hub.vm(key.vm)) // it may have been removed meanwhile
                    known = &make(host, key);
                if (known)
                    known->opened(earlier);
            });
    connect(&host, &Host::consoleHeld, this, [this](const ConsoleKey &key, const QString &reason) {
        if (ConsoleFeed *known = find(key))
            known->held(reason);
    });
    connect(&host, &Host::consoleRead, this,
            [this](const ConsoleKey &key, const QByteArray &bytes) {
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
    slot = std::make_unique<ConsoleFeed>(host, key, m_limits);
    ConsoleFeed &feed = *slot;
    connect(&feed, &ConsoleFeed::changed, this, &ConsoleHub::changed);
    connect(&feed, &ConsoleFeed::wanted, this, [this, &feed] { open(feed); });
    connect(&feed, &ConsoleFeed::keyboardMoved, this,
            [this, key](const QString &from, const QString &to, Keyboard::Way way) {
                tellOfKeyboard(key, from, to, way);
            });
    emit made(&feed);
    return feed;
}

void ConsoleHub::open(ConsoleFeed &feed)
{
    const Vm *vm = m_hub.vm(feed.key().vm);
    if (!vm || !isActive(vm->state) || feed.state() == ConsoleFeed::State::Open)
        return;
    feed.opening();
    feed.host().openConsole(feed.key());
}

void ConsoleHub::reopen()
{
    for (const auto &[key, feed] : m_feeds)
        if (feed->isWanted())
            open(*feed);
}

void ConsoleHub::tellOfKeyboard(const ConsoleKey &key, const QString &from, const QString &to,
                                Keyboard::Way way)
{
    const Vm *vm = m_hub.vm(key.vm);
    if (!vm)
        return;
    const QString keyboard =
        u"the keyboard of %1 of %2"_s.arg(displayText(key.device), displayText(vm->name));
    const bool taken = way == Keyboard::Way::TakenOver;
    m_hub.report({QDateTime::currentDateTimeUtc(), key.vm, u"console"_s,
                  taken ? u"%1 took %2 over from %3"_s.arg(to, keyboard, from)
                        : u"%1 handed %2 over to %3"_s.arg(from, keyboard, to),
                  taken ? to : from});
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

// A VM that somebody else started, or that came back with its host: whoever watches or records
// goes on.
void ConsoleHub::vmChanged(const Vm &vm)
{
    for (const auto &[key, feed] : m_feeds)
        if (key.vm == vm.id && feed->isWanted())
            open(*feed);
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
