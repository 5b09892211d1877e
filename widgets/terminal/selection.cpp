// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/selection.h"

#include <algorithm>
#include <vector>

namespace Guestwire::Terminal {
namespace {

// A line's text, and in which column each of its UTF-16 units stands.
struct LineText
{
    QString text;
    std::vector<int> columns; // one more than units: the last is the line's end
    bool wrapped = false;
};

LineText lineText(const Screen &screen, qint64 firstRow, qint64 line, ColumnRange range)
{
    LineText result;
    const qint64 row = line - firstRow;
    if (row < -screen.historySize() || row >= screen.rows())
        return result;
    const Line cells = screen.line(static_cast<int>(row));
    result.wrapped = cells.wrapped;
    const int end = std::min(range.to, static_cast<int>(cells.cells.size()));
    for (int column = range.from; column < end; ++column) {
        const Cell &cell = cells.cells[static_cast<size_t>(column)];
        if (cell.width == 0)
            continue;
        const QString text = cell.isEmpty() ? QStringLiteral(" ")
                                            : QString::fromStdU32String(screen.characters(cell));
        result.text += text;
        result.columns.insert(result.columns.end(), static_cast<size_t>(text.size()), column);
    }
    result.columns.push_back(end);
    return result;
}

LineText wholeLine(const Screen &screen, qint64 firstRow, qint64 line)
{
    return lineText(screen, firstRow, line, {0, screen.columns()});
}

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character.isSurrogate() || character.isMark()
        || QStringLiteral("_-./~:@%+=&?#").contains(character);
}

ColumnRange wordAt(const Screen &screen, qint64 firstRow, const TextPosition &position)
{
    const LineText line = wholeLine(screen, firstRow, position.line);
    const auto unit = std::upper_bound(line.columns.begin(), line.columns.end(), position.column);
    qsizetype from = std::max<qsizetype>(0, unit - line.columns.begin() - 1);
    if (from >= line.text.size() || !isWordCharacter(line.text[from]))
        return {position.column, std::min(position.column + 1, screen.columns())};
    qsizetype to = from;
    while (from > 0 && isWordCharacter(line.text[from - 1]))
        --from;
    while (to < line.text.size() && isWordCharacter(line.text[to]))
        ++to;
    return {line.columns[static_cast<size_t>(from)], line.columns[static_cast<size_t>(to)]};
}

bool isWrapped(const Screen &screen, qint64 firstRow, qint64 line)
{
    const qint64 row = line - firstRow;
    return row >= -screen.historySize() && row < screen.rows()
        && screen.line(static_cast<int>(row)).wrapped;
}

} // namespace

void Selection::begin(const TextPosition &position, Unit unit)
{
    m_active = true;
    m_unit = unit;
    m_anchor = m_head = position;
}

void Selection::select(const TextPosition &from, const TextPosition &to)
{
    begin(from, Unit::Characters);
    extend(to);
}

TextPosition Selection::start(const Screen &screen, qint64 firstRow) const
{
    return range(screen, firstRow).from;
}

Selection::Range Selection::range(const Screen &screen, qint64 firstRow) const
{
    Range result {std::min(m_anchor, m_head), std::max(m_anchor, m_head)};
    if (m_unit == Unit::Words) {
        result.from.column = wordAt(screen, firstRow, result.from).from;
        result.to.column = wordAt(screen, firstRow, result.to).to;
    } else if (m_unit == Unit::Lines) {
        while (isWrapped(screen, firstRow, result.from.line - 1))
            --result.from.line;
        while (isWrapped(screen, firstRow, result.to.line))
            ++result.to.line;
        result.from.column = 0;
        result.to.column = screen.columns();
    }
    return result;
}

ColumnRange Selection::columns(const Screen &screen, qint64 firstRow, qint64 line) const
{
    if (!m_active)
        return {};
    const Range selected = range(screen, firstRow);
    if (line < selected.from.line || line > selected.to.line)
        return {};
    if (isBlock())
        return {std::min(m_anchor.column, m_head.column), std::max(m_anchor.column, m_head.column)};
    return {line == selected.from.line ? selected.from.column : 0,
            line == selected.to.line ? selected.to.column : screen.columns()};
}

bool Selection::isEmpty(const Screen &screen, qint64 firstRow) const
{
    if (!m_active)
        return true;
    if (isBlock())
        return m_anchor.column == m_head.column;
    const Range selected = range(screen, firstRow);
    return selected.from == selected.to;
}

QString Selection::text(const Screen &screen, qint64 firstRow) const
{
    if (isEmpty(screen, firstRow))
        return {};
    const Range selected = range(screen, firstRow);
    const qint64 first = std::max(selected.from.line, firstRow - screen.historySize());
    const qint64 last = std::min(selected.to.line, firstRow + screen.rows() - 1);
    QString result;
    for (qint64 line = first; line <= last; ++line) {
        LineText part = lineText(screen, firstRow, line, columns(screen, firstRow, line));
        const bool goesOn = part.wrapped && !isBlock();
        while (!goesOn && part.text.endsWith(u' '))
            part.text.chop(1);
        result += part.text;
        if (line != last && !goesOn)
            result += u'\n';
    }
    return result;
}

std::optional<TextMatch> findText(const Screen &screen, qint64 firstRow, const QString &text,
                                  const TextPosition &start, bool backwards)
{
    if (text.isEmpty())
        return {};
    const qint64 first = firstRow - screen.historySize();
    const qint64 last = firstRow + screen.rows() - 1;
    const qint64 step = backwards ? -1 : 1;
    for (qint64 line = std::clamp(start.line, first, last); line >= first && line <= last;
         line += step) {
        const LineText content = wholeLine(screen, firstRow, line);
        const auto fits = [&](qsizetype unit) {
            const TextPosition place {line, content.columns[static_cast<size_t>(unit)]};
            return backwards ? place < start : place >= start;
        };
        qsizetype found = backwards ? content.text.lastIndexOf(text, -1, Qt::CaseInsensitive)
                                    : content.text.indexOf(text, 0, Qt::CaseInsensitive);
        while (found >= 0 && !fits(found)) {
            if (backwards && found == 0)
                found = -1;
            else
                found = backwards ? content.text.lastIndexOf(text, found - 1, Qt::CaseInsensitive)
                                  : content.text.indexOf(text, found + 1, Qt::CaseInsensitive);
        }
        if (found >= 0)
            return TextMatch {{line, content.columns[static_cast<size_t>(found)]},
                              {line, content.columns[static_cast<size_t>(found + text.size())]}};
    }
    return {};
}

} // namespace Guestwire::Terminal
