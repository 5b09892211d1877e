// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/glyphcache.h"

#include "widgets/terminal/boxcharacters.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Guestwire::Terminal {
namespace {

quint32 styleBits(GlyphCache::Style style)
{
    return (style.bold ? 1U : 0U) | (style.italic ? 2U : 0U) | (style.columns > 1 ? 4U : 0U);
}

bool hasColours(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        const auto *pixel = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int alpha = qAlpha(pixel[x]);
            if (qRed(pixel[x]) != alpha || qGreen(pixel[x]) != alpha || qBlue(pixel[x]) != alpha)
                return true;
        }
    }
    return false;
}

} // namespace

void GlyphCache::setFont(const QFont &font, qreal scale)
{
    m_font = font;
    m_font.setStyleHint(QFont::Monospace);
    m_font.setKerning(false);
    m_scale = scale;
    const QFontMetricsF metrics(m_font);
    m_cell.setWidth(std::max(1, qRound(metrics.horizontalAdvance(u'M') * scale)));
    m_ascent = static_cast<int>(std::ceil(metrics.ascent() * scale));
    // Both rounded up: a baseline on a whole pixel must not cost the descenders their last row.
    const int descent = static_cast<int>(std::ceil(metrics.descent() * scale));
    m_cell.setHeight(std::max(1, m_ascent + descent));
    m_glyphs.clear();
    m_single.clear();
}

const Glyph &GlyphCache::glyph(const std::u32string &characters, Style style)
{
    if (m_glyphs.size() + m_single.size() > capacity) {
        m_glyphs.clear();
        m_single.clear();
    }
    if (characters.size() == 1) {
        const quint32 key = static_cast<quint32>(characters.front()) << 3 | styleBits(style);
        if (const auto known = m_single.constFind(key); known != m_single.constEnd())
            return *known;
        return *m_single.insert(key, painted(characters, style));
    }
    const QString key =
        QString::fromStdU32String(characters) + QChar(static_cast<char16_t>(styleBits(style)));
    if (const auto known = m_glyphs.constFind(key); known != m_glyphs.constEnd())
        return *known;
    return *m_glyphs.insert(key, painted(characters, style));
}

Glyph GlyphCache::painted(const std::u32string &characters, Style style) const
{
    const QSize room(m_cell.width() * style.columns, m_cell.height());
    QImage image(room, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const bool isBox =
        characters.size() == 1 && paintBoxCharacter(painter, characters.front(), room);
    if (!isBox)
        paintText(painter, QString::fromStdU32String(characters), style, room);
    painter.end();
    if (hasColours(image))
        return {image, true};
    return {image.convertToFormat(QImage::Format_Alpha8), false};
}

void GlyphCache::paintText(QPainter &painter, const QString &text, Style style, QSize room) const
{
    QFont font = m_font;
    font.setBold(style.bold);
    font.setItalic(style.italic);
    const qreal advance = QFontMetricsF(font).horizontalAdvance(text) * m_scale;
    // Characters of other fonts may be wider than their columns.
    const qreal squeeze = advance > room.width() + 1 ? room.width() / advance : 1;
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.translate(0, m_ascent);
    painter.scale(m_scale * squeeze, m_scale);
    painter.drawText(QPointF(0, 0), text);
}

} // namespace Guestwire::Terminal
