// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/rendition.h"

namespace Guestwire::Terminal {
namespace {

constexpr int protection = Protected | Guarded;

void resetStyle(Cell &pen)
{
    Cell fresh;
    fresh.set(pen.attributes & protection);
    fresh.extra = pen.extra; // a link goes on
    pen = fresh;
}

Underline underlineKind(int kind)
{
    return kind >= 0 && kind <= static_cast<int>(Underline::Dashed) ? static_cast<Underline>(kind)
                                                                    : Underline::Single;
}

struct ExtendedColour
{
    Colour colour;
    bool valid = false;
    int next = 0; // index of the parameter behind it
};

int endOfSubparameters(const ControlSequence &sequence, int index)
{
    while (sequence.isSubparameter(index))
        ++index;
    return index;
}

// 38;5;n, 38;2;r;g;b, and the same with colons, where 38:2 may have a colour space before r.
ExtendedColour extendedColour(const ControlSequence &sequence, int index)
{
    ExtendedColour result;
    const int kind = sequence.value(index, 0);
    if (kind == 5 && index + 1 < sequence.count) {
        result.colour = Colour::palette(sequence.value(index + 1, 0));
        result.valid = true;
        result.next = index + 2;
        return result;
    }
    if (kind != 2) {
        result.next = sequence.count;
        return result;
    }
    int red = index + 1;
    if (sequence.isSubparameter(index)) {
        result.next = endOfSubparameters(sequence, red);
        if (result.next - red >= 4)
            ++red;
    } else {
        result.next = red + 3;
    }
    if (red + 2 < sequence.count) {
        result.colour = Colour::rgb(sequence.value(red, 0), sequence.value(red + 1, 0),
                                    sequence.value(red + 2, 0));
        result.valid = true;
    }
    return result;
}

bool applyColour(int code, Cell &pen)
{
    if (code >= 30 && code <= 37)
        pen.foreground = Colour::palette(code - 30);
    else if (code == 39)
        pen.foreground = {};
    else if (code >= 40 && code <= 47)
        pen.background = Colour::palette(code - 40);
    else if (code == 49)
        pen.background = {};
    else if (code >= 90 && code <= 97)
        pen.foreground = Colour::palette(code - 90 + 8);
    else if (code >= 100 && code <= 107)
        pen.background = Colour::palette(code - 100 + 8);
    else
        return false;
    return true;
}

struct AttributeCode
{
    int code;
    int set;
    int unset;
};

constexpr AttributeCode attributeCodes[] = {
    {1, Bold, 0},      {2, Dim, 0},         {3, Italic, 0},  {5, Blink, 0},
    {6, Blink, 0},     {7, Inverse, 0},     {8, Hidden, 0},  {9, Strike, 0},
    {53, Overline, 0}, {22, 0, Bold | Dim}, {23, 0, Italic}, {25, 0, Blink},
    {27, 0, Inverse},  {28, 0, Hidden},     {29, 0, Strike}, {55, 0, Overline},
};

void applyCode(int code, Cell &pen, Colour &underline)
{
    if (applyColour(code, pen))
        return;
    if (code == 0 || code == 59)
        underline = {};
    if (code == 0)
        resetStyle(pen);
    else if (code == 4)
        pen.underline = Underline::Single;
    else if (code == 21)
        pen.underline = Underline::Double;
    else if (code == 24)
        pen.underline = Underline::None;
    for (const AttributeCode &entry : attributeCodes) {
        if (entry.code == code) {
            pen.set(entry.set);
            pen.unset(entry.unset);
        }
    }
}

QByteArray colourCode(Colour colour, int base)
{
    if (colour.isDefault())
        return {};
    const QByteArray extended = ';' + QByteArray::number(base + 8);
    if (!colour.isPalette()) {
        const quint32 rgb = colour.rgb();
        return extended + ";2;" + QByteArray::number(rgb >> 16) + ';'
            + QByteArray::number(rgb >> 8 & 0xff) + ';' + QByteArray::number(rgb & 0xff);
    }
    if (colour.index() < 8)
        return ';' + QByteArray::number(base + colour.index());
    if (colour.index() < 16)
        return ';' + QByteArray::number(base + 60 + colour.index() - 8);
    return extended + ";5;" + QByteArray::number(colour.index());
}

// With colons, so that a terminal that does not know it takes none of its numbers for others.
QByteArray underlineCode(Colour colour)
{
    if (colour.isDefault())
        return {};
    if (colour.isPalette())
        return ";58:5:" + QByteArray::number(colour.index());
    const quint32 rgb = colour.rgb();
    return ";58:2::" + QByteArray::number(rgb >> 16) + ':' + QByteArray::number(rgb >> 8 & 0xff)
        + ':' + QByteArray::number(rgb & 0xff);
}

constexpr char32_t rightHalf = 0x80;

char32_t inCharset(char32_t character, char set)
{
    static constexpr char32_t graphics[] =
        U" \u25c6\u2592\u2409\u240c\u240d\u240a\u00b0\u00b1\u2424"
        U"\u240b\u2518\u2510\u250c\u2514\u253c\u23ba\u23bb\u2500"
        U"\u23bc\u23bd\u251c\u2524\u2534\u252c\u2502\u2264\u2265"
        U"\u03c0\u2260\u00a3\u00b7";
    if (set == '0' && character >= 0x5f && character < 0x7f)
        return graphics[character - 0x5f];
    if (set == 'A' && character == '#')
        return U'\u00a3';
    if (set == Charsets::latin1 && character >= 0x20 && character < rightHalf)
        return character + rightHalf;
    return character;
}

} // namespace

void applyRendition(const ControlSequence &sequence, Cell &pen, Colour &underline)
{
    for (int i = 0; i < sequence.count;) {
        const int code = sequence.value(i, 0);
        if (code == 38 || code == 48 || code == 58) {
            const ExtendedColour extended = extendedColour(sequence, i + 1);
            if (extended.valid && code == 38)
                pen.foreground = extended.colour;
            else if (extended.valid && code == 48)
                pen.background = extended.colour;
            else if (extended.valid)
                underline = extended.colour;
            i = extended.next;
            continue;
        }
        if (code == 4 && sequence.isSubparameter(i + 1))
            pen.underline = underlineKind(sequence.value(i + 1, 1));
        else
            applyCode(code, pen, underline);
        i = endOfSubparameters(sequence, i + 1);
    }
}

QByteArray renditionSequence(const Cell &style, Colour underline)
{
    QByteArray codes("\x1b[0");
    for (const AttributeCode &entry : attributeCodes) {
        if (entry.code != 6 && (style.attributes & entry.set) != 0)
            codes += ';' + QByteArray::number(entry.code);
    }
    if (style.underline == Underline::Single)
        codes += ";4";
    else if (style.underline != Underline::None)
        codes += ";4:" + QByteArray::number(static_cast<int>(style.underline));
    codes += colourCode(style.foreground, 30) + colourCode(style.background, 40);
    return codes + underlineCode(underline) + 'm';
}

char32_t translated(char32_t character, Charsets &charsets, bool eightBit)
{
    const bool isRight = eightBit && character >= 0xa0 && character <= 0xff;
    const int unshifted = isRight ? charsets.right : charsets.active;
    const int used = charsets.single != 0 ? charsets.single : unshifted;
    charsets.single = 0;
    return inCharset(isRight ? character - rightHalf : character,
                     charsets.designated[static_cast<size_t>(used)]);
}

} // namespace Guestwire::Terminal
