// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/vmconsolesession.h"

#include "core/protocol/access.h"
#include "core/protocol/limits.h"
#include "core/service/consolehub.h"

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// Where the ring has lost its beginning it may start inside a character, which nobody can read.
quint64 firstCharacter(const ConsoleRing &ring)
{
    constexpr int longestRest = 3; // bytes of a UTF-8 character after its first
    quint64 offset = ring.begin();
    if (offset == 0)
        return offset;
    const QByteArray head = ring.read(offset, longestRest);
    for (const char byte : head) {
        if ((quint8(byte) & 0xc0) != 0x80)
            break;
        ++offset;
    }
    return offset;
}

} // namespace

VmConsoleSession::VmConsoleSession(const SessionContext &context, std::unique_ptr<Link> link,
                                   const Identity &identity, VmId vm)
    : VmSession(context, std::move(link), identity, vm, Tells::Nothing)
{
    const auto feed = consoles().feed(vm, {});
    if (!feed) {
        refuse({}, feed.error().code, feed.error().message);
        close(Protocol::CloseCode::BadRequest, feed.error().message);
        return;
    }
    join(*feed.value());
}

ClientInfo VmConsoleSession::describe() const
{
    ClientInfo info = VmSession::describe();
    info.route = u"console"_s;
    info.consoles = 1;
    return info;
}

VmConsoleSession::~VmConsoleSession()
{
    if (!m_feed)
        return;
    m_feed->disconnect(this);
    m_feed->leave(m_viewer);
}

void VmConsoleSession::join(ConsoleFeed &feed)
{
    m_feed = &feed;
    m_open = feed.state() == ConsoleFeed::State::Open;
    const bool mayWrite = permissionsOn(vm()).testFlag(Permission::ConsoleWrite);
    m_viewer = feed.join(identity().user, mayWrite, {});
    connect(&feed, &ConsoleFeed::grown, this, &VmConsoleSession::pump);
    connect(&feed, &ConsoleFeed::restarted, this, &VmConsoleSession::restarted);
    connect(&feed, &ConsoleFeed::changed, this, &VmConsoleSession::stateChanged);
    connect(&feed, &ConsoleFeed::troubled, this,
            [this](const QString &reason) { refuse({}, ErrorCode::Unavailable, reason); });
    connect(&feed, &ConsoleFeed::inputFailed, this,
            [this](ViewerId viewer, quint64, const Error &error) {
                if (viewer == m_viewer)
                    refuse({}, error.code, error.message);
            });
    if (!feed.trouble().isEmpty())
        refuse({}, ErrorCode::Unavailable, feed.trouble());
    // Of a VM that is off the last words are what one wants to see.
    m_ring = m_open ? &feed.ring() : &feed.lastRing();
    m_offset = firstCharacter(*m_ring);
    pump();
}

void VmConsoleSession::permissionsChanged()
{
    if (m_feed)
        m_feed->setWrite(m_viewer, permissionsOn(vm()).testFlag(Permission::ConsoleWrite));
    VmSession::permissionsChanged();
}

void VmConsoleSession::receive(const Protocol::Message &message)
{
    if (const auto *input = std::get_if<Protocol::ConsoleTextInput>(&message))
        type(*input);
    else
        VmSession::receive(message);
}

void VmConsoleSession::type(const Protocol::ConsoleTextInput &input)
{
    if (!m_feed || !allow({}, vm(), Protocol::neededBy(input)))
        return;
    if (const auto typed = m_feed->type(m_viewer, ++m_number, input.content.toUtf8()); !typed)
        refuse({}, typed.error().code, typed.error().message);
}

void VmConsoleSession::pump()
{
    if (!m_feed)
        return;
    const ConsoleRing &ring = *m_ring;
    while (m_offset < ring.end() && !isCongested()) {
        if (m_offset < ring.begin()) {
            refuse(
                {}, ErrorCode::Unavailable,
                u"%1 bytes of console output were overwritten before this client took them"_s.arg(
                    ring.begin() - m_offset));
            m_decoder.resetState();
            m_offset = firstCharacter(ring);
        }
        const QByteArray piece = ring.read(m_offset, Protocol::consoleChunk);
        m_offset += quint64(piece.size());
        sendText(piece);
    }
}

void VmConsoleSession::sendText(const QByteArray &bytes)
{
    const QString text = m_decoder.decode(bytes);
    if (!text.isEmpty())
        send(Protocol::ConsoleText {text, false});
}

void VmConsoleSession::restarted()
{
    if (const quint64 end = m_feed->lastRing().end(); m_offset < end)
        refuse(
            {}, ErrorCode::Unavailable,
            u"%1 bytes of console output ended before this client took them"_s.arg(end - m_offset));
    m_ring = &m_feed->ring();
    m_offset = 0;
    m_decoder.resetState();
}

void VmConsoleSession::stateChanged()
{
    const bool open = m_feed->state() == ConsoleFeed::State::Open;
    if (m_open && !open)
        send(Protocol::ConsoleText {{}, true});
    m_open = open;
}

} // namespace Guestwire
