// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/screenpage.h"

#include "core/terminal/utf8.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

// How many extras a full table refuses before it is cleaned up: that reads the whole scrollback.
constexpr int refusalsBeforeCleanUp = 1024;

} // namespace

ScreenPage::ScreenPage(int columns, int rows, int scrollbackLimit)
    : m_main(std::clamp(columns, 1, maxColumns), std::clamp(rows, 1, maxRows))
    , m_alternate(m_main)
    , m_history(scrollbackLimit)
{
    markAll();
}

Line ScreenPage::line(int row) const
{
    return row < 0 ? m_history.line(m_history.size() + row, m_clusters) : grid().line(row);
}

QString ScreenPage::text(int row) const
{
    std::string text;
    if (row < 0) {
        text = m_history.text(m_history.size() + row);
    } else {
        for (const Cell &cell : grid().line(row).cells) {
            if (cell.isEmpty())
                text += ' ';
            for (const char32_t character : characters(cell))
                appendUtf8(text, character);
        }
    }
    text.resize(text.find_last_not_of(' ') + 1);
    return QString::fromStdString(text);
}

Damage ScreenPage::takeDamage()
{
    Damage damage;
    damage.rows.assign(m_dirty.begin(), m_dirty.end());
    damage.scrolled = std::exchange(m_scrolled, 0);
    damage.historyReplaced = std::exchange(m_historyReplaced, false);
    std::fill(m_dirty.begin(), m_dirty.end(), false);
    return damage;
}

Cell ScreenPage::blank() const
{
    Cell cell;
    cell.background = m_state.pen.background;
    return cell;
}

void ScreenPage::markRows(int top, int bottom)
{
    std::fill(m_dirty.begin() + top, m_dirty.begin() + bottom, true);
}

void ScreenPage::markAll()
{
    m_dirty.assign(static_cast<size_t>(rows()), true);
}

void ScreenPage::scrollUp(int top, int count, Scrollback scrollback)
{
    Margins area = m_state.margins;
    area.top = top;
    count = std::min(count, area.bottom - top);
    if (area.left > 0 || area.right < columns()) {
        grid().shiftUp(area, count, blank());
    } else {
        if (top == 0 && !isAlternate() && scrollback == Scrollback::Keep)
            keepLines(count);
        grid().scrollUp(top, area.bottom, count, blank());
    }
    markRows(top, area.bottom);
}

void ScreenPage::keepLines(int count)
{
    if (m_history.limit() == 0)
        return;
    for (int row = 0; row < count; ++row)
        m_history.push(m_main.line(row), m_clusters);
    m_scrolled += count;
}

void ScreenPage::scrollDown(int top, int count)
{
    Margins area = m_state.margins;
    area.top = top;
    count = std::min(count, area.bottom - top);
    if (count == 0)
        return;
    if (area.left > 0 || area.right < columns())
        grid().shiftDown(area, count, blank());
    else
        grid().scrollDown(top, area.bottom, count, blank());
    markRows(top, area.bottom);
}

void ScreenPage::clearScrollback()
{
    m_history.clear();
    m_historyReplaced = true;
    markAll();
}

bool ScreenPage::isWrapped(int row) const
{
    return row < 0 ? m_history.isWrapped(m_history.size() + row) : grid().line(row).wrapped;
}

void ScreenPage::setScrollbackLimit(int lines)
{
    m_history.setLimit(lines);
    m_historyReplaced = true;
}

quint16 ScreenPage::addExtra(const CellExtra &extra)
{
    if (m_extras.isFull() && ++m_extraRefusals >= refusalsBeforeCleanUp) {
        m_extraRefusals = 0;
        forgetUnusedExtras();
    }
    return m_extras.add(extra);
}

void ScreenPage::forgetUnusedExtras()
{
    std::vector<bool> used(CellExtras::capacity);
    const auto use = [&used](const Cell &cell) { used[cell.extra] = true; };
    m_history.forEachStyle(use);
    for (const Grid *each : {&m_main, &m_alternate}) {
        for (int row = 0; row < each->rows(); ++row)
            std::for_each(each->line(row).cells.begin(), each->line(row).cells.end(), use);
    }
    use(m_state.pen);
    use(m_state.savedOnMain.pen);
    use(m_state.savedOnAlternate.pen);
    m_extras.retain(used);
}

} // namespace Guestwire::Terminal
