// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/model/vm.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Guestwire {

// A rule that holds, or held, for one VM.
struct Alert
{
    enum class State { Firing, Cleared };

    QString id;
    QString rule; // its name
    std::optional<VmId> vm;
    QString metric; // dotted name; empty for rules about something else
    std::optional<double> value; // the newest, in the metric's unit
    Severity severity = Severity::Warning;
    QDateTime since; // UTC
    State state = State::Firing;
    QString acknowledgedBy; // empty: by nobody
    std::optional<QDateTime> snoozedUntil; // UTC
    QString message; // English

    bool operator==(const Alert &) const = default;
};

// A rule as it is written, and where it stands.
struct AlertRuleText
{
    enum class Source { Configuration, Protocol };

    QString text;
    Source source = Source::Protocol;

    bool operator==(const AlertRuleText &) const = default;
};

struct AlertList
{
    QList<AlertRuleText> rules;
    QList<Alert> alerts;

    bool operator==(const AlertList &) const = default;
};

} // namespace Guestwire
