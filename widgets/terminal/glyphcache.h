// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QImage>
#include <QSize>
#include <QString>

namespace Guestwire::Terminal {

// A character as painted once: how much of each pixel it covers, or its own colours.
struct Glyph
{
    QImage image; // Alpha8, or ARGB32_Premultiplied
    bool isColoured = false;
};

// Glyphs of one font at one scale, in pixels of the screen.
class GlyphCache
{
public:
    struct Style
    {
        bool bold = false;
        bool italic = false;
        int columns = 1;
    };

    void setFont(const QFont &font, qreal scale);

    QSize cellSize() const { return m_cell; } // in pixels
    qreal scale() const { return m_scale; }
    const Glyph &glyph(const std::u32string &characters, Style style);

private:
    static constexpr qsizetype capacity = 8192;

    Glyph painted(const std::u32string &characters, Style style) const;
    void paintText(QPainter &painter, const QString &text, Style style, QSize room) const;

    QFont m_font;
    qreal m_scale = 1;
    QSize m_cell {1, 1};
    int m_ascent = 1;
    QHash<QString, Glyph> m_glyphs;
    QHash<quint32, Glyph> m_single; // by code point and style; what nearly all cells need
};

} // namespace Guestwire::Terminal
