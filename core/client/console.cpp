// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/console.h"

#include "core/client/client.h"
#include "core/protocol/limits.h"

#include <QPointer>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// One frame fits the smallest message a server accepts by default; this much may be under way
// before the server has acknowledged any, so that a long paste neither floods nor trickles.
constexpr qsizetype inputChunk = 4 * 1024; // bytes
constexpr int window = 16; // frames

} // namespace

Console::Console(Client &client, VmId vm, const QString &device, bool write)
    : m_client(&client)
    , m_vm(vm)
    , m_device(device)
    , m_write(write)
    , m_clientId(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Console::~Console()
{
    if (m_client)
        m_client->forget(*this);
}

void Console::open()
{
    Protocol::ConsoleOpen request {{}, m_vm, m_device, m_write, {}, {}, m_clientId};
    if (m_hasScreen) {
        request.epoch = m_epoch;
        request.offset = m_offset;
    }
    m_client->openChannel(*this, request);
}

void Console::opened(const Protocol::ConsoleOpened &answer)
{
    m_channel = answer.channel;
    m_self = answer.self;
    m_epoch = answer.epoch;
    m_offset = answer.offset;
    m_rebuild.clear();
    m_rebuildColumns = answer.columns;
    m_rebuildRows = answer.rows;
    m_shared.holder = answer.holder;
    m_shared.viewers = answer.viewers;
    m_shared.columns = answer.columns;
    m_shared.rows = answer.rows;
    m_shared.recording = answer.recording;
    // Or nothing would ever get ahead over a link that breaks before an acknowledgement returns.
    dropTyped(answer.acknowledged);
    for (Pending &pending : m_pending)
        pending.sent = false;
    sendPending();
    emit stateChanged();
}

void Console::openFailed(const Error &error)
{
    emit refused(error);
}

void Console::detached()
{
    m_channel = 0;
    m_rebuild.clear();
    m_shared = {};
    m_shared.state = Protocol::ConsoleState::State::Lost;
    emit stateChanged();
}

const Protocol::Viewer *Console::viewer(quint32 id) const
{
    const auto found = std::ranges::find(m_shared.viewers, id, &Protocol::Viewer::id);
    return found == m_shared.viewers.end() ? nullptr : &*found;
}

void Console::write(const QByteArray &bytes)
{
    if (!m_write) {
        emit refused({ErrorCode::PermissionDenied, u"this console is open for watching only"_s});
        return;
    }
    if (m_pendingBytes + bytes.size() > maxQueuedInput) {
        emit refused({ErrorCode::RateLimited,
                      u"%1 bytes wait to be typed already; nothing of this was typed"_s.arg(
                          m_pendingBytes)});
        return;
    }
    for (qsizetype at = 0; at < bytes.size(); at += inputChunk)
        m_pending.push_back({++m_lastNumber, bytes.mid(at, inputChunk), false});
    m_pendingBytes += bytes.size();
    sendPending();
}

void Console::sendPending()
{
    if (m_channel == 0 || !m_client)
        return;
    int underWay = 0;
    for (Pending &pending : m_pending) {
        if (++underWay > window)
            return;
        if (!pending.sent)
            m_client->send(Protocol::ConsoleInput {m_channel, pending.number, pending.bytes});
        pending.sent = true;
    }
}

// Asks the server; what it refuses is told.
template<typename Request>
void Console::request(const Request &request)
{
    if (m_channel == 0 || !m_client)
        return;
    m_client->ask(request, {},
                  [alive = QPointer(this)](const Result<Protocol::Response> &response) {
                      if (alive && !response)
                          emit alive->refused(response.error());
                  });
}

void Console::take()
{
    request(Protocol::ConsoleTake {{}, m_channel});
}

void Console::ask()
{
    if (m_channel == 0 || !m_client)
        return;
    m_client->ask(Protocol::ConsoleAsk {{}, m_channel}, {},
                  [alive = QPointer(this)](const Result<Protocol::Response> &response) {
                      if (alive)
                          emit alive->answered(response ? done() : Outcome(response.error()));
                  });
}

void Console::answer(quint32 viewer, bool handOver)
{
    request(Protocol::ConsoleAnswer {{}, m_channel, viewer, handOver});
}

void Console::release()
{
    request(Protocol::ConsoleRelease {{}, m_channel});
}

void Console::resize(int columns, int rows)
{
    const bool mayResize = isHolder() || (m_write && !holder());
    if (!mayResize || (columns == m_shared.columns && rows == m_shared.rows) || m_channel == 0
        || !m_client)
        return;
    m_client->ask(Protocol::ConsoleResize {{}, m_channel, columns, rows}, {},
                  [alive = QPointer(this)](const Result<Protocol::Response> &response) {
                      if (!alive)
                          return;
                      if (!response) {
                          emit alive->refused(response.error());
                          return;
                      }
                      const auto *resized =
                          std::get_if<Protocol::ConsoleResized>(&response.value().answer);
                      emit alive->sizeTold(resized && resized->told, response.value().message);
                  });
}

void Console::record(bool recording)
{
    request(Protocol::ConsoleRecord {{}, m_channel, recording});
}

void Console::receive(const Protocol::ConsoleOutput &m)
{
    if (m.rebuild) {
        if (m_rebuild.size() + m.bytes.size() > Protocol::maxServerRebuild) {
            m_client->hangUp(u"the server's screen never ends"_s);
            return;
        }
        m_rebuild += m.bytes;
        if (!m.bytes.isEmpty())
            return;
        m_offset = m.number;
        m_hasScreen = true;
        emit rebuilt(std::exchange(m_rebuild, {}), m_rebuildColumns, m_rebuildRows);
        return;
    }
    // Bytes that are here already are passed over; missing ones that nobody announced are told.
    const quint64 end = m.number + quint64(m.bytes.size());
    if (end <= m_offset)
        return;
    if (m.number > m_offset)
        emit gap(m.number - m_offset, Protocol::ConsoleGap::Reason::Overwritten);
    const qsizetype known = m.number < m_offset ? qsizetype(m_offset - m.number) : 0;
    m_offset = end;
    emit output(m.bytes.mid(known));
}

void Console::receive(const Protocol::ConsoleGap &m)
{
    m_epoch = m.epoch;
    m_offset = m.to;
    emit gap(m.to - std::min(m.from, m.to), m.reason);
}

void Console::receive(const Protocol::ConsoleState &m)
{
    m_shared = m;
    emit stateChanged();
}

void Console::receive(const Protocol::ConsoleAck &m)
{
    dropTyped(m.number);
    sendPending();
}

void Console::dropTyped(quint64 number)
{
    while (!m_pending.empty() && m_pending.front().number <= number) {
        m_pendingBytes -= m_pending.front().bytes.size();
        m_pending.pop_front();
    }
}

// What was refused is not typed later, when the keyboard may belong to another screen.
void Console::inputRefused(const Error &error, std::optional<quint64> number)
{
    if (number)
        dropTyped(m_lastNumber);
    emit refused(error);
}

} // namespace Guestwire
