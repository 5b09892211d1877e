// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/rebuild.h"

#include "core/terminal/linewriter.h"
#include "core/terminal/rendition.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

constexpr char32_t zeroWidthJoiner = 0x200d;

QByteArray charsetSequences(const Charsets &from, const Charsets &to)
{
    QByteArray bytes;
    for (size_t i = 0; i < to.designated.size(); ++i) {
        if (from.designated[i] == to.designated[i])
            continue;
        if (to.designated[i] == Charsets::latin1)
            bytes += QByteArray("\x1b") + ",-./"[i] + 'A';
        else
            bytes += QByteArray("\x1b") + "()*+"[i] + to.designated[i];
    }
    if (from.right != to.right)
        bytes += QByteArray("\x1b") + static_cast<char>('~' - to.right + 1);
    if (from.active != to.active) {
        static constexpr const char *shifts[] = {"\x0f", "\x0e", "\x1bn", "\x1bo"};
        bytes += shifts[to.active];
    }
    return bytes;
}

QByteArray singleShift(int set)
{
    return set == 0 ? QByteArray() : QByteArray(set == 2 ? "\x1bN" : "\x1bO");
}

QByteArray privateMode(int mode, bool on)
{
    return sequenceBytes({mode}, on ? "h" : "l").insert(2, '?');
}

struct ModeNumber
{
    int number;
    bool Modes::*flag;
};

// All but those that have to wait for the cursor: 6 and, written without "?", 4.
constexpr ModeNumber modeNumbers[] = {
    {1, &Modes::applicationCursor}, {5, &Modes::reverseScreen},   {7, &Modes::autoWrap},
    {25, &Modes::cursorVisible},    {40, &Modes::columnSwitch},   {45, &Modes::reverseWrap},
    {69, &Modes::leftRightMargins}, {1004, &Modes::focusReports}, {1007, &Modes::alternateScroll},
    {2004, &Modes::bracketedPaste},
};

QByteArray mouseModes(const Modes &modes)
{
    static constexpr int tracking[] = {0, 9, 1000, 1002, 1003};
    static constexpr int encoding[] = {0, 1005, 1015, 1006};
    QByteArray bytes;
    if (modes.mouse != MouseTracking::Off)
        bytes += privateMode(tracking[static_cast<size_t>(modes.mouse)], true);
    if (modes.mouseEncoding != MouseEncoding::Legacy)
        bytes += privateMode(encoding[static_cast<size_t>(modes.mouseEncoding)], true);
    return bytes;
}

class Rebuilder
{
public:
    Rebuilder(const Screen &screen, int scrollbackLines)
        : m_screen(screen)
        , m_state(screen.state())
        , m_scrollback(std::clamp(scrollbackLines, 0, screen.historySize()))
    {
    }

    QByteArray run()
    {
        m_bytes = "\x1b"
                  "c";
        writeSaved(m_state.savedOnMain);
        writeMain();
        writeAlternate();
        writeTitle();
        writeTabs();
        writeModes();
        writeMargins();
        writeEnd();
        return m_bytes + m_screen.unfinishedInput();
    }

private:
    void writeMain()
    {
        m_bytes += "\x1b[H";
        LineWriter writer(m_screen);
        for (int row = -m_scrollback; row < 0; ++row)
            writer.add(m_screen.line(row));
        writeLines(writer, Buffer::Main);
    }

    void writeAlternate()
    {
        const bool active = m_screen.isAlternate();
        if (!active && isUntouched(m_screen.grid(Buffer::Alternate))
            && m_state.savedOnAlternate == SavedCursor())
            return;
        m_bytes += privateMode(47, true);
        writeSaved(m_state.savedOnAlternate);
        m_bytes += "\x1b[H";
        LineWriter writer(m_screen);
        writeLines(writer, Buffer::Alternate);
        if (!active)
            m_bytes += privateMode(47, false);
    }

    void writeLines(LineWriter &writer, Buffer buffer)
    {
        for (int row = 0; row < m_screen.rows(); ++row)
            writer.add(m_screen.grid(buffer).line(row));
        writer.writePen({});
        m_bytes += writer.takeBytes();
    }

