// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/width.h"

#include "core/terminal/widthtable.h"

#include <algorithm>
#include <iterator>

namespace Guestwire::Terminal {
namespace {

// Nothing below is wide or joins, and Latin text is most of what there is.
constexpr char32_t firstCombining = 0x300;

template<size_t Size>
bool contains(const CodeRange (&ranges)[Size], char32_t character)
{
    const auto next =
        std::upper_bound(std::begin(ranges), std::end(ranges), character,
                         [](char32_t code, const CodeRange &range) { return code < range.first; });
    return next != std::begin(ranges) && character <= std::prev(next)->last;
}

} // namespace

int characterWidth(char32_t character)
{
    if (character < firstCombining)
        return 1;
    if (contains(zeroWidthRanges, character))
        return 0;
    return contains(wideRanges, character) ? 2 : 1;
}

bool hasEmojiVariant(char32_t character)
{
    return contains(emojiVariantRanges, character);
}

bool isPictograph(char32_t character)
{
    return contains(pictographRanges, character);
}

} // namespace Guestwire::Terminal
