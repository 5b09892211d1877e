// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/cell.h"
#include "core/terminal/screenstate.h"

#include <vector>

namespace Guestwire::Terminal {

enum class Erase { All, Selective };

// The lines of one screen. It keeps the two columns of a wide character together: whatever cuts
// one of them blanks both.
class Grid
{
public:
    Grid(int columns, int rows);

    int columns() const { return m_columns; }
    int rows() const { return static_cast<int>(m_lines.size()); }
    const Line &line(int row) const { return m_lines[static_cast<size_t>(row)]; }
    Line &line(int row) { return m_lines[static_cast<size_t>(row)]; }
    Cell *cells(int row) { return line(row).cells.data(); }

    // Blanks the character that the border before the column would cut.
    void cutBefore(int row, int column, const Cell &blank);
    // Blanks the characters that one in [from, to) will overwrite in part.
    void cutAround(int row, int from, int to, const Cell &blank);
    // Blanks halves of wide characters that a copied range begins or ends with.
    void mendHalves(int row, int from, int to, const Cell &blank);

    void fill(const Cell &cell);
    void clearLine(int row, const Cell &blank);
    void erase(int row, int from, int to, const Cell &blank, Erase kind);
    void insertCells(int row, int column, int end, int count, const Cell &blank);
    void deleteCells(int row, int column, int end, int count, const Cell &blank);

    // Whole lines within the margins' rows.
    void scrollUp(int top, int bottom, int count, const Cell &blank);
    void scrollDown(int top, int bottom, int count, const Cell &blank);
    // Between left and right margins that leave columns out.
    void shiftUp(const Margins &margins, int count, const Cell &blank);
    void shiftDown(const Margins &margins, int count, const Cell &blank);

    std::vector<Line> takeLines();
    void setLines(std::vector<Line> lines, int columns);

private:
    void shiftRow(int from, int to, const Margins &margins, const Cell &blank);

    int m_columns;
    std::vector<Line> m_lines;
};

} // namespace Guestwire::Terminal
