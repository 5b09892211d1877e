// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolechannel.h"

#include "core/protocol/limits.h"

namespace Guestwire {

using namespace Qt::StringLiterals;
using Reason = Protocol::ConsoleGap::Reason;

namespace {

// TLS encrypts at once what is sent at once, and keeps the memory that this took for as long as the
// connection lasts; what is left follows when this has gone.
constexpr qsizetype burst = 4 * Protocol::consoleChunk; // bytes

} // namespace

ConsoleChannel::ConsoleChannel(ConsoleFeed &feed, Protocol::Channel number, Send send,
                               HasRoom hasRoom)
    : m_feed(&feed)
    , m_number(number)
    , m_send(std::move(send))
    , m_hasRoom(std::move(hasRoom))
{
}

ConsoleChannel::~ConsoleChannel()
{
    if (!m_feed)
        return;
    m_feed->disconnect(this);
    m_feed->leave(m_viewer);
}

void ConsoleChannel::open(const Protocol::ConsoleOpen &request, const QString &user, bool mayWrite)
{
    m_wantsWriting = request.write;
    m_viewer = m_feed->join(user, request.write && mayWrite, request.clientId);
    place(request);
    Protocol::ConsoleOpened opened;
    opened.channel = m_number;
    opened.epoch = m_epoch;
    opened.offset = m_offset;
    opened.columns = m_feed->columns();
    opened.rows = m_feed->rows();
    opened.holder = m_feed->holder();
    opened.viewers = m_feed->viewers();
    opened.self = m_viewer;
    opened.recording = m_feed->recording();
    opened.acknowledged = m_feed->lastTyped(m_viewer);
    m_send(Protocol::Response {request.request, true, {}, {}, opened});
    sendState();
    if (!m_feed->trouble().isEmpty())
        sendTrouble(m_feed->trouble());
    connectFeed();
    pump();
}

void ConsoleChannel::connectFeed()
{
    connect(m_feed, &ConsoleFeed::grown, this, &ConsoleChannel::pump);
    connect(m_feed, &ConsoleFeed::restarted, this, &ConsoleChannel::restarted);
    connect(m_feed, &ConsoleFeed::changed, this, &ConsoleChannel::sendState);
    connect(m_feed, &ConsoleFeed::troubled, this, &ConsoleChannel::sendTrouble);
    connect(m_feed, &ConsoleFeed::acknowledged, this, [this](ViewerId viewer, quint64 number) {
        if (viewer == m_viewer)
            m_send(Protocol::ConsoleAck {m_number, number});
    });
    connect(m_feed, &ConsoleFeed::inputFailed, this,
            [this](ViewerId viewer, quint64 number, const Error &error) {
                if (viewer == m_viewer)
                    m_send(Protocol::Failure {{}, error, m_number, number});
            });
    connect(m_feed, &ConsoleFeed::asked, this, [this](ViewerId viewer, const Outcome &outcome) {
        if (viewer == m_viewer)
            decided(outcome);
    });
}

void ConsoleChannel::sendTrouble(const QString &reason)
{
    m_send(Protocol::Failure {{}, {ErrorCode::Unavailable, reason}, m_number, {}});
}

// Where this viewer goes on; tells what it asked for and can not have.
void ConsoleChannel::place(const Protocol::ConsoleOpen &request)
{
    const ConsoleRing &ring = m_feed->ring();
    m_epoch = m_feed->epoch();
    if (!request.offset) {
        m_offset = ring.end();
        m_rebuild = m_feed->rebuild();
        m_rebuilding = true;
        return;
    }
    if (request.epoch && *request.epoch != m_epoch) {
        m_offset = ring.begin();
        m_send(Protocol::ConsoleGap {m_number, m_epoch, 0, m_offset, Reason::Restarted});
        return;
    }
    m_offset = std::clamp(*request.offset, ring.begin(), ring.end());
    if (*request.offset < m_offset)
        m_send(Protocol::ConsoleGap {m_number, m_epoch, *request.offset, m_offset,
                                     Reason::Overwritten});
}

void ConsoleChannel::sendRebuild()
{
    while (m_rebuilding && m_hasRoom()) {
        const QByteArray piece = m_rebuild.left(Protocol::consoleChunk);
        m_rebuild.remove(0, piece.size());
        m_rebuilding = !piece.isEmpty();
        m_send(Protocol::ConsoleOutput {m_number, true, m_offset, piece});
    }
}

void ConsoleChannel::pump()
{
    if (!m_feed)
        return;
    sendRebuild();
    const ConsoleRing &ring = m_feed->ring();
    qsizetype sent = 0;
    while (!m_rebuilding && m_offset < ring.end() && sent < burst && m_hasRoom()) {
        if (m_offset < ring.begin()) {
            const quint64 from = std::exchange(m_offset, ring.begin());
            m_send(Protocol::ConsoleGap {m_number, m_epoch, from, m_offset, Reason::Overwritten});
        }
        const QByteArray piece = ring.read(m_offset, Protocol::consoleChunk);
        const quint64 offset = std::exchange(m_offset, m_offset + quint64(piece.size()));
        sent += piece.size();
        m_send(Protocol::ConsoleOutput {m_number, false, offset, piece});
    }
}

void ConsoleChannel::restarted()
{
    if (m_epoch != m_feed->epoch()) {
        // What this viewer was too slow to take of the run that ended.
        const quint64 end = m_feed->lastRing().end();
        if (m_offset < end)
            m_send(Protocol::ConsoleGap {m_number, m_epoch, m_offset, end, Reason::Overwritten});
        m_offset = m_feed->ring().begin();
        m_send(Protocol::ConsoleGap {m_number, m_feed->epoch(), 0, m_offset, Reason::Restarted});
    } else {
        m_offset = 0;
    }
    m_epoch = m_feed->epoch();
    if (m_rebuilding) {
        m_rebuild.clear();
        m_rebuilding = false;
        m_send(Protocol::ConsoleOutput {m_number, true, m_offset, {}});
    }
}

void ConsoleChannel::sendState()
{
    Protocol::ConsoleState state;
    state.channel = m_number;
    state.holder = m_feed->holder();
    state.viewers = m_feed->viewers();
    state.columns = m_feed->columns();
    state.rows = m_feed->rows();
    state.state = m_feed->state();
    state.asking = m_feed->asking();
    state.recording = m_feed->recording();
    m_send(state);
}

void ConsoleChannel::permitWriting(bool permitted)
{
    m_feed->setWrite(m_viewer, permitted && m_wantsWriting);
}

Outcome ConsoleChannel::take()
{
    return m_feed->take(m_viewer);
}

void ConsoleChannel::release()
{
    m_feed->release(m_viewer);
}

void ConsoleChannel::ask(const Protocol::RequestId &request)
{
    const bool isFirst = !m_question;
    if (isFirst)
        m_question = request;
    const auto asked = m_feed->ask(m_viewer);
    if (asked)
        return;
    if (isFirst)
        m_question.reset();
    m_send(Protocol::Failure {request, asked.error(), {}, {}});
}

void ConsoleChannel::decided(const Outcome &outcome)
{
    const auto request = std::exchange(m_question, std::nullopt);
    if (!request || request->isEmpty())
        return;
    if (outcome)
        m_send(Protocol::Response {*request, true, u"the keyboard is yours"_s, {}, {}});
    else
        m_send(Protocol::Response {
            *request, false, outcome.error().message, outcome.error().code, {}});
}

Outcome ConsoleChannel::answer(ViewerId asking, bool handOver)
{
    return m_feed->answer(m_viewer, asking, handOver);
}

void ConsoleChannel::resize(const Protocol::ConsoleResize &request)
{
    const auto resized = m_feed->resize(m_viewer, request.columns, request.rows);
    if (!resized) {
        m_send(Protocol::Failure {request.request, resized.error(), {}, {}});
        return;
    }
    m_feed->tellSize([alive = QPointer(this), request](const Result<QString> &way) {
        if (!alive || request.request.isEmpty())
            return;
        alive->m_send(Protocol::Response {request.request,
                                          true,
                                          way ? way.value() : way.error().message,
                                          {},
                                          Protocol::ConsoleResized {bool(way)}});
    });
}

void ConsoleChannel::type(quint64 number, const QByteArray &bytes)
{
    if (const auto typed = m_feed->type(m_viewer, number, bytes); !typed)
        m_send(Protocol::Failure {{}, typed.error(), m_number, number});
}

} // namespace Guestwire
