// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace Guestwire {

enum class Permission {
    Monitor = 1 << 0, // see that the VM exists, its state and its metrics
    ConsoleRead = 1 << 1,
    ConsoleWrite = 1 << 2,
    Control = 1 << 3, // start, stop and their kin
    Snapshot = 1 << 4, // create and delete
    SnapshotRevert = 1 << 5,
    Configure = 1 << 6, // vCPUs, memory, disks, autostart
    Admin = 1 << 7, // the server itself: accounts, tokens, clients, alert rules
    ConsoleRecord = 1 << 8, // keep what a console shows, and delete it
};
Q_DECLARE_FLAGS(Permissions, Permission)
Q_DECLARE_OPERATORS_FOR_FLAGS(Permissions)

enum class Role { Viewer, Operator, Admin };

Permissions permissionsOf(Role role);

// The words used in window, browser, command line and on the wire.
QString toName(Permission permission);
QString toName(Role role);
std::optional<Permission> permissionFromName(QStringView name);
std::optional<Role> roleFromName(QStringView name);
std::span<const Permission> allPermissions();
QStringList toNames(Permissions permissions);

// What a user may do, and with which VMs.
struct Grant
{
    Role role = Role::Viewer;
    QStringList vms; // shell patterns on a VM's name (*, ?, […]); empty means all VMs

    bool operator==(const Grant &) const = default;
};

// The permissions that a grant gives on a VM of this name; none means that it is not to be seen.
Permissions permissionsOn(const Grant &grant, const QString &vmName);

} // namespace Guestwire
