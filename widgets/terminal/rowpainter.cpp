// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/rowpainter.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

int mixed(int upper, int lower, int alpha)
{
    return lower + (upper - lower) * alpha / 255;
}

QRgb mixed(QRgb upper, QRgb lower, int alpha)
{
    return qRgb(mixed(qRed(upper), qRed(lower), alpha), mixed(qGreen(upper), qGreen(lower), alpha),
                mixed(qBlue(upper), qBlue(lower), alpha));
}

QRgb over(QRgb premultiplied, QRgb lower)
{
    const int rest = 255 - qAlpha(premultiplied);
    return qRgb(qRed(premultiplied) + qRed(lower) * rest / 255,
                qGreen(premultiplied) + qGreen(lower) * rest / 255,
                qBlue(premultiplied) + qBlue(lower) * rest / 255);
}

QRgb *pixels(QImage &image, int x, int y)
{
    return reinterpret_cast<QRgb *>(image.scanLine(y)) + x;
}

} // namespace

bool RowHighlights::isFound(int column) const
{
    return std::any_of(found.begin(), found.end(), [column](const ColumnRange &range) {
        return column >= range.from && column < range.to;
    });
}

RowPainter::RowPainter(QImage &image, GlyphCache &glyphs, const ColourScheme &scheme,
                       const Screen &screen)
    : m_image(image)
    , m_glyphs(glyphs)
    , m_scheme(scheme)
    , m_screen(screen)
{
}

void RowPainter::paint(const Line &line, int top, const RowHighlights &highlights)
{
    const QSize size = m_glyphs.cellSize();
    const bool reversed = m_screen.modes().reverseScreen;
    const int columns = m_screen.columns();
    const int given = static_cast<int>(line.cells.size());
    for (int column = 0; column < columns;) {
        const Cell cell = column < given ? line.cells[static_cast<size_t>(column)] : Cell();
        const int width = std::max<int>(1, cell.width);
        const Area area {column * size.width(), top, width * size.width(), size.height()};
        CellColours colours = m_scheme.coloursOf(cell, reversed);
        if (highlights.isSelected(column))
            colours = {m_scheme.selectedForeground, m_scheme.selectedBackground};
        else if (highlights.isFound(column))
            colours = CellColours {m_scheme.foundForeground, m_scheme.foundBackground};
        const bool atCursor =
            highlights.cursorColumn >= column && highlights.cursorColumn < column + width;
        const bool filled =
            atCursor && highlights.focused && highlights.cursorShape == CursorShape::Block;
        if (filled)
            std::swap(colours.foreground, colours.background);
        paintCell(cell, area, colours);
        if (highlights.isLink(column))
            paintUnderline(Underline::Single, area, colours.foreground);
        if (atCursor && !filled)
            paintCursor(area, highlights, colours.foreground);
        column += width;
    }
}

void RowPainter::paintCell(const Cell &cell, const Area &area, CellColours colours)
{
    fill(area.left, area.top, area.width, area.height, colours.background);
    if ((cell.attributes & Hidden) != 0)
        return;
    if (cell.character > ' ') {
        const GlyphCache::Style style {(cell.attributes & Bold) != 0,
                                       (cell.attributes & Italic) != 0,
                                       std::max<int>(1, cell.width)};
        blend(m_glyphs.glyph(m_screen.characters(cell), style), area, colours);
    }
    paintDecorations(cell, area, colours.foreground);
}

void RowPainter::blend(const Glyph &glyph, const Area &area, CellColours colours)
{
    const int width = std::min({area.width, glyph.image.width(), m_image.width() - area.left});
    const int height = std::min({area.height, glyph.image.height(), m_image.height() - area.top});
    for (int y = 0; y < height; ++y) {
        QRgb *target = pixels(m_image, area.left, area.top + y);
        if (glyph.isColoured) {
            const auto *source = reinterpret_cast<const QRgb *>(glyph.image.constScanLine(y));
            for (int x = 0; x < width; ++x)
                target[x] = over(source[x], target[x]);
            continue;
        }
        const uchar *alpha = glyph.image.constScanLine(y);
        for (int x = 0; x < width; ++x) {
            if (alpha[x] != 0)
                target[x] = mixed(colours.foreground, target[x], alpha[x]);
        }
    }
}

void RowPainter::paintDecorations(const Cell &cell, const Area &area, QRgb colour)
{
    const int thickness = lineWidth();
    if (cell.underline != Underline::None)
        paintUnderline(cell.underline, area,
                       m_scheme.resolved(m_screen.extra(cell).underline, colour));
    if ((cell.attributes & Strike) != 0)
        fill(area.left, area.top + area.height / 2, area.width, thickness, colour);
    if ((cell.attributes & Overline) != 0)
        fill(area.left, area.top, area.width, thickness, colour);
}

void RowPainter::paintUnderline(Underline kind, const Area &area, QRgb colour)
{
    const int thickness = lineWidth();
    const int bottom = area.top + area.height - thickness;
    // Where along the line there is ink, and how far above the bottom.
    for (int x = 0; x < area.width; ++x) {
        const int step = (area.left + x) / thickness;
        if ((kind == Underline::Dotted && step % 3 == 2)
            || (kind == Underline::Dashed && step % 6 >= 4))
            continue;
        const bool raised = kind == Underline::Curly && step % 4 >= 2;
        fill(area.left + x, bottom - (raised ? thickness : 0), 1, thickness, colour);
    }
    if (kind == Underline::Double)
        fill(area.left, bottom - 2 * thickness, area.width, thickness, colour);
}

void RowPainter::paintCursor(const Area &area, const RowHighlights &highlights, QRgb colour)
{
    const int thickness = lineWidth();
    const int right = area.left + area.width - thickness;
    const int bottom = area.top + area.height - thickness;
    switch (highlights.cursorShape) {
    case CursorShape::Block: // without the focus only its outline
        fill(area.left, area.top, area.width, thickness, colour);
        fill(area.left, bottom, area.width, thickness, colour);
        fill(area.left, area.top, thickness, area.height, colour);
        fill(right, area.top, thickness, area.height, colour);
        break;
    case CursorShape::Underline:
        fill(area.left, bottom - thickness, area.width, 2 * thickness, colour);
        break;
    case CursorShape::Bar:
        fill(area.left, area.top, 2 * thickness, area.height, colour);
        break;
    }
}

void RowPainter::fill(int left, int top, int width, int height, QRgb colour)
{
    width = std::min(width, m_image.width() - left);
    height = std::min(height, m_image.height() - top);
    for (int y = 0; y < height && width > 0; ++y) {
        QRgb *target = pixels(m_image, left, top + y);
        std::fill(target, target + width, colour);
    }
}

int RowPainter::lineWidth() const
{
    return std::max(1, qRound(m_glyphs.scale()));
}

} // namespace Guestwire::Terminal
