// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/cell.h"

#include <QString>

#include <array>
#include <vector>

namespace Guestwire::Terminal {

enum class CursorShape { Block, Underline, Bar };
enum class MouseTracking { Off, X10, Normal, Button, Any };
enum class MouseEncoding { Legacy, Utf8, Urxvt, Sgr };

struct Modes
{
    bool insert = false; // IRM
    bool newLine = false; // LNM
    bool applicationCursor = false; // DECCKM
    bool applicationKeypad = false; // DECNKM
    bool reverseScreen = false; // DECSCNM
    bool origin = false; // DECOM
    bool autoWrap = true; // DECAWM
    bool reverseWrap = false;
    bool columnSwitch = false; // mode 40: DECCOLM clears the screen; the width stays ours
    bool leftRightMargins = false; // DECLRMM
    bool cursorVisible = true; // DECTCEM
    bool cursorBlink = true;
    bool bracketedPaste = false;
    bool focusReports = false;
    bool alternateScroll = true; // mode 1007: the wheel sends cursor keys on the alternate screen
    bool eightBitReplies = false; // S8C1T
    bool eightBit = false; // ESC % @: bytes are characters, their upper half that of a charset
    bool vt52 = false; // DECANM reset: the sequences of a VT52 are spoken
    int modifyOtherKeys = 0; // 1: keys that had no code get one; 2: all keys with modifiers
    CursorShape cursorShape = CursorShape::Block;
    MouseTracking mouse = MouseTracking::Off;
    MouseEncoding mouseEncoding = MouseEncoding::Legacy;

    bool operator==(const Modes &) const = default;
};

struct Charsets
{
    static constexpr char latin1 = 'l'; // the only set of 96 characters; ASCII is 'B'

    std::array<char, 4> designated {'B', 'B', latin1, latin1}; // final bytes of SCS; G0 to G3
    int active = 0; // which of them is in GL
    int right = 2; // which of them is in GR, where bytes are characters
    int single = 0; // SS2 or SS3: for the next character only

    bool operator==(const Charsets &) const = default;
};

struct Cursor
{
    int row = 0;
    int column = 0;
    bool wrapPending = false; // the last column is filled; the next character goes to a new line

    bool operator==(const Cursor &) const = default;
};

// Rows [top, bottom) and columns [left, right).
struct Margins
{
    int top = 0;
    int bottom = 0;
    int left = 0;
    int right = 0;

    bool operator==(const Margins &) const = default;
};

struct SavedCursor
{
    Cursor cursor;
    Cell pen;
    Charsets charsets;
    bool origin = false;

    bool operator==(const SavedCursor &) const = default;
};

enum class Buffer { Main, Alternate };

// All of a screen but its cells.
struct ScreenState
{
    Buffer active = Buffer::Main;
    Cursor cursor;
    Cell pen; // no character; the style of what is printed next
    Margins margins;
    Modes modes;
    Charsets charsets;
    SavedCursor savedOnMain;
    SavedCursor savedOnAlternate;
    std::vector<bool> tabs;
    char32_t lastPrinted = 0; // what REP repeats; 0 after any control function
    bool joinsNext = false; // a zero-width joiner was the last thing printed
    QString title;

    bool operator==(const ScreenState &) const = default;
};

} // namespace Guestwire::Terminal
