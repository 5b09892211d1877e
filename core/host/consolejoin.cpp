// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consolejoin.h"

#include <algorithm>
#include <iterator>
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

ConsoleJoin::ConsoleJoin(const QByteArray &earlier) : m_log(earlier.right(mostEarlier)) { }

QByteArray ConsoleJoin::logged(const QByteArray &bytes)
{
    if (m_state != State::Joining)
        return {};
    m_log += bytes;
    const bool heard = std::exchange(m_heard, false);
    m_quiet = bytes.isEmpty() && !heard ? m_quiet + 1 : 0;
    ++m_looks;
    QByteArray shown = bytes;
    shown += tryToJoin();
    moveOn();
    return shown;
}

QByteArray ConsoleJoin::streamed(const QByteArray &bytes)
{
    if (m_state == State::Joined)
        return bytes;
    m_stream += bytes;
    m_heard = true;
    return m_state == State::Joining ? tryToJoin() : QByteArray();
}

QByteArray ConsoleJoin::tryToJoin()
{
    if (m_log.size() > mostBytes) { // its newest bytes are those that the stream will tell
        m_log = m_log.right(mostBytes / 2);
        m_isFound = false;
    }
    if (m_stream.size() > mostBytes)
        m_state = State::Failed;
    if (m_state == State::Failed)
        return {};
    while (findStream() && !m_log.isEmpty() && !m_stream.isEmpty())
        dropWhatBothTold();
    if (m_looks < leastLooks)
        return {};
    if (m_isFound && m_log.isEmpty())
        return join();
    if (m_quiet >= quietLooks && m_log.contains(m_stream.right(likely))) {
        m_stream.clear();
        return join();
    }
    return {};
}

// Whether both begin with the same byte of the guest, which they are made to where it can be told.
bool ConsoleJoin::findStream()
{
    if (m_isFound || m_stream.size() < m_part + certain)
        return m_isFound;
    const QByteArray part = m_stream.mid(m_part, certain);
    const qsizetype first = m_log.indexOf(part);
    if (first < 0 || m_log.indexOf(part, first + 1) >= 0 || repeatsItself(part))
        return false;
    m_log.remove(0, first);
    m_stream.remove(0, std::exchange(m_part, 0)); // the log tells it, if it did not yet
    m_partLooks = 0;
    m_isFound = true;
    return true;
}

void ConsoleJoin::dropWhatBothTold()
{
    const auto differ = std::ranges::mismatch(std::as_const(m_log), std::as_const(m_stream));
    const auto same = std::distance(m_log.cbegin(), differ.in1);
    m_log.remove(0, same);
    m_stream.remove(0, same);
    m_isFound = m_log.isEmpty() || m_stream.isEmpty(); // else something is missing in the stream
}

// After a look that did not tell where the stream is.
void ConsoleJoin::moveOn()
{
    if (m_state != State::Joining || m_isFound || m_stream.isEmpty())
        return;
    const bool hasPart = m_stream.size() >= m_part + certain;
    if (hasPart && ++m_partLooks >= looksForPart) {
        m_part = m_stream.size() - certain;
        m_partLooks = 0;
    }
    if (m_looks > leastLooks && (hasPart || m_quiet >= quietLooks) && ++m_lostLooks >= mostLooks)
        m_state = State::Failed;
}

QByteArray ConsoleJoin::join()
{
    m_state = State::Joined;
    m_log.clear();
    return std::exchange(m_stream, {});
}

} // namespace Guestwire
