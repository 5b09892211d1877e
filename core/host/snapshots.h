// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"
#include "core/model/details.h"

#include <QList>

namespace Guestwire {

// `current` is not in the XML and stays false.
Result<Snapshot> parseSnapshotXml(const QByteArray &xml);

QByteArray snapshotXml(const QString &name, const QString &description);

Result<QList<Snapshot>> snapshotsOf(virDomain *domain, const QString &vmName);

} // namespace Guestwire
