// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace Guestwire {

enum class Severity { Info, Warning, Critical };

// Something that happened and that a person may want to read later.
struct Event
{
    QDateTime at; // UTC
    std::optional<VmId> vm;
    QString kind; // lifecycle, command, host, console, alert, watch, boot
    QString message; // English
    QString by {}; // the user who caused it, where known
    QString rule {}; // the name of the alert or watch rule that made it, if one did
    Severity severity = Severity::Info;

    bool operator==(const Event &) const = default;
};

// Asks for what happened before.
struct EventQuery
{
    std::optional<VmId> vm; // absent: all that may be seen
    QDateTime from; // UTC
    QDateTime to; // itself not included
    int limit = 0; // of those that fit, the newest so many

    bool operator==(const EventQuery &) const = default;
};

} // namespace Guestwire
