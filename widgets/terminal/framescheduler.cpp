// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/framescheduler.h"

#include <QList>

#include <algorithm>
#include <limits>

namespace Guestwire::Terminal {

FrameScheduler::FrameScheduler(QObject *parent) : QObject(parent)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameScheduler::paintDue);
}

void FrameScheduler::request(FrameClient &client, std::chrono::milliseconds interval)
{
    const bool isNew = !m_clients.contains(&client);
    Client &entry = m_clients[&client];
    const qint64 now = m_clock.elapsed();
    const qint64 due = isNew ? now : std::max(now, entry.lastFrame + interval.count());
    if (entry.waits && entry.due <= due)
        return;
    entry.waits = true;
    entry.due = due;
    startTimer();
}

void FrameScheduler::remove(FrameClient &client)
{
    m_clients.remove(&client);
}

void FrameScheduler::paintDue()
{
    const qint64 now = m_clock.elapsed();
    const QList<FrameClient *> clients = m_clients.keys();
    for (FrameClient *client : clients) {
        const auto entry = m_clients.find(client);
        if (entry == m_clients.end() || !entry->waits || entry->due > now)
            continue;
        entry->waits = false;
        entry->lastFrame = now;
        client->frame();
    }
    startTimer();
}

void FrameScheduler::startTimer()
{
    qint64 next = std::numeric_limits<qint64>::max();
    for (const Client &entry : std::as_const(m_clients)) {
        if (entry.waits)
            next = std::min(next, entry.due);
    }
    if (next != std::numeric_limits<qint64>::max())
        m_timer.start(std::chrono::milliseconds(std::max<qint64>(0, next - m_clock.elapsed())));
}

} // namespace Guestwire::Terminal
