// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/parsersink.h"

namespace Guestwire::Terminal {

// What a control sequence is called by: its lead, first intermediate and final bytes in one number.
constexpr int sequenceName(char lead, char intermediate, char final)
{
    return lead << 16 | intermediate << 8 | final;
}

constexpr int sequenceName(char final)
{
    return sequenceName(0, 0, final);
}

constexpr int privateName(char final)
{
    return sequenceName('?', 0, final);
}

inline int nameOf(const ControlSequence &sequence)
{
    return sequenceName(sequence.lead, sequence.intermediates[0], sequence.final);
}

} // namespace Guestwire::Terminal
