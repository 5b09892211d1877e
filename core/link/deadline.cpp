// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/deadline.h"

#include <QDeadlineTimer>
#include <QTimerEvent>

#include <algorithm>

namespace Guestwire {

namespace {

constexpr qint64 longestGrid = 1000; // ms

} // namespace

Deadlines &Deadlines::ofThisThread()
{
    static thread_local Deadlines deadlines;
    return deadlines;
}

qint64 Deadlines::now()
{
    return QDeadlineTimer::current(Qt::PreciseTimer).deadline();
}

Deadlines::Entries::iterator Deadlines::add(qint64 at, Deadline *deadline)
{
    const auto entry = m_entries.emplace(at, deadline);
    schedule();
    return entry;
}

void Deadlines::remove(Entries::iterator entry)
{
    m_entries.erase(entry);
}

// Waking in vain, for an entry that is gone, costs less than to begin the timer anew for each.
void Deadlines::schedule()
{
    if (m_entries.empty())
        return;
    const qint64 next = m_entries.begin()->first;
    if (m_timer.isActive() && m_wake <= next)
        return;
    m_wake = next;
    m_timer.start(int(std::max<qint64>(next - now(), 0)), Qt::PreciseTimer, this);
}

void Deadlines::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    m_timer.stop();
    const qint64 at = now();
    while (!m_entries.empty() && m_entries.begin()->first <= at) {
        Deadline *deadline = m_entries.begin()->second;
        m_entries.erase(m_entries.begin());
        deadline->m_entry.reset();
        deadline->look(at);
    }
    schedule();
}

Deadline::Deadline(std::chrono::milliseconds length)
    : m_length(length.count())
    , m_grid(std::clamp<qint64>(m_length / 20, 1, longestGrid))
{
}

Deadline::~Deadline()
{
    if (m_entry)
        m_owner->remove(*m_entry);
}

void Deadline::start()
{
    m_isRunning = true;
    m_end = Deadlines::now() + m_length;
    if (!m_entry)
        add();
}

void Deadline::add()
{
    m_owner = &Deadlines::ofThisThread();
    m_entry = m_owner->add((m_end + m_grid - 1) / m_grid * m_grid, this);
}

void Deadline::look(qint64 now)
{
    if (!m_isRunning)
        return;
    if (m_end > now) {
        add();
        return;
    }
    m_isRunning = false;
    emit over();
}

} // namespace Guestwire
