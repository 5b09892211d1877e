// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/colourscheme.h"

#include "widgets/terminal/schemetable.h"

#include <QColor>

#include <algorithm>
#include <utility>

namespace Guestwire::Terminal {
namespace {

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

QStringList ColourScheme::names()
{
    QStringList names;
    for (const SchemeEntry &entry : schemeTable)
        names += QString::fromLatin1(entry.name);
    return names;
}

ColourScheme ColourScheme::of(const QPalette &palette, TerminalSettings::Ground ground,
                              const QString &name)
{
    constexpr int middle = 128;
    const bool dark = ground == TerminalSettings::Ground::LikeTheWindow
        ? palette.color(QPalette::Base).lightness() < middle
        : ground == TerminalSettings::Ground::Dark;
    const auto *known = std::find_if(
        std::begin(schemeTable), std::end(schemeTable),
        [&name](const SchemeEntry &entry) { return name == QLatin1String(entry.name); });
    const SchemeEntry &entry = known == std::end(schemeTable) ? schemeTable[0] : *known;
    const SchemeSide &side = dark ? entry.dark : entry.light;
    ColourScheme scheme;
    scheme.foreground = side.foreground;
    scheme.background = side.background;
    scheme.selectedForeground = palette.color(QPalette::HighlightedText).rgb();
    scheme.selectedBackground = palette.color(QPalette::Highlight).rgb();
    scheme.foundForeground = 0xff000000;
    scheme.foundBackground = dark ? 0xffe0b040 : 0xffffd866;
    scheme.palette = xtermPalette(side.colours);
    scheme.onBackground = readableOn(scheme.background, scheme.foreground, side.colours);
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
