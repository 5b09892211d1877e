// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire::Terminal {

// Strict UTF-8, one byte at a time: surrogates, overlong forms and stray bytes become U+FFFD.
class Utf8Decoder
{
public:
    struct Step
    {
        bool hasCharacter = false;
        bool consumed = true; // false: the byte ended a cut-off character and is to be read anew
        char32_t character = 0;
    };

    bool isPending() const { return m_missing > 0; }
    Step take(unsigned char byte);

    // The bytes of the unfinished character again; at most three and a 0.
    struct Bytes
    {
        char text[4] = {};
    };
    Bytes unfinished() const { return m_seen; }

private:
    Step begin(unsigned char byte);
    void expect(int missing, unsigned char low, unsigned char high);

    int m_missing = 0;
    int m_count = 0;
    char32_t m_character = 0;
    unsigned char m_low = 0x80; // range of the next byte
    unsigned char m_high = 0xbf;
    Bytes m_seen;
};

} // namespace Guestwire::Terminal
