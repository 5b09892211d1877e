// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Screen: control characters, escape sequences and the cursor.
#include "core/terminal/screen.h"

#include <algorithm>

namespace Guestwire::Terminal {

void Screen::control(unsigned char code)
{
    m_state.lastPrinted = 0;
    m_state.joinsNext = false;
    switch (code) {
    case '\a':
        if (!m_muted && m_bellHandler)
            m_bellHandler();
        break;
    case '\b':
        backspace();
        break;
    case '\t':
        tabForward();
        break;
    case '\n':
    case '\v':
    case '\f':
        lineFeed();
        break;
    case '\r':
        carriageReturn();
        break;
    case 0x0e:
        m_state.charsets.active = 1;
        break;
    case 0x0f:
        m_state.charsets.active = 0;
        break;
    default:
        break;
    }
}

void Screen::escape(std::string_view intermediates, char final)
{
    m_state.lastPrinted = 0;
    m_state.joinsNext = false;
    if (!intermediates.empty()) {
        designate(intermediates, final);
        return;
    }
    switch (final) {
    case '6':
        backIndex();
        break;
    case '7':
        saveCursor();
        break;
    case '8':
        restoreCursor();
        break;
    case '9':
        forwardIndex();
        break;
    case '=':
        m_state.modes.applicationKeypad = true;
        break;
    case '>':
        m_state.modes.applicationKeypad = false;
        break;
    case 'D':
        m_state.cursor.wrapPending = false;
        index();
        break;
    case 'E':
        index();
        carriageReturn();
        break;
    case 'H':
        m_state.tabs[static_cast<size_t>(m_state.cursor.column)] = true;
        break;
    case 'M':
        m_state.cursor.wrapPending = false;
        reverseIndex();
        break;
    case 'N':
        m_state.charsets.single = 2;
        break;
    case 'O':
        m_state.charsets.single = 3;
        break;
    case 'V':
        m_state.pen.attributes |= Guarded;
        break;
    case 'W':
        m_state.pen.attributes &= static_cast<quint16>(~Guarded);
        break;
    case 'c':
        reset();
        break;
    case 'n':
        m_state.charsets.active = 2;
        break;
    case 'o':
        m_state.charsets.active = 3;
        break;
    default:
        break;
    }
}

void Screen::designate(std::string_view intermediates, char final)
{
    switch (intermediates.front()) {
    case '#':
        if (final == '8')
            alignmentPattern();
        break;
    case '(':
    case ')':
    case '*':
    case '+':
        if (intermediates.size() == 1) {
            const bool known = final == '0' || final == 'A';
            m_state.charsets.designated[static_cast<size_t>(intermediates.front() - '(')] =
                known ? final : 'B';
        }
        break;
    case ' ':
        if (final == 'F' || final == 'G')
            m_state.modes.eightBitReplies = final == 'G';
        break;
    default:
        break;
    }
}

void Screen::alignmentPattern()
{
    m_state.margins = {0, rows(), 0, columns()};
    m_state.pen = {};
    Cell cell;
    cell.character = 'E';
    grid().fill(cell);
    moveTo(0, 0);
    markAll();
}

// A column beyond the right margin is bounded by the screen instead.
int Screen::rightLimit() const
{
    const Margins &margins = m_state.margins;
    return m_state.cursor.column < margins.right ? margins.right : columns();
}

int Screen::leftLimit() const
{
    const Margins &margins = m_state.margins;
    return m_state.cursor.column >= margins.left ? margins.left : 0;
}

bool Screen::isBetweenSides() const
{
    const int column = m_state.cursor.column;
    return column >= m_state.margins.left && column < m_state.margins.right;
}

bool Screen::isInMargins() const
{
    const int row = m_state.cursor.row;
    return row >= m_state.margins.top && row < m_state.margins.bottom && isBetweenSides();
}

void Screen::moveTo(int row, int column)
{
    markCursor();
    m_state.cursor = {std::clamp(row, 0, rows() - 1), std::clamp(column, 0, columns() - 1), false};
    markCursor();
}

void Screen::moveToAddress(int row, int column)
{
    const Margins &margins = m_state.margins;
    if (!m_state.modes.origin) {
        moveTo(row, column);
        return;
    }
    moveTo(std::clamp(margins.top + row, margins.top, margins.bottom - 1),
           std::clamp(margins.left + column, margins.left, margins.right - 1));
}

void Screen::moveUp(int count)
{
    const Cursor &cursor = m_state.cursor;
    const int limit = cursor.row >= m_state.margins.top ? m_state.margins.top : 0;
    moveTo(std::max(limit, cursor.row - count), cursor.column);
}

void Screen::moveDown(int count)
{
    const Cursor &cursor = m_state.cursor;
    const int limit = cursor.row < m_state.margins.bottom ? m_state.margins.bottom : rows();
    moveTo(std::min(limit - 1, cursor.row + count), cursor.column);
}

void Screen::moveLeft(int count)
{
    if (m_state.modes.reverseWrap && m_state.modes.autoWrap)
        moveBack(count);
    else
        moveTo(m_state.cursor.row, std::max(leftLimit(), m_state.cursor.column - count));
}

// To the left, and from there into the end of the line above.
void Screen::moveBack(int count)
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

void Screen::backspace()
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

void Screen::carriageReturn()
{
    const int left = m_state.margins.left;
    Cursor &cursor = m_state.cursor;
    cursor.column = cursor.column >= left || m_state.modes.origin ? left : 0;
    cursor.wrapPending = false;
    markCursor();
}

void Screen::tabForward()
{
    const int end = rightLimit();
    int column = m_state.cursor.column + 1;
    while (column < end && !m_state.tabs[static_cast<size_t>(column)])
        ++column;
    m_state.cursor.column = std::min(column, end - 1);
    markCursor();
}

void Screen::tabBackward(int count)
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

void Screen::lineFeed()
{
    index();
    if (m_state.modes.newLine)
        carriageReturn();
    else
        m_state.cursor.wrapPending = false;
}

// False when the cursor stayed where it was and nothing scrolled.
bool Screen::index()
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

void Screen::reverseIndex()
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

void Screen::backIndex()
{
    const Cursor cursor = m_state.cursor;
    if (cursor.column == m_state.margins.left)
        insertColumns(cursor.column, 1);
    else if (cursor.column > 0)
        moveTo(cursor.row, cursor.column - 1);
}

void Screen::forwardIndex()
{
    const Cursor cursor = m_state.cursor;
    if (cursor.column == m_state.margins.right - 1)
        deleteColumns(m_state.margins.left, 1);
    else
        moveTo(cursor.row, cursor.column + 1);
}

void Screen::saveCursor()
{
    saved() = {m_state.cursor, m_state.pen, m_state.charsets, m_state.modes.origin};
    saved().charsets.single = 0;
}

void Screen::restoreCursor()
{
    const SavedCursor from = saved();
    const Margins &margins = m_state.margins;
    m_state.modes.origin = from.origin;
    m_state.pen = from.pen;
    m_state.charsets.designated = from.charsets.designated;
    m_state.charsets.active = from.charsets.active;
    if (from.origin) // else origin mode would have a cursor outside the margins
        moveTo(std::clamp(from.cursor.row, margins.top, margins.bottom - 1),
               std::clamp(from.cursor.column, margins.left, margins.right - 1));
    else
        moveTo(from.cursor.row, from.cursor.column);
    m_state.cursor.wrapPending = from.cursor.wrapPending && m_state.modes.autoWrap
        && m_state.cursor.column == rightLimit() - 1;
}

} // namespace Guestwire::Terminal
