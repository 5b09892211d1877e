// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/cell.h"
#include "widgets/terminal/terminalsettings.h"

#include <QPalette>
#include <QStringList>
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
    QRgb foundForeground = 0; // what was searched for
    QRgb foundBackground = 0;
    std::array<QRgb, 256> palette {};
    std::array<QRgb, 16> onBackground {}; // the first of them where they are ink on it

    // As they are kept; the first is the default.
    static QStringList names();
    static ColourScheme of(const QPalette &palette, TerminalSettings::Ground ground,
                           const QString &name);

    CellColours coloursOf(const Cell &cell, bool reverseScreen) const;
    QRgb resolved(Colour colour, QRgb fallback) const;
};

} // namespace Guestwire::Terminal