    static bool isUntouched(const Grid &grid)
    {
        const Line empty {std::vector<Cell>(static_cast<size_t>(grid.columns())), false};
        for (int row = 0; row < grid.rows(); ++row) {
            if (grid.line(row) != empty)
                return false;
        }
        return true;
    }

    // On a blank screen: what DECSC keeps has to be the state at that moment.
    void writeSaved(const SavedCursor &saved)
    {
        if (saved == SavedCursor())
            return;
        const int row = saved.cursor.row + 1;
        const int column = saved.cursor.column + 1;
        const bool atMargin = saved.cursor.wrapPending && column < m_screen.columns();
        if (atMargin)
            m_bytes += privateMode(69, true) + sequenceBytes({1, column}, "s");
        if (saved.origin)
            m_bytes += privateMode(6, true);
        m_bytes += sequenceBytes({row, column}, "H");
        if (saved.cursor.wrapPending)
            m_bytes += ' ';
        LineWriter pen(m_screen);
        pen.writePen(saved.pen);
        pen.append(charsetSequences({}, saved.charsets)
                   + "\x1b"
                     "7"
                   + charsetSequences(saved.charsets, {}));
        pen.writePen({});
        m_bytes += pen.takeBytes();
        if (saved.origin)
            m_bytes += privateMode(6, false);
        if (atMargin)
            m_bytes += privateMode(69, false);
        if (saved.cursor.wrapPending)
            m_bytes += sequenceBytes({row, column}, "H") + sequenceBytes({1}, "X");
    }

    void writeTitle()
    {
        if (!m_state.title.isEmpty())
            m_bytes += "\x1b]2;" + m_state.title.toUtf8() + "\x1b\\";
    }

    void writeTabs()
    {
        std::vector<bool> usual(m_state.tabs.size());
        for (size_t column = 0; column < usual.size(); ++column)
            usual[column] = column % tabWidth == 0;
        if (usual == m_state.tabs)
            return;
        m_bytes += "\x1b[3g";
        for (size_t column = 0; column < m_state.tabs.size(); ++column) {
            if (m_state.tabs[column])
                m_bytes += sequenceBytes({static_cast<int>(column) + 1}, "G") + "\x1bH";
        }
    }

    void writeModes()
    {
        const Modes usual;
        const Modes &modes = m_state.modes;
        for (const ModeNumber &entry : modeNumbers) {
            if (usual.*entry.flag != modes.*entry.flag)
                m_bytes += privateMode(entry.number, modes.*entry.flag);
        }
        m_bytes += mouseModes(modes);
        if (modes.newLine)
            m_bytes += "\x1b[20h";
        if (modes.modifyOtherKeys != 0)
            m_bytes += sequenceBytes({4, modes.modifyOtherKeys}, "m").insert(2, '>');
        if (modes.applicationKeypad)
            m_bytes += "\x1b=";
        if (modes.eightBitReplies)
            m_bytes += "\x1b G";
        if (modes.cursorShape != usual.cursorShape || modes.cursorBlink != usual.cursorBlink) {
            const int steady = 2 * (static_cast<int>(modes.cursorShape) + 1);
            m_bytes += sequenceBytes({modes.cursorBlink ? steady - 1 : steady}, " q");
        }
    }

    void writeMargins()
    {
        const Margins &margins = m_state.margins;
        if (margins.top > 0 || margins.bottom < m_screen.rows())
            m_bytes += sequenceBytes({margins.top + 1, margins.bottom}, "r");
        if (margins.left > 0 || margins.right < m_screen.columns())
            m_bytes += sequenceBytes({margins.left + 1, margins.right}, "s");
        if (m_state.modes.origin)
            m_bytes += privateMode(6, true);
    }

