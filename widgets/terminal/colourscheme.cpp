// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/colourscheme.h"

#include <QColor>

#include <algorithm>
#include <utility>

namespace Guestwire::Terminal {
namespace {

using BaseColours = std::array<QRgb, 16>;

constexpr BaseColours onDark {
    0xff1c1f22, 0xffe05561, 0xff8cc265, 0xffd9a441, 0xff4d9de8, 0xffc678dd, 0xff3fb6c6, 0xffc9ced6,
    0xff6b7480, 0xffff7b86, 0xffa8e07f, 0xfff2c55c, 0xff7db8ff, 0xffde9cf2, 0xff66d9e8, 0xffffffff,
};

constexpr BaseColours onLight {
    0xff1f2328, 0xffc0252f, 0xff1a7a33, 0xff8a5a00, 0xff1857c4, 0xff8a2fb0, 0xff0a7080, 0xffd0d5db,
    0xff5b636c, 0xffd63a44, 0xff258a3f, 0xff9c6b06, 0xff2b6be0, 0xffa24bc9, 0xff14808f, 0xffffffff,
};

constexpr int cubeStart = 16;
constexpr int greyStart = 232;

int cubeValue(int step)
{
    return step == 0 ? 0 : 55 + 40 * step;
}

std::array<QRgb, 256> xtermPalette(const BaseColours &base)
{
    std::array<QRgb, 256> palette {};
    std::copy(base.begin(), base.end(), palette.begin());
    for (int i = cubeStart; i < greyStart; ++i) {
        const int cube = i - cubeStart;
        palette[static_cast<size_t>(i)] =
            qRgb(cubeValue(cube / 36), cubeValue(cube / 6 % 6), cubeValue(cube % 6));
    }
    for (int i = greyStart; i < 256; ++i) {
        const int grey = 8 + 10 * (i - greyStart);
        palette[static_cast<size_t>(i)] = qRgb(grey, grey, grey);
    }
    return palette;
}

// White on a light ground and black on a dark one would not be seen.
std::array<QRgb, 16> readableOn(QRgb ground, QRgb foreground, const BaseColours &base)
{
    constexpr int leastDifference = 70;
    std::array<QRgb, 16> colours = base;
    for (QRgb &colour : colours) {
        if (std::abs(qGray(colour) - qGray(ground)) < leastDifference)
            colour = qRgb((qRed(colour) + qRed(foreground)) / 2,
                          (qGreen(colour) + qGreen(foreground)) / 2,
                          (qBlue(colour) + qBlue(foreground)) / 2);
    }
    return colours;
}

QRgb dimmed(QRgb colour, QRgb ground)
{
    return qRgb((qRed(colour) * 2 + qRed(ground)) / 3, (qGreen(colour) * 2 + qGreen(ground)) / 3,
                (qBlue(colour) * 2 + qBlue(ground)) / 3);
}

// The palette entry of a cell's text, where bold means bright, too; -1: it has none.
int inkIndex(const Cell &cell)
{
    constexpr int brightOffset = 8;
    if (!cell.foreground.isPalette())
        return -1;
    const int index = cell.foreground.index();
    const bool brightens = (cell.attributes & Bold) != 0 && index < brightOffset;
    return brightens ? index + brightOffset : index;
}

} // namespace

ColourScheme ColourScheme::of(const QPalette &palette)
{
    constexpr int middle = 128;
    const bool dark = palette.color(QPalette::Base).lightness() < middle;
    ColourScheme scheme;
    scheme.foreground = dark ? 0xffd6dae0 : 0xff1f2328;
    scheme.background = dark ? 0xff14171a : 0xffffffff;
    scheme.selectedForeground = palette.color(QPalette::HighlightedText).rgb();
    scheme.selectedBackground = palette.color(QPalette::Highlight).rgb();
    const BaseColours &base = dark ? onDark : onLight;
    scheme.palette = xtermPalette(base);
    scheme.onBackground = readableOn(scheme.background, scheme.foreground, base);
    return scheme;
}

CellColours ColourScheme::coloursOf(const Cell &cell, bool reverseScreen) const
{
    const bool inverse = ((cell.attributes & Inverse) != 0) != reverseScreen;
    CellColours colours;
    const int index = inkIndex(cell);
    if (index >= 0 && index < cubeStart && cell.background.isDefault() && !inverse)
        colours.foreground = onBackground[static_cast<size_t>(index)];
    else
        colours.foreground = index >= 0 ? palette[static_cast<size_t>(index)]
                                        : resolved(cell.foreground, foreground);
    colours.background = resolved(cell.background, background);
    if (inverse)
        std::swap(colours.foreground, colours.background);
    if ((cell.attributes & Dim) != 0)
        colours.foreground = dimmed(colours.foreground, colours.background);
    return colours;
}

QRgb ColourScheme::resolved(Colour colour, QRgb fallback) const
{
    if (colour.isDefault())
        return fallback;
    return colour.isPalette() ? palette[static_cast<size_t>(colour.index())]
                              : 0xff000000 | colour.rgb();
}

} // namespace Guestwire::Terminal
