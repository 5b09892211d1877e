// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TerminalDisplay: searching.
#include "widgets/terminal/terminaldisplay.h"

#include <QScrollBar>

#include <algorithm>

namespace Guestwire {
namespace {

constexpr int linesAtOnce = 1000; // some milliseconds

} // namespace

bool TerminalDisplay::search(const QString &text, Terminal::SearchOptions options)
{
    const bool valid = m_search.setText(text, options);
    m_match = -1;
    repaintAll();
    updateSearch();
    emit searchChanged();
    return valid;
}

// The rest of a long scrollback is read frame by frame.
void TerminalDisplay::updateSearch()
{
    if (!m_search.isActive())
        return;
    const size_t before = m_search.count();
    const std::optional<Terminal::TextRange> current =
        m_match >= 0 && static_cast<size_t>(m_match) < before
        ? std::optional(m_search.at(static_cast<size_t>(m_match)))
        : std::nullopt;
    m_searchIsBehind = !m_search.update(m_screen, firstRow(), linesAtOnce);
    if (m_searchIsBehind)
        requestFrame();
    m_match = -1;
    if (current) {
        const size_t again = m_search.firstFrom(current->from);
        if (again < m_search.count() && m_search.at(again) == *current)
            m_match = static_cast<int>(again);
    }
    if (before != m_search.count()) {
        repaintAll();
        emit searchChanged();
    }
}

bool TerminalDisplay::showMatch(bool backwards)
{
    takeDamage(); // what is scrolled to must be there already
    while (!m_search.update(m_screen, firstRow(), linesAtOnce)) { }
    const auto count = static_cast<int>(m_search.count());
    if (count == 0)
        return false;
    int match = m_match;
    if (match >= 0) {
        match += backwards ? -1 : 1;
    } else {
        const Terminal::TextPosition end {topLine() + (backwards ? m_screen.rows() : 0), 0};
        match = static_cast<int>(m_search.firstFrom(end)) - (backwards ? 1 : 0);
    }
    m_match = (match + count) % count;
    const Terminal::TextRange &range = m_search.at(static_cast<size_t>(m_match));
    select(range);
    showLine(range.from.line);
    emit searchChanged();
    return true;
}

// In the middle of the view, unless it is in sight.
void TerminalDisplay::showLine(qint64 line)
{
    if (line >= topLine() && line < topLine() + m_screen.rows())
        return;
    const qint64 oldest = firstRow() - m_screen.historySize();
    verticalScrollBar()->setValue(static_cast<int>(line - oldest) - m_screen.rows() / 2);
}

} // namespace Guestwire
