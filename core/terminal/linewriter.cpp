// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/linewriter.h"

#include "core/terminal/rendition.h"
#include "core/terminal/utf8.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

constexpr char32_t zeroWidthJoiner = 0x200d;

// Terminals do not agree on how wide these are, so what follows is put into its place.
bool isDisputed(const Cell &cell)
{
    constexpr char32_t firstSymbol = 0x2600;
    constexpr char32_t firstIdeograph = 0x2e80;
    constexpr char32_t firstSupplementary = 0x10000; // clusters, too
    return (cell.character >= firstSymbol && cell.character < firstIdeograph)
        || cell.character >= firstSupplementary;
}

QByteArray protectionSequence(quint16 from, quint16 to)
{
    const int changed = from ^ to;
    QByteArray bytes;
    if ((changed & Protected) != 0)
        bytes += (to & Protected) != 0 ? "\x1b[1\"q" : "\x1b[0\"q";
    if ((changed & Guarded) != 0)
        bytes += (to & Guarded) != 0 ? "\x1bV" : "\x1bW";
    return bytes;
}

} // namespace

QByteArray sequenceBytes(std::initializer_list<int> numbers, const char *final)
{
    QByteArray bytes;
    for (const int number : numbers)
        bytes += (bytes.isEmpty() ? "\x1b[" : ";") + QByteArray::number(number);
    return bytes.append(final);
}

LineWriter::LineWriter(const Screen &screen) : m_screen(screen) { }

void LineWriter::add(Line line)
{
    line.cells.resize(static_cast<size_t>(m_screen.columns()));
    beginLine(line);
    writeCells(line.cells);
    m_previous = std::move(line);
}

void LineWriter::beginLine(const Line &line)
{
    if (m_row < 0) {
        m_row = 0;
        return;
    }
    writePen({}); // or what scrolls in would have the pen's background
    const bool needsMending = m_previous.cells.back().isEmpty();
    if (m_previous.wrapped && !(needsMending && m_screen.rows() == 1)) {
        wrapInto(line);
        return;
    }
    m_bytes += "\r\n";
    m_row = std::min(m_row + 1, m_screen.rows() - 1);
}

// Fills the last column and prints one character more, as whatever wrapped the line once did.
void LineWriter::wrapInto(const Line &line)
{
    const Cell last = m_previous.cells.back();
    const int columns = m_screen.columns();
    if (last.isEmpty())
        m_bytes += sequenceBytes({m_row + 1, columns}, "H ");
    m_bytes += ' ';
    m_row = std::min(m_row + 1, m_screen.rows() - 1);
    if (last.isEmpty()) {
        // Erasing would end the line; deleting the character does not.
        m_bytes += sequenceBytes({m_row, columns}, "H");
        writePen(last);
        m_bytes += sequenceBytes({1}, "P");
        writePen({});
        m_bytes += sequenceBytes({m_row + 1, 1}, "H");
    } else {
        m_bytes += '\r';
    }
    if (line.cells.front().isEmpty())
        m_bytes += sequenceBytes({1}, "X");
}

void LineWriter::writeCells(const std::vector<Cell> &cells)
{
    for (size_t i = 0; i < cells.size();) {
        if (cells[i].isEmpty()) {
            i = writeEmptyCells(cells, i);
        } else {
            writeCell(cells[i]);
            const bool disputed = isDisputed(cells[i]);
            i += cells[i].width;
            if (disputed && i < cells.size())
                m_bytes += sequenceBytes({static_cast<int>(i) + 1}, "G");
        }
    }
}

size_t LineWriter::writeEmptyCells(const std::vector<Cell> &cells, size_t from)
{
    size_t end = from;
    while (end < cells.size() && cells[end].isEmpty() && cells[end].sameStyle(cells[from]))
        ++end;
    const int count = static_cast<int>(end - from);
    if (!cells[from].background.isDefault()) {
        writePen(cells[from]);
        m_bytes += sequenceBytes({count}, "X");
    }
    if (end < cells.size())
        m_bytes += sequenceBytes({count}, "C");
    return end;
}

void LineWriter::writeCell(const Cell &cell)
{
    writePen(cell);
    const std::u32string characters = m_screen.characters(cell);
    writeCharacters(characters);
    if (!characters.empty() && characters.back() == zeroWidthJoiner)
        m_bytes += renditionSequence(
            m_pen, m_screen.extra(m_pen).underline); // or it would join with the next cell
}

void LineWriter::writeCharacters(std::u32string_view characters)
{
    std::string text;
    for (const char32_t character : characters)
        appendUtf8(text, character);
    m_bytes.append(text.data(), static_cast<qsizetype>(text.size()));
}

void LineWriter::writePen(const Cell &style)
{
    if (m_pen.sameStyle(style))
        return;
    m_bytes += protectionSequence(m_pen.attributes, style.attributes);
    const CellExtra &extra = m_screen.extra(style);
    m_bytes += renditionSequence(style, extra.underline);
    if (extra.link != m_screen.extra(m_pen).link)
        m_bytes += "\x1b]8;;" + QByteArray::fromStdString(extra.link) + "\x1b\\";
    m_pen = style;
}

} // namespace Guestwire::Terminal
