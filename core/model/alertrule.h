// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/model/metric.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace Guestwire {

// When somebody should be told of a VM.
struct AlertRule
{
    enum class Condition { Above, Below, Stopped, Crashed };

    QString name;
    Condition condition = Condition::Above;
    // Of the first two:
    Metric metric = Metric::CpuUtilization;
    double limit = 0; // in the metric's unit
    std::chrono::milliseconds duration {0}; // that it has to hold
    std::optional<double> clears; // it is over on the other side of this; absent: of the limit

    QStringList vms; // shell patterns on a VM's name; empty means all VMs
    Severity severity = Severity::Warning;

    bool isOnMetric() const
    {
        return condition == Condition::Above || condition == Condition::Below;
    }
    bool operator==(const AlertRule &) const = default;
};

} // namespace Guestwire
