// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/console.h"

#include "core/client/client.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// One frame fits the smallest message a server accepts by default; this much may be under way before
// the server has acknowledged any, so that a long paste neither floods nor trickles.
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
    Protocol::ConsoleOpen request {{}, m_vm, m_device, m_write, m_epoch, {}, m_clientId};
    if (m_epoch)
        request.offset = m_offset;
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
    for (Pending &pending : m_pending)
        pending.sent = false;
    adopt(answer.holder, answer.viewers, answer.columns, answer.rows);
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
    m_holder.reset();
    m_viewers.clear();
    m_state = Protocol::ConsoleState::State::Lost;
    emit stateChanged();
}

void Console::adopt(std::optional<quint32> holder, const QList<Protocol::Viewer> &viewers,
                    int columns, int rows)
{
    m_holder = holder;
    m_viewers = viewers;
    m_columns = columns;
    m_rows = rows;
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

void Console::take()
{
    if (m_channel == 0 || !m_client)
        return;
    m_client->takeKeyboard(*this);
}

void Console::release()
{
    if (m_channel != 0 && m_client)
        m_client->send(Protocol::ConsoleRelease {{}, m_channel});
}

void Console::resize(int columns, int rows)
{
    const bool mayResize = isHolder() || (m_write && !m_holder);
    if (m_channel != 0 && m_client && mayResize && (columns != m_columns || rows != m_rows))
        m_client->send(Protocol::ConsoleResize {{}, m_channel, columns, rows});
}

void Console::receive(const Protocol::ConsoleOutput &m)
{
    if (m.rebuild) {
        m_rebuild += m.bytes;
        if (!m.bytes.isEmpty())
            return;
        m_offset = m.number;
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
    adopt(m.holder, m.viewers, m.columns, m.rows);
    m_state = m.state;
    emit stateChanged();
}

void Console::receive(const Protocol::ConsoleAck &m)
{
    while (!m_pending.empty() && m_pending.front().number <= m.number) {
        m_pendingBytes -= m_pending.front().bytes.size();
        m_pending.pop_front();
    }
    sendPending();
}

// What was refused is not typed later, when the keyboard may belong to another screen.
void Console::inputRefused(const Error &error, std::optional<quint64> number)
{
    if (number)
        receive(Protocol::ConsoleAck {m_channel, m_lastNumber});
    emit refused(error);
}

} // namespace Guestwire
