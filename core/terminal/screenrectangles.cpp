// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ScreenEditor: rectangles.
#include "core/terminal/screeneditor.h"
#include "core/terminal/sequencename.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

bool isFillCharacter(int code)
{
    return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff);
}

} // namespace

bool ScreenEditor::rectangleSequence(const ControlSequence &sequence)
{
    switch (nameOf(sequence)) {
    case sequenceName(0, '$', 'z'): // DECERA
        fillRectangle(rectangle(sequence, 0), blank());
        return true;
    case sequenceName(0, '$', '{'): // DECSERA
        eraseSelectively(rectangle(sequence, 0));
        return true;
    case sequenceName(0, '$', 'x'): // DECFRA
        if (const int code = sequence.value(0, ' '); isFillCharacter(code)) {
            Cell cell = m_state.pen;
            cell.character = static_cast<char32_t>(code);
            fillRectangle(rectangle(sequence, 1), cell);
        }
        return true;
    case sequenceName(0, '$', 'v'): // DECCRA
        copyRectangle(sequence);
        return true;
    default:
        return false;
    }
}

// Empty when the parameters name none; in origin mode they count from the margins.
Margins ScreenEditor::rectangle(const ControlSequence &sequence, int first) const
{
    Margins area {sequence.positive(first, 1) - 1,
                  std::min(sequence.positive(first + 2, rows()), rows()),
                  sequence.positive(first + 1, 1) - 1,
                  std::min(sequence.positive(first + 3, columns()), columns())};
    if (m_state.modes.origin) {
        const Margins &margins = m_state.margins;
        area.top += margins.top;
        area.left += margins.left;
        area.bottom = std::min(area.bottom + margins.top, margins.bottom);
        area.right = std::min(area.right + margins.left, margins.right);
    }
    if (area.left >= area.right)
        area.bottom = area.top;
    return area;
}

void ScreenEditor::fillRectangle(const Margins &area, const Cell &cell)
{
    for (int row = area.top; row < area.bottom; ++row) {
        grid().cutAround(row, area.left, area.right, blank());
        std::fill(grid().cells(row) + area.left, grid().cells(row) + area.right, cell);
        mark(row);
    }
}

// The characters go, their attributes stay.
void ScreenEditor::eraseSelectively(const Margins &area)
{
    for (int row = area.top; row < area.bottom; ++row) {
        grid().cutAround(row, area.left, area.right, blank());
        for (int column = area.left; column < area.right; ++column) {
            Cell &cell = grid().cells(row)[column];
            if ((cell.attributes & Protected) != 0)
                continue;
            cell.character = ' ';
            cell.width = 1;
        }
        mark(row);
    }
}

void ScreenEditor::copyRectangle(const ControlSequence &sequence)
{
    const Margins from = rectangle(sequence, 0);
    int row = sequence.positive(5, 1) - 1;
    int column = sequence.positive(6, 1) - 1;
    if (m_state.modes.origin) {
        row += m_state.margins.top;
        column += m_state.margins.left;
    }
    if (from.top >= from.bottom || row >= rows() || column >= columns())
        return;
    std::vector<Cell> copied;
    for (int i = from.top; i < from.bottom; ++i)
        copied.insert(copied.end(), grid().cells(i) + from.left, grid().cells(i) + from.right);
    const int width = from.right - from.left;
    const int room = std::min(width, columns() - column);
    auto source = copied.begin();
    for (int i = row; i < std::min(row + from.bottom - from.top, rows()); ++i, source += width) {
        grid().cutAround(i, column, column + room, blank());
        std::copy(source, source + room, grid().cells(i) + column);
        grid().mendHalves(i, column, column + room, blank());
        mark(i);
    }
}

} // namespace Guestwire::Terminal
