// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Screen: erasing, inserting, deleting, scrolling.
#include "core/terminal/screen.h"
#include "core/terminal/sequencename.h"

#include <algorithm>

namespace Guestwire::Terminal {

bool Screen::eraseSequence(const ControlSequence &sequence)
{
    const Cursor cursor = m_state.cursor;
    const int which = sequence.value(0, 0);
    switch (nameOf(sequence)) {
    case sequenceName('J'):
        eraseDisplay(which, Erase::All);
        return true;
    case privateName('J'):
        eraseDisplay(which, Erase::Selective);
        return true;
    case sequenceName('K'):
        eraseLine(which, Erase::All);
        return true;
    case privateName('K'):
        eraseLine(which, Erase::Selective);
        return true;
    case sequenceName('X'):
        erase(cursor.row, cursor.column,
              cursor.column + std::min(sequence.positive(0, 1), columns()));
        m_state.cursor.wrapPending = false;
        return true;
    case sequenceName(0, '"', 'q'): // DECSCA
        if (which == 1)
            m_state.pen.attributes |= Protected;
        else
            m_state.pen.attributes &= static_cast<quint16>(~Protected);
        return true;
    default:
        return false;
    }
}

bool Screen::editSequence(const ControlSequence &sequence)
{
    const int count = sequence.positive(0, 1);
    Cursor &cursor = m_state.cursor;
    const Margins &margins = m_state.margins;
    switch (nameOf(sequence)) {
    case sequenceName('@'):
        cursor.wrapPending = false;
        if (isBetweenSides())
            insertCells(cursor.row, cursor.column, count);
        return true;
    case sequenceName('P'):
        cursor.wrapPending = false;
        if (isBetweenSides())
            deleteCells(cursor.row, cursor.column, count);
        return true;
    case sequenceName('L'):
        if (isInMargins()) {
            scrollDown(cursor.row, count);
            carriageReturn();
        }
        return true;
    case sequenceName('M'):
        if (isInMargins()) {
            scrollUp(cursor.row, count, Scrollback::Skip);
            carriageReturn();
        }
        return true;
    case sequenceName('S'):
        scrollUp(margins.top, count, Scrollback::Keep);
        return true;
    case sequenceName('T'):
        // With five numbers it is xterm's highlight tracking; and 0 is none here, unlike elsewhere.
        if (sequence.count <= 1)
            scrollDown(margins.top, sequence.value(0, 1));
        return true;
    case sequenceName('^'):
        scrollDown(margins.top, count);
        return true;
    case sequenceName(0, ' ', '@'): // SL
        if (isInMargins())
            deleteColumns(margins.left, count);
        return true;
    case sequenceName(0, ' ', 'A'): // SR
        if (isInMargins())
            insertColumns(margins.left, count);
        return true;
    case sequenceName(0, '\'', '}'): // DECIC
        if (isInMargins())
            insertColumns(cursor.column, count);
        return true;
    case sequenceName(0, '\'', '~'): // DECDC
        if (isInMargins())
            deleteColumns(cursor.column, count);
        return true;
    default:
        return false;
    }
}

void Screen::scrollUp(int top, int count, Scrollback scrollback)
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

void Screen::keepLines(int count)
{
    if (m_history.limit() == 0)
        return;
    for (int row = 0; row < count; ++row)
        m_history.push(m_main.line(row), m_clusters);
    m_scrolled += count;
}

void Screen::scrollDown(int top, int count)
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

void Screen::insertCells(int row, int column, int count)
{
    grid().insertCells(row, column, m_state.margins.right, count, blank());
    mark(row);
}

void Screen::deleteCells(int row, int column, int count)
{
    grid().deleteCells(row, column, m_state.margins.right, count, blank());
    mark(row);
}

void Screen::insertColumns(int column, int count)
{
    for (int row = m_state.margins.top; row < m_state.margins.bottom; ++row)
        insertCells(row, column, count);
}

void Screen::deleteColumns(int column, int count)
{
    for (int row = m_state.margins.top; row < m_state.margins.bottom; ++row)
        deleteCells(row, column, count);
}

void Screen::erase(int row, int from, int to, Erase kind)
{
    grid().erase(row, from, to, blank(), kind);
    mark(row);
}

void Screen::eraseDisplay(int which, Erase kind)
{
    const int row = m_state.cursor.row;
    if (which == 3 && kind == Erase::All) {
        clearScrollback();
        return;
    }
    if (which < 0 || which > 2)
        return;
    if (which < 2)
        eraseLine(which, kind);
    for (int i = which == 0 ? row + 1 : 0; i < (which == 1 ? row : rows()); ++i)
        erase(i, 0, columns(), kind);
    m_state.cursor.wrapPending = false;
}

void Screen::eraseLine(int which, Erase kind)
{
    const Cursor cursor = m_state.cursor;
    if (which >= 0 && which <= 2)
        erase(cursor.row, which == 0 ? cursor.column : 0,
              which == 1 ? cursor.column + 1 : columns(), kind);
    m_state.cursor.wrapPending = false;
}

void Screen::clearScrollback()
{
    m_history.clear();
    m_historyReplaced = true;
    markAll();
}

} // namespace Guestwire::Terminal
