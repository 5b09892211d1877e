// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/pacedpaste.h"

#include <QTimerEvent>

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

constexpr int interval = 20; // milliseconds
constexpr qint64 second = 1000; // milliseconds

} // namespace

void PacedPaste::start(const QByteArray &begin, const QByteArray &text, const QByteArray &end)
{
    if (text.isEmpty())
        return;
    if (isActive()) {
        m_bytes += m_end + begin + text;
        m_end = end;
        return;
    }
    m_bytes = begin + text;
    m_end = end;
    m_sent = 0;
    m_clock.start();
    m_timer.start(interval, this);
    sendDue();
}

void PacedPaste::cancel()
{
    if (!isActive())
        return;
    finish();
}

void PacedPaste::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        sendDue();
    else
        QObject::timerEvent(event);
}

// What a late timer missed is made up for, but never more than a second's worth at once.
void PacedPaste::sendDue()
{
    const qint64 due = (m_clock.elapsed() + interval) * m_speed / second;
    const qint64 rest = m_bytes.size() - m_sent;
    const qint64 count = std::clamp<qint64>(due - m_sent, 1, std::min<qint64>(rest, m_speed));
    const QByteArray bytes = m_bytes.mid(m_sent, count);
    m_sent += count;
    if (m_sent == m_bytes.size()) {
        emit piece(bytes);
        finish();
        return;
    }
    emit progressed(m_sent, m_bytes.size());
    emit piece(bytes);
}

void PacedPaste::finish()
{
    m_timer.stop();
    m_bytes.clear();
    const QByteArray end = std::exchange(m_end, {});
    emit progressed(0, 0);
    if (!end.isEmpty())
        emit piece(end);
}

} // namespace Guestwire::Terminal
