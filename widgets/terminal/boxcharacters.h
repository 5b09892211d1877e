// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QSize>

namespace Guestwire::Terminal {

// Lines and blocks that have to meet across cells, which no font promises at every size.
// False: the character is none of these.
bool paintBoxCharacter(QPainter &painter, char32_t character, QSize cell);

} // namespace Guestwire::Terminal
