// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/access.h"
#include "core/service/consolehub.h"
#include "core/service/nativesession.h"

using namespace Qt::StringLiterals;

// What the native route does about consoles.
namespace Guestwire {

void NativeSession::handle(const Protocol::ConsoleOpen &m)
{
    if (m_channels.size() >= size_t(config().limits.consoles)) {
        refuseAt("consoles", m.request,
                 u"at most %1 consoles on one connection"_s.arg(config().limits.consoles));
        return;
    }
    const auto feed = consoles().feed(m.vm, m.device);
    if (!feed) {
        refuse(m.request, feed.error().code, feed.error().message);
        return;
    }
    const Protocol::Channel number = ++m_lastChannel;
    auto &channel = m_channels[number];
    channel = std::make_unique<ConsoleChannel>(
        *feed.value(), number, [this](const Protocol::Message &message) { send(message); },
        [this] { return !isCongested(); });
    channel->open(m, identity().user, m.write);
}

ConsoleChannel *NativeSession::channel(const Protocol::RequestId &request, Protocol::Channel number)
{
    const auto found = m_channels.find(number);
    if (found != m_channels.end())
        return found->second.get();
    refuse(request, ErrorCode::InvalidMessage, u"there is no channel %1"_s.arg(number));
    return nullptr;
}

bool NativeSession::mayUse(const Protocol::RequestId &request, Protocol::Channel number,
                           Permissions needed)
{
    const ConsoleChannel *console = channel(request, number);
    return console && allow(request, console->feed()->key().vm, needed);
}

// Asked at every key: a permission may be withdrawn while the console is open.
bool NativeSession::mayType(const Protocol::ConsoleInput &m)
{
    const ConsoleChannel *console = channel({}, m.channel);
    if (!console)
        return false;
    const auto missing =
        Protocol::firstMissing(Protocol::neededBy(m), permissionsOn(console->feed()->key().vm));
    if (missing)
        send(Protocol::Failure {{},
                                {ErrorCode::PermissionDenied,
                                 u"%1 lacks the permission \"%2\" here"_s.arg(identity().user,
                                                                              toName(*missing))},
                                m.channel,
                                m.number});
    return !missing;
}

void NativeSession::handle(const Protocol::ConsoleTake &m)
{
    if (ConsoleChannel *console = channel(m.request, m.channel))
        answer(m.request, console->take());
}

void NativeSession::handle(const Protocol::ConsoleRelease &m)
{
    if (ConsoleChannel *console = channel(m.request, m.channel)) {
        console->release();
        answer(m.request, done());
    }
}

void NativeSession::handle(const Protocol::ConsoleAsk &m)
{
    if (ConsoleChannel *console = channel(m.request, m.channel))
        console->ask(m.request);
}

void NativeSession::handle(const Protocol::ConsoleAnswer &m)
{
    if (ConsoleChannel *console = channel(m.request, m.channel))
        answer(m.request, console->answer(m.viewer, m.handOver));
}

void NativeSession::handle(const Protocol::ConsoleResize &m)
{
    if (ConsoleChannel *console = channel(m.request, m.channel))
        console->resize(m);
}

void NativeSession::handle(const Protocol::ConsoleClose &m)
{
    ConsoleChannel *console = channel(m.request, m.channel);
    if (!console)
        return;
    console->release(); // what it asked is answered before it goes
    m_channels.erase(m.channel);
    answer(m.request, done());
}

void NativeSession::handle(const Protocol::ConsoleInput &m)
{
    if (ConsoleChannel *console = channel({}, m.channel))
        console->type(m.number, m.bytes);
}

void NativeSession::reviewChannels()
{
    closeChannels([this](const ConsoleChannel &channel) {
        return !permissionsOn(channel.feed()->key().vm).testFlag(Permission::ConsoleRead);
    });
    for (const auto &[number, channel] : m_channels)
        channel->permitWriting(
            permissionsOn(channel->feed()->key().vm).testFlag(Permission::ConsoleWrite));
}

void NativeSession::closeChannels(const std::function<bool(const ConsoleChannel &)> &which)
{
    for (auto it = m_channels.begin(); it != m_channels.end();) {
        if (!which(*it->second)) {
            ++it;
            continue;
        }
        send(Protocol::Failure {
            {},
            {ErrorCode::VmNotFound, u"this console is not there any more, or not yours to see"_s},
            it->first,
            {}});
        it = m_channels.erase(it);
    }
}

} // namespace Guestwire
