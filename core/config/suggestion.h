// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Guestwire {

// `; did you mean "word"?` with the word of `known` that `typed` is nearest to, or nothing where
// none is near.
QString suggestion(const QString &typed, const QStringList &known);

} // namespace Guestwire
