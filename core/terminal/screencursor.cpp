// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Screen: control sequences that move the cursor, and which part handles which sequence.
#include "core/terminal/rendition.h"
#include "core/terminal/screen.h"
#include "core/terminal/sequencename.h"

#include <algorithm>

namespace Guestwire::Terminal {

void Screen::controlSequence(const ControlSequence &sequence)
{
    const char32_t repeatable = std::exchange(m_state.lastPrinted, 0);
    m_state.joinsNext = false;
    const int name = nameOf(sequence);
    if (name == sequenceName('m'))
        setRendition(sequence);
    else if (name == sequenceName('b'))
        repeat(repeatable, sequence.positive(0, 1));
    else if (!cursorSequence(sequence) && !positionSequence(sequence) && !eraseSequence(sequence)
             && !editSequence(sequence) && !modeSequence(sequence) && !reportSequence(sequence)
             && !rectangleSequence(sequence) && m_extension)
        m_extension->controlSequence(sequence);
}

void Screen::setRendition(const ControlSequence &sequence)
{
    Cell &pen = m_state.pen;
    const Colour before = m_extras.at(pen.extra).underline;
    Colour underline = before;
    applyRendition(sequence, pen, underline);
    if (underline != before)
        pen.extra = addExtra({underline, m_extras.at(pen.extra).link});
}

// OSC 8: what is printed from here on belongs to a link, or to none any more.
void Screen::setLink(std::string_view text)
{
    const size_t target = text.find(';');
    if (target == std::string_view::npos)
        return;
    std::string link(text.substr(target + 1));
    const bool isClean = std::all_of(link.begin(), link.end(), [](char byte) {
        return byte > ' ' && byte < 0x7f; // as a URI is written
    });
    if (link.size() > CellExtras::maxLink || !isClean)
        link.clear();
    m_state.pen.extra = addExtra({m_extras.at(m_state.pen.extra).underline, link});
}

// Relative movement.
bool Screen::cursorSequence(const ControlSequence &sequence)
{
    const int count = sequence.positive(0, 1);
    const Cursor cursor = m_state.cursor;
    const Margins &margins = m_state.margins;
    const bool origin = m_state.modes.origin;
    switch (nameOf(sequence)) {
    case sequenceName('A'):
        moveUp(count);
        return true;
    case sequenceName('B'):
        moveDown(count);
        return true;
    case sequenceName('C'):
        moveTo(cursor.row, std::min(rightLimit() - 1, cursor.column + count));
        return true;
    case sequenceName('D'):
        moveLeft(count);
        return true;
    case sequenceName('E'):
        moveDown(count);
        carriageReturn();
        return true;
    case sequenceName('F'):
        moveUp(count);
        carriageReturn();
        return true;
    case sequenceName('I'):
        for (int i = std::min(count, columns()); i > 0; --i)
            tabForward();
        return true;
    case sequenceName('Z'):
        tabBackward(count);
        return true;
    case sequenceName('a'):
        moveTo(cursor.row, cursor.column + count);
        return true;
    case sequenceName('e'):
        moveTo(cursor.row + count, cursor.column);
        return true;
    case sequenceName('j'):
        moveTo(cursor.row, std::max(origin ? margins.left : 0, cursor.column - count));
        return true;
    case sequenceName('k'):
        moveTo(std::max(origin ? margins.top : 0, cursor.row - count), cursor.column);
        return true;
    default:
        return false;
    }
}

// Absolute movement, margins, tabs, saving.
bool Screen::positionSequence(const ControlSequence &sequence)
{
    const int first = sequence.positive(0, 1) - 1;
    const Margins &margins = m_state.margins;
    const Cursor cursor = m_state.cursor;
    const bool origin = m_state.modes.origin;
    switch (nameOf(sequence)) {
    case sequenceName('G'):
    case sequenceName('`'):
        moveTo(cursor.row, origin ? std::min(margins.right - 1, margins.left + first) : first);
        return true;
    case sequenceName('H'):
    case sequenceName('f'):
        moveToAddress(first, sequence.positive(1, 1) - 1);
        return true;
    case sequenceName('d'):
        moveTo(origin ? std::min(margins.bottom - 1, margins.top + first) : first, cursor.column);
        return true;
    case sequenceName('g'):
        clearTabs(sequence.value(0, 0));
        return true;
    case sequenceName('r'):
        setRowMargins(sequence);
        return true;
    case sequenceName('s'):
        if (m_state.modes.leftRightMargins)
            setColumnMargins(sequence);
        else
            saveCursor();
        return true;
    case sequenceName('u'):
        restoreCursor();
        return true;
    default:
        return false;
    }
}

void Screen::setRowMargins(const ControlSequence &sequence)
{
    const int top = sequence.positive(0, 1) - 1;
    const int bottom = std::min(sequence.positive(1, rows()), rows());
    if (top >= bottom - 1)
        return;
    m_state.margins.top = top;
    m_state.margins.bottom = bottom;
    moveToAddress(0, 0);
}

void Screen::setColumnMargins(const ControlSequence &sequence)
{
    const int left = sequence.positive(0, 1) - 1;
    const int right = std::min(sequence.positive(1, columns()), columns());
    if (left >= right - 1)
        return;
    m_state.margins.left = left;
    m_state.margins.right = right;
    moveToAddress(0, 0);
}

void Screen::clearTabs(int which)
{
    if (which == 0)
        m_state.tabs[static_cast<size_t>(m_state.cursor.column)] = false;
    else if (which == 3)
        std::fill(m_state.tabs.begin(), m_state.tabs.end(), false);
}

} // namespace Guestwire::Terminal
