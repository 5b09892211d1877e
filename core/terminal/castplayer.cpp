// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/castplayer.h"

#include <algorithm>

namespace Guestwire::Terminal {

CastPlayer::CastPlayer(Cast cast, Stage stage) : m_cast(std::move(cast)), m_stage(std::move(stage))
{
    measure();
}

void CastPlayer::measure()
{
    m_times.clear();
    m_times.reserve(m_cast.events.size());
    double before = 0;
    double shown = 0;
    for (const CastEvent &event : m_cast.events) {
        const double pause = event.at - before;
        shown += m_idleLimit ? std::min(pause, *m_idleLimit) : pause;
        before = event.at;
        m_times.push_back(shown);
    }
}

double CastPlayer::duration() const
{
    return m_times.empty() ? 0 : m_times.back();
}

void CastPlayer::setSpeed(double speed)
{
    m_speed = std::clamp(speed, slowest, fastest);
}

void CastPlayer::setIdleLimit(std::optional<double> seconds)
{
    m_idleLimit = seconds;
    // Within the pause between the events on both sides of where it stands.
    const auto next = size_t(std::ranges::upper_bound(m_times, m_position) - m_times.begin());
    const double into = m_position - (next > 0 ? m_times[next - 1] : 0);
    measure();
    const double begin = next > 0 ? m_times[next - 1] : 0;
    const double end = next < m_times.size() ? m_times[next] : begin;
    m_position = std::min(begin + into, end);
}

void CastPlayer::advance(double seconds)
{
    m_position = std::min(m_position + seconds * m_speed, duration());
}

void CastPlayer::seek(double position)
{
    m_position = std::clamp(position, 0.0, duration());
    if (m_next > 0 && m_times[m_next - 1] > m_position) {
        m_next = 0;
        m_fresh = true;
    }
}

bool CastPlayer::catchUp(qsizetype bytes)
{
    if (std::exchange(m_fresh, false))
        m_stage.begin(m_cast.header.columns, m_cast.header.rows);
    while (m_next < m_times.size() && m_times[m_next] <= m_position) {
        if (bytes <= 0)
            return false;
        const CastEvent &event = m_cast.events[m_next++];
        bytes -= event.text.size() + 1; // an empty one costs something too
        switch (event.kind) {
        case CastEvent::Kind::Output:
            m_stage.show(event.text);
            break;
        case CastEvent::Kind::Resize:
            m_stage.resize(event.columns, event.rows);
            break;
        case CastEvent::Kind::Marker:
            break;
        }
    }
    return true;
}

std::vector<double> CastPlayer::markers() const
{
    std::vector<double> times;
    for (size_t i = 0; i < m_times.size(); ++i)
        if (m_cast.events[i].kind == CastEvent::Kind::Marker)
            times.push_back(m_times[i]);
    return times;
}

} // namespace Guestwire::Terminal
