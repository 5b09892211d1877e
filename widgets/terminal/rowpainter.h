// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/screen.h"
#include "widgets/terminal/colourscheme.h"
#include "widgets/terminal/glyphcache.h"
#include "widgets/terminal/logicalline.h"

#include <QImage>

namespace Guestwire::Terminal {

// What of a row is shown in another way than its cells say. Columns; from is included, to is not.
struct RowHighlights
{
    ColumnRange selected;
    ColumnRange link; // under the pointer
    std::vector<ColumnRange> found; // in order
    int cursorColumn = -1; // -1: the cursor is not here, or not to be seen
    CursorShape cursorShape = CursorShape::Block;
    bool focused = false;

    bool isFound(int column) const;
    bool isSelected(int column) const { return column >= selected.from && column < selected.to; }
    bool isLink(int column) const { return column >= link.from && column < link.to; }
};

// Paints rows of cells into an image, in the screen's own pixels.
class RowPainter
{
public:
    RowPainter(QImage &image, GlyphCache &glyphs, const ColourScheme &scheme, const Screen &screen);

    void paint(const Line &line, int top, const RowHighlights &highlights);

private:
    struct Area
    {
        int left = 0;
        int top = 0;
        int width = 0;
        int height = 0;
    };

    void paintCell(const Cell &cell, const Area &area, CellColours colours);
    void paintDecorations(const Cell &cell, const Area &area, QRgb colour);
    void paintUnderline(Underline kind, const Area &area, QRgb colour);
    void paintCursor(const Area &area, const RowHighlights &highlights, QRgb colour);
    void blend(const Glyph &glyph, const Area &area, CellColours colours);
    void fill(int left, int top, int width, int height, QRgb colour);
    int lineWidth() const;

    QImage &m_image;
    GlyphCache &m_glyphs;
    const ColourScheme &m_scheme;
    const Screen &m_screen;
};

} // namespace Guestwire::Terminal
