// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QFuture>

namespace Guestwire {

// What is found at a libvirt URI.
struct LibvirtFinding
{
    QString libvirtVersion; // of its daemon: "9.0.0"
    QString hypervisor; // "QEMU 7.2.0"
    int vms = 0;
};

// Connects and leaves again, in a thread of its own that nobody waits for: libvirt may take its
// time, or hang.
QFuture<Result<LibvirtFinding>> probeLibvirt(const QString &uri);

} // namespace Guestwire
