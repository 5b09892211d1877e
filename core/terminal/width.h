// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire::Terminal {

// Columns that a code point takes: 0 (joins the one before), 1 or 2. The same everywhere, whatever
// the locale, because service, window and tests must agree.
int characterWidth(char32_t character);

// Narrow pictures that U+FE0F makes two columns wide.
bool hasEmojiVariant(char32_t character);

// Joins a cluster that ends in a zero-width joiner.
bool isPictograph(char32_t character);

} // namespace Guestwire::Terminal
