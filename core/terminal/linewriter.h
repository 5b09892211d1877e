// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/screen.h"

#include <QByteArray>

namespace Guestwire::Terminal {

// CSI, the numbers with semicolons between them, and the final bytes.
QByteArray sequenceBytes(std::initializer_list<int> numbers, const char *final);

// Writes cells for a terminal in its initial modes, one line below the other from the top row on.
// It remembers that terminal's pen.
class LineWriter
{
public:
    explicit LineWriter(const Screen &screen);

    // Lines that find no room below push the screen up.
    void add(Line line);

    // What a cell shows, where the cursor stands.
    void writeCell(const Cell &cell);
    void writeCharacters(std::u32string_view characters);
    void writePen(const Cell &style);
    void append(const QByteArray &bytes) { m_bytes += bytes; }

    QByteArray takeBytes() { return std::exchange(m_bytes, {}); }

private:
    void beginLine(const Line &line);
    void wrapInto(const Line &line);
    void writeCells(const std::vector<Cell> &cells);
    size_t writeEmptyCells(const std::vector<Cell> &cells, size_t from);

    const Screen &m_screen;
    QByteArray m_bytes;
    Cell m_pen;
    Line m_previous;
    int m_row = -1;
};

} // namespace Guestwire::Terminal
