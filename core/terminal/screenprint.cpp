// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ScreenEditor: printing.
#include "core/terminal/rendition.h"
#include "core/terminal/screeneditor.h"
#include "core/terminal/width.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

// Below it every character takes one column and joins nothing.
constexpr char32_t firstUnusual = 0x300;
constexpr char32_t zeroWidthJoiner = 0x200d;
constexpr char32_t emojiVariation = 0xfe0f;
// How many clusters a full table refuses before it is cleaned up again.
constexpr int refusalsBeforeCleanUp = 4096;

bool isPlain(const ScreenState &state)
{
    return state.charsets.single == 0 && !state.modes.insert && !state.modes.eightBit
        && state.charsets.designated[static_cast<size_t>(state.charsets.active)] == 'B';
}

} // namespace

void ScreenEditor::printText(const char32_t *characters, int count)
{
    for (int i = 0; i < count;) {
        if (characters[i] < firstUnusual && isPlain(m_state))
            i += printRun(characters + i, count - i);
        else
            printOne(translated(characters[i++], m_state.charsets, m_state.modes.eightBit));
    }
    if (m_state.modes.vt52 || m_state.modes.eightBit)
        m_state.lastPrinted = 0; // nothing repeats it there
}

// Fills one line at most, and says how many characters it took.
int ScreenEditor::printRun(const char32_t *characters, int count)
{
    Cursor &cursor = m_state.cursor;
    if (cursor.wrapPending && m_state.modes.autoWrap)
        wrapLine();
    const int room = std::min(count, rightLimit() - cursor.column);
    int length = 0;
    while (length < room && characters[length] < firstUnusual)
        ++length;
    grid().cutAround(cursor.row, cursor.column, cursor.column + length, blank());
    Cell *target = grid().cells(cursor.row) + cursor.column;
    Cell cell = m_state.pen;
    for (int i = 0; i < length; ++i) {
        cell.character = characters[i];
        target[i] = cell;
    }
    m_state.lastPrinted = characters[length - 1];
    m_state.joinsNext = false;
    markCursor();
    advance(length);
    return length;
}

void ScreenEditor::printOne(char32_t character)
{
    const int width = characterWidth(character);
    if (width == 0 || (m_state.joinsNext && isPictograph(character))) {
        join(character);
        return;
    }
    m_state.joinsNext = false;
    Cursor &cursor = m_state.cursor;
    if (width > rightLimit())
        return;
    if (cursor.wrapPending && m_state.modes.autoWrap)
        wrapLine();
    if (cursor.column + width > rightLimit()) {
        if (m_state.modes.autoWrap)
            wrapLine();
        else
            cursor.column = std::max(0, rightLimit() - width);
    }
    if (cursor.column + width > columns())
        return;
    if (m_state.modes.insert)
        insertCells(cursor.row, cursor.column, width);
    grid().cutAround(cursor.row, cursor.column, cursor.column + width, blank());
    Cell *target = grid().cells(cursor.row) + cursor.column;
    Cell cell = m_state.pen;
    cell.character = character;
    cell.width = width & 3;
    target[0] = cell;
    if (width == 2) {
        cell.character = 0;
        cell.width = 0;
        target[1] = cell;
    }
    m_state.lastPrinted = character;
    markCursor();
    advance(width);
}

// Behind the last column the cursor stays on it, and the line is wrapped by the next character.
void ScreenEditor::advance(int columns)
{
    Cursor &cursor = m_state.cursor;
    const int limit = rightLimit();
    cursor.column += columns;
    cursor.wrapPending = cursor.column >= limit;
    if (cursor.wrapPending)
        cursor.column = limit - 1;
}

void ScreenEditor::wrapLine()
{
    Cursor &cursor = m_state.cursor;
    const int row = cursor.row;
    const bool wholeLine = rightLimit() == columns() && leftLimit() == 0;
    Line &line = grid().line(row);
    const bool wasWrapped = std::exchange(line.wrapped, wholeLine);
    cursor.column = leftLimit();
    cursor.wrapPending = false;
    if (!index())
        grid().line(row).wrapped = wasWrapped && row + 1 < rows();
}

// Adds a combining character, a variation selector or a joined picture to the character before.
void ScreenEditor::join(char32_t character)
{
    const Cursor &cursor = m_state.cursor;
    int column = cursor.wrapPending ? cursor.column : cursor.column - 1;
    if (column < 0)
        return;
    if (grid().cells(cursor.row)[column].width == 0 && column > 0)
        --column;
    Cell &cell = grid().cells(cursor.row)[column];
    std::u32string cluster = m_clusters.text(cell.character);
    if (cluster.empty() || cluster.size() >= ClusterTable::maxLength || !roomInClusters())
        return;
    const bool widens =
        character == emojiVariation && cell.width == 1 && hasEmojiVariant(cluster.front());
    if (widens && cursor.wrapPending)
        return; // as text, because there is no second column for it
    cluster += character;
    // Cleaning up may have renamed the cell's old cluster, but not the place of the cell.
    cell.character = m_clusters.add(cluster);
    m_state.joinsNext = character == zeroWidthJoiner;
    markCursor();
    if (widens)
        widenEmoji(column);
}

void ScreenEditor::widenEmoji(int column)
{
    const int row = m_state.cursor.row;
    if (m_state.modes.insert)
        insertCells(row, column + 1, 1);
    grid().cutBefore(row, column + 2, blank());
    Cell *cell = grid().cells(row) + column;
    cell[0].width = 2;
    cell[1] = cell[0];
    cell[1].character = 0;
    cell[1].width = 0;
    advance(1);
}

// A full table forgets what is on neither screen any more.
bool ScreenEditor::roomInClusters()
{
    if (!m_clusters.isFull())
        return true;
    if (++m_clusterRefusals < refusalsBeforeCleanUp)
        return false;
    m_clusterRefusals = 0;
    const ClusterTable old = std::exchange(m_clusters, {});
    for (Grid *each : {&m_main, &m_alternate}) {
        for (int row = 0; row < each->rows(); ++row) {
            for (Cell &cell : each->line(row).cells) {
                if (isCluster(cell.character))
                    cell.character = m_clusters.add(old.text(cell.character));
            }
        }
    }
    return !m_clusters.isFull();
}

void ScreenEditor::repeat(char32_t character, int count)
{
    if (character == 0)
        return;
    for (int i = std::min(count, rows() * columns()); i > 0; --i)
        printOne(character);
    m_state.lastPrinted = character;
}

} // namespace Guestwire::Terminal
