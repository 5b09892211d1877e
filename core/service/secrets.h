// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace Guestwire {

QByteArray randomBytes(qsizetype size);

QByteArray toBase64Url(const QByteArray &bytes);
// Strict: exactly one text gives the same bytes, so no padding, stray bits or line breaks.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);

QByteArray sha256(const QByteArray &bytes);
// In the same time wherever they differ; never true where the sizes differ.
bool isSameSecret(const QByteArray &one, const QByteArray &other);
void wipe(QByteArray &secret);

} // namespace Guestwire
