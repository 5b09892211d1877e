// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/cell.h"

#include <vector>

namespace Guestwire::Terminal {

// A guest can make one line without end; no more than this much of it is broken anew as a whole.
constexpr int maxJoinedLines = 1000;

// A place in the text that is to be found again; the column may be one beyond the last.
struct TextPlace
{
    int line = 0;
    int column = 0;
};

// Joins wrapped lines and breaks them at another width, never through a wide character. The
// places move with the text that they stood on.
std::vector<Line> rewrapped(std::vector<Line> lines, int columns,
                            const std::vector<TextPlace *> &places);

} // namespace Guestwire::Terminal
