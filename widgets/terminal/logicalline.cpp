// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/logicalline.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

void append(PlacedText &result, const Screen &screen, qint64 firstRow, qint64 line,
            ColumnRange range)
{
    const qint64 row = line - firstRow;
    if (row < -screen.historySize() || row >= screen.rows())
        return;
    const Line cells = screen.line(static_cast<int>(row));
    const int end = std::min(range.to, static_cast<int>(cells.cells.size()));
    for (int column = range.from; column < end; ++column) {
        const Cell &cell = cells.cells[static_cast<size_t>(column)];
        if (cell.width == 0)
            continue;
        const auto before = static_cast<size_t>(result.text.size());
        if (cell.isEmpty())
            result.text += u' ';
        else
            result.text += QString::fromStdU32String(screen.characters(cell));
        result.places.insert(result.places.end(), static_cast<size_t>(result.text.size()) - before,
                             TextPosition {line, column});
    }
}

} // namespace

ColumnRange columnsOf(const TextRange &range, qint64 line, int columns)
{
    if (line < range.from.line || line > range.to.line)
        return {};
    return {line == range.from.line ? range.from.column : 0,
            line == range.to.line ? range.to.column : columns};
}

TextPosition PlacedText::endOf(qsizetype unit) const
{
    const auto index = static_cast<size_t>(unit);
    const TextPosition place = places[index];
    if (index == 0 || index + 1 == places.size() || place.line == places[index - 1].line)
        return place;
    return {places[index - 1].line, places[index - 1].column + 1};
}

PlacedText placedLine(const Screen &screen, qint64 firstRow, qint64 line, ColumnRange range)
{
    PlacedText result;
    result.first = result.last = line;
    append(result, screen, firstRow, line, range);
    result.places.push_back({line, range.to});
    return result;
}

bool isWrapped(const Screen &screen, qint64 firstRow, qint64 line)
{
    const qint64 row = line - firstRow;
    return row >= -screen.historySize() && row < screen.rows()
        && screen.isWrapped(static_cast<int>(row));
}

PlacedText wrappedLines(const Screen &screen, qint64 firstRow, qint64 first)
{
    PlacedText result;
    result.first = result.last = first;
    while (isWrapped(screen, firstRow, result.last) && result.last - first + 1 < maxWrappedLines)
        ++result.last;
    for (qint64 line = first; line <= result.last; ++line)
        append(result, screen, firstRow, line, {0, screen.columns()});
    while (result.text.endsWith(u' ')) {
        result.text.chop(1);
        result.places.pop_back();
    }
    const TextPosition end = result.places.empty() ? TextPosition {first, 0} : result.places.back();
    result.places.push_back({end.line, end.column + (result.places.empty() ? 0 : 1)});
    return result;
}

PlacedText wrappedLinesAround(const Screen &screen, qint64 firstRow, qint64 line)
{
    qint64 first = line;
    while (line - first + 1 < maxWrappedLines && isWrapped(screen, firstRow, first - 1))
        --first;
    return wrappedLines(screen, firstRow, first);
}

} // namespace Guestwire::Terminal
