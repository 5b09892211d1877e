// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/commandmemory.h"

using namespace Qt::StringLiterals;

namespace Guestwire {

CommandMemory::CommandMemory(std::chrono::milliseconds span) : m_span(span)
{
    m_clock.start();
}

bool CommandMemory::begin(const QString &key, const Command &command, const Answered &answered)
{
    forget();
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) {
        m_entries.insert(key, {command, {}, {answered}});
        return true;
    }
    if (found->command != command)
        answered(Error {ErrorCode::Conflict,
                        u"this requestId was used for another command; choose a new one"_s});
    else if (found->answer)
        answered(*found->answer);
    else
        found->waiting.append(answered);
    return false;
}

void CommandMemory::finish(const QString &key, const Answer &answer)
{
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
        return;
    found->answer = answer;
    m_order.emplace_back(m_clock.elapsed(), key);
    const auto waiting = std::exchange(found->waiting, {});
    for (const Answered &answered : waiting)
        answered(answer);
}

void CommandMemory::forget()
{
    while (!m_order.empty() && m_clock.elapsed() - m_order.front().first >= m_span.count()) {
        m_entries.remove(m_order.front().second);
        m_order.pop_front();
    }
}

} // namespace Guestwire
