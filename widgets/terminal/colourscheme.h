// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/cell.h"

#include <QPalette>
#include <qrgb.h>

#include <array>

namespace Guestwire::Terminal {

struct CellColours
{
    QRgb foreground = 0;
    QRgb background = 0;
};

// What the guest's colours look like.
struct ColourScheme
{
    QRgb foreground = 0;
    QRgb background = 0;
    QRgb selectedForeground = 0;
    QRgb selectedBackground = 0;
    std::array<QRgb, 256> palette {};
    std::array<QRgb, 16> onBackground {}; // the first of them where they are ink on it

    // Light or dark, as the palette is.
    static ColourScheme of(const QPalette &palette);

    CellColours coloursOf(const Cell &cell, bool reverseScreen) const;

private:
    QRgb resolved(Colour colour, QRgb fallback) const;
};

} // namespace Guestwire::Terminal
