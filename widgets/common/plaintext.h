// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace Guestwire {

// A tool tip that shows exactly these characters: Qt would guess that some names are HTML.
QString plainToolTip(const QString &text);

// A label that never reads its text as HTML.
QLabel *plainLabel(const QString &text, QWidget *parent);

} // namespace Guestwire
