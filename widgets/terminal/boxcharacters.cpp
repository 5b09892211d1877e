// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/boxcharacters.h"

#include <algorithm>
#include <array>

namespace Guestwire::Terminal {
namespace {

constexpr char32_t firstLine = 0x2500;
constexpr char32_t firstBlock = 0x2580;
constexpr char32_t endOfBlocks = 0x25a0;

// The arms of U+2500 to U+257F, two bits each: left, up, right, down. Dashes are whole lines and
// arcs are corners here; the diagonals are left to the font.
enum Weight { None, Light, Heavy, Double };
constexpr std::array<quint8, 128> lineArms {
    0x44, 0x88, 0x11, 0x22, 0x44, 0x88, 0x11, 0x22, 0x44, 0x88, 0x11, 0x22, 0x05, 0x09, 0x06, 0x0a,
    0x41, 0x81, 0x42, 0x82, 0x14, 0x18, 0x24, 0x28, 0x50, 0x90, 0x60, 0xa0, 0x15, 0x19, 0x25, 0x16,
    0x26, 0x29, 0x1a, 0x2a, 0x51, 0x91, 0x61, 0x52, 0x62, 0xa1, 0x92, 0xa2, 0x45, 0x85, 0x49, 0x89,
    0x46, 0x86, 0x4a, 0x8a, 0x54, 0x94, 0x58, 0x98, 0x64, 0xa4, 0x68, 0xa8, 0x55, 0x95, 0x59, 0x99,
    0x65, 0x56, 0x66, 0xa5, 0x69, 0x96, 0x5a, 0xa9, 0x9a, 0xa6, 0x6a, 0xaa, 0x44, 0x88, 0x11, 0x22,
    0xcc, 0x33, 0x0d, 0x07, 0x0f, 0xc1, 0x43, 0xc3, 0x1c, 0x34, 0x3c, 0xd0, 0x70, 0xf0, 0x1d, 0x37,
    0x3f, 0xd1, 0x73, 0xf3, 0xcd, 0x47, 0xcf, 0xdc, 0x74, 0xfc, 0xdd, 0x77, 0xff, 0x05, 0x41, 0x50,
    0x14, 0x00, 0x00, 0x00, 0x40, 0x10, 0x04, 0x01, 0x80, 0x20, 0x08, 0x02, 0x48, 0x12, 0x84, 0x21,
};

class LinePainter
{
public:
    LinePainter(QPainter &painter, QSize cell)
        : m_painter(painter)
        , m_cell(cell)
        , m_light(std::max(1, cell.width() / 8))
    {
    }

    void paint(quint8 arms)
    {
        const int left = arms >> 6 & 3;
        const int up = arms >> 4 & 3;
        const int right = arms >> 2 & 3;
        const int down = arms & 3;
        const int across = std::max(extent(up), extent(down));
        const int along = std::max(extent(left), extent(right));
        const QPoint centre(m_cell.width() / 2, m_cell.height() / 2);
        // Each arm reaches over the crossing, so that corners are filled.
        horizontal(left, 0, centre.x() + across / 2 + across % 2);
        horizontal(right, centre.x() - across / 2, m_cell.width());
        vertical(up, 0, centre.y() + along / 2 + along % 2);
        vertical(down, centre.y() - along / 2, m_cell.height());
    }

private:
    int extent(int weight) const
    {
        return weight == None ? 0
            : weight == Light ? m_light
            : weight == Heavy ? 2 * m_light
                              : 3 * m_light;
    }

    void horizontal(int weight, int from, int to)
    {
        const int top = m_cell.height() / 2 - extent(weight) / 2;
        if (weight == Double) {
            fill(from, top, to - from, m_light);
            fill(from, top + 2 * m_light, to - from, m_light);
        } else {
            fill(from, top, to - from, extent(weight));
        }
    }

    void vertical(int weight, int from, int to)
    {
        const int left = m_cell.width() / 2 - extent(weight) / 2;
        if (weight == Double) {
            fill(left, from, m_light, to - from);
            fill(left + 2 * m_light, from, m_light, to - from);
        } else {
            fill(left, from, extent(weight), to - from);
        }
    }

    void fill(int x, int y, int width, int height)
    {
        if (width > 0 && height > 0)
            m_painter.fillRect(x, y, width, height, Qt::white);
    }

    QPainter &m_painter;
    QSize m_cell;
    int m_light;
};

void paintEighths(QPainter &painter, QSize cell, int eighths, Qt::Edge edge)
{
    const int width = cell.width() * eighths / 8;
    const int height = cell.height() * eighths / 8;
    QRect area(QPoint(), cell);
    switch (edge) {
    case Qt::TopEdge:
        area.setHeight(height);
        break;
    case Qt::BottomEdge:
        area.setTop(cell.height() - height);
        break;
    case Qt::LeftEdge:
        area.setWidth(width);
        break;
    case Qt::RightEdge:
        area.setLeft(cell.width() - width);
        break;
    }
    painter.fillRect(area, Qt::white);
}

// U+2596 to U+259F; bits: upper left, upper right, lower left, lower right.
void paintQuadrants(QPainter &painter, QSize cell, char32_t character)
{
    constexpr std::array quadrants {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};
    const int bits = quadrants[character - 0x2596];
    const int x = cell.width() / 2;
    const int y = cell.height() / 2;
    const std::array areas {QRect(0, 0, x, y), QRect(x, 0, cell.width() - x, y),
                            QRect(0, y, x, cell.height() - y),
                            QRect(x, y, cell.width() - x, cell.height() - y)};
    for (size_t i = 0; i < areas.size(); ++i) {
        if ((bits >> i & 1) != 0)
            painter.fillRect(areas[i], Qt::white);
    }
}

void paintBlock(QPainter &painter, char32_t character, QSize cell)
{
    const int index = static_cast<int>(character - firstBlock);
    constexpr int shades = 0x11;
    if (index == 0)
        paintEighths(painter, cell, 4, Qt::TopEdge);
    else if (index <= 8)
        paintEighths(painter, cell, index, Qt::BottomEdge);
    else if (index <= 15)
        paintEighths(painter, cell, 16 - index, Qt::LeftEdge);
    else if (index == 16)
        paintEighths(painter, cell, 4, Qt::RightEdge);
    else if (index < shades + 3)
        painter.fillRect(QRect(QPoint(), cell), QColor(255, 255, 255, 64 * (index - shades + 1)));
    else if (index == 0x14)
        paintEighths(painter, cell, 1, Qt::TopEdge);
    else if (index == 0x15)
        paintEighths(painter, cell, 1, Qt::RightEdge);
    else
        paintQuadrants(painter, cell, character);
}

} // namespace

bool paintBoxCharacter(QPainter &painter, char32_t character, QSize cell)
{
    if (character < firstLine || character >= endOfBlocks)
        return false;
    if (character >= firstBlock) {
        paintBlock(painter, character, cell);
        return true;
    }
    const quint8 arms = lineArms[character - firstLine];
    if (arms != 0)
        LinePainter(painter, cell).paint(arms);
    return arms != 0;
}

} // namespace Guestwire::Terminal
