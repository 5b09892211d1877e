// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/terminal/logicalline.h"

#include <QUrl>

#include <optional>

namespace Guestwire::Terminal {

struct Link
{
    QUrl url; // http or https
    TextRange range;
};

// The link at a cell: one that the guest named (OSC 8), or one that stands there as text.
std::optional<Link> linkAt(const Screen &screen, qint64 firstRow, const TextPosition &cell);

// As it is to be shown before it is opened: nothing in it looks like what it is not.
QString shownInFull(const QUrl &url);

} // namespace Guestwire::Terminal
