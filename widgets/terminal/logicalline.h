// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/screen.h"

#include <QString>

#include <compare>
#include <vector>

namespace Guestwire::Terminal {

// A place between two columns. Lines are counted from the first that the terminal ever showed, so
// that output does not move them.
struct TextPosition
{
    qint64 line = 0;
    int column = 0;

    auto operator<=>(const TextPosition &) const = default;
};

struct TextRange
{
    TextPosition from;
    TextPosition to; // not included

    bool operator==(const TextRange &) const = default;
};

struct ColumnRange
{
    int from = 0;
    int to = 0; // not included
};

// The columns of a line that a range covers; none: from is to.
ColumnRange columnsOf(const TextRange &range, qint64 line, int columns);

// Text, and where each of its UTF-16 units stands; one place more than units, for the end.
struct PlacedText
{
    QString text;
    std::vector<TextPosition> places;
    qint64 first = 0;
    qint64 last = 0;

    TextRange range(qsizetype from, qsizetype length) const
    {
        // A match may end where the next line begins; it is shown to its own line's end.
        return {places[static_cast<size_t>(from)], endOf(from + length)};
    }

private:
    TextPosition endOf(qsizetype unit) const;
};

// A guest can make one line without end; no more than this much of it is read as one.
constexpr int maxWrappedLines = 64;

// One line as it is shown. firstRow is the number of the screen's top row.
PlacedText placedLine(const Screen &screen, qint64 firstRow, qint64 line, ColumnRange range);

// The lines from this one on that are one by wrapping.
PlacedText wrappedLines(const Screen &screen, qint64 firstRow, qint64 first);

// The same for a line in the midst of them.
PlacedText wrappedLinesAround(const Screen &screen, qint64 firstRow, qint64 line);

bool isWrapped(const Screen &screen, qint64 firstRow, qint64 line);

} // namespace Guestwire::Terminal
