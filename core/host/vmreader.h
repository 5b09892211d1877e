// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"

#include <QDir>

namespace Guestwire {

// libvirt's state and reason as ours.
State stateOf(int libvirtState, int reason);

// Where the driver of this URI keeps the emulators' pid files; nothing where these are not ours to
// read (another host, another daemon, another driver).
std::optional<QDir> pidDirectory(const QString &uri);

// When the emulator of this VM was started, from its process.
std::optional<QDateTime> emulatorStart(const QDir &pids, const QString &vmName);

// Reads a VM from libvirt, but for `lastStateChange` and `permissions`.
class VmReader
{
public:
    explicit VmReader(const QString &uri) : m_uri(uri), m_pids(pidDirectory(uri)) { }

    Result<Vm> read(virDomain *domain) const;

private:
    QString m_uri;
    std::optional<QDir> m_pids;
};

} // namespace Guestwire
