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
    if (m_state.modes.vt52) {
        vt52Escape(final);
        return;
    }
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
        m_state.pen.set(Guarded);
        break;
    case 'W':
        m_state.pen.unset(Guarded);
        break;
    case 'c':
        reset();
        break;
    case '|':
    case '}':
    case '~':
        m_state.charsets.right = '~' - final + 1;
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

void Screen::vt52Escape(char final)
{
    const Cursor cursor = m_state.cursor;
    switch (final) {
    case '<':
        setVt52(false);
        break;
    case '=':
    case '>':
        m_state.modes.applicationKeypad = final == '=';
        break;
    case 'A':
        moveUp(1);
        break;
    case 'B':
        moveDown(1);
        break;
    case 'C':
        moveTo(cursor.row, std::min(rightLimit() - 1, cursor.column + 1));
        break;
    case 'D':
        moveTo(cursor.row, std::max(leftLimit(), cursor.column - 1));
        break;
    case 'F':
    case 'G':
        m_state.charsets.designated[static_cast<size_t>(m_state.charsets.active)] =
            final == 'F' ? '0' : 'B';
        break;
    case 'H':
        moveToAddress(0, 0);
        break;
    case 'I':
        m_state.cursor.wrapPending = false;
        reverseIndex();
        break;
    case 'J':
    case 'K':
        eraseToEnd(final == 'J');
        break;
    case 'Z':
        reply("\x1b/Z");
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
    case '%':
        setEightBit(final == '@');
        break;
    case '-':
    case '.':
    case '/':
        if (intermediates.size() == 1)
            m_state.charsets.designated[static_cast<size_t>(intermediates.front() - '-') + 1] =
                Charsets::latin1;
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

void Screen::lineFeed()
{
    index();
    if (m_state.modes.newLine)
        carriageReturn();
    else
        m_state.cursor.wrapPending = false;
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
    m_state.charsets.right = from.charsets.right;
    if (from.origin) // else origin mode would have a cursor outside the margins
        moveTo(std::clamp(from.cursor.row, margins.top, margins.bottom - 1),
               std::clamp(from.cursor.column, margins.left, margins.right - 1));
    else
        moveTo(from.cursor.row, from.cursor.column);
    m_state.cursor.wrapPending = from.cursor.wrapPending && m_state.modes.autoWrap
        && m_state.cursor.column == rightLimit() - 1;
}

} // namespace Guestwire::Terminal
