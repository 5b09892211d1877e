// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace Guestwire::Terminal {

enum Attribute : quint16 {
    Bold = 0x001,
    Dim = 0x002,
    Italic = 0x004,
    Blink = 0x008,
    Inverse = 0x010,
    Hidden = 0x020,
    Strike = 0x040,
    Overline = 0x080,
    Protected = 0x100, // DECSCA: selective erasing leaves the cell alone
    Guarded = 0x200, // SPA: every erasing leaves the cell alone
};

enum class Underline : quint8 { None, Single, Double, Curly, Dotted, Dashed };

// The scheme's default, one of 256 palette entries, or 24 bits.
class Colour
{
public:
    constexpr Colour() = default;

    static constexpr Colour palette(int index)
    {
        return Colour(paletteTag | (static_cast<quint32>(index) & 0xff));
    }
    static constexpr Colour rgb(int red, int green, int blue)
    {
        return Colour(rgbTag | (static_cast<quint32>(red) & 0xff) << 16
                      | (static_cast<quint32>(green) & 0xff) << 8
                      | (static_cast<quint32>(blue) & 0xff));
    }

    constexpr bool isDefault() const { return m_value == 0; }
    constexpr bool isPalette() const { return (m_value & tagMask) == paletteTag; }
    constexpr int index() const { return static_cast<int>(m_value & 0xff); }
    constexpr quint32 rgb() const { return m_value & 0xffffff; } // 0xRRGGBB
    constexpr quint32 bits() const { return m_value; } // different for different colours

    constexpr bool operator==(const Colour &) const = default;

private:
    static constexpr quint32 paletteTag = 0x01000000;
    static constexpr quint32 rgbTag = 0xff000000;
    static constexpr quint32 tagMask = 0xff000000;

    explicit constexpr Colour(quint32 value) : m_value(value) { }

    quint32 m_value = 0;
};

// One column of a row. A wide character's second column has width 0 and no character.
struct Cell
{
    char32_t character = 0; // 0: nothing was printed here; from firstCluster on: see ClusterTable
    Colour foreground;
    Colour background;
    quint16 attributes : 11 = 0; // of Attribute
    Underline underline : 3 = Underline::None;
    quint8 width : 2 = 1;
    quint16 extra = 0; // see CellExtras

    Cell() = default;
    bool isEmpty() const { return character == 0 && width == 1; }
    bool sameStyle(const Cell &other) const
    {
        // Without branches: this is asked for every cell that leaves the screen.
        const quint32 colours = (foreground.bits() ^ other.foreground.bits())
            | (background.bits() ^ other.background.bits());
        const int rest = (attributes ^ other.attributes) | (extra ^ other.extra)
            | (static_cast<int>(underline) ^ static_cast<int>(other.underline));
        return colours == 0 && rest == 0;
    }
    void set(int flags) { attributes = static_cast<quint16>((attributes | flags) & 0x7ff); }
    void unset(int flags) { attributes = static_cast<quint16>(attributes & ~flags & 0x7ff); }
    bool operator==(const Cell &) const = default;
};
static_assert(sizeof(Cell) == 16);

struct Line
{
    std::vector<Cell> cells;
    bool wrapped = false; // the text goes on in the next line without a line break

    bool operator==(const Line &) const = default;
};

} // namespace Guestwire::Terminal
