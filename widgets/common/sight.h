// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Guestwire {

// A minimised window counts as visible, and nobody sees it.
inline bool isInSight(const QWidget &widget)
{
    return widget.isVisible() && !widget.window()->isMinimized();
}

} // namespace Guestwire
