// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Guestwire {

// A QR code for a terminal of any colours, two modules in the height of a character. Empty where the
// text is too long for one.
QString qrText(const QByteArray &text);

} // namespace Guestwire
