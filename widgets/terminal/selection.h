// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/screen.h"

#include <QString>

#include <compare>
#include <optional>

namespace Guestwire::Terminal {

// A place between two columns. Lines are counted from the first that the terminal ever showed, so
// that output does not move them.
struct TextPosition
{
    qint64 line = 0;
    int column = 0;

    auto operator<=>(const TextPosition &) const = default;
};

struct ColumnRange
{
    int from = 0;
    int to = 0; // not included
};

class Selection
{
public:
    enum class Unit { Characters, Words, Lines, Block };

    void begin(const TextPosition &position, Unit unit);
    void extend(const TextPosition &position) { m_head = position; }
    void select(const TextPosition &from, const TextPosition &to);
    void clear() { m_active = false; }

    bool isActive() const { return m_active; }
    TextPosition start(const Screen &screen, qint64 firstRow) const;

    // The selected columns of a line. firstRow is the number of the screen's top row.
    ColumnRange columns(const Screen &screen, qint64 firstRow, qint64 line) const;
    bool isEmpty(const Screen &screen, qint64 firstRow) const;
    QString text(const Screen &screen, qint64 firstRow) const;

private:
    struct Range
    {
        TextPosition from;
        TextPosition to;
    };

    Range range(const Screen &screen, qint64 firstRow) const;
    bool isBlock() const { return m_unit == Unit::Block; }

    bool m_active = false;
    Unit m_unit = Unit::Characters;
    TextPosition m_anchor;
    TextPosition m_head;
};

// Where a text is found next before (or after) a position, ignoring case; within one line.
struct TextMatch
{
    TextPosition from;
    TextPosition to;
};
std::optional<TextMatch> findText(const Screen &screen, qint64 firstRow, const QString &text,
                                  const TextPosition &start, bool backwards);

} // namespace Guestwire::Terminal
