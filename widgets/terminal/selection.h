// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/terminal/logicalline.h"

#include <QString>

namespace Guestwire::Terminal {

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
    TextRange range(const Screen &screen, qint64 firstRow) const;
    bool isBlock() const { return m_unit == Unit::Block; }

    bool m_active = false;
    Unit m_unit = Unit::Characters;
    TextPosition m_anchor;
    TextPosition m_head;
};

} // namespace Guestwire::Terminal
