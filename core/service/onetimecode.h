// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Guestwire {

// A code of 130 random bits in 26 small letters and digits that nobody mistakes for another.
QByteArray makeOneTimeCode();

// The code that somebody typed, in any case, with or without dashes and blanks.
QByteArray normalizedCode(const QString &typed);

} // namespace Guestwire
