// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ScreenPage: size.
#include "core/terminal/rewrap.h"
#include "core/terminal/screenpage.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

bool isBlank(const Line &line)
{
    return !line.wrapped && std::all_of(line.cells.begin(), line.cells.end(), [](const Cell &cell) {
        return cell == Cell();
    });
}

int usedRows(const Grid &grid, int atLeast)
{
    int used = grid.rows();
    while (used > atLeast && isBlank(grid.line(used - 1)))
        --used;
    return used;
}

TextPlace placeOf(const Cursor &cursor, int linesAbove)
{
    return {cursor.row + linesAbove, cursor.column + (cursor.wrapPending ? 1 : 0)};
}

// A cursor behind a filled last column waits there to wrap.
Cursor cursorAt(const TextPlace &place, const Grid &grid, int top)
{
    const int row = place.line - top;
    const int last = grid.columns() - 1;
    const bool shown = row >= 0 && row < grid.rows();
    const bool pending = shown && place.column == last + 1
        && !grid.line(row).cells[static_cast<size_t>(last)].isEmpty();
    return {row, std::min(place.column, last), pending};
}

} // namespace

void ScreenPage::resize(int columns, int rows)
{
    columns = std::clamp(columns, 1, maxColumns);
    rows = std::clamp(rows, 1, maxRows);
    const int oldColumns = this->columns();
    if (columns == oldColumns && rows == this->rows())
        return;
    if (columns != oldColumns) {
        rewrapMain(columns);
        m_alternate.setLines(m_alternate.takeLines(), columns);
        m_state.tabs.resize(static_cast<size_t>(columns));
        for (int column = oldColumns; column < columns; ++column)
            m_state.tabs[static_cast<size_t>(column)] = column % tabWidth == 0;
    }
    changeRows(Buffer::Main, rows);
    changeRows(Buffer::Alternate, rows);
    m_state.margins = {0, rows, 0, columns};
    for (Cursor *cursor :
         {&m_state.cursor, &m_state.savedOnMain.cursor, &m_state.savedOnAlternate.cursor}) {
        cursor->row = std::clamp(cursor->row, 0, rows - 1);
        if (cursor->column != columns - 1)
            cursor->wrapPending = cursor->wrapPending && cursor->column >= columns;
        cursor->column = std::min(cursor->column, columns - 1);
    }
    markAll();
}

// The main screen and the scrollback are one text. What is on the screen stays there as far as it
// fits; a full screen is filled up from the scrollback again.
void ScreenPage::rewrapMain(int columns)
{
    const int rows = m_main.rows();
    Cursor &saved = m_state.savedOnMain.cursor;
    Cursor &cursor = isAlternate() ? saved : m_state.cursor;
    const int used = usedRows(m_main, cursor.row + 1);
    std::vector<Line> lines = m_main.takeLines();
    lines.resize(static_cast<size_t>(used));
    int above = 0;
    for (; m_history.size() > 0 && m_history.isWrapped(m_history.size() - 1)
         && above < maxJoinedLines;
         ++above)
        lines.insert(lines.begin(), m_history.takeNewest(m_clusters));

    TextPlace top {above, 0};
    TextPlace cursorPlace = placeOf(cursor, above);
    TextPlace savedPlace = placeOf(saved, above);
    savedPlace.line = std::min(savedPlace.line, static_cast<int>(lines.size()) - 1);
    lines = rewrapped(std::move(lines), columns, {&top, &cursorPlace, &savedPlace});
    m_history.rewrap(columns, m_clusters);

    const int count = static_cast<int>(lines.size());
    int first = std::min(std::max(top.line, count - rows), cursorPlace.line);
    if (used == rows)
        first = std::max(0, std::min(first, count - rows));
    for (int i = 0; i < first; ++i)
        m_history.push(lines[static_cast<size_t>(i)], m_clusters);
    lines.erase(lines.begin(), lines.begin() + first);
    lines.resize(static_cast<size_t>(rows));
    m_main.setLines(std::move(lines), columns);

    cursor = cursorAt(cursorPlace, m_main, first);
    if (&saved != &cursor)
        saved = cursorAt(savedPlace, m_main, first);
    m_historyReplaced = true;
}

// Rows go from below the cursor, then from the top into the scrollback; they come from there.
void ScreenPage::changeRows(Buffer buffer, int rows)
{
    const bool isMain = buffer == Buffer::Main;
    Grid &grid = isMain ? m_main : m_alternate;
    SavedCursor &savedCursor = isMain ? m_state.savedOnMain : m_state.savedOnAlternate;
    Cursor &cursor = m_state.active == buffer ? m_state.cursor : savedCursor.cursor;
    const int columns = grid.columns();
    std::vector<Line> lines = grid.takeLines();
    int count = static_cast<int>(lines.size());
    const int below = count - 1 - cursor.row;
    const int cut = std::min(std::max(0, count - rows), std::max(0, below));
    lines.resize(static_cast<size_t>(count - cut));
    const int pushed = std::max(0, count - cut - rows);
    for (int i = 0; i < pushed && isMain; ++i)
        m_history.push(lines[static_cast<size_t>(i)], m_clusters);
    if (isMain && m_history.limit() > 0)
        m_scrolled += pushed;
    lines.erase(lines.begin(), lines.begin() + pushed);
    cursor.row = std::max(0, cursor.row - pushed);
    for (count = static_cast<int>(lines.size()); isMain && count < rows && m_history.size() > 0;
         ++count, ++cursor.row, --m_scrolled)
        lines.insert(lines.begin(), m_history.takeNewest(m_clusters));
    lines.resize(static_cast<size_t>(rows));
    grid.setLines(std::move(lines), columns);
}

} // namespace Guestwire::Terminal
