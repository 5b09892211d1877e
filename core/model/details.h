// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace Guestwire {

struct Snapshot
{
    QString name;
    std::optional<QString> parent;
    bool current = false;
    State state = State::Off; // of the VM when it was taken
    QDateTime createdAt; // UTC
    QString description;
    bool memory = false; // the memory is part of it

    bool operator==(const Snapshot &) const = default;
};

// One thing about a VM that seldom changes: "Hardware", "Machine", "pc-q35-7.2".
struct Fact
{
    QString group;
    QString name;
    QString value;

    bool operator==(const Fact &) const = default;
};

} // namespace Guestwire
