// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Screen: modes.
#include "core/terminal/screen.h"
#include "core/terminal/sequencename.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

// The private modes that are a plain flag.
struct FlagMode
{
    int number;
    bool Modes::*flag;
};

constexpr FlagMode flagModes[] = {
    {1, &Modes::applicationCursor}, {5, &Modes::reverseScreen},   {6, &Modes::origin},
    {7, &Modes::autoWrap},          {12, &Modes::cursorBlink},    {25, &Modes::cursorVisible},
    {40, &Modes::columnSwitch},     {45, &Modes::reverseWrap},    {66, &Modes::applicationKeypad},
    {69, &Modes::leftRightMargins}, {1004, &Modes::focusReports}, {1007, &Modes::alternateScroll},
    {2004, &Modes::bracketedPaste},
};

struct TrackingMode
{
    int number;
    MouseTracking tracking;
};

constexpr TrackingMode trackingModes[] = {
    {9, MouseTracking::X10},
    {1000, MouseTracking::Normal},
    {1002, MouseTracking::Button},
    {1003, MouseTracking::Any},
};

struct EncodingMode
{
    int number;
    MouseEncoding encoding;
};

constexpr EncodingMode encodingModes[] = {
    {1005, MouseEncoding::Utf8},
    {1006, MouseEncoding::Sgr},
    {1015, MouseEncoding::Urxvt},
};

constexpr int otherKeys = 4; // of xterm's modifyKeyboard resources the one that matters
constexpr int mostOtherKeys = 2;

// Answers of DECRQM.
constexpr int unknownMode = 0;
constexpr int modeIsSet = 1;
constexpr int modeIsReset = 2;
constexpr int modeNeverSet = 4;

int report(bool on)
{
    return on ? modeIsSet : modeIsReset;
}

bool Modes::*flagOf(int mode)
{
    for (const FlagMode &entry : flagModes) {
        if (entry.number == mode)
            return entry.flag;
    }
    return nullptr;
}

} // namespace

bool Screen::modeSequence(const ControlSequence &sequence)
{
    const bool on = sequence.final == 'h';
    switch (nameOf(sequence)) {
    case sequenceName('h'):
    case sequenceName('l'):
        for (int i = 0; i < sequence.count; ++i)
            setMode(sequence.value(i, 0), on);
        return true;
    case privateName('h'):
    case privateName('l'):
        for (int i = 0; i < sequence.count; ++i)
            setPrivateMode(sequence.value(i, 0), on);
        return true;
    case sequenceName(0, '!', 'p'):
        softReset();
        return true;
    case sequenceName('>', 0, 'm'):
        setModifyOtherKeys(sequence);
        return true;
    case sequenceName('>', 0, 'n'):
        if (sequence.value(0, 0) == otherKeys)
            m_state.modes.modifyOtherKeys = 0;
        return true;
    case sequenceName(0, ' ', 'q'):
        setCursorStyle(sequence.value(0, 1));
        return true;
    default:
        return false;
    }
}

void Screen::setModifyOtherKeys(const ControlSequence &sequence)
{
    if (sequence.value(0, otherKeys) == otherKeys)
        m_state.modes.modifyOtherKeys = std::min(sequence.value(1, 0), mostOtherKeys);
}

void Screen::setEightBit(bool on)
{
    m_state.modes.eightBit = on;
    m_parser.setUtf8(!on);
}

// A VT52 knows no margins and no single shifts.
void Screen::setVt52(bool on)
{
    m_state.modes.vt52 = on;
    m_state.charsets.single = 0;
    m_parser.setVt52(on);
}

void Screen::setMode(int mode, bool on)
{
    if (mode == 4)
        m_state.modes.insert = on;
    else if (mode == 20)
        m_state.modes.newLine = on;
}

void Screen::setPrivateMode(int mode, bool on)
{
    if (mode == 3) {
        switchColumns();
        return;
    }
    if (mode == 2) {
        setVt52(!on);
        return;
    }
    if (setMouseMode(mode, on) || setBufferMode(mode, on))
        return;
    bool Modes::*flag = flagOf(mode);
    if (!flag)
        return;
    const bool changed = std::exchange(m_state.modes.*flag, on) != on;
    switch (mode) {
    case 5:
        if (changed)
            markAll();
        break;
    case 6:
        moveToAddress(0, 0);
        break;
    case 69:
        m_state.margins.left = 0;
        m_state.margins.right = columns();
        break;
    default:
        markCursor();
        break;
    }
}

bool Screen::setMouseMode(int mode, bool on)
{
    for (const TrackingMode &entry : trackingModes) {
        if (entry.number == mode) {
            m_state.modes.mouse = on ? entry.tracking : MouseTracking::Off;
            return true;
        }
    }
    for (const EncodingMode &entry : encodingModes) {
        if (entry.number == mode) {
            m_state.modes.mouseEncoding = on ? entry.encoding : MouseEncoding::Legacy;
            return true;
        }
    }
    return false;
}

bool Screen::setBufferMode(int mode, bool on)
{
    switch (mode) {
    case 47:
        useAlternate(on, false);
        return true;
    case 1047:
        if (!on && isAlternate())
            m_alternate.fill(blank());
        useAlternate(on, true);
        return true;
    case 1048:
        if (on)
            saveCursor();
        else
            restoreCursor();
        return true;
    case 1049:
        if (on)
            saveCursor();
        useAlternate(on, true);
        if (!on)
            restoreCursor();
        return true;
    default:
        return false;
    }
}

void Screen::useAlternate(bool on, bool clear)
{
    if (on == isAlternate())
        return;
    m_state.active = on ? Buffer::Alternate : Buffer::Main;
    if (on && clear)
        m_alternate.fill(blank());
    markAll();
}

// The width is the owner's, but a program that switches expects a clean screen.
void Screen::switchColumns()
{
    if (!m_state.modes.columnSwitch)
        return;
    for (int row = 0; row < rows(); ++row)
        erase(row, 0, columns());
    m_state.margins = {0, rows(), 0, columns()};
    moveTo(0, 0);
}

void Screen::setCursorStyle(int style)
{
    constexpr int lastStyle = 6;
    if (style > lastStyle)
        return;
    m_state.modes.cursorBlink = style == 0 || style % 2 == 1;
    m_state.modes.cursorShape = style <= 2 ? CursorShape::Block
        : style <= 4                       ? CursorShape::Underline
                                           : CursorShape::Bar;
    markCursor();
}

int Screen::modeReport(int mode) const
{
    switch (mode) {
    case 2: // KAM
    case 12: // SRM
        return modeNeverSet;
    case 4:
        return report(m_state.modes.insert);
    case 20:
        return report(m_state.modes.newLine);
    default:
        return unknownMode;
    }
}

int Screen::privateModeReport(int mode) const
{
    if (mode == 3)
        return modeNeverSet;
    if (mode == 2)
        return report(!m_state.modes.vt52);
    if (mode == 47 || mode == 1047 || mode == 1049)
        return report(isAlternate());
    for (const TrackingMode &entry : trackingModes) {
        if (entry.number == mode)
            return report(m_state.modes.mouse == entry.tracking);
    }
    for (const EncodingMode &entry : encodingModes) {
        if (entry.number == mode)
            return report(m_state.modes.mouseEncoding == entry.encoding);
    }
    const auto flag = flagOf(mode);
    return flag ? report(m_state.modes.*flag) : unknownMode;
}

} // namespace Guestwire::Terminal
