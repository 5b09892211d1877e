// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace Guestwire {

// Something that happened and that a person may want to read later.
struct Event
{
    QDateTime at; // UTC
    std::optional<VmId> vm;
    QString kind; // lifecycle, command, host, console
    QString message; // English
    QString by; // the user who caused it, where known

    bool operator==(const Event &) const = default;
};

} // namespace Guestwire
