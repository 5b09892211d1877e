// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/utf8.h"

namespace Guestwire::Terminal {
namespace {

char continuation(char32_t character, int shift)
{
    return static_cast<char>(0x80 | (character >> shift & 0x3f));
}

} // namespace

void appendUtf8(std::string &bytes, char32_t character)
{
    if (character < 0x80) {
        bytes += static_cast<char>(character);
    } else if (character < 0x800) {
        bytes += static_cast<char>(0xc0 | character >> 6);
        bytes += continuation(character, 0);
    } else if (character < 0x10000) {
        bytes += static_cast<char>(0xe0 | character >> 12);
        bytes += continuation(character, 6);
        bytes += continuation(character, 0);
    } else {
        bytes += static_cast<char>(0xf0 | character >> 18);
        bytes += continuation(character, 12);
        bytes += continuation(character, 6);
        bytes += continuation(character, 0);
    }
}

char32_t takeUtf8(std::string_view &bytes)
{
    const auto lead = static_cast<unsigned char>(bytes.front());
    const size_t more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    char32_t character = more == 0 ? lead : lead & (0x3f >> more);
    for (size_t i = 1; i <= more; ++i)
        character = character << 6 | (static_cast<unsigned char>(bytes[i]) & 0x3f);
    bytes.remove_prefix(more + 1);
    return character;
}

} // namespace Guestwire::Terminal
