// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace Guestwire {

// "30" (seconds), "10s", "1m30s", "500ms", "24h", "30d"; nothing where it is none of these.
std::optional<std::chrono::milliseconds> parseDuration(QStringView text);
// "8192", "64KiB", "1MiB", "1GiB"; nothing where it is none of these.
std::optional<qint64> parseSize(QStringView text);

// The shortest words that are read back as the same value.
QString durationText(std::chrono::milliseconds duration);
QString sizeText(qint64 bytes);

} // namespace Guestwire
