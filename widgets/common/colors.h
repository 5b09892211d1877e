// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

class QPalette;

namespace Guestwire {

// Every colour that is not the palette's own. The hues stay apart for people with any of the usual
// colour-vision deficiencies; each is also told by shape, place or word.
struct Colors
{
    QColor cpu;
    QColor memory;
    QColor disk;
    QColor network;
    QColor first; // of the lines in one chart
    QColor second;
    std::array<QColor, 6> stack; // bands on each other, and what is left above them
    QColor rest;
    QColor running;
    QColor paused;
    QColor idle; // off
    QColor problem;
    QColor grid; // behind a chart's lines
    QColor muted; // text that may be overlooked
    QColor card; // ground of a chart
    QColor noticeGround; // of the error bar
};

bool isDark(const QPalette &palette);
const Colors &colorsFor(const QPalette &palette);

} // namespace Guestwire
