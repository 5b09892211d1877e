#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes core/terminal/widthtable.h of the files in Debian's package unicode-data.

generatewidths.py            prints the table
generatewidths.py --check F  exits 1 unless F holds just that table
"""
import sys
from pathlib import Path

UNICODE = Path("/usr/share/unicode")
SOFT_HYPHEN = 0xAD  # a format character that terminals show
# Format characters that stand before digits and take room themselves.
PREPENDED = set(range(0x600, 0x606)) | {0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
# Vowels and finals of conjoining Hangul: they join the leading consonant's two columns.
JOINING_JAMO = set(range(0x1160, 0x1200)) | set(range(0xD7B0, 0xD7C7)) | set(range(0xD7CB, 0xD7FC))
# Hexagrams and circled numbers that the field shows in two columns.
WIDE_BY_CUSTOM = set(range(0x3248, 0x3250)) | set(range(0x4DC0, 0x4E00))


def fields(name):
    for line in (UNICODE / name).read_text(encoding="utf-8").splitlines():
        text = line.split("#")[0].strip()
        if text:
            yield [field.strip() for field in text.split(";")]


def span(text):
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def with_property(name, wanted):
    return {code for row in fields(name) if row[1] in wanted for code in span(row[0])}


def zero_width():
    marks = {int(row[0], 16) for row in fields("UnicodeData.txt") if row[2] in ("Mn", "Me", "Cf")}
    tags = set(range(0xE0020, 0xE0080))
    return (marks | tags | JOINING_JAMO) - {SOFT_HYPHEN} - PREPENDED


def emoji_variants():
    rows = fields("emoji/emoji-variation-sequences.txt")
    return {int(row[0].split()[0], 16) for row in rows if row[0].split()[1] == "FE0F"}


def ranges(codes):
    result = []
    for code in sorted(codes):
        if result and result[-1][1] == code - 1:
            result[-1][1] = code
        else:
            result.append([code, code])
    return result


def table(name, comment, codes):
    lines = [f"// {comment}", f"inline constexpr CodeRange {name}[] = {{"]
    cells = [f"{{0x{first:X}, 0x{last:X}}}," for first, last in ranges(codes)]
    lines += ["    " + " ".join(cells[i : i + 4]) for i in range(0, len(cells), 4)]
    return "\n".join(lines + ["};", ""])


def generate():
    zero = zero_width()
    wide = (with_property("EastAsianWidth.txt", ("W", "F")) | WIDE_BY_CUSTOM) - zero
    variants = emoji_variants() - wide
    pictures = with_property("emoji/emoji-data.txt", ("Extended_Pictographic",))
    return "\n".join([
        "// SPDX-FileCopyrightText: The Guestwire authors",
        "// SPDX-License-Identifier: GPL-3.0-or-later",
        "// clang-format off",
        "// Made by tests/support/generatewidths.py of Debian's package unicode-data; not edited by hand.",
        "#pragma once",
        "",
        "namespace Guestwire::Terminal {",
        "",
        "struct CodeRange",
        "{",
        "    char32_t first;",
        "    char32_t last;",
        "};",
        "",
        table("zeroWidthRanges", "Join the character before them.", zero),
        table("wideRanges", "Take two columns.", wide),
        table("emojiVariantRanges", "Narrow, but two columns with U+FE0F behind them.", variants),
        table("pictographRanges", "Join what ends in a zero-width joiner.", pictures),
        "} // namespace Guestwire::Terminal",
        "",
    ])


def main():
    text = generate()
    if len(sys.argv) == 3 and sys.argv[1] == "--check":
        if Path(sys.argv[2]).read_text(encoding="utf-8") != text:
            sys.exit(f"{sys.argv[2]} differs from what tests/support/generatewidths.py makes")
    elif len(sys.argv) == 1:
        print(text, end="")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
