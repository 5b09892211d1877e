// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/grid.h"

#include <algorithm>

namespace Guestwire::Terminal {

Grid::Grid(int columns, int rows) : m_columns(columns), m_lines(static_cast<size_t>(rows))
{
    fill({});
}

void Grid::cutBefore(int row, int column, const Cell &blank)
{
    if (column <= 0 || column >= m_columns)
        return;
    Cell *cell = cells(row) + column;
    if (cell->width == 0)
        cell[-1] = cell[0] = blank;
}

void Grid::cutAround(int row, int from, int to, const Cell &blank)
{
    cutBefore(row, from, blank);
    cutBefore(row, to, blank);
}

void Grid::mendHalves(int row, int from, int to, const Cell &blank)
{
    Cell *cell = cells(row);
    if (cell[from].width == 0)
        cell[from] = blank;
    if (cell[to - 1].width == 2)
        cell[to - 1] = blank;
}

void Grid::fill(const Cell &cell)
{
    for (Line &line : m_lines) {
        line.cells.assign(static_cast<size_t>(m_columns), cell);
        line.wrapped = false;
    }
}

void Grid::clearLine(int row, const Cell &blank)
{
    std::fill(line(row).cells.begin(), line(row).cells.end(), blank);
    line(row).wrapped = false;
}

void Grid::erase(int row, int from, int to, const Cell &blank, Erase kind)
{
    from = std::max(0, from);
    to = std::min(to, m_columns);
    if (from >= to)
        return;
    cutAround(row, from, to, blank);
    const int kept = kind == Erase::Selective ? Guarded | Protected : Guarded;
    for (Cell *cell = cells(row) + from; cell != cells(row) + to; ++cell) {
        if ((cell->attributes & kept) == 0)
            *cell = blank;
    }
    if (to == m_columns)
        line(row).wrapped = false;
}

void Grid::insertCells(int row, int column, int end, int count, const Cell &blank)
{
    if (column >= end)
        return;
    count = std::min(count, end - column);
    cutAround(row, column, end, blank);
    cutBefore(row, end - count, blank);
    Cell *cell = cells(row);
    std::move_backward(cell + column, cell + end - count, cell + end);
    std::fill(cell + column, cell + column + count, blank);
}

void Grid::deleteCells(int row, int column, int end, int count, const Cell &blank)
{
    if (column >= end)
        return;
    count = std::min(count, end - column);
    cutAround(row, column, end, blank);
    cutBefore(row, column + count, blank);
    Cell *cell = cells(row);
    std::move(cell + column + count, cell + end, cell + column);
    std::fill(cell + end - count, cell + end, blank);
}

void Grid::scrollUp(int top, int bottom, int count, const Cell &blank)
{
    for (int row = top; row < top + count; ++row)
        clearLine(row, blank);
    const auto first = m_lines.begin() + top;
    std::rotate(first, first + count, m_lines.begin() + bottom);
}

void Grid::scrollDown(int top, int bottom, int count, const Cell &blank)
{
    const auto first = m_lines.begin() + top;
    const auto last = m_lines.begin() + bottom;
    std::rotate(first, last - count, last);
    for (int row = top; row < top + count; ++row)
        clearLine(row, blank);
    // What these lines went on in is no longer below them.
    line(bottom - 1).wrapped = false;
    if (top > 0)
        line(top - 1).wrapped = false;
}

void Grid::shiftUp(const Margins &margins, int count, const Cell &blank)
{
    for (int row = margins.top; row < margins.bottom; ++row)
        shiftRow(row + count, row, margins, blank);
}

void Grid::shiftDown(const Margins &margins, int count, const Cell &blank)
{
    for (int row = margins.bottom - 1; row >= margins.top; --row)
        shiftRow(row - count, row, margins, blank);
}

void Grid::shiftRow(int from, int to, const Margins &margins, const Cell &blank)
{
    cutAround(to, margins.left, margins.right, blank);
    Cell *target = cells(to) + margins.left;
    if (from < margins.top || from >= margins.bottom) {
        std::fill(target, cells(to) + margins.right, blank);
        return;
    }
    cutAround(from, margins.left, margins.right, blank);
    std::copy(cells(from) + margins.left, cells(from) + margins.right, target);
}

std::vector<Line> Grid::takeLines()
{
    return std::move(m_lines);
}

void Grid::setLines(std::vector<Line> lines, int columns)
{
    m_lines = std::move(lines);
    m_columns = columns;
    for (int row = 0; row < rows(); ++row) {
        if (line(row).cells.size() > static_cast<size_t>(columns) && cells(row)[columns].width == 0)
            cells(row)[columns - 1] = {};
        line(row).cells.resize(static_cast<size_t>(columns));
    }
    if (!m_lines.empty())
        m_lines.back().wrapped = false;
}

} // namespace Guestwire::Terminal
