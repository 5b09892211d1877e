// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/selection.h"

#include <algorithm>
#include <vector>

namespace Guestwire::Terminal {
namespace {

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character.isSurrogate() || character.isMark()
        || QStringLiteral("_-./~:@%+=&?#").contains(character);
}

// The word at a place; what a wrap cuts is one word.
TextRange wordAt(const Screen &screen, qint64 firstRow, const TextPosition &position)
{
    const PlacedText text = wrappedLinesAround(screen, firstRow, position.line);
    const auto unit = std::upper_bound(text.places.begin(), text.places.end(), position);
    qsizetype from = std::max<qsizetype>(0, unit - text.places.begin() - 1);
    if (from >= text.text.size() || !isWordCharacter(text.text[from]))
        return {position, {position.line, std::min(position.column + 1, screen.columns())}};
    qsizetype to = from;
    while (from > 0 && isWordCharacter(text.text[from - 1]))
        --from;
    while (to < text.text.size() && isWordCharacter(text.text[to]))
        ++to;
    return text.range(from, to - from);
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

TextRange Selection::range(const Screen &screen, qint64 firstRow) const
{
    TextRange result {std::min(m_anchor, m_head), std::max(m_anchor, m_head)};
    if (m_unit == Unit::Words) {
        result = {wordAt(screen, firstRow, result.from).from,
                  wordAt(screen, firstRow, result.to).to};
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
    const TextRange selected = range(screen, firstRow);
    if (line < selected.from.line || line > selected.to.line)
        return {};
    if (isBlock())
        return {std::min(m_anchor.column, m_head.column), std::max(m_anchor.column, m_head.column)};
    return columnsOf(selected, line, screen.columns());
}

bool Selection::isEmpty(const Screen &screen, qint64 firstRow) const
{
    if (!m_active)
        return true;
    if (isBlock())
        return m_anchor.column == m_head.column;
    const TextRange selected = range(screen, firstRow);
    return selected.from == selected.to;
}

QString Selection::text(const Screen &screen, qint64 firstRow) const
{
    if (isEmpty(screen, firstRow))
        return {};
    const TextRange selected = range(screen, firstRow);
    const qint64 first = std::max(selected.from.line, firstRow - screen.historySize());
    const qint64 last = std::min(selected.to.line, firstRow + screen.rows() - 1);
    QString result;
    for (qint64 line = first; line <= last; ++line) {
        PlacedText part = placedLine(screen, firstRow, line, columns(screen, firstRow, line));
        const bool goesOn = isWrapped(screen, firstRow, line) && !isBlock();
        while (!goesOn && part.text.endsWith(u' '))
            part.text.chop(1);
        result += part.text;
        if (line != last && !goesOn)
            result += u'\n';
    }
    return result;
}

} // namespace Guestwire::Terminal