    // Cursor and pen, and what the last printed character left behind: a wrap that is still to
    // come, a character to repeat, a joiner that waits for its picture.
    void writeEnd()
    {
        LineWriter pen(m_screen);
        const int column = lastColumn();
        const bool repeatable = canRepeat(column);
        if (repeatable || ((m_state.cursor.wrapPending || m_state.joinsNext) && column >= 0))
            writeLast(pen, column, repeatable);
        else
            writePosition(m_state.cursor.row, m_state.cursor.column);
        if (!repeatable) {
            writePens(pen);
            // A control function, so that nothing counts as the character to repeat.
            pen.append(renditionSequence(m_state.pen, m_screen.extra(m_state.pen).underline));
        }
        if (m_state.modes.eightBit)
            pen.append("\x1b%@");
        if (m_state.modes.vt52)
            pen.append(privateMode(2, false));
        m_bytes += pen.takeBytes();
        if (!repeatable && m_state.joinsNext)
            m_bytes += QByteArray("\xe2\x80\x8d");
        m_bytes += singleShift(m_state.charsets.single);
    }

    // Prints the cell before the cursor once more.
    void writeLast(LineWriter &pen, int column, bool repeatable)
    {
        const Cell cell = cellAt(column);
        std::u32string characters = m_screen.characters(cell);
        writePosition(m_state.cursor.row, column);
        if (repeatable) {
            writePens(pen);
            if (m_state.modes.insert)
                pen.append(sequenceBytes({cell.width}, "P"));
            pen.append(singleShift(shiftFor(m_state.lastPrinted)));
        } else {
            pen.writePen(cell);
            if (m_state.joinsNext)
                characters.pop_back();
        }
        if (!characters.empty()) {
            pen.writeCharacters(characters);
            return;
        }
        const Margins &margins = m_state.margins;
        const bool origin = m_state.modes.origin;
        const int row = m_state.cursor.row + 1 - (origin ? margins.top : 0);
        const int place = column + 1 - (origin ? margins.left : 0);
        pen.append(' ' + sequenceBytes({row, place, row, place}, "$z"));
    }

    void writePens(LineWriter &pen)
    {
        pen.append(charsetSequences({}, m_state.charsets));
        if (m_state.modes.insert)
            pen.append("\x1b[4h");
        pen.writePen(m_state.pen);
    }

    // Where the cell begins that was printed last; -1 if there is none.
    int lastColumn() const
    {
        const Cursor &cursor = m_state.cursor;
        const int column = cursor.wrapPending ? cursor.column : cursor.column - 1;
        return column > 0 && cellAt(column).width == 0 ? column - 1 : column;
    }

    Cell cellAt(int column) const
    {
        const Grid &grid = m_screen.grid(m_state.active);
        return grid.line(m_state.cursor.row).cells[static_cast<size_t>(column)];
    }

    // The set in which a character is itself: 0 the one in use, 2 or 3 by a single shift; -1 none.
    int shiftFor(char32_t character) const
    {
        for (const int shift : {0, 2, 3}) {
            Charsets charsets = m_state.charsets;
            charsets.single = shift;
            if (translated(character, charsets) == character)
                return shift;
        }
        return -1;
    }

    bool canRepeat(int column) const
    {
        if (m_state.lastPrinted == 0 || column < 0)
            return false;
        const Cell cell = cellAt(column);
        const std::u32string characters = m_screen.characters(cell);
        return cell.sameStyle(m_state.pen) && !characters.empty()
            && characters.front() == m_state.lastPrinted && shiftFor(m_state.lastPrinted) >= 0
            && (characters.back() == zeroWidthJoiner) == m_state.joinsNext;
    }

    // In origin mode the cursor can be beyond the margins below and to the right, by relative
    // movement.
    void writePosition(int row, int column)
    {
        if (!m_state.modes.origin) {
            m_bytes += sequenceBytes({row + 1, column + 1}, "H");
            return;
        }
        const Margins &margins = m_state.margins;
        const int insideRow = std::min(row, margins.bottom - 1);
        const int insideColumn = std::min(column, margins.right - 1);
        m_bytes +=
            sequenceBytes({insideRow - margins.top + 1, insideColumn - margins.left + 1}, "H");
        if (row > insideRow)
            m_bytes += sequenceBytes({row - insideRow}, "e");
        if (column > insideColumn)
            m_bytes += sequenceBytes({column - insideColumn}, "a");
    }

    const Screen &m_screen;
    const ScreenState &m_state;
    int m_scrollback;
    QByteArray m_bytes;
};

} // namespace

QByteArray rebuild(const Screen &screen, int scrollbackLines)
{
    return Rebuilder(screen, scrollbackLines).run();
}

} // namespace Guestwire::Terminal
