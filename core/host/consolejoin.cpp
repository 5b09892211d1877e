// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consolejoin.h"

#include <algorithm>
#include <utility>

namespace Guestwire {

namespace {

// Such text, a line again and again, is found in many places.
bool repeatsItself(const QByteArray &text)
{
    for (qsizetype period = 1; period <= text.size() / 2; ++period)
        if (QByteArrayView(text).sliced(period) == QByteArrayView(text).chopped(period))
            return true;
    return false;
}

} // namespace

QByteArray ConsoleJoin::logged(const QByteArray &bytes)
{
    if (m_state != State::Joining)
        return {};
    m_log += bytes;
    const bool heard = std::exchange(m_heard, false);
    m_quiet = bytes.isEmpty() && !heard ? m_quiet + 1 : 0;
    QByteArray shown = bytes;
    shown += tryToJoin();
    // A log that is behind is waited for; a guest that is silent is not.
    if (m_state == State::Joining && !m_stream.isEmpty() && ++m_looks >= mostLooks)
        m_state = State::Failed;
    return shown;
}

QByteArray ConsoleJoin::streamed(const QByteArray &bytes)
{
    if (m_state == State::Joined) {
        const qsizetype known = std::min(m_skipped, bytes.size());
        m_skipped -= known;
        return bytes.mid(known);
    }
    m_stream += bytes;
    m_heard = true;
    return m_state == State::Joining ? tryToJoin() : QByteArray();
}

QByteArray ConsoleJoin::tryToJoin()
{
    if (m_quiet >= quietLooks && m_log.endsWith(m_stream))
        return join(m_log.size() - m_stream.size());
    if (m_log.size() > mostBytes || m_stream.size() > mostBytes)
        m_state = State::Failed;
    if (m_stream.size() < certain)
        return {};
    const QByteArray head = m_stream.left(certain);
    const qsizetype first = m_log.indexOf(head);
    if (first < 0 || m_log.indexOf(head, first + 1) >= 0 || repeatsItself(head))
        return {};
    return join(first);
}

QByteArray ConsoleJoin::join(qsizetype begin)
{
    m_state = State::Joined;
    const qsizetype logged = m_log.size() - begin; // of what the stream tells
    const QByteArray rest = m_stream.mid(logged);
    m_skipped = std::max<qsizetype>(0, logged - m_stream.size());
    m_log.clear();
    m_stream.clear();
    return rest;
}

} // namespace Guestwire
