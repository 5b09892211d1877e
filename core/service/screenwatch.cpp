// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/screenwatch.h"

#include <algorithm>
#include <bit>

namespace Guestwire {

ScreenWatch::ScreenWatch(const QList<WatchRule> &rules, const Budget &budget)
    : m_rules(rules)
    , m_budget(budget)
    , m_tokens(budget.perSecond)
{
    choose([](const WatchRule &) { return true; });
}

void ScreenWatch::choose(const std::function<bool(const WatchRule &)> &isMeant)
{
    m_chosen = 0;
    for (qsizetype i = 0; i < m_rules.size(); ++i)
        if (isMeant(m_rules[i]))
            m_chosen |= RuleMask(1) << i;
}

void ScreenWatch::restart()
{
    m_buffers = {};
}

void ScreenWatch::refill(std::chrono::milliseconds now)
{
    const double passed = std::chrono::duration<double>(now - m_last).count();
    m_tokens = std::min(m_tokens + passed * m_budget.perSecond, double(m_budget.perSecond));
    m_last = now;
}

int ScreenWatch::affordable() const
{
    return int(m_tokens / std::max(1, std::popcount(m_chosen & ~m_costly)));
}

ScreenWatch::Look ScreenWatch::look(const Terminal::Screen &screen, const Terminal::Damage &damage,
                                    std::chrono::milliseconds now, bool final)
{
    Look look;
    m_final = final;
    refill(now);
    Buffer &buffer = m_buffers[screen.isAlternate() ? 1 : 0];
    const bool anew = std::exchange(m_wasAlternate, screen.isAlternate()) != screen.isAlternate()
        || buffer.rows.size() != size_t(screen.rows());
    readRows(buffer, screen, damage, anew);
    const int left = int(std::clamp<qint64>(damage.scrolled, 0, screen.historySize()));
    const int room = std::max(affordable() - screen.rows(), 0); // beside what is on the screen
    const auto lines = linesOf(buffer, screen, std::min(left, room));

    // A line is known by its text, wherever it went, else by its place, where it was written on.
    QMultiHash<QString, const Seen *> known;
    for (const Seen &seen : buffer.seen)
        if (!seen.text.isEmpty())
            known.insert(seen.text, &seen);
    std::vector<Seen> all(size_t(screen.rows()));
    for (const Line &line : lines) {
        Seen before;
        const qint64 place = line.begin + damage.scrolled;
        if (const auto same = known.find(line.text); same != known.end()) {
            before = **same;
            known.erase(same);
        } else if (!anew && !damage.historyReplaced && place >= 0
                   && place < qint64(buffer.seen.size())) {
            before.rules = buffer.seen[size_t(place)].rules;
        }
        const Seen seen = judge(line, before, now, look);
        const int last = line.begin + line.rows - 1;
        if (last >= 0)
            all[size_t(std::max(line.begin, 0))] = seen;
    }
    buffer.seen = std::move(all);
    return look;
}

void ScreenWatch::readRows(Buffer &buffer, const Terminal::Screen &screen,
                           const Terminal::Damage &damage, bool all) const
{
    buffer.rows.resize(size_t(screen.rows()));
    for (size_t row = 0; row < buffer.rows.size(); ++row)
        if (all || damage.rows[row])
            buffer.rows[row] = {screen.text(int(row)), screen.line(int(row)).wrapped};
}

std::vector<ScreenWatch::Line> ScreenWatch::linesOf(const Buffer &buffer,
                                                    const Terminal::Screen &screen, int gone) const
{
    std::vector<Line> lines;
    bool goesOn = false;
    for (int row = -gone; row < screen.rows(); ++row) {
        const Row here =
            row < 0 ? Row {screen.text(row), screen.line(row).wrapped} : buffer.rows[size_t(row)];
        // The scrollback is the main screen's: what is on the alternate one does not continue it.
        if (!goesOn || (row == 0 && screen.isAlternate()))
            lines.push_back({{}, row, 0, false});
        Line &line = lines.back();
        ++line.rows;
        line.text += QStringView(here.text).left(maxLine - line.text.size());
        line.isWritten = line.isWritten || row == screen.cursor().row;
        goesOn = here.wrapped;
    }
    return lines;
}

ScreenWatch::Seen ScreenWatch::judge(const Line &line, Seen known, std::chrono::milliseconds now,
                                     Look &look)
{
    const bool rests = known.text == line.text;
    if (line.text.isEmpty() || (rests && known.looked))
        return {line.text, known.rules, true};
    const bool isPostponed = line.isWritten && !rests && !m_final;
    if (isPostponed || affordable() < 1) {
        look.again = true;
        return {line.text, known.rules, false};
    }
    return {line.text, evaluate(line.text, known.rules, now, look), true};
}

ScreenWatch::RuleMask ScreenWatch::evaluate(const QString &text, RuleMask before,
                                            std::chrono::milliseconds now, Look &look)
{
    RuleMask matching = 0;
    for (int i = 0; i < m_rules.size(); ++i) {
        const RuleMask bit = RuleMask(1) << i;
        if (!(m_chosen & ~m_costly & bit))
            continue;
        m_tokens -= 1;
        const auto match = m_rules[i].expression.match(text);
        if (!match.isValid()) { // it took more steps than it may
            m_costly |= bit;
            look.tooCostly.push_back({&m_rules[i], text});
        }
        if (!match.hasMatch())
            continue;
        matching |= bit;
        const auto last = m_matched.constFind(i);
        if ((before & bit) || (last != m_matched.constEnd() && now - *last < m_budget.quiet))
            continue;
        m_matched.insert(i, now);
        look.matches.push_back({&m_rules[i], text});
    }
    return matching;
}

} // namespace Guestwire
