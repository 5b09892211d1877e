// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ScreenPage: the cursor.
#include "core/terminal/screenpage.h"

#include <algorithm>

namespace Guestwire::Terminal {

// A column beyond the right margin is bounded by the screen instead.
int ScreenPage::rightLimit() const
{
    const Margins &margins = m_state.margins;
    return m_state.cursor.column < margins.right ? margins.right : columns();
}

int ScreenPage::leftLimit() const
{
    const Margins &margins = m_state.margins;
    return m_state.cursor.column >= margins.left ? margins.left : 0;
}

bool ScreenPage::isBetweenSides() const
{
    const int column = m_state.cursor.column;
    return column >= m_state.margins.left && column < m_state.margins.right;
}

bool ScreenPage::isInMargins() const
{
    const int row = m_state.cursor.row;
    return row >= m_state.margins.top && row < m_state.margins.bottom && isBetweenSides();
}

void ScreenPage::moveTo(int row, int column)
{
    markCursor();
    m_state.cursor = {std::clamp(row, 0, rows() - 1), std::clamp(column, 0, columns() - 1), false};
    markCursor();
}

void ScreenPage::moveToAddress(int row, int column)
{
    const Margins &margins = m_state.margins;
    if (!m_state.modes.origin) {
        moveTo(row, column);
        return;
    }
    moveTo(std::clamp(margins.top + row, margins.top, margins.bottom - 1),
           std::clamp(margins.left + column, margins.left, margins.right - 1));
}

void ScreenPage::moveUp(int count)
{
    const Cursor &cursor = m_state.cursor;
    const int limit = cursor.row >= m_state.margins.top ? m_state.margins.top : 0;
    moveTo(std::max(limit, cursor.row - count), cursor.column);
}

void ScreenPage::moveDown(int count)
{
    const Cursor &cursor = m_state.cursor;
    const int limit = cursor.row < m_state.margins.bottom ? m_state.margins.bottom : rows();
    moveTo(std::min(limit - 1, cursor.row + count), cursor.column);
}

void ScreenPage::moveLeft(int count)
{
    if (m_state.modes.reverseWrap && m_state.modes.autoWrap)
        moveBack(count);
    else
        moveTo(m_state.cursor.row, std::max(leftLimit(), m_state.cursor.column - count));
}

// To the left, and from there into the end of the line above.
void ScreenPage::moveBack(int count)
{
    Cursor cursor = m_state.cursor;
    const int left = leftLimit();
    const int top = m_state.modes.origin ? m_state.margins.top : 0;
    if (cursor.wrapPending)
        --count;
    for (; count > 0; --count) {
        if (cursor.column > left) {
            --cursor.column;
        } else if (cursor.row > top) {
            --cursor.row;
            cursor.column = m_state.margins.right - 1;
        } else {
            break;
        }
    }
    moveTo(cursor.row, cursor.column);
}

void ScreenPage::backspace()
{
    Cursor &cursor = m_state.cursor;
    const Margins &margins = m_state.margins;
    const bool wraps = m_state.modes.reverseWrap && m_state.modes.autoWrap && !cursor.wrapPending;
    const int top = m_state.modes.origin ? margins.top : 0;
    if (wraps && cursor.column == margins.left) {
        if (cursor.row > top)
            moveTo(cursor.row - 1, margins.right - 1);
        return;
    }
    cursor.wrapPending = false;
    if (cursor.column > 0 && cursor.column != margins.left)
        --cursor.column;
    markCursor();
}

void ScreenPage::carriageReturn()
{
    const int left = m_state.margins.left;
    Cursor &cursor = m_state.cursor;
    cursor.column = cursor.column >= left || m_state.modes.origin ? left : 0;
    cursor.wrapPending = false;
    markCursor();
}

void ScreenPage::tabForward()
{
    const int end = rightLimit();
    int column = m_state.cursor.column + 1;
    while (column < end && !m_state.tabs[static_cast<size_t>(column)])
        ++column;
    m_state.cursor.column = std::min(column, end - 1);
    markCursor();
}

void ScreenPage::tabBackward(int count)
{
    const int left = m_state.modes.origin ? leftLimit() : 0;
    int column = m_state.cursor.column;
    for (; count > 0 && column > left; --count) {
        do
            --column;
        while (column > left && !m_state.tabs[static_cast<size_t>(column)]);
    }
    moveTo(m_state.cursor.row, column);
}

// False when the cursor stayed where it was and nothing scrolled.
bool ScreenPage::index()
{
    Cursor &cursor = m_state.cursor;
    if (cursor.row == m_state.margins.bottom - 1) {
        if (!isBetweenSides())
            return false;
        scrollUp(m_state.margins.top, 1, Scrollback::Keep);
        return true;
    }
    if (cursor.row == rows() - 1)
        return false;
    markCursor();
    ++cursor.row;
    markCursor();
    return true;
}

void ScreenPage::reverseIndex()
{
    Cursor &cursor = m_state.cursor;
    if (cursor.row == m_state.margins.top) {
        if (isBetweenSides())
            scrollDown(m_state.margins.top, 1);
    } else if (cursor.row > 0) {
        markCursor();
        --cursor.row;
        markCursor();
    }
}

} // namespace Guestwire::Terminal
