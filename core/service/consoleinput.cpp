// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consoleinput.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr qsizetype maxClients = 256; // whose input numbers are remembered

} // namespace

void ConsoleInput::add(const QString &client, const std::function<bool(const QString &)> &isPresent)
{
    if (m_clients.contains(client))
        return;
    m_clients.insert(client, {});
    m_order.append(client);
    for (qsizetype i = 0; i < m_order.size() && m_clients.size() > maxClients;) {
        if (isPresent(m_order.at(i))) {
            ++i;
            continue;
        }
        m_clients.remove(m_order.at(i));
        m_order.removeAt(i);
    }
}

quint64 ConsoleInput::taken(const QString &client) const
{
    return m_clients.value(client).accepted;
}

Outcome ConsoleInput::type(const QString &client, quint64 number, const QByteArray &bytes)
{
    if (m_state == State::Closed)
        return Error {ErrorCode::VmNotRunning,
                      u"nothing was typed: the console is not open, because the VM is off or its "
                      "host is lost"_s};
    if (m_unwritten + bytes.size() > maxUnwritten)
        return Error {ErrorCode::RateLimited,
                      u"nothing was typed: %1 bytes wait for the guest already"_s.arg(m_unwritten)};
    m_clients[client].accepted = number;
    m_unwritten += bytes.size();
    const bool waits = m_state == State::Opening;
    m_frames.push_back({client, number, bytes.size(), waits ? bytes : QByteArray()});
    if (waits)
        return done();
    if (bytes.isEmpty())
        written(0);
    else
        emit ready(bytes);
    return done();
}

void ConsoleInput::repeatAcknowledgement(const QString &client, quint64 number)
{
    if (number <= m_clients.value(client).acknowledged)
        emit acknowledged(client, number);
}

void ConsoleInput::setOpening()
{
    if (m_state == State::Closed)
        m_state = State::Opening;
}

void ConsoleInput::setOpen()
{
    m_state = State::Open;
    QByteArray waiting;
    for (Frame &frame : m_frames)
        waiting += std::exchange(frame.waiting, {});
    if (!waiting.isEmpty())
        emit ready(waiting);
    else
        written(0); // frames without a byte
}

void ConsoleInput::setClosed(const QString &reason)
{
    m_state = State::Closed;
    m_unwritten = 0;
    const auto dropped = std::exchange(m_frames, {});
    for (const Frame &frame : dropped)
        acknowledge(frame);
    for (const Frame &frame : dropped)
        emit failed(
            frame.client, frame.number,
            {ErrorCode::Unavailable, u"the console ended before it was typed: %1"_s.arg(reason)});
}

// A client that went meanwhile may be forgotten.
void ConsoleInput::acknowledge(const Frame &frame)
{
    if (const auto client = m_clients.find(frame.client); client != m_clients.end())
        client->acknowledged = frame.number;
}

void ConsoleInput::written(qint64 bytes)
{
    m_unwritten -= bytes;
    while (!m_frames.empty()) {
        Frame &first = m_frames.front();
        const qint64 taken = std::min(first.left, bytes);
        first.left -= taken;
        bytes -= taken;
        if (first.left > 0)
            return;
        const Frame whole = first;
        m_frames.pop_front();
        acknowledge(whole);
        emit acknowledged(whole.client, whole.number);
    }
}

} // namespace Guestwire
