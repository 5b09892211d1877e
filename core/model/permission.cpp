// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/permission.h"

#include "core/model/ruletext.h"

#include <array>

namespace Guestwire {

namespace {

constexpr std::array permissionTable {
    Permission::Monitor,        Permission::ConsoleRead, Permission::ConsoleWrite,
    Permission::ConsoleRecord,  Permission::Control,     Permission::Snapshot,
    Permission::SnapshotRevert, Permission::Configure,   Permission::Admin,
};

constexpr std::array roleTable {Role::Viewer, Role::Operator, Role::Admin};

} // namespace

Permissions permissionsOf(Role role)
{
    constexpr auto viewer = Permissions(Permission::Monitor);
    constexpr auto operating = viewer | Permission::ConsoleRead | Permission::ConsoleWrite
        | Permission::Control | Permission::Snapshot;
    switch (role) {
    case Role::Viewer:
        return viewer;
    case Role::Operator:
        return operating;
    case Role::Admin:
        return operating | Permission::ConsoleRecord | Permission::SnapshotRevert
            | Permission::Configure | Permission::Admin;
    }
    return {};
}

QString toName(Permission permission)
{
    switch (permission) {
    case Permission::Monitor:
        return QStringLiteral("monitor");
    case Permission::ConsoleRead:
        return QStringLiteral("console-read");
    case Permission::ConsoleWrite:
        return QStringLiteral("console-write");
    case Permission::ConsoleRecord:
        return QStringLiteral("console-record");
    case Permission::Control:
        return QStringLiteral("control");
    case Permission::Snapshot:
        return QStringLiteral("snapshot");
    case Permission::SnapshotRevert:
        return QStringLiteral("snapshot-revert");
    case Permission::Configure:
        return QStringLiteral("configure");
    case Permission::Admin:
        return QStringLiteral("admin");
    }
    return {};
}

QString toName(Role role)
{
    switch (role) {
    case Role::Viewer:
        return QStringLiteral("viewer");
    case Role::Operator:
        return QStringLiteral("operator");
    case Role::Admin:
        return QStringLiteral("admin");
    }
    return {};
}

std::optional<Permission> permissionFromName(QStringView name)
{
    for (const Permission permission : permissionTable)
        if (toName(permission) == name)
            return permission;
    return std::nullopt;
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const Role role : roleTable)
        if (toName(role) == name)
            return role;
    return std::nullopt;
}

std::span<const Permission> allPermissions()
{
    return permissionTable;
}

QStringList toNames(Permissions permissions)
{
    QStringList names;
    for (const Permission permission : permissionTable)
        if (permissions.testFlag(permission))
            names.append(toName(permission));
    return names;
}

Permissions permissionsOn(const Grant &grant, const QString &vmName)
{
    if (matchesAny(grant.vms, vmName))
        return permissionsOf(grant.role);
    return {};
}

} // namespace Guestwire
