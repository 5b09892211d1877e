// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QJsonObject>

#include <memory>
#include <optional>

class QLockFile;

namespace Guestwire {

// Files that hold secrets: owned by the user, mode 0600, one JSON object, replaced as a whole.

// Nothing where there is no such file; an error where it is damaged or open to others.
Result<std::optional<QJsonObject>> readPrivateJson(const QString &path);

// Whoever reads at the same time sees the old content or the new one, never a part.
Outcome writePrivateJson(const QString &path, const QJsonObject &object);

// Held while a file is read, changed and written back, so that two processes do not undo each
// other's work. Waits up to five seconds.
Result<std::unique_ptr<QLockFile>> lockPrivateFile(const QString &path);

// The words for a file that can be read but not understood.
Error damagedFile(const QString &path, const QString &reason);

} // namespace Guestwire
