// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace Guestwire::Terminal {

void appendUtf8(std::string &bytes, char32_t character);

// Takes the code point at the front of well-formed UTF-8 that this program wrote itself.
char32_t takeUtf8(std::string_view &bytes);

} // namespace Guestwire::Terminal
