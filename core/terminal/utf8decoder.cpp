// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/utf8decoder.h"

namespace Guestwire::Terminal {
namespace {

constexpr char32_t replacementCharacter = 0xfffd;

} // namespace

Utf8Decoder::Step Utf8Decoder::take(unsigned char byte)
{
    if (!isPending())
        return begin(byte);
    if (byte < m_low || byte > m_high) {
        m_missing = 0;
        m_seen = {};
        return {true, false, replacementCharacter};
    }
    m_low = 0x80;
    m_high = 0xbf;
    m_character = m_character << 6 | (byte & 0x3fU);
    if (--m_missing > 0) {
        m_seen.text[m_count++] = static_cast<char>(byte);
        return {};
    }
    m_seen = {};
    return {true, true, m_character};
}

Utf8Decoder::Step Utf8Decoder::begin(unsigned char byte)
{
    if (byte < 0x80)
        return {true, true, byte};
    m_character = byte & 0x3fU;
    if (byte >= 0xc2 && byte <= 0xdf) {
        m_character = byte & 0x1fU;
        expect(1, 0x80, 0xbf);
    } else if (byte >= 0xe0 && byte <= 0xef) {
        m_character = byte & 0x0fU;
        expect(2, byte == 0xe0 ? 0xa0 : 0x80, byte == 0xed ? 0x9f : 0xbf);
    } else if (byte >= 0xf0 && byte <= 0xf4) {
        m_character = byte & 0x07U;
        expect(3, byte == 0xf0 ? 0x90 : 0x80, byte == 0xf4 ? 0x8f : 0xbf);
    } else {
        return {true, true, replacementCharacter};
    }
    m_seen = {};
    m_seen.text[0] = static_cast<char>(byte);
    m_count = 1;
    return {};
}

void Utf8Decoder::expect(int missing, unsigned char low, unsigned char high)
{
    m_missing = missing;
    m_low = low;
    m_high = high;
}

} // namespace Guestwire::Terminal
