// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/card.h"

#include "widgets/common/colors.h"

#include <QPainter>

namespace Guestwire {

void Card::paintEvent(QPaintEvent *)
{
    constexpr int corner = 6; // pixels
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = colorsFor(palette());
    painter.setPen(hasFocus() ? palette().color(QPalette::Highlight) : colors.grid);
    painter.setBrush(colors.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

} // namespace Guestwire
