// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/parsersink.h"
#include "core/terminal/screenstate.h"

#include <QByteArray>

namespace Guestwire::Terminal {

// SGR: sets the pen's colours and attributes, and the colour of its underline.
void applyRendition(const ControlSequence &sequence, Cell &pen, Colour &underline);

// The control sequence that sets exactly this style, whatever was set before, without protection
// and link.
QByteArray renditionSequence(const Cell &style, Colour underline);

// What a character of the text means in the charset that is in use.
char32_t translated(char32_t character, Charsets &charsets, bool eightBit = false);

} // namespace Guestwire::Terminal
