// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ScreenEditor: erasing, inserting, deleting, scrolling.
#include "core/terminal/screeneditor.h"
#include "core/terminal/sequencename.h"

#include <algorithm>

namespace Guestwire::Terminal {

bool ScreenEditor::eraseSequence(const ControlSequence &sequence)
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
            m_state.pen.set(Protected);
        else
            m_state.pen.unset(Protected);
        return true;
    default:
        return false;
    }
}

bool ScreenEditor::editSequence(const ControlSequence &sequence)
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

void ScreenEditor::insertCells(int row, int column, int count)
{
    grid().insertCells(row, column, m_state.margins.right, count, blank());
    mark(row);
}

void ScreenEditor::deleteCells(int row, int column, int count)
{
    grid().deleteCells(row, column, m_state.margins.right, count, blank());
    mark(row);
}

void ScreenEditor::insertColumns(int column, int count)
{
    for (int row = m_state.margins.top; row < m_state.margins.bottom; ++row)
        insertCells(row, column, count);
}

void ScreenEditor::deleteColumns(int column, int count)
{
    for (int row = m_state.margins.top; row < m_state.margins.bottom; ++row)
        deleteCells(row, column, count);
}

void ScreenEditor::erase(int row, int from, int to, Erase kind)
{
    grid().erase(row, from, to, blank(), kind);
    mark(row);
}

void ScreenEditor::eraseToEnd(bool ofDisplay)
{
    if (ofDisplay)
        eraseDisplay(0, Erase::All);
    else
        eraseLine(0, Erase::All);
}

void ScreenEditor::eraseDisplay(int which, Erase kind)
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

void ScreenEditor::eraseLine(int which, Erase kind)
{
    const Cursor cursor = m_state.cursor;
    if (which >= 0 && which <= 2)
        erase(cursor.row, which == 0 ? cursor.column : 0,
              which == 1 ? cursor.column + 1 : columns(), kind);
    m_state.cursor.wrapPending = false;
}

void ScreenEditor::alignmentPattern()
{
    m_state.margins = {0, rows(), 0, columns()};
    m_state.pen = {};
    Cell cell;
    cell.character = 'E';
    grid().fill(cell);
    moveTo(0, 0);
    markAll();
}

void ScreenEditor::backIndex()
{
    const Cursor cursor = m_state.cursor;
    if (cursor.column == m_state.margins.left)
        insertColumns(cursor.column, 1);
    else if (cursor.column > 0)
        moveTo(cursor.row, cursor.column - 1);
}

void ScreenEditor::forwardIndex()
{
    const Cursor cursor = m_state.cursor;
    if (cursor.column == m_state.margins.right - 1)
        deleteColumns(m_state.margins.left, 1);
    else
        moveTo(cursor.row, cursor.column + 1);
}

} // namespace Guestwire::Terminal
